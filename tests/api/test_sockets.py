"""One page can ask so much and no more, and there are so many pages and no more."""

import asyncio

import pytest

from lib.api.sockets import Budget, Pages, Sockets
from lib.settings import Settings

SAID = Settings(
    readers=3, client_readers=2, messages_a_second=5, messages_a_minute=12, message_kb=1
)


def test_a_second_holds_so_many_messages():
    now = [0.0]
    budget = Budget(3, 100, clock=lambda: now[0])
    assert [budget.spend() for _ in range(3)] == [True] * 3
    now[0] = 0.9
    assert not budget.spend()


def test_a_message_after_a_second_has_room_again():
    now = [0.0]
    budget = Budget(3, 100, clock=lambda: now[0])
    spent = []
    for tick in range(50):
        now[0] = tick * 0.34
        spent.append(budget.spend())
    assert spent == [True] * 50


def test_a_minute_holds_so_many_messages():
    now = [0.0]
    budget = Budget(3, 10, clock=lambda: now[0])
    spent = []
    for tick in range(11):
        now[0] = tick * 2.0
        spent.append(budget.spend())
    assert spent == [True] * 10 + [False]
    now[0] = 63.0
    assert budget.spend()


def test_pages_are_counted_together_and_by_client():
    pages = Pages(3, 2)
    pages.enter("a")
    pages.enter("a")
    assert (pages.full("a"), pages.full("b")) == ("crowded", "")
    pages.enter("b")
    assert pages.full("c") == "full"
    pages.leave("a")
    assert (pages.full("a"), pages.full("c")) == ("", "")
    pages.leave("a")
    pages.leave("b")
    assert not pages.open


class Socket:
    """A client of one socket: what it sends, and what it is sent."""

    def __init__(self, *messages, path="/_stcore/stream"):
        self.messages, self.sent, self.path = list(messages), [], path

    async def receive(self):
        return self.messages.pop(0) if self.messages else {"type": "websocket.disconnect"}

    async def send(self, message):
        self.sent.append(message)

    @property
    def scope(self):
        return {"type": "websocket", "path": self.path, "headers": [], "client": ("1.2.3.4", 5)}


def served(app, *messages, path="/_stcore/stream"):
    """What a client is sent, and what reached the app."""
    socket, seen = Socket(*messages, path=path), []

    async def inner(scope, receive, send):
        while (message := await receive())["type"] != "websocket.disconnect":
            seen.append(message)
        await send({"type": "late"})

    sockets = Sockets(inner, SAID)
    asyncio.run(sockets(socket.scope, socket.receive, socket.send))
    assert not sockets.pages.open
    return socket.sent, seen


def message(content=b"x"):
    """A message of bytes."""
    return {"type": "websocket.receive", "bytes": content}


def test_too_many_messages_close_the_socket():
    sent, seen = served(None, *[message()] * 9)
    assert sent == [{"type": "websocket.close", "code": 1008}]
    assert len(seen) == SAID.messages_a_second


@pytest.mark.parametrize(("unfit", "code"), [
    (message(b"x" * 1001), 1009), ({"type": "websocket.receive", "text": "x"}, 1003),
])  # fmt: skip
def test_an_unfit_message_closes_the_socket(unfit, code):
    sent, seen = served(None, message(), unfit, message())
    assert sent == [{"type": "websocket.close", "code": code}]
    assert seen == [message()]


def test_what_is_within_the_limits_reaches_the_app():
    sent, seen = served(None, *[message(b"x" * 1000)] * 5)
    assert (sent, len(seen)) == ([{"type": "late"}], 5)


def test_no_other_socket_is_open():
    sent, seen = served(None, message(), path="/_stcore/other")
    assert (sent, seen) == ([{"type": "websocket.close", "code": 1008}], [])


@pytest.mark.parametrize(
    ("held", "word"), [({"1.2.3.4": 2}, "Close one"), ({"a": 2, "b": 1}, "As many readers")]
)
def test_a_reader_is_told_that_there_is_no_room(held, word, caplog):
    sockets = Sockets(None, SAID)
    sockets.pages.open.update(held)
    socket = Socket()
    asked = {
        "type": "http",
        "method": "GET",
        "path": "/rounds",
        "query_string": b"",
        "scheme": "http",
        "server": ("x", 1),
    }
    page = {**socket.scope, **asked, "headers": [(b"accept", b"text/html")]}
    asyncio.run(sockets(page, socket.receive, socket.send))
    start, body = socket.sent
    assert start["status"] == 503
    assert dict(start["headers"])[b"retry-after"] == b"60"
    assert word in body["body"].decode()
    asyncio.run(sockets(socket.scope, socket.receive, socket.send))
    assert socket.sent[-1] == {"type": "websocket.close", "code": 1008}
    assert len(caplog.messages) == 2
