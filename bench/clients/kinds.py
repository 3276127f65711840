"""Which session speaks with which server."""

from typing import Protocol

from bench.clients import streamlit
from bench.clients.streamlit import Answer
from bench.servers.kinds import Running


class Session(Protocol):
    """A reader's session with a server."""

    async def open(self) -> Answer:
        """Open the page."""

    async def change(self, first: str) -> Answer:
        """Set the first day of the period."""

    async def close(self) -> None:
        """Leave the page."""


def session(server: Running) -> Session:
    """A new session with a server, not yet open."""
    if server.kind.name.startswith("dash"):
        from bench.clients import dash  # its HTTP client is not among the app's own requirements

        return dash.Session(server.port)
    by_address = server.kind.own and server.page != "small"
    page = "" if server.page in ("small", "grown", "overview") else server.page
    return streamlit.Session(server.port, page, by_address)
