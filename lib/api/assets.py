"""Built assets of the pages: compressed once, named by their content, kept for ever by browsers."""

from functools import cache
from pathlib import Path
from typing import Final

from starlette.requests import Request

from lib.api.content import Content
from lib.api.problems import Problem
from lib.api.wire import API_AGE, FOREVER, Answer

FOLDER: Final = Path(__file__).parents[2] / "frontend" / "dist"
MEDIA_TYPES: Final = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}


@cache
def assets() -> dict[str, Content]:
    """Every built asset by name, compressed already."""
    paths = [path for path in sorted(FOLDER.iterdir()) if path.suffix in MEDIA_TYPES]
    found = {
        path.name: Content(path.read_bytes(), MEDIA_TYPES[path.suffix], quality=10)
        for path in paths
    }
    for content in found.values():
        for coding in content.codings:
            content.coded(coding)
    return found


def address(name: str) -> str:
    """The address of an asset, which changes with its content; raises KeyError if unknown."""
    return f"/assets/{name}?v={assets()[name].digest}"


def answer(request: Request) -> Answer:
    """The asset that the path names; to be kept for ever where the address names its content."""
    name = request.path_params["rest"]
    if name not in assets():
        raise Problem(404, "asset", "name", name, ", ".join(assets()))
    content = assets()[name]
    is_exact = request.query_params.get("v") == content.digest
    return Answer(content, cache=FOREVER if is_exact else API_AGE)
