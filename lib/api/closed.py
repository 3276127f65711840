"""Closed paths: of what Streamlit serves beside pages, only what the app needs is open."""

import re
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from lib.api import refusals, streamlit_files
from lib.api.problems import Problem

#: What is open under the path of Streamlit's own needs.
OPEN: Final = re.compile(
    r"/_stcore/(health|host-config|stream|upload_file/[^/]+/[^/]+|bidi-components/.+)"
)


def is_closed(path: str) -> bool:
    """True for a path that is not open, and for one with control characters."""
    if not path.isprintable():
        return True
    first = path.lstrip("/").partition("/")[0]
    if first == "_stcore":
        return not OPEN.fullmatch(path)
    return first == "static" and path not in streamlit_files.served()


class Closed:
    """Middleware that answers 404 for closed paths."""

    def __init__(self, app: ASGIApp) -> None:
        """Keep the app behind."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and is_closed(scope["path"]):
            problem = Problem(404, "page", "path", scope["path"])
            await refusals.answered(problem, scope, receive, send)
            return
        await self.app(scope, receive, send)
