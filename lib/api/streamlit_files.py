"""The static files that come with Streamlit, found without importing it."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path


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
    return {f"/{path.relative_to(folder()).as_posix()}": path for path in paths}
