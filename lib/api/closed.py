"""Closed paths: what Streamlit would tell anybody and nobody here needs, and no paths at all."""

from typing import Final

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

CLOSED: Final = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")


def is_closed(path: str) -> bool:
    """True for a closed path with all that lies below it, and for one with control characters."""
    if not path.isprintable():
        return True
    return any(path == closed or path.startswith(f"{closed}/") for closed in CLOSED)


class Closed:
    """Middleware that answers 404 for closed paths."""

    def __init__(self, app: ASGIApp) -> None:
        """Keep the app behind."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        shut = scope["type"] == "http" and is_closed(scope["path"])
        app = PlainTextResponse("Not Found", 404) if shut else self.app
        await app(scope, receive, send)
