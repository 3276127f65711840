"""Sessions without a browser: each speaks the protocol of its server, whole answers only."""

import asyncio
import json
import time
from asyncio import StreamReader, StreamWriter
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from bench.servers.kinds import Running

REQUEST: Final = "GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: br\r\n\r\n"
#: The label of the field of the first day in the plain page.
FIELD: Final = "From"


@dataclass
class Answer:
    """One answer: seconds, messages, bytes, and an error that the page shows."""

    seconds: float = 0.0
    frames: int = 0
    bytes: int = 0
    error: str = ""
    figures: list[str] = field(default_factory=list)


class Session(Protocol):
    """A reader's session with a server."""

    async def open(self) -> None:
        """Open the page."""

    async def change(self, first: str) -> Answer:
        """Set the first day of the period."""

    async def close(self) -> None:
        """Leave the page."""


def session(server: Running) -> Session:
    """A new session with a server, not yet open."""
    if server.kind.name.startswith("dash"):
        return DashSession(server.port)
    page = "" if server.page in ("small", "grown", "overview") else server.page
    return StreamlitSession(server.port, page, server.kind.own)


@dataclass
class Figures:
    """The figures of a page, fetched as its browser does: once an address, compressed."""

    port: int
    known: set[str] = field(default_factory=set)
    streams: tuple[StreamReader, StreamWriter] | None = None

    async def fetch(self, addresses: list[str]) -> int:
        """The bytes of the figures that were not known; raises RuntimeError if one is refused."""
        new = [address for address in addresses if address not in self.known]
        self.known.update(new)
        return sum([await self.asked(address) for address in new])

    async def asked(self, address: str) -> int:
        """The bytes of one figure, by a new connection where the server has closed the old one."""
        try:
            return await self.one(address)
        except (asyncio.IncompleteReadError, ConnectionError):
            self.close()
            return await self.one(address)

    async def one(self, address: str) -> int:
        """The bytes of one figure on the wire."""
        self.streams = self.streams or await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self.streams
        writer.write(REQUEST.format(address=address).encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = int(head.partition("content-length:")[2].partition("\r\n")[0])
        await reader.readexactly(length)
        if " 200 " not in head.partition("\r\n")[0]:
            raise RuntimeError(f"{address}: {head.partition(chr(13))[0]}")
        return len(head) + length

    def close(self) -> None:
        """Leave the connection."""
        if self.streams is not None:
            self.streams[1].close()
        self.streams = None


class StreamlitSession:
    """A session of Streamlit: its WebSocket and its protobuf messages, as its frontend sends them.

    The address carries the period where ``by_address``, else a field.
    """

    socket: ClientConnection

    def __init__(self, port: int, page: str, by_address: bool) -> None:
        """Remember where the page is."""
        self.port, self.page, self.by_address = port, page, by_address
        self.query = self.script = ""
        self.widgets: dict[str, str] = {}
        self.fields: dict[str, str] = {}
        self.figures = Figures(port)
        #: The first day that its reader has chosen.
        self.first = ""

    async def open(self) -> None:
        """Open the page."""
        address, spoken = f"ws://127.0.0.1:{self.port}/_stcore/stream", [Subprotocol("streamlit")]
        self.socket = await connect(address, subprotocols=spoken, max_size=None, compression=None)
        await self.run()

    async def change(self, first: str) -> Answer:
        """Set the first day of the period."""
        if self.by_address:
            self.query = f"from={first}"
        else:
            self.widgets[self.fields[FIELD]] = first
        return await self.run()

    def message(self) -> bytes:
        """The wish to run the page, as the frontend sends it."""
        sent = BackMsg()
        wish = sent.rerun_script
        wish.query_string, wish.page_script_hash = self.query, self.script
        wish.page_name = "" if self.script else self.page
        wish.context_info.url = f"http://127.0.0.1:{self.port}/{self.page}"
        wish.context_info.timezone, wish.context_info.locale = "UTC", "en-US"
        for key, value in self.widgets.items():
            state = wish.widget_states.widgets.add()
            state.id, state.string_value = key, value
        return bytes(sent.SerializeToString())

    async def run(self) -> Answer:
        """Ask for the page, wait until its script has finished, and fetch the figures it names."""
        begun, answer, finished = time.perf_counter(), Answer(), False
        await self.socket.send(self.message())
        while not finished:
            frame = await self.socket.recv()
            answer.frames, answer.bytes = answer.frames + 1, answer.bytes + len(frame)
            finished = self.take(frame, answer)
        answer.bytes += await self.figures.fetch(answer.figures)
        answer.seconds = time.perf_counter() - begun
        return answer

    def take(self, frame: bytes | str, answer: Answer) -> bool:
        """Remember what later wishes need from one message; True if it was the last."""
        told = ForwardMsg()
        told.ParseFromString(frame)
        kind = told.WhichOneof("type")
        if kind == "navigation":
            self.script = told.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = told.page_info_changed.query_string
        elif kind == "delta":
            element = told.delta.new_element
            self.fields[element.text_input.label] = element.text_input.id
            answer.error = answer.error or element.exception.message
            given = json.loads(element.bidi_component.json or "{}")
            if "figure" in given:  # else it is the filter
                answer.figures.append(given["figure"])
        return kind == "script_finished"

    async def close(self) -> None:
        """Leave the page."""
        self.figures.close()
        await self.socket.close()


class DashSession:
    """A session of Dash: the requests of its frontend when a page opens and a field changes."""

    output: str

    def __init__(self, port: int) -> None:
        """Begin without a connection; the HTTP client is not among the app's own requirements."""
        import aiohttp

        self.client = aiohttp.ClientSession(f"http://127.0.0.1:{port}")
        self.closed_by_server = aiohttp.ClientConnectionError

    async def open(self) -> None:
        """Open the page: the index, its layout, and what depends on what."""
        for path in ("/", "/_dash-layout", "/_dash-dependencies"):
            async with self.client.get(path) as answer:
                body = await answer.read()
        self.output = json.loads(body)[0]["output"]

    def wish(self, first: str) -> dict[str, Any]:
        """The wish for a new period, as the frontend sends it."""
        names = self.output.strip(".").split("...")
        outputs = [dict(zip(("id", "property"), one.rsplit(".", 1), strict=True)) for one in names]
        given = [
            {"id": name, "property": "value", "value": value}
            for name, value in (("from", first), ("to", ""))
        ]
        changed = {"inputs": given, "changedPropIds": ["from.value"]}
        return {"output": self.output, "outputs": outputs, **changed}

    async def change(self, first: str) -> Answer:
        """Set the first day of the period."""
        begun = time.perf_counter()
        try:
            status, size = await self.asked(first)
        except self.closed_by_server:
            status, size = await self.asked(first)
        error = "" if status == 200 else f"status {status}"
        return Answer(time.perf_counter() - begun, 1, size, error)

    async def asked(self, first: str) -> tuple[int, int]:
        """The status and the bytes of the answer to the wish for a new period."""
        async with self.client.post("/_dash-update-component", json=self.wish(first)) as answer:
            return answer.status, len(await answer.read())

    async def close(self) -> None:
        """Leave the page."""
        await self.client.close()
