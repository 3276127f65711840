"""Middleware: errors, security headers and policies, blocked paths."""

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.api import assets, refusals, responses
from lib.api.endpoint import CORS
from lib.api.responses import Problem

HEADER: Final = "content-security-policy"
INLINE_STYLE: Final = "'self' 'unsafe-inline'"
IMAGES: Final = "'self' data: blob:"
NOBODY: Final = "'none'"
#: What no page of the site asks a browser for; only its own pages put text on the clipboard.
UNUSED: Final = (
    "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "hid",
    "magnetometer", "microphone", "midi", "payment", "serial", "usb",
)  # fmt: skip
PERMISSIONS: Final = ", ".join([*(f"{name}=()" for name in UNUSED), "clipboard-write=(self)"])


def written(**directives: str) -> dict[str, str]:
    """The header of a policy, from its directives with _ for -."""
    named = (f"{name.replace('_', '-')} {value}" for name, value in directives.items())
    return {HEADER: "; ".join(named)}


def hashes(scripts: Iterable[str]) -> str:
    """What allows each of some inline scripts and no other."""
    digests = (b64encode(sha256(script.encode()).digest()).decode() for script in scripts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


def of_plain_page(framed_by: str = NOBODY) -> dict[str, str]:
    """The policy of a page without scripts, whose one form is the search of the site."""
    return written(
        default_src=NOBODY,
        style_src="'unsafe-inline'",
        img_src="'self'",
        base_uri=NOBODY,
        form_action="'self'",
        frame_ancestors=framed_by,
    )


def of_embedded_chart(script: str) -> dict[str, str]:
    """The policy of a page with one chart, which any other site may frame."""
    return written(
        default_src=NOBODY,
        script_src=f"'self' {hashes([script])}",
        connect_src="'self'",
        style_src=INLINE_STYLE,
        img_src=IMAGES,
        font_src="'self' data:",
        base_uri="'self'",
        form_action=NOBODY,
        frame_ancestors="*",
    )


def of_app(scripts: Iterable[str], base: str) -> dict[str, str]:
    """The policy of the app at an address, with the inline scripts of its shell.

    Older browsers do not take the site's own sockets for its own.
    """
    host = base.partition("://")[2]
    return written(
        default_src=NOBODY,
        script_src=f"'self' blob: {hashes(scripts)}",
        style_src=INLINE_STYLE,
        img_src=IMAGES,
        font_src="'self' data:",
        connect_src=f"'self' ws://{host} wss://{host}",
        worker_src="'self' blob:",
        manifest_src="'self'",
        base_uri="'self'",
        form_action="'self'",
        frame_ancestors=NOBODY,
    )


DEFAULTS: Final = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": PERMISSIONS,
    HEADER: "default-src 'none'; frame-ancestors 'none'",
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


class ErrorMiddleware:
    """Middleware that puts a problem in place of any other failure under /api."""

    def __init__(self, app: ASGIApp) -> None:
        """Keep the app behind."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or not scope["path"].startswith("/api/"):
            await self.app(scope, receive, send)
            return
        replaced = False

        async def say(message: Message) -> None:
            """Send a message, or the problem in place of a failure that is not one of ours."""
            nonlocal replaced
            if message["type"] == "http.response.start" and is_strange(message):
                replaced = True
                request = Request(scope)
                problem = Problem(
                    message["status"], "refused", "path", request.url.path, "/api/openapi.json"
                )
                await responses.response(
                    request, replace(responses.problem_reply(problem), headers=CORS)
                )(scope, receive, send)
            elif not replaced:
                await send(message)

        await self.app(scope, receive, say)


def is_strange(message: Message) -> bool:
    """True for the start of a failure that is not said as a problem."""
    kind = Headers(scope=message).get("content-type", "")
    return message["status"] >= 400 and not kind.startswith("application/problem+json")


#: What is open under the path of Streamlit's own needs.
OPEN: Final = re.compile(
    r"/_stcore/(health|host-config|stream|upload_file/[^/]+/[^/]+|bidi-components/.+)"
)


def is_blocked(path: str) -> bool:
    """True for a path that is not open, and for one with control characters."""
    if not path.isprintable():
        return True
    first = path.lstrip("/").partition("/")[0]
    if first == "_stcore":
        return not OPEN.fullmatch(path)
    return first == "static" and path not in assets.served()


class BlockedPaths:
    """Middleware that answers 404 for blocked paths."""

    def __init__(self, app: ASGIApp) -> None:
        """Keep the app behind."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and is_blocked(scope["path"]):
            problem = Problem(404, "page", "path", scope["path"])
            await refusals.answered(problem, scope, receive, send)
            return
        await self.app(scope, receive, send)
