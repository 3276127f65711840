"""The stop: serve on unready for a while, then take nobody new, end what was begun, say goodbye.

Close code 1001 is "going away" in RFC 6455, section 7.4.1: a page that gets it connects again, and
the proxy leads it to another replica.
"""

import logging
import os
import time
from threading import Timer
from types import FrameType
from typing import Final

import uvicorn
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from lib.server import readiness

LOG: Final = logging.getLogger("parley.stop")
GOING_AWAY: Final = 1001
#: Seconds after the time for answers in which the process ends, whatever still runs in it.
SPARE: Final = 5.0


class Goodbye(WebSocketsSansIOProtocol):
    """uvicorn's socket; at a stop it closes with 1001, where uvicorn says "service restart"."""

    def shutdown(self) -> None:
        """Tell the page and the app that this process goes away."""
        if self.close_sent or not self.handshake_complete:
            super().shutdown()
            return
        self.stop_keepalive()
        self.queue.put_nowait({"type": "websocket.disconnect", "code": GOING_AWAY})
        self.conn.send_close(GOING_AWAY)
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.transport.close()


class Server(uvicorn.Server):
    """uvicorn's server that drains first, ends in a stated time, and then with status 0."""

    def __init__(self, config: uvicorn.Config, drain_seconds: float, stop_seconds: float) -> None:
        """Keep how long to serve on unready, and how long answers may then take."""
        super().__init__(config)
        self.drain_seconds, self.stop_seconds = drain_seconds, stop_seconds
        self.stops_at: float | None = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to drain; told again, stop at once, and a third time wait for nothing."""
        readiness.begin(readiness.DRAINING)
        if self.stops_at is None:
            self.stops_at = time.monotonic() + self.drain_seconds
        elif not self.should_exit:
            self.stops_at = time.monotonic()
        else:
            self.force_exit = True

    async def on_tick(self, counter: int) -> bool:
        """True when it is time to take nobody new."""
        if self.stops_at is not None and time.monotonic() >= self.stops_at:
            self.should_exit = True
            end = Timer(self.stop_seconds + SPARE, os._exit, (0,))
            end.daemon = True
            end.start()
        return await super().on_tick(counter)
