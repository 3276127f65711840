"""The shape of the program: imports run one way, files and functions stay small, words stay out."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LIB = sorted(path for path in (ROOT / "lib").rglob("*.py"))
PAGES = sorted((ROOT / "pages").glob("*.py"))
#: The parts of lib from the ground up; each may import what stands before it in its list.
MAY_IMPORT = {
    "schema": set(), "period": set(), "text": {"period"}, "menu": set(), "check": {"text"},
    "groups": set(), "kept": set(), "claims": {"groups"}, "address": {"claims", "period"}, "tables": {"schema"},
    "model": {"address", "claims", "groups", "kept", "period", "schema", "tables", "model"},
    "drawing": set(), "theme": {"drawing"},
    "charts": {"drawing", "theme", "text", "claims", "charts"},
    "look": {"address", "kept", "model", "text", "theme"},
    "findings": {"text", "theme", "findings"},
    "gallery": {"address", "charts", "drawing", "kept", "model", "theme"},
    "exports": {"address", "gallery", "kept", "model"},
    "blocks": {
        "address", "exports", "findings", "gallery", "kept", "look", "menu", "model", "text",
    },
    "shelf": {"address", "check", "model"},
    "settings": set(), "validation": {"check", "model"},
}  # fmt: skip
ABOVE = {"views", "api", "snapshot", "serve", "server", "cite"}
MAY_KNOW_STREAMLIT = {"views", "serve", "server"}


def part(path: Path) -> str:
    """The part of lib to which a file belongs."""
    return path.relative_to(ROOT / "lib").parts[0].removesuffix(".py")


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
    return {name.split(".")[1] for name in imported(path) if name.startswith("lib.")}


@pytest.mark.parametrize("path", LIB, ids=lambda path: str(path.relative_to(ROOT)))
def test_lib_imports_only_downward(path):
    name = part(path)
    assert name in MAY_IMPORT or name in ABOVE or name == "__init__", (
        f"{name} has no place in the order"
    )
    if name in MAY_IMPORT:
        assert parts_imported(path) - {name} <= MAY_IMPORT[name]


@pytest.mark.parametrize("path", LIB, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_views_know_streamlit(path):
    knows = any(name.split(".")[0] == "streamlit" for name in imported(path))
    allowed = part(path) in MAY_KNOW_STREAMLIT or path.name == "streamlit_files.py"
    assert allowed or not knows


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_pages_are_tables_of_contents(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 60
    assert not any(
        isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda) for node in ast.walk(tree)
    )
    assert parts_imported(path) <= {"views", "text"}


@pytest.mark.parametrize("path", LIB, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_small(path):
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 150
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


def test_session_state_is_written_in_few_places():
    writers = [
        path.name
        for path in LIB
        if "st.session_state[" in path.read_text(encoding="utf-8")
        or "session_state.update" in path.read_text(encoding="utf-8")
    ]
    assert len(writers) <= 5


def test_every_page_has_a_name_and_stands_in_the_readme():
    from lib import text

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for path in PAGES:
        assert f"`pages/{path.name}`" in readme
        assert path.stem == "frame" or text.say(f"page.{path.stem}")


def test_every_part_of_lib_stands_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in sorted({part(path) for path in LIB} - {"__init__"}):
        assert f"`lib/{name}" in readme, name


@pytest.mark.parametrize("path", LIB, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_answers_that_go_with_a_negotiation_are_kept_about_it(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and "cache" in "".join(
            map(ast.unparse, node.decorator_list)
        ).replace("cached_property", ""):
            assert "Talks" not in ast.unparse(node.args), node.name
