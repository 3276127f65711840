"""Endpoints: a plain function from a request to an answer, never failing bare."""

import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import anyio
import anyio.to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from lib.api import problems, wire
from lib.api.problems import Problem
from lib.api.wire import Answer

LOG: Final = logging.getLogger("parley.api")
METHODS: Final = ("GET", "HEAD", "OPTIONS")
ALLOWED: Final = ", ".join(METHODS)
CORS: Final = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "Content-Disposition, ETag, Link",
}
PREFLIGHT: Final = {
    "access-control-allow-methods": ALLOWED,
    "access-control-allow-headers": "*",
    "access-control-max-age": "86400",
}


@dataclass(frozen=True)
class Queue:
    """How requests are answered one after the other: what is kept at once, the rest in turn.

    ``kept`` gives the answer that needs no work; ``turn`` the limiter in whose line a request
    waits, None where it need not.
    """

    kept: Callable[[Request], Answer | None]
    turn: Callable[[Request], anyio.CapacityLimiter | None]


#: Requests that are answered side by side.
NO_QUEUE: Final = Queue(kept=lambda request: None, turn=lambda request: None)


class Endpoint:
    """An ASGI endpoint: GET, HEAD and OPTIONS by a function, every failure said alike."""

    def __init__(
        self,
        function: Callable[[Request], Answer],
        failed: Callable[[Problem], Answer] = problems.answer,
        extra: Mapping[str, str] | None = None,
        queue: Queue = NO_QUEUE,
    ) -> None:
        """Keep the function, how it fails, what every response has, and who waits for whom."""
        self.function, self.failed, self.extra, self.queue = function, failed, extra or {}, queue

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        if request.method == "OPTIONS":
            reply = Response(status_code=204, headers={"allow": ALLOWED, **PREFLIGHT})
        elif (kept := self.kept(request)) is not None:
            reply = wire.response(request, kept)
        else:
            limiter = self.queue.turn(request)
            reply = await anyio.to_thread.run_sync(self.reply, request, limiter=limiter)
        reply.headers.update(self.extra)
        await reply(scope, receive, send)

    def kept(self, request: Request) -> Answer | None:
        """The answer that needs no work; None where there is none, or the function says why."""
        with suppress(Exception):
            return self.queue.kept(request) if request.method in METHODS else None
        return None

    def reply(self, request: Request) -> Response:
        """The response to a request, its failures included."""
        return wire.response(request, self.answer(request))

    def answer(self, request: Request) -> Answer:
        """What the function answers, or its failure in words."""
        try:
            if request.method not in METHODS:
                raise Problem(405, "method", "", request.method, ALLOWED)
            return self.function(request)
        except Problem as problem:
            return self.failed(problem)
        except Exception:
            LOG.exception("%s %s", request.method, request.url.path)
            return self.failed(Problem(500, "failure"))


def data(function: Callable[[Request], Answer], queue: Queue = NO_QUEUE) -> Endpoint:
    """An endpoint whose answers any other site may read."""
    return Endpoint(function, extra=CORS, queue=queue)
