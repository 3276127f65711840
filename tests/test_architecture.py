"""The shape of the program: imports run one way, files and functions stay small, words stay out."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LIB = sorted(path for path in (ROOT / "lib").rglob("*.py"))
PAGES = sorted((ROOT / "pages").glob("*.py"))
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
    "charts": {"charts.figures", "charts.tokens", "i18n"},
    "charts.titles": {"charts.tokens", "i18n", "speakers"},
    "params": {"model.claims", "period", "speakers"},
    "validation": {"data", "i18n"},
    "check": {"validation"},
    "data.editions": {"data", "validation"},
    "model": {"cache", "data", "model.claims", "model.grouping", "params", "period", "speakers"},
    "add": {"data", "data.editions", "i18n", "model", "validation"},
    "catalog": {"data", "data.editions", "model", "params", "validation"},
    "charts.kind": {
        "charts.figures", "charts.titles", "charts.tokens", "i18n", "model", "sitemap",
    },
    "charts.style": {"cache", "charts.tokens", "i18n", "model", "params", "speakers"},
    "citation": {"i18n", "model", "params"},
    "model.derived": {"cache", "data", "model", "params"},
    "validation.process": {"model", "validation"},
    "archive": {"add", "i18n", "validation"},
    "charts.registry": {
        "cache", "charts", "charts.kind", "charts.style", "charts.titles", "model", "params",
    },
    "derived_tables": {"cache", "data", "i18n", "model", "model.derived", "params"},
    "export": {"cache", "charts.kind", "data", "model", "model.derived", "params"},
    "content": {
        "cache", "charts.kind", "charts.registry", "charts.style", "data", "derived_tables",
        "export", "i18n", "model", "model.claims", "params", "period", "sitemap", "speakers",
    },
    "charts.spec": {
        "charts", "cache", "charts.kind", "charts.registry", "charts.style", "charts.titles", "content",
        "export", "i18n", "model", "params",
    },
    "api": {
        "cache", "catalog", "charts.registry", "charts.spec", "citation", "content", "data",
        "data.editions", "derived_tables", "export", "i18n", "model", "model.claims", "params",
        "server", "settings", "sitemap",
    },
    "prerender": {
        "api", "cache", "catalog", "charts.registry", "charts.spec", "citation", "content", "i18n", "model",
        "params", "sitemap",
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


def imported(path: Path) -> set[str]:
    """The modules that a file imports, whole names."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def parts_imported(path: Path) -> set[str]:
    """The parts of lib that a file imports."""
    return {named(name.removeprefix("lib.")) for name in imported(path) if name.startswith("lib.")}


@pytest.mark.parametrize("path", LIB, ids=lambda path: str(path.relative_to(ROOT)))
def test_lib_imports_only_downward(path):
    name = part(path)
    assert name in MAY_IMPORT or name == "__init__", f"{name} has no place in the order"
    assert parts_imported(path) - {name} <= MAY_IMPORT.get(name, set())


def test_no_part_imports_itself_in_a_circle():
    after = {name: set(others) - {name} for name, others in MAY_IMPORT.items()}
    while free := {name for name, others in after.items() if not others & set(after)}:
        after = {name: others for name, others in after.items() if name not in free}
    assert after == {}


@pytest.mark.parametrize("framework", MAY_KNOW)
@pytest.mark.parametrize("path", LIB, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_some_parts_know_a_framework(path, framework):
    knows = any(name.split(".")[0] == framework for name in imported(path))
    allowed = (
        part(path) in MAY_KNOW[framework]
        or path.relative_to(ROOT).as_posix() == "lib/api/assets.py"
    )
    assert allowed or not knows


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_pages_are_tables_of_contents(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 60
    assert not any(
        isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda) for node in ast.walk(tree)
    )
    assert parts_imported(path) <= {"views", "i18n"}


@pytest.mark.parametrize("path", LIB, ids=lambda path: str(path.relative_to(ROOT)))
def test_functions_stay_small(path):
    source = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 30, node.name


@pytest.mark.parametrize("path", [*LIB, *PAGES], ids=lambda path: str(path.relative_to(ROOT)))
def test_everything_says_what_it_is(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            assert ast.get_docstring(node), node.name


@pytest.mark.parametrize("path", [*LIB, *PAGES], ids=lambda path: str(path.relative_to(ROOT)))
def test_no_code_names_a_country_or_a_side(path):
    source = path.read_text(encoding="utf-8").lower()
    for word in ("ukrain", "russia", "kyiv", "moscow", "istanbul"):
        assert word not in source


@pytest.mark.parametrize("path", [*LIB, *PAGES], ids=lambda path: str(path.relative_to(ROOT)))
def test_no_hacks(path):
    source = path.read_text(encoding="utf-8")
    assert "unsafe_allow_html" not in source
    assert "data-testid" not in source
    assert path.stem not in {"utils", "helpers", "common", "misc"}


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
    for path in PAGES:
        assert f"`pages/{path.name}`" in readme
        assert path.stem == "frame" or i18n.say(f"page.{path.stem}")


def test_every_part_of_lib_stands_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in sorted({part(path) for path in LIB} - {"__init__"}):
        assert f"`lib/{name.replace('.', '/')}" in readme, name


@pytest.mark.parametrize("path", LIB, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_answers_that_go_with_a_negotiation_are_kept_about_it(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and "cache" in "".join(
            map(ast.unparse, node.decorator_list)
        ).replace("cached_property", ""):
            assert "Talks" not in ast.unparse(node.args), node.name


@pytest.mark.parametrize("path", [*LIB, *PAGES], ids=lambda path: str(path.relative_to(ROOT)))
def test_no_code_tells_kinds_of_charts_apart_by_name(path):
    from lib.charts import registry

    names = {name for kind in registry.KINDS for name in (kind.name, kind.section)}
    starts = {f"{kind.name}-" for kind in registry.KINDS if kind.subjects}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    compares = [node for node in ast.walk(tree) if isinstance(node, ast.Compare)]
    operands = [one for node in compares for one in (node.left, *node.comparators)]
    each = [part for one in operands for part in getattr(one, "elts", [one])]
    compared = {part.value for part in each if isinstance(part, ast.Constant)}
    written = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert not compared & names
    assert not written & starts
