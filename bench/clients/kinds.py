"""Which session speaks with which server."""

from bench.clients import dash, streamlit
from bench.servers.kinds import Running

Session = dash.Session | streamlit.Session


def session(server: Running) -> Session:
    """A new session with a server, not yet open."""
    if server.kind.name.startswith("dash"):
        return dash.Session(server.port)
    by_address = server.kind.own and server.page != "small"
    page = "" if server.page in ("small", "grown", "overview") else server.page
    return streamlit.Session(server.port, page, by_address)
