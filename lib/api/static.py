"""Streamlit's scripts and styles, compressed once and kept, and the icons out of its font."""

from functools import cache
from typing import Final

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from lib import text
from lib.api.assets import MEDIA_TYPES
from lib.api.content import Content
from lib.api.endpoint import Endpoint
from lib.api.streamlit_files import icons, scripts_and_styles
from lib.api.wire import API_AGE, FOREVER, Answer

#: What Streamlit says where its server does not answer, and our words for it in words/api.toml.
SAID: Final = {
    "Streamlit server is not responding. Are you connected to the internet?": "unanswered",
    "Is Streamlit still running? If you accidentally stopped Streamlit, "
    "just restart it in your terminal:": "unanswered",
}


@cache
def content(path: str) -> Content:
    """The file served under a path."""
    place = (icons() | scripts_and_styles())[path]
    whole = place.read_bytes()
    said = reworded(whole) if place.suffix == ".js" else whole
    return Content(said, MEDIA_TYPES[place.suffix], quality=9)


def reworded(script: bytes) -> bytes:
    """The script with our words where Streamlit says that its server does not answer."""
    for theirs, ours in SAID.items():
        words = text.words("api")["site"][ours]
        script = script.replace(theirs.encode(), words.encode())
    return script.replace(b"codeBlock:`streamlit run yourscript.py`", b"")


def answer(request: Request) -> Answer:
    """The file that the path names; a script's name changes with its content, a font's does not."""
    path = request.scope["path"]
    return Answer(content(path), cache=API_AGE if path in icons() else FOREVER)


class StaticFiles:
    """Middleware that serves Streamlit's scripts, styles and icons; all else passes."""

    def __init__(self, app: ASGIApp) -> None:
        """Keep the app behind."""
        self.app, self.files = app, Endpoint(answer)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        path = scope["path"] if scope["type"] == "http" else ""
        ours = path in scripts_and_styles() or path in icons()
        await (self.files if ours else self.app)(scope, receive, send)
