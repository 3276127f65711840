# Parley: `make run` serves the dashboard, `make test` tests everything; both set themselves up.

PYTHON ?= python3
PORT ?= 8501
HOST ?= 127.0.0.1
PACKAGE ?= data/russia-ukraine
VENV := .venv
BIN := $(VENV)/bin
PIP := pip install --quiet --disable-pip-version-check --require-hashes
EXPORT := .venv-lock/bin/uv export --quiet --locked --no-default-groups --no-header --no-annotate
# Neighbours in a file share what is costly to make, so each worker begins with half of the list and then takes from the other.
PARALLEL := -n auto --dist worksteal
CODE := app.py bench docs frontend lib pages tests

.DEFAULT_GOAL := help
.PHONY: help hooks lock audit sbom add archive run dev test lint unit data-tests browser coverage mutants format bench bench-quick load snapshot snapshot-size new-talks screenshots frontend frontend-check clean

help: ## Print what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16

# The environment that serves the app has no pip and no setuptools in it; the one that tests it has the locked pip.
$(VENV)/run.done: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit("Parley needs Python 3.11 or newer, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m $(PIP) -r requirements.txt
	$(BIN)/python -m pip uninstall --quiet --yes setuptools pip
	@touch $@

$(VENV)/dev.done: $(VENV)/run.done requirements-dev.txt
	$(BIN)/python -m ensurepip > /dev/null
	$(BIN)/python -m $(PIP) -r requirements-dev.txt
	$(BIN)/python -m pip uninstall --quiet --yes setuptools
	@touch $@

lock: ## Lock the dependencies of pyproject.toml again, transitive ones too (UP=--upgrade for newer ones)
	test -x .venv-lock/bin/uv || { $(PYTHON) -m venv .venv-lock && .venv-lock/bin/python -m pip install --quiet uv==0.13.9; }
	.venv-lock/bin/uv lock --quiet $(UP)
	$(EXPORT) --output-file requirements.txt
	$(EXPORT) --group dev --output-file requirements-dev.txt
	$(EXPORT) --only-group audit --output-file requirements-audit.txt
	$(EXPORT) --group bench --output-file bench/requirements.txt

run: $(VENV)/run.done ## Serve the dashboard (PORT=8501 HOST=127.0.0.1)
	@$(BIN)/python -m lib.serve --host $(HOST) --port $(PORT) $(if $(WORKERS),--workers $(WORKERS))

dev: $(VENV)/run.done ## Serve it and reload on changes of the source
	@$(BIN)/python -m lib.serve --host $(HOST) --port $(PORT) --watch

# One part after the other, each on all cores; a part that fails does not hide what the next would say.
test: $(VENV)/dev.done ## Check format, lint and types, and run every test, a real browser included
	@echo "Some minutes; each part is told when it has ended."
	@$(MAKE) --no-print-directory --keep-going lint unit browser

lint: $(VENV)/dev.done ## Check format, lint, types and spelling
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy
	$(BIN)/codespell
	@if node -e 'process.exit(Number(process.versions.node.split(".")[0] < 20))' 2> /dev/null && command -v npm > /dev/null; \
	then $(MAKE) --no-print-directory frontend-check; \
	else echo "The front end is not checked: that needs Node.js 20 or newer and npm."; fi

unit: $(VENV)/dev.done ## Run the tests that need no browser
	$(BIN)/python -m pytest -m "not browser" -q $(PARALLEL)

data-tests: $(VENV)/dev.done ## Run the tests that the shipped data must pass in every edition
	$(BIN)/python -m pytest -m data -q $$(grep -rl --include='test_*.py' mark.data tests)

browser: $(VENV)/dev.done ## Run the tests in a real browser; root installs it
	@$(BIN)/python -m tests.chromium
	$(BIN)/python -m pytest -m browser -q $(PARALLEL)

coverage: $(VENV)/dev.done ## Say which lines of lib those tests reach; takes nearly twice as long
	$(BIN)/python -m pytest -m "not browser" -q $(PARALLEL) --cov --cov-report=term:skip-covered

mutants: $(VENV)/dev.done ## Plant faults in the model and count those that tests find; hours (SAMPLE=100 MINUTES=30 MODULES=lib/period.py)
	SAMPLE="$(SAMPLE)" MINUTES="$(MINUTES)" MODULES="$(MODULES)" nice -n 19 $(BIN)/python -m tests.mutants

format: $(VENV)/dev.done ## Format the code
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)
	@if test -d frontend/node_modules; then cd frontend && npm run --silent format; fi

