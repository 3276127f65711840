"""One line of JSON a request, and a number by which its reader and the log speak of it.

A line has neither the address of the client, unless the operator wants it, nor what stands after
the question mark: what a reader looks at is nobody's business.
"""

import json
import logging
import socket
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Final, TypeVar
from uuid import uuid4

from starlette.datastructures import MutableHeaders
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib import settings
from lib.api import refusals
from lib.api.endpoint import Endpoint
from lib.api.responses import Problem, Reply
from lib.server import logs, metrics
from lib.sitemap import PAGES, path_of

LOG: Final = logging.getLogger(logs.ACCESS)
FAILED: Final = logging.getLogger("parley.api")
#: The header of a response with the number of its request.
HEADER: Final = "x-request-id"
#: So much of a path is written.
LONGEST: Final = 500
Listed = TypeVar("Listed", bound=Sequence[BaseRoute])


def numbered(routes: Listed) -> Listed:
    """The routes, each endpoint of which says the number of the request where it fails."""
    for route in routes:
        if isinstance(route, Route) and isinstance(route.endpoint, Endpoint):
            route.endpoint.failed = with_number(route.endpoint.failed)
    return routes


def with_number(failed: Callable[[Problem], Reply]) -> Callable[[Problem], Reply]:
    """How a failure is said, with the number of the request where it is the site's own."""

    def said(problem: Problem) -> Reply:
        """The reply to a problem."""
        if problem.fault == "failure":
            problem = failure()
        return failed(problem)

    return said


def failure() -> Problem:
    """A failure of the site's own in the request that is being answered."""
    return Problem(500, "failure", "request", logs.REQUEST.get())


#: The paths of pages, and the first parts of all others, by which requests are told apart.
OF_PAGES: Final = frozenset(map(path_of, PAGES))
FIRST: Final = frozenset(
    {"_stcore", "accessibility", "api", "assets", "embed", "health", "static", "talks"}
)
CHARTS: Final = "/api/charts/"
KINDS: Final = (".csv", ".json")


def route(scope: Scope) -> str:
    """The kind of a request's path: one of few, whatever a client asks for."""
    path = scope["path"]
    if path in OF_PAGES:
        return str(path)
    if path.startswith(CHARTS):
        return f"{CHARTS}*.{path.rpartition('.')[2]}" if path.endswith(KINDS) else CHARTS
    first = path.lstrip("/").partition("/")[0]
    return f"/{first}/" if first in FIRST else "other"


class Seen:
    """What is sent as the answer to one request: its status and its bytes."""

    def __init__(self, scope: Scope, send: Send, number: str) -> None:
        """Begin before anything is sent."""
        self.outgoing, self.number, self.started = send, number, time.perf_counter()
        self.scope, self.status, self.sent = scope, 0, 0

    async def send(self, message: Message) -> None:
        """Send a message, the start of a response with the number."""
        kind = message["type"]
        if kind in ("http.response.start", "websocket.http.response.start"):
            self.status = message["status"]
            MutableHeaders(scope=message)[HEADER] = self.number
        elif kind in ("websocket.accept", "websocket.close") and not self.status:
            self.status = 101 if kind == "websocket.accept" else 403
        self.sent += len(message.get("body") or message.get("bytes") or b"")
        await self.outgoing(message)

    def line(self, said: settings.Settings, replica: str) -> str:
        """The line of the request."""
        facts = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "request": self.number,
            "method": self.scope.get("method", "GET"),
            "path": self.scope["path"][:LONGEST],
            "status": self.status or 500,
            "ms": round((time.perf_counter() - self.started) * 1000, 1),
            "bytes": self.sent,
            "replica": replica,
        }
        client = {"client": (self.scope.get("client") or ("",))[0]} if said.log_addresses else {}
        return json.dumps({**facts, **client})


class AccessLog:
    """Middleware that numbers requests, logs each, and says the number of one that failed."""

    def __init__(self, app: ASGIApp, said: settings.Settings | None = None) -> None:
        """Keep the app behind, and what is to be written."""
        self.app, self.said = app, said or settings.read()
        self.replica = self.said.replica or socket.gethostname()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        seen = Seen(scope, send, uuid4().hex[:12])
        held = logs.REQUEST.set(seen.number)
        try:
            await self.answer(scope, receive, seen)
        finally:
            logs.REQUEST.reset(held)
            if scope["type"] == "http":
                seconds = time.perf_counter() - seen.started
                metrics.counted(route(scope), scope["method"], seen.status or 500, seconds)
            if self.said.access_log:
                LOG.info("%s", seen.line(self.said, self.replica))

    async def answer(self, scope: Scope, receive: Receive, seen: Seen) -> None:
        """Answer one request; a failure before anything was sent is said in words."""
        try:
            await self.app(scope, receive, seen.send)
        except Exception:
            if scope["type"] != "http" or seen.status:
                raise
            FAILED.exception("%s %s", scope["method"], ascii(scope["path"]))
            await refusals.answered(failure(), scope, receive, seen.send)
