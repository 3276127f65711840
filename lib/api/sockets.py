"""Limits on WebSockets: how many pages may be open, and how many messages each may send."""

import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib import settings
from lib.api import refusals
from lib.api.requests import may_be_page
from lib.api.responses import Problem
from lib.server import metrics, start

#: The one path on which the app speaks with its open pages.
STREAM: Final = "/_stcore/stream"
MINUTE: Final = 60.0


@dataclass
class Budget:
    """The messages of one page: so many in any second, and in any minute."""

    a_second: int
    a_minute: int
    clock: Callable[[], float] = time.monotonic
    times: deque[float] = field(default_factory=deque)

    def spend(self) -> bool:
        """Count a message; False where it is one too many."""
        now = self.clock()
        self.times.append(now)
        while self.times[0] <= now - MINUTE:
            self.times.popleft()
        latest = self.times[-self.a_second - 1] if len(self.times) > self.a_second else None
        return len(self.times) <= self.a_minute and (latest is None or latest <= now - 1)


class Pages:
    """The open pages, counted together and by the address they come from."""

    def __init__(self, most: int, most_of_one: int) -> None:
        """Begin without a page."""
        self.most, self.most_of_one = most, most_of_one
        self.open: Counter[str] = Counter()

    def full(self, client: str) -> str:
        """Why there is no room for another page, "" where there is."""
        if self.open.total() >= self.most:
            return "full"
        return "crowded" if self.open[client] >= self.most_of_one else ""

    def enter(self, client: str) -> None:
        """Count a page."""
        self.open[client] += 1
        metrics.PAGES.inc()

    def leave(self, client: str) -> None:
        """Count a page no more."""
        self.open[client] -= 1
        metrics.PAGES.dec()
        if not self.open[client]:
            del self.open[client]


class Sockets:
    """Middleware that counts open pages and their messages, and closes those over a limit."""

    def __init__(self, app: ASGIApp, said: settings.Settings | None = None) -> None:
        """Keep the app behind, and the limits."""
        self.app, self.said = app, said or settings.read()
        self.pages = Pages(start.readers(self.said.readers), self.said.client_readers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        client = (scope.get("client") or ("",))[0]
        if scope["type"] == "websocket":
            await self.page(scope, receive, send, client)
        elif may_be_page(scope) and (why := self.pages.full(client)):
            refusals.logged(f"no room for another page ({why})", scope["path"])
            await refusals.answered(Problem(503, why), scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def page(self, scope: Scope, receive: Receive, send: Send, client: str) -> None:
        """Serve one page as long as it is open."""
        why = "no such socket" if scope["path"] != STREAM else self.pages.full(client)
        if why:
            refusals.logged(f"socket ({why})", scope["path"])
            await refusals.shut(receive, send)
            return
        self.pages.enter(client)
        try:
            guarded = Guarded(receive, send, self.said)
            await self.app(scope, guarded.receive, guarded.send)
        finally:
            self.pages.leave(client)


class Guarded:
    """The two directions of one socket, closed where a message is one too many or unfit."""

    def __init__(self, receive: Receive, send: Send, said: settings.Settings) -> None:
        """Keep both directions and the limits."""
        self.incoming, self.outgoing, self.closed = receive, send, False
        self.largest = said.message_kb * 1000
        self.budget = Budget(said.messages_a_second, said.messages_a_minute)

    def fault(self, message: Message) -> tuple[int, str]:
        """The close code for a message and why; 0 where it may pass."""
        if message["type"] != "websocket.receive":
            return 0, ""
        content = message.get("bytes")
        if content is None:
            return refusals.WRONG_KIND, "text in place of bytes"
        if len(content) > self.largest:
            return refusals.TOO_BIG, "too large a message"
        return (0, "") if self.budget.spend() else (refusals.POLICY, "too many messages")

    async def receive(self) -> Message:
        """The next message, or the end where it may not pass."""
        message = await self.incoming()
        code, why = self.fault(message)
        if not code:
            return message
        refusals.logged("socket closed", why)
        self.closed = True
        await self.outgoing({"type": "websocket.close", "code": code})
        return {"type": "websocket.disconnect", "code": code}

    async def send(self, message: Message) -> None:
        """Send a message, as long as the socket is open."""
        if not self.closed:
            await self.outgoing(message)