hooks: $(VENV)/dev.done ## Check format, rules and spelling before each commit
	$(BIN)/pre-commit install

.venv-bench/bench.done: bench/requirements.txt
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m $(PIP) -r bench/requirements.txt
	@touch $@

bench: .venv-bench/bench.done ## Measure beside Dash, Panel, Shiny and a static page (an hour)
	@.venv-bench/bin/python -m bench.machine
	.venv-bench/bin/python -m bench
	.venv-bench/bin/python -m bench.table

bench-quick: .venv-bench/bench.done ## Measure what a change of period costs the server (BESIDE=checkout)
	.venv-bench/bin/python -m bench --quick $(if $(BESIDE),--beside $(BESIDE))

load: $(VENV)/dev.done ## Ramp up readers who change period and page (FOLDERS="." COUNTS="10 50 100 200")
	$(BIN)/python -m bench.ramp --folders $(or $(FOLDERS),.) --counts $(or $(COUNTS),10 50 100 200)

.venv-audit/audit.done: requirements-audit.txt
	$(PYTHON) -m venv .venv-audit
	.venv-audit/bin/python -m $(PIP) -r requirements-audit.txt
	@touch $@

audit: .venv-audit/audit.done ## Ask the indexes what is known against the locked packages
	@.venv-audit/bin/python -m tests.audit

sbom: .venv-audit/audit.done ## Write what Parley is built from as CycloneDX (OUT=out)
	@mkdir -p $(or $(OUT),out)
	.venv-audit/bin/cyclonedx-py requirements requirements.txt --pyproject pyproject.toml --output-reproducible --output-file $(or $(OUT),out)/sbom-python.json
	@if command -v npm > /dev/null; then cd frontend && npm sbom --package-lock-only --sbom-format cyclonedx > $(abspath $(or $(OUT),out))/sbom-frontend.json; \
	else echo "The packages of the chart runtime are not listed: that needs npm."; fi

add: $(VENV)/run.done ## Add facts to the data (FACTS=facts.toml PACKAGE=data/russia-ukraine)
	@test -n "$(FACTS)" || { echo "Say which facts: make add FACTS=facts.toml"; exit 2; }
	@$(BIN)/python -m lib.add "$(PACKAGE)" "$(FACTS)"

archive: $(VENV)/run.done ## Look for archived copies and dead links of sources (network; PACKAGE=…)
	@$(BIN)/python -m lib.archive "$(PACKAGE)"

snapshot: $(VENV)/run.done ## Write the offline snapshot (OUT=folder)
	@test -n "$(OUT)" || { echo "Say where: make snapshot OUT=folder"; exit 2; }
	$(BIN)/python -m lib.snapshot "$(OUT)"

snapshot-size: $(VENV)/run.done ## Write the size of the snapshot into the README
	$(BIN)/python -m docs.snapshot_size

new-talks: ## Copy the empty package (NAME=my-talks)
	@test -n "$(NAME)" || { echo "Say its name: make new-talks NAME=my-talks"; exit 2; }
	@test ! -e "data/$(NAME)" || { echo "data/$(NAME) exists already"; exit 1; }
	cp -r data/template "data/$(NAME)"
	@sed '1,4s/template/$(NAME)/' data/template/datapackage.json > "data/$(NAME)/datapackage.json"
	@echo "Now follow data/$(NAME)/README.md"

screenshots: $(VENV)/dev.done ## Render the pictures of this README from the running app
	$(BIN)/python -m docs.screenshots

frontend/node_modules/.package-lock.json: frontend/package.json frontend/package-lock.json
	cd frontend && npm ci
	@touch $@

frontend-check: frontend/node_modules/.package-lock.json ## Check format, lint, types and pure parts of the front end (needs Node.js and npm)
	cd frontend && npm run --silent check

frontend: $(VENV)/dev.done frontend/node_modules/.package-lock.json ## Build the chart runtime from its source (needs Node.js and npm), and cut icons and letters
	cd frontend && npm run build
	$(BIN)/python -m frontend.icons
	$(BIN)/python -m frontend.letters

clean: ## Remove what the commands above have made
	rm -rf $(VENV) .venv-audit .venv-bench .venv-lock frontend/node_modules .pytest_cache .mypy_cache .ruff_cache .coverage
