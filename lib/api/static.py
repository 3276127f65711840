"""Streamlit's scripts and styles, which it serves uncompressed: compressed once and kept."""

from functools import cache

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from lib.api.assets import MEDIA_TYPES
from lib.api.content import Content
from lib.api.endpoint import Endpoint
from lib.api.streamlit_files import scripts_and_styles
from lib.api.wire import FOREVER, Answer


@cache
def content(path: str) -> Content:
    """The script or style served under a path."""
    place = scripts_and_styles()[path]
    return Content(place.read_bytes(), MEDIA_TYPES[place.suffix], quality=9)


def answer(request: Request) -> Answer:
    """The script or style that the path names; its name changes with its content."""
    return Answer(content(request.scope["path"]), cache=FOREVER)


class StaticFiles:
    """Middleware that serves Streamlit's scripts and styles; all else passes."""

    def __init__(self, app: ASGIApp) -> None:
        """Keep the app behind."""
        self.app, self.files = app, Endpoint(answer)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        ours = scope["type"] == "http" and scope["path"] in scripts_and_styles()
        await (self.files if ours else self.app)(scope, receive, send)
