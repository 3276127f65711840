"""The static files that come with Streamlit, found without importing it."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

#: What ``frontend/icons.py`` cuts out of Streamlit's font of icons.
ICONS: Final = Path(__file__).parents[2] / "frontend" / "dist" / "icons.woff2"


@cache
def folder() -> Path:
    """The folder of Streamlit's frontend."""
    found = find_spec("streamlit")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("streamlit")
    return Path(found.origin).parent / "static"


@cache
def scripts_and_styles() -> dict[str, Path]:
    """Every script and style by the path under which it is served."""
    paths = [path for path in (folder() / "static").rglob("*") if path.suffix in {".js", ".css"}]
    return {served_at(path): path for path in paths}


@cache
def served() -> frozenset[str]:
    """The path of every file of the frontend but its index page."""
    return frozenset(served_at(path) for path in (folder() / "static").rglob("*") if path.is_file())


@cache
def icons() -> dict[str, Path]:
    """The icons that are drawn, by the path of Streamlit's font of all, in whose place they stand.

    The whole font is a quarter of a first page, of which a page draws two or three icons.
    """
    whole = (folder() / "static" / "media").glob("MaterialSymbols-Rounded.*.woff2")
    return {served_at(path): ICONS for path in whole}


def served_at(path: Path) -> str:
    """The path under which a file of the frontend is served."""
    return f"/{path.relative_to(folder()).as_posix()}"
