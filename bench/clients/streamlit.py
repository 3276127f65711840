"""A session of Streamlit: its WebSocket and its protobuf messages, as its frontend sends them."""

import json
import time
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from bench.clients.figures import Figures

LIMIT = 60.0
#: The labels of the field of the first day, in Parley and in the plain page.
FIELD = "From"


@dataclass
class Answer:
    """One answer: seconds, messages, bytes, and an error that the page shows."""

    seconds: float
    frames: int
    bytes: int
    error: str = ""
    figures: list[str] = field(default_factory=list)


@dataclass
class Session:
    """A reader's session; the address carries the period where ``by_address``, else a field."""

    port: int
    page: str = ""
    by_address: bool = False
    socket: ClientConnection | None = None
    query: str = ""
    script: str = ""
    widgets: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    figures: Figures | None = None

    async def open(self) -> Answer:
        """Open the page."""
        address = f"ws://127.0.0.1:{self.port}/_stcore/stream"
        spoken = [Subprotocol("streamlit")]
        self.socket = await connect(address, subprotocols=spoken, max_size=None, compression=None)
        return await self.run()

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
        assert self.socket is not None
        begun, answer = time.perf_counter(), Answer(0.0, 0, 0)
        await self.socket.send(self.message())
        finished = False
        while not finished:
            frame = await self.socket.recv()
            answer.frames, answer.bytes = answer.frames + 1, answer.bytes + len(frame)
            finished = self.take(frame, answer)
        self.figures = self.figures or Figures(self.port)
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
            if found := element.bidi_component.json:
                answer.figures.append(json.loads(found)["figure"])
        return kind == "script_finished"

    async def close(self) -> None:
        """Leave the page."""
        if self.figures is not None:
            self.figures.close()
        if self.socket is not None:
            await self.socket.close()
