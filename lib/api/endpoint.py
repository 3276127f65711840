"""Endpoints: a plain function from a request to a reply, never failing bare."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

import anyio
import anyio.to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from lib.api import responses
from lib.api.responses import Problem, Reply

Found = TypeVar("Found")


LOG: Final = logging.getLogger("parley.api")


METHODS: Final = ("GET", "HEAD", "OPTIONS")


ALLOWED: Final = ", ".join(METHODS)


CORS: Final = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "Content-Disposition, ETag, Link, Parley-Period",
}


PREFLIGHT: Final = {
    "access-control-allow-methods": ALLOWED,
    "access-control-allow-headers": "*",
    "access-control-max-age": "86400",
}


@dataclass(frozen=True)
class Queue:
    """How requests are answered one after the other, but for those that need no work.

    ``known`` gives the cached reply, if there is one, and runs in the event loop;
    ``line`` gives the limiter by which other requests wait, None where they need not.
    """

    known: Callable[[Request], Reply | None]
    line: Callable[[Request], anyio.CapacityLimiter | None]


#: Requests that are answered side by side.
UNQUEUED: Final = Queue(known=lambda request: None, line=lambda request: None)


class Endpoint:
    """An ASGI endpoint: GET, HEAD and OPTIONS by a function, every failure said alike."""

    def __init__(
        self,
        function: Callable[[Request], Reply],
        failed: Callable[[Problem], Reply] = responses.problem_reply,
        extra: Mapping[str, str] | None = None,
        turns: Queue = UNQUEUED,
    ) -> None:
        """Keep the function, how it fails, what every response has, and who waits for whom."""
        self.function, self.failed, self.extra, self.turns = function, failed, extra or {}, turns

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        if request.method == "OPTIONS":
            reply = Response(status_code=204, headers={"allow": ALLOWED, **PREFLIGHT})
        elif (known := self.answer(request, self.turns.known)) is not None:
            reply = responses.response(request, known)
        else:
            line = self.turns.line(request)
            reply = await anyio.to_thread.run_sync(self.reply, request, limiter=line)
        if reply.status_code == 405:
            reply.headers["allow"] = ALLOWED
        reply.headers.update(self.extra)
        await reply(scope, receive, send)

    def reply(self, request: Request) -> Response:
        """The response to a request, its failures included."""
        return responses.response(request, self.answer(request, self.function))

    def answer(self, request: Request, function: Callable[[Request], Found]) -> Found | Reply:
        """The reply of a function, or that of its failure."""
        try:
            if request.method not in METHODS:
                raise Problem(405, "method", "", request.method, ALLOWED)
            return function(request)
        except Problem as problem:
            return self.failed(problem)
        except Exception:
            LOG.exception("%s %s", request.method, request.url.path)
            return self.failed(Problem(500, "failure"))


def data_endpoint(function: Callable[[Request], Reply], turns: Queue = UNQUEUED) -> Endpoint:
    """An endpoint whose responses scripts of any other site may read."""
    return Endpoint(function, extra=CORS, turns=turns)
