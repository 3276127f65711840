"""HTTP connections whose head must come in time and fit: a half-sent request holds nothing open."""

import asyncio
import logging
from typing import Any, Final

from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LOG: Final = logging.getLogger("parley.refused")
#: Bytes that the request line and the headers of one request may have together.
LARGEST_HEAD: Final = 65_536


class Impatient(HttpToolsProtocol):
    """uvicorn's connection with a watch over the head of each request."""

    #: Seconds in which the whole head must come.
    patience = 30.0
    watch: asyncio.TimerHandle | None = None
    read = 0

    def connection_made(self, transport: Any) -> None:
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self.begin()

    def data_received(self, data: bytes) -> None:
        """Read on; too large a head closes the connection."""
        self.read += len(data)
        super().data_received(data)
        if self.watch and self.read > LARGEST_HEAD + len(data):
            self.give_up("too large a head")
        elif not self.watch and self.is_between():
            self.begin()

    def is_between(self) -> bool:
        """True where neither a request is being answered nor uvicorn's own watch runs."""
        answered = self.cycle is None or self.cycle.response_complete
        ours = self.transport.get_protocol() is self
        return ours and answered and self.timeout_keep_alive_task is None

    def on_message_begin(self) -> None:
        """Begin to wait for the whole head."""
        super().on_message_begin()
        self.begin()

    def on_headers_complete(self) -> None:
        """Stop to wait."""
        self.end()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop to wait."""
        self.end()
        super().connection_lost(exc)

    def begin(self) -> None:
        """Start the watch, if it does not run."""
        if self.watch is None:
            self.read = 0
            self.watch = self.loop.call_later(self.patience, self.give_up, "no whole head in time")

    def end(self) -> None:
        """Stop the watch."""
        if self.watch is not None:
            self.watch.cancel()
            self.watch = None

    def give_up(self, why: str) -> None:
        """Close the connection."""
        self.end()
        if not self.transport.is_closing():
            LOG.warning("connection closed: %s", why)
            self.transport.close()


def impatient(seconds: float) -> type[Impatient]:
    """The protocol of connections that are closed where no whole head comes within the seconds."""
    return type("Impatient", (Impatient,), {"patience": float(seconds)})


def held() -> dict[str, int]:
    """The bytes of the dropped file that each session holds; all but its latest are let go of."""
    manager = runtime.get_instance().uploaded_file_mgr if runtime.exists() else None
    if not isinstance(manager, MemoryUploadedFileManager):
        return {}
    sizes = {}
    for session, files in list(manager.file_storage.items()):
        latest = list(files.values())[-1:]
        for name in [name for name, one in list(files.items()) if one not in latest]:
            manager.remove_file(session, name)
        sizes[session] = sum(len(one.data) for one in latest)
    return sizes
