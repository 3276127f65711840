"""Faults around the API: what fails outside our routes is said in the API's words too."""

from dataclasses import replace

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.api import problems, wire
from lib.api.endpoint import CORS
from lib.api.problems import Problem


class Faults:
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
                await wire.response(request, replace(problems.answer(problem), headers=CORS))(
                    scope, receive, send
                )
            elif not replaced:
                await send(message)

        await self.app(scope, receive, say)


def is_strange(message: Message) -> bool:
    """True for the start of a failure that is not said as a problem."""
    kind = Headers(scope=message).get("content-type", "")
    return message["status"] >= 400 and not kind.startswith("application/problem+json")
