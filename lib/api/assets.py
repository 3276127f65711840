"""Assets: the chart runtime, icons, fonts and Streamlit's own scripts, compressed and cacheable."""

from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from lib import i18n
from lib.api.endpoint import Endpoint
from lib.api.responses import API_AGE, FOREVER, Payload, Problem, Reply

FOLDER: Final = Path(__file__).parents[2] / "frontend" / "dist"
MEDIA_TYPES: Final = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}


@cache
def assets() -> dict[str, Payload]:
    """Every built asset by name, compressed already."""
    paths = [path for path in sorted(FOLDER.iterdir()) if path.suffix in MEDIA_TYPES]
    found = {
        path.name: Payload(path.read_bytes(), MEDIA_TYPES[path.suffix], quality=10)
        for path in paths
    }
    for content in found.values():
        for coding in content.codings:
            content.coded(coding)
    return found


def address(name: str) -> str:
    """The address of an asset, which changes with its content; raises KeyError if unknown."""
    return f"/assets/{name}?v={assets()[name].digest}"


def asset_handler(request: Request) -> Reply:
    """The asset that the path names; immutable in caches where the URL names its content."""
    name = request.path_params["rest"]
    if name not in assets():
        raise Problem(404, "asset", "name", name, ", ".join(assets()))
    content = assets()[name]
    is_exact = request.query_params.get("v") == content.digest
    return Reply(content, cache=FOREVER if is_exact else API_AGE)


#: What ``frontend/icons.py`` cuts out of Streamlit's font of icons.
ICONS: Final = Path(__file__).parents[2] / "frontend" / "dist" / "icons.woff2"

#: What ``frontend/letters.py`` cuts out of Streamlit's font of letters: a fifth of the whole.
LETTERS: Final = ICONS.with_name("letters.woff2")
#: The letters in it, first and last of each range: Latin, punctuation, currencies, arrows, minus.
LATIN: Final = (
    (0x20, 0x17F),
    (0x2010, 0x2044),
    (0x20A0, 0x20BF),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
)
LAST: Final = 0x10FFFF
FACE: Final = b"@font-face{"


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


def whole_letters() -> Path:
    """Streamlit's font of letters, upright."""
    (path,) = (folder() / "static" / "media").glob("SourceSansVF-Upright.*.woff2")
    return path


def served_at(path: Path) -> str:
    """The path under which a file of the frontend is served."""
    return f"/{path.relative_to(folder()).as_posix()}"


#: What Streamlit says where its server does not answer, and our words for it in words/api.toml.
SAID: Final = {
    "Streamlit server is not responding. Are you connected to the internet?": "unanswered",
    "Is Streamlit still running? If you accidentally stopped Streamlit, "
    "just restart it in your terminal:": "unanswered",
}


@cache
def static_payload(path: str) -> Payload:
    """The file served under a path."""
    place = (icons() | scripts_and_styles())[path]
    whole = place.read_bytes()
    changes = {".js": reworded, ".css": restyled}
    said = changes[place.suffix](whole) if place.suffix in changes else whole
    return Payload(said, MEDIA_TYPES[place.suffix], quality=9)


def restyled(style: bytes) -> bytes:
    """The style with text shown while its fonts load, and the whole font for what the cut lacks."""
    own = f"{FACE.decode()}unicode-range:{ranges(others())};font-family:Source Sans;".encode()
    upright = b"font-weight:100 900;font-style:normal"
    cut = style.replace(FACE + b"font-family:Source Sans;" + upright, own + upright)
    return cut.replace(FACE, FACE + b"font-display:swap;")


def others() -> list[tuple[int, int]]:
    """The ranges of letters that are not in the cut."""
    ends = [-1, *(end for one in LATIN for end in one), LAST + 1]
    return [(ends[i] + 1, ends[i + 1] - 1) for i in range(0, len(ends), 2)]


def ranges(of: Iterable[tuple[int, int]]) -> str:
    """Ranges of letters as a style sheet writes them.

    >>> ranges([(32, 383), (8722, 8722)])
    'U+20-17F,U+2212-2212'
    """
    return ",".join(f"U+{first:X}-{last:X}" for first, last in of)


def reworded(script: bytes) -> bytes:
    """The script with our words where Streamlit says that its server does not answer."""
    for theirs, ours in SAID.items():
        words = i18n.words("api")["site"][ours]
        script = script.replace(theirs.encode(), words.encode())
    return script.replace(b"codeBlock:`streamlit run yourscript.py`", b"")


def static_handler(request: Request) -> Reply:
    """The file that the path names; a script's name changes with its content, a font's does not."""
    path = request.scope["path"]
    return Reply(static_payload(path), cache=API_AGE if path in icons() else FOREVER)


class StaticFiles:
    """Middleware that serves Streamlit's scripts, styles and icons; all else passes."""

    def __init__(self, app: ASGIApp) -> None:
        """Keep the app behind."""
        self.app, self.files = app, Endpoint(static_handler)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        path = scope["path"] if scope["type"] == "http" else ""
        ours = path in scripts_and_styles() or path in icons()
        await (self.files if ours else self.app)(scope, receive, send)
