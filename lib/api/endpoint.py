"""Endpoints: a plain function from a request to an answer, never failing bare."""

import logging
from collections.abc import Callable, Mapping
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


#: Gives what a request waits for its turn by; nothing where it may be answered beside any other.
Turn = Callable[[Request], anyio.CapacityLimiter | None]


def no_turn(request: Request) -> None:
    """Nothing: a request is answered beside any other."""


class Endpoint:
    """An ASGI endpoint: GET, HEAD and OPTIONS by a function, every failure said alike."""

    def __init__(
        self,
        function: Callable[[Request], Answer],
        failed: Callable[[Problem], Answer] = problems.answer,
        extra: Mapping[str, str] | None = None,
        turn: Turn = no_turn,
    ) -> None:
        """Keep the function, how it fails, what every response has, and who waits for whom."""
        self.function, self.failed, self.extra, self.turn = function, failed, extra or {}, turn

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        if request.method == "OPTIONS":
            reply = Response(status_code=204, headers={"allow": ALLOWED, **PREFLIGHT})
        else:
            reply = await anyio.to_thread.run_sync(self.reply, request, limiter=self.turn(request))
        reply.headers.update(self.extra)
        await reply(scope, receive, send)

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


def data(function: Callable[[Request], Answer], turn: Turn = no_turn) -> Endpoint:
    """An endpoint whose answers any other site may read."""
    return Endpoint(function, extra=CORS, turn=turn)
