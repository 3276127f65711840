"""Host and origin checks: only this site's own host names, and pages of its own origin.

A foreign host name never reaches an answer that others could be given. A foreign origin reaches
neither the app nor its uploads; Streamlit itself would look up the outer address of this machine
to judge it, with a request of its own that holds up every reader.
"""

import re
import socket
from collections.abc import Collection
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from lib import settings
from lib.api import refusals, responses
from lib.api.responses import Problem

HOST: Final = re.compile(r"(?P<name>[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")
#: The names of this machine to itself.
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
#: First parts of the paths that are the app's own and no other site's.
OF_THE_APP: Final = frozenset({"_stcore", "component", "media"})


REWRITTEN: Final = (b"origin", b"accept-encoding")
#: Content codings that any part of the program knows.
CODINGS: Final = ("br", "gzip", "zstd", "deflate")


def name_of(host: str) -> str:
    """The name in a Host header in small letters, "" where it is none.

    >>> name_of("Parley.Example.:443"), name_of("[::1]:80"), name_of("a@b")
    ('parley.example', '[::1]', '')
    """
    found = HOST.fullmatch(host)
    return found["name"].lower().rstrip(".") if found else ""


@cache
def own_names(said: settings.Settings) -> frozenset[str]:
    """The names under which readers come: as set, else those of the machine; loopback always."""
    public = {name_of(urlsplit(said.url).netloc)} - {""}
    return LOOPBACK | ((public | said.host_names) or {socket.gethostname().lower()})


def is_set(said: settings.Settings) -> bool:
    """Whether the operator has said a name."""
    return bool(said.url or said.host_names)


class Hosts:
    """Middleware that passes on requests for this site's host names, and from its own pages."""

    def __init__(self, app: ASGIApp, said: settings.Settings | None = None) -> None:
        """Keep the app behind, and the names."""
        self.app, self.said = app, said or settings.read()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host, origin = headers.get("host"), headers.get("origin")
        if host is not None and not self.is_ours(host, scope):
            await refuse("host", host, scope, receive, send)
        elif is_of_the_app(scope) and origin and not self.is_own(origin, host or ""):
            await refuse("origin", origin, scope, receive, send)
        else:
            await self.app(judged(scope), receive, send)

    def is_ours(self, host: str, scope: Scope) -> bool:
        """Whether a Host header names this site; unset, the address that was reached does."""
        name = name_of(host)
        if name in own_names(self.said):
            return True
        reached = (scope.get("server") or ("",))[0]
        return bool(name) and not is_set(self.said) and name in (reached, f"[{reached}]")

    def is_own(self, origin: str, host: str) -> bool:
        """Whether an Origin header is that of a page of this site."""
        netloc = urlsplit(origin).netloc.lower() if "://" in origin else ""
        names: Collection[str] = own_names(self.said) - LOOPBACK if is_set(self.said) else ()
        return bool(netloc) and (netloc == host.lower() or name_of(netloc) in names)


def is_of_the_app(scope: Scope) -> bool:
    """Whether a path is the app's own."""
    first = scope["path"].lstrip("/").partition("/")[0]
    return scope["type"] == "websocket" or first in OF_THE_APP


def judged(scope: Scope) -> Scope:
    """The request as the app behind may see it.

    It has no origin, which is judged here and nowhere else, and names no content coding that it
    refuses, which Streamlit would take for one that it wants.
    """
    kept = [(name, value) for name, value in scope["headers"] if name.lower() not in REWRITTEN]
    codings = responses.accepted(Headers(scope=scope).get("accept-encoding", ""), CODINGS)
    wanted = [(b"accept-encoding", ", ".join(codings).encode())] if codings else []
    return {**scope, "headers": [*kept, *wanted]}


async def refuse(why: str, what: str, scope: Scope, receive: Receive, send: Send) -> None:
    """Refuse a foreign host (421) or origin (403)."""
    refusals.logged(f"foreign {why}", what)
    if scope["type"] == "websocket":
        await refusals.shut(receive, send)
        return
    problem = Problem(421 if why == "host" else 403, why, why, what[:80])
    await refusals.answered(problem, scope, receive, send)
