"""Refusals before the app: logged with their reason, and said in a sentence where somebody reads.

What a client sends never goes into the log as it is: it could forge lines.
"""

import logging
from dataclasses import replace
from typing import Final

from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from lib.api import html, responses
from lib.api.endpoint import CORS
from lib.api.responses import Problem

LOG: Final = logging.getLogger("parley.refused")
#: Close codes of RFC 6455 and its registry: a rule is broken, too large a message.
POLICY, TOO_BIG, WRONG_KIND = 1008, 1009, 1003


def logged(why: str, what: str) -> None:
    """Log why something was refused, and a short printable part of what it was."""
    LOG.warning("refused: " + why + ": %s", ascii(what[:80]))


async def answered(problem: Problem, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with a problem: a page for a reader, problem details for a program."""
    request = Request(scope)
    of_api = request.url.path.startswith("/api/")
    is_page = request.url.path.startswith(("/embed/", "/talks"))
    reads = is_page or ("text/html" in request.headers.get("accept", "") and not of_api)
    said = html.failed(problem) if reads else responses.problem_reply(problem)
    reply = responses.response(
        request, replace(said, headers={**said.headers, **(CORS if of_api else {})})
    )
    if problem.status == 503:
        reply.headers["retry-after"] = "60"
    await reply(scope, receive, send)


async def shut(receive: Receive, send: Send) -> None:
    """Refuse the handshake of a WebSocket."""
    await receive()
    await send({"type": "websocket.close", "code": POLICY})
