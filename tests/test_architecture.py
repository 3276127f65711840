"""The shape of the program: imports run one way, files and functions stay small, words stay out."""

import ast
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.assertions import toothless

ROOT = Path(__file__).parent.parent
LIB = sorted(path for path in (ROOT / "lib").rglob("*.py"))
#: Takes what Streamlit's own files are, and knows nothing else of it.
ASSETS = ROOT / "lib" / "api" / "assets.py"
PAGES = sorted((ROOT / "pages").glob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
#: The parts of lib from the ground up; each may import what stands before it in its list.
MAY_IMPORT = {
    "cache": set(),
    "charts.figures": set(),
    "model.grouping": set(),
    "period": set(),
    "server": set(),
    "settings": set(),
    "sitemap": set(),
    "speakers": set(),
    "charts.tokens": {"charts.figures"},
    "data": {"speakers"},
    "i18n": {"period"},
    "model.claims": {"model.grouping", "speakers"},
    "charts.promises": {"charts.tokens", "i18n"},
    "charts": {"charts.figures", "charts.promises", "charts.tokens", "i18n"},
    "charts.titles": {"charts.tokens", "i18n", "speakers"},
    "charts.alternative": {"charts.titles", "charts.tokens", "i18n"},
    "params": {"model.claims", "period", "speakers"},
    "validation": {"data", "i18n"},
    "check": {"validation"},
    "data.editions": {"data", "validation"},
    "model": {"cache", "data", "model.claims", "model.grouping", "params", "period", "speakers"},
    "add": {"data", "data.editions", "i18n", "model", "validation"},
    "catalog": {"data", "data.editions", "model", "params", "validation"},
    "charts.kind": {
        "charts.alternative", "charts.figures", "charts.titles", "charts.tokens", "i18n", "model",
        "sitemap",
    },
    "charts.style": {"cache", "charts.tokens", "i18n", "model", "params", "speakers"},
    "citation": {"i18n", "model", "params"},
    "model.derived": {"cache", "data", "model", "params"},
    "validation.process": {"model", "validation"},
    "archive": {"add", "i18n", "validation"},
    "charts.registry": {
        "cache", "charts", "charts.alternative", "charts.kind", "charts.style", "charts.titles",
        "model", "params",
    },
    "derived_tables": {"cache", "data", "i18n", "model", "model.derived", "params"},
    "export": {"cache", "charts.kind", "data", "model", "model.derived", "params"},
    "content": {
        "cache", "charts.kind", "charts.promises", "charts.registry", "charts.style",
        "charts.tokens", "data",
        "derived_tables", "export", "i18n", "model", "model.claims", "params", "period", "sitemap", "speakers",
    },
    "charts.spec": {
        "charts", "cache", "charts.kind", "charts.registry", "charts.style", "charts.titles", "content",
        "export", "i18n", "model", "params",
    },
    "api": {
        "cache", "catalog", "charts.registry", "charts.spec", "citation", "content", "data",
        "data.editions", "derived_tables", "export", "i18n", "model", "model.claims", "params",
        "period", "server", "settings", "sitemap",
    },
    "prerender": {
        "api", "cache", "catalog", "charts.registry", "charts.spec", "citation", "content",
        "derived_tables", "i18n", "model", "params", "sitemap",
    },
    "snapshot": {
        "api", "catalog", "charts.kind", "charts.registry", "charts.spec", "citation", "content",
        "data", "data.editions", "derived_tables", "export", "i18n", "model", "params", "sitemap",
    },
    "views": {
        "api", "cache", "catalog", "charts.kind", "charts.registry", "charts.spec",
        "charts.style", "charts.tokens", "citation", "content", "derived_tables", "export",
        "i18n", "model", "params", "server", "settings", "sitemap", "validation", "validation.process",
    },
    "api.routes": {"api", "prerender"},
    "serve": {"cache", "catalog", "prerender", "server", "settings"},
}  # fmt: skip
#: What knows a framework, by the framework; everything else of lib says things and shows nothing.
MAY_KNOW = {
    "streamlit": {"views", "serve", "server"},
    "starlette": {"api", "api.routes", "prerender"},
    "jinja2": {"api", "snapshot"},
    "markupsafe": {"api", "prerender", "snapshot"},
}


def part(path: Path) -> str:
    """The part of lib to which a file belongs: a folder, or a module that has its own place."""
    return named(".".join(path.relative_to(ROOT / "lib").with_suffix("").parts))


def named(module: str) -> str:
    """The part of lib to which a module belongs, by its name without ``lib``."""
    parts = module.split(".")
    return own if (own := ".".join(parts[:2])) in MAY_IMPORT else parts[0]


@cache
def source(path: Path) -> str:
    """The text of a file."""
    return path.read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(source(path))


def nodes(path: Path, *kinds: type[ast.AST]) -> list[ast.AST]:
    """The nodes of some kinds in a file."""
    return [node for node in ast.walk(tree(path)) if isinstance(node, kinds)]


def broken(paths: list[Path], rule: Callable[[Path], object]) -> dict[str, object]:
    """What a rule finds in each file where it finds something, by the path of the file."""
    assert paths
    found = {path.relative_to(ROOT).as_posix(): rule(path) for path in paths}
    return {path: what for path, what in found.items() if what}


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """The functions of a file, methods and those within others included."""
    return nodes(path, ast.FunctionDef, ast.AsyncFunctionDef)


def decorators(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    """The names of what decorates a function, without arguments."""
    every = [getattr(one, "func", one) for one in function.decorator_list]
    return {ast.unparse(one).rpartition(".")[2] for one in every}


def imported(path: Path) -> set[str]:
    """The modules that a file imports, whole names."""
    whole = {alias.name for node in nodes(path, ast.Import) for alias in node.names}
    parts = nodes(path, ast.ImportFrom)
    return whole | {f"{node.module}.{alias.name}" for node in parts for alias in node.names}


def parts_imported(path: Path) -> set[str]:
    """The parts of lib that a file imports."""
    return {named(name.removeprefix("lib.")) for name in imported(path) if name.startswith("lib.")}


def test_every_part_of_lib_has_a_place_in_the_order():
    assert {part(path) for path in LIB} - {"__init__"} == set(MAY_IMPORT)


def test_lib_imports_only_downward():
    def upward(path):
        return parts_imported(path) - {part(path)} - MAY_IMPORT.get(part(path), set())

    assert broken(LIB, upward) == {}


def test_no_part_imports_itself_in_a_circle():
    after = {name: set(others) - {name} for name, others in MAY_IMPORT.items()}
    while free := {name for name, others in after.items() if not others & set(after)}:
        after = {name: others for name, others in after.items() if name not in free}
    assert after == {}


@pytest.mark.parametrize("framework", MAY_KNOW)
def test_only_some_parts_know_a_framework(framework):
    def knows(path):
        return framework in {name.split(".")[0] for name in imported(path)}

    others = [path for path in LIB if part(path) not in MAY_KNOW[framework] and path != ASSETS]
    assert broken(others, knows) == {}


def test_pages_are_tables_of_contents():
    def more(path):
        own = [type(node) for node in nodes(path, ast.FunctionDef, ast.ClassDef, ast.Lambda)]
        return own or parts_imported(path) - {"views", "i18n"}

    assert broken(PAGES, more) == {}
    assert broken(PAGES, lambda path: len(source(path).splitlines()) > 60) == {}


def test_functions_stay_small():
    def long(path):
        return [one.name for one in functions(path) if (one.end_lineno or 0) - one.lineno >= 30]

    assert broken(LIB, long) == {}


def test_everything_says_what_it_is():
    def silent(path):
        kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        every = nodes(path, *kinds)
        return [getattr(one, "name", path.name) for one in every if not ast.get_docstring(one)]

    assert broken([*LIB, *PAGES], silent) == {}


def test_no_code_names_a_country_or_a_side():
    def named(path):
        words = ("ukrain", "russia", "kyiv", "moscow", "istanbul")
        return [word for word in words if word in source(path).lower()]

    assert broken([*LIB, *PAGES], named) == {}


def test_no_hacks():
    def hacks(path):
        return [word for word in ("unsafe_allow_html", "data-testid") if word in source(path)]

    assert broken([*LIB, *PAGES], hacks) == {}
    assert {path.stem for path in (*LIB, *PAGES)} & {"utils", "helpers", "common", "misc"} == set()


@pytest.mark.parametrize("name", sorted({path.parent.name for path in LIB} - {"lib"}))
def test_every_folder_of_lib_has_one_of_tests(name):
    assert any((ROOT / "tests" / name).glob("test_*.py"))


def test_session_state_is_written_in_few_places():
    writers = [
        path.name
        for path in LIB
        if "st.session_state[" in path.read_text(encoding="utf-8")
        or "session_state.update" in path.read_text(encoding="utf-8")
    ]
    assert len(writers) <= 5


def test_every_page_has_a_name_and_stands_in_the_readme():
    from lib import i18n

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "frame" in {path.stem for path in PAGES}
    assert [path.name for path in PAGES if f"`pages/{path.name}`" not in readme] == []
    named = {path.stem: i18n.say(f"page.{path.stem}") for path in PAGES if path.stem != "frame"}
    assert [stem for stem, name in named.items() if not name] == []


def test_every_part_of_lib_stands_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    parts = sorted({part(path) for path in LIB} - {"__init__"})
    assert parts
    assert [one for one in parts if f"`lib/{one.replace('.', '/')}" not in readme] == []


def test_only_answers_that_go_with_a_negotiation_are_kept_about_it():
    def held(path):
        cached = [one for one in functions(path) if decorators(one) & {"cache", "lru_cache"}]
        return [one.name for one in cached if "Dataset" in ast.unparse(one.args)]

    assert broken(LIB, held) == {}


def test_no_code_tells_kinds_of_charts_apart_by_name():
    from lib.charts import registry

    names = {name for kind in registry.KINDS for name in (kind.name, kind.section)}
    starts = {f"{kind.name}-" for kind in registry.KINDS if kind.subjects}

    def told(path):
        compares = nodes(path, ast.Compare)
        operands = [one for node in compares for one in (node.left, *node.comparators)]
        each = [part for one in operands for part in getattr(one, "elts", [one])]
        compared = {part.value for part in each if isinstance(part, ast.Constant)}
        written = {node.value for node in nodes(path, ast.Constant)}
        return compared & names | written & starts

    assert broken([*LIB, *PAGES], told) == {}


def test_every_assertion_of_a_test_is_reached():
    assert TESTS
    found = {str(path.relative_to(ROOT)): toothless(path.read_text("utf-8")) for path in TESTS}
    assert {path: tests for path, tests in found.items() if tests} == {}


@pytest.mark.parametrize("body", [
    "if rows:\n  assert rows[0]", "if not rows:\n  pass\n else:\n  expect(rows)", "assert 1\n if rows:\n  assert_problem(rows)",
    "for row in rows:\n  assert row", "while rows:\n  assert rows.pop()", "for row in [*rows]:\n  assert row",
    "for row in sorted(rows):\n  with raises(KeyError):\n   row()", "try:\n  rows()\n except KeyError as error:\n  assert error",
    "for row in range(len(rows)):\n  assert row", "own = {**rows}\n for row in own:\n  assert row", "for one, two in zip(FILLED, rows):\n  assert one",
])  # fmt: skip
def test_an_assertion_that_may_be_passed_over_is_refused(body):
    assert toothless(f"FILLED = [1]\ndef test_it(rows):\n {body}") != []


@pytest.mark.parametrize("body", [
    "assert rows\n for row in rows:\n  assert row", "for row in FILLED:\n  assert row", "for row in range(3):\n  assert row",
    "for row in (1, *rows):\n  assert row", "for key, row in MAPPED.items():\n  assert row", "assert all(rows)",
    "for place, row in enumerate(FILLED):\n  if place:\n   row()\n  assert row", "with raises(KeyError):\n  rows()",
    "for row in rows:\n  row()\n expect(rows)", "own = {1: rows, **rows}\n for row in own.values():\n  assert row",
])  # fmt: skip
def test_an_assertion_that_is_always_reached_is_none_of_these(body):
    source = "FILLED = [1]\nMAPPED = {1: 2}\ndef made(rows):\n for row in rows:\n  assert row\n"
    assert toothless(f"{source}def test_it(rows):\n {body}") == []
