"""Headers of every response that keep browsers from doing what nobody asked for."""

from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.api import policies

DEFAULTS: Final = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": policies.PERMISSIONS,
    policies.HEADER: "default-src 'none'; frame-ancestors 'none'",
}


class SecurityHeaders:
    """Middleware that adds each header where the response does not set it itself."""

    def __init__(self, app: ASGIApp) -> None:
        """Keep the app behind."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on and complete the headers of its response."""

        async def complete(message: Message) -> None:
            """Send a message, a response's start with all headers."""
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in DEFAULTS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, complete if scope["type"] == "http" else send)
