"""Uploads on their way in: where they are allowed, within a budget over all, and not for ever."""

from collections.abc import Callable, Mapping
from typing import Final

import anyio
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib import settings
from lib.api import refusals
from lib.api.responses import Problem

PREFIX: Final = "/_stcore/upload_file/"
MB: Final = 1_000_000
#: What a form takes around the file in it.
FRAME: Final = 20_000
#: A whole upload may take so many times as long as one part of it.
WHOLE: Final = 10
#: The bytes of the files that each session holds, by session; asking drops all but the latest.
Held = Callable[[], Mapping[str, int]]


def nothing_held() -> dict[str, int]:
    """What is held where no app runs."""
    return {}


class Uploads:
    """Middleware that lets an upload through where there is room for it."""

    def __init__(
        self, app: ASGIApp, held: Held = nothing_held, said: settings.Settings | None = None
    ) -> None:
        """Keep the app behind, what tells the files that are held, and the limits."""
        self.app, self.held, self.said = app, held, said or settings.read()
        self.coming: dict[str, int] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        is_upload = scope["type"] == "http" and scope["path"].startswith(PREFIX)
        if not is_upload or scope["method"] != "PUT":
            await self.app(scope, receive, send)
            return
        session = scope["path"].removeprefix(PREFIX).partition("/")[0]
        size = Headers(scope=scope).get("content-length", "")
        if problem := self.problem(session, size):
            refusals.logged(f"upload ({problem.fault})", size)
            await refusals.answered(problem, scope, receive, send)
            return
        await self.taken(session, int(size), scope, receive, send)

    def problem(self, session: str, size: str) -> Problem | None:
        """Why an upload of a session is refused, None where it is not; ``size`` as announced."""
        if not self.said.uploads:
            return Problem(403, "uploads_off")
        if not (size.isascii() and size.isdigit()):
            return Problem(411, "no_size")
        if int(size) > self.said.upload_mb * MB + FRAME:
            return Problem(413, "too_large", allowed=f"{self.said.upload_mb} MB")
        if session in self.coming:
            return Problem(409, "one_upload")
        others = sum(bytes_ for one, bytes_ in self.held().items() if one != session)
        if others + sum(self.coming.values()) + int(size) > self.said.uploads_mb * MB:
            return Problem(503, "no_room")
        return None

    async def taken(
        self, session: str, size: int, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Let an upload through; it counts while it comes, and ends where its parts do not come."""

        async def soon() -> Message:
            """The next part of the upload; raises TimeoutError where it does not come."""
            with anyio.fail_after(self.said.idle_seconds):
                return await receive()

        self.coming[session] = size
        try:
            with anyio.fail_after(WHOLE * self.said.idle_seconds):
                await self.app(scope, soon, send)
        except TimeoutError:
            refusals.logged("upload", "its parts did not come in time")
            await refusals.answered(Problem(408, "too_slow"), scope, receive, send)
        finally:
            del self.coming[session]
