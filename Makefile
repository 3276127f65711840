# Parley: `make run` serves the dashboard, `make test` tests everything; both set themselves up.

PYTHON ?= python3
PORT ?= 8501
HOST ?= 127.0.0.1
PACKAGE ?= data/russia-ukraine
VENV := .venv
BIN := $(VENV)/bin
CODE := app.py bench docs frontend lib pages tests

.DEFAULT_GOAL := help
.PHONY: help add archive run dev test lint unit browser coverage format bench bench-quick snapshot snapshot-size new-talks screenshots frontend clean

help: ## Print what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16

$(VENV)/run.done: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit("Parley needs Python 3.11 or newer, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/dev.done: $(VENV)/run.done requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

run: $(VENV)/run.done ## Serve the dashboard (PORT=8501 HOST=127.0.0.1)
	@$(BIN)/python -m lib.serve --host $(HOST) --port $(PORT)

dev: $(VENV)/run.done ## Serve it and reload on changes of the source
	@$(BIN)/python -m lib.serve --host $(HOST) --port $(PORT) --watch

# The browser waits more than it works, so the other tests run beside it; GNU make 4 keeps what each says together.
test: $(VENV)/dev.done ## Check format, lint and types, and run every test, a real browser included
	@echo "Some minutes; each part is told when it has ended."
	@$(MAKE) --no-print-directory --keep-going --jobs=2 $(if $(filter output-sync,$(.FEATURES)),--output-sync) browser lint unit

lint: $(VENV)/dev.done ## Check format, lint and types
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy

unit: $(VENV)/dev.done ## Run the tests that need no browser
	$(BIN)/python -m pytest -m "not browser" -q

browser: $(VENV)/dev.done ## Run the tests in a real browser; root installs it
	@$(BIN)/python -m tests.chromium
	$(BIN)/python -m pytest -m browser -q

coverage: $(VENV)/dev.done ## Say which lines of lib those tests reach; takes nearly twice as long
	$(BIN)/python -m pytest -m "not browser" -q --cov --cov-report=term:skip-covered

format: $(VENV)/dev.done ## Format the code
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

.venv-bench/bench.done: bench/requirements.txt requirements.txt
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check -r bench/requirements.txt
	@touch $@

bench: .venv-bench/bench.done ## Measure beside Dash, Panel, Shiny and a static page (an hour)
	@.venv-bench/bin/python -m bench.ready
	.venv-bench/bin/python -m bench
	.venv-bench/bin/python -m bench.readme

bench-quick: .venv-bench/bench.done ## Measure what a change of period costs the server
	.venv-bench/bin/python -m bench --quick

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

frontend: $(VENV)/dev.done ## Build the chart runtime from its source (needs Node.js and npm), and cut the icons
	cd frontend && npm ci && npm run build
	$(BIN)/python -m frontend.icons

clean: ## Remove what the commands above have made
	rm -rf $(VENV) .venv-bench .pytest_cache .mypy_cache .ruff_cache .coverage
