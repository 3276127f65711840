"""The shell of the app: Streamlit's index page with our title, preloads, fallback and policy."""

import html
import logging
import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final

import anyio
import anyio.to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib import i18n
from lib.api import html as html_of
from lib.api import middleware, requests, responses
from lib.api.assets import folder
from lib.api.requests import is_page, may_be_page, status_of
from lib.api.responses import Payload, Reply
from lib.params import PARAMETERS
from lib.prerender import about, page
from lib.prerender.preload import preloads, started_late

#: Tells Streamlit's frontend where its server is, which it would else find out by trial.
SERVER: Final = (
    "window.__streamlit = { BACKEND_BASE_URL: location.origin, "
    "HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false, "
    "blockErrorDialogs: true } }"
)
FEED: Final = '<link rel="alternate" type="application/atom+xml" href="/feed.atom">'
TITLE: Final = re.compile(r"<title>.*?</title>", re.DOTALL)
#: What the bare shell says of the site, in whose place a page says what it is.
ABOUT: Final = re.compile(r'<title>.*?</title>\s*<meta name="description"[^>]*>', re.DOTALL)
ICON: Final = re.compile(r'<link rel="shortcut icon"[^>]*>')
SERVICE: Final = re.compile(r"<!--(?:(?!-->).)*?agent API.*?-->\s*<link[^>]*>", re.DOTALL)
FALLBACK: Final = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
END: Final = re.compile("</head>")
ROOT: Final = re.compile('<div id="root"></div>')
#: Prerenders a page, by path and query parameters: its part in the head and in the body.
Sight = Callable[[str, dict[str, str]], tuple[str, str]]
#: What a page says of itself in the head, by path, query parameters and address of the site.
Described = Callable[[str, dict[str, str], str], str]
#: Seconds after which a page is sent without prerendering; the next reader will have it.
PATIENCE: Final = 2.0
LOG: Final = logging.getLogger("parley.shell")


def head(page: str) -> str:
    """The title, the description, and what is to be fetched early."""
    site = i18n.words("api")["site"]
    parts = [
        f"<title>{html.escape(site['title'])}</title>",
        f'<meta name="description" content="{html.escape(site["description"])}">',
        f"<script>{SERVER}</script>",
        *preloads(page),
    ]
    return "\n    ".join(parts)


def put(page: str, pattern: re.Pattern[str], ours: str) -> str:
    """The page with ours in the one place of the pattern; raises ValueError if there is none."""
    start, end = next((found.span() for found in pattern.finditer(page)), (0, 0))
    if not end:
        raise ValueError(f"Streamlit's index page has changed: {pattern.pattern}")
    return page[:start] + ours + page[end:]


def described(page: str) -> str:
    """The page with our head and fallback in place of Streamlit's."""
    fallback = f"<noscript>{i18n.words('api')['site']['noscript']}</noscript>"
    service = '<link rel="service-desc" type="application/json" href="/api/openapi.json">'
    icon = '<link rel="icon" href="/favicon.svg" type="image/svg+xml">'
    first = head(page)
    for pattern, ours in ((TITLE, first), (SERVICE, service), (FALLBACK, fallback), (ICON, icon)):
        page = put(page, pattern, ours)
    return started_late(put(page, ROOT, f"{ways()}{unreached()}{ROOT.pattern}"))


def ways() -> str:
    """The links that skip to facts and period, and the place of what is announced."""
    return html_of.rendered("ways.html")


def unreached() -> str:
    """The line that is shown while the app cannot be reached: what goes on working."""
    return html_of.rendered("unreached.html")


@cache
def bare() -> str:
    """The shell before anything of a page is in it."""
    return described((folder() / "index.html").read_text(encoding="utf-8"))


@lru_cache(maxsize=512)
def shell_payload(head: str = "", body: str = "", said: str = "") -> Payload:
    """The shell with a prerendered page: parts in the head and the body, and what it is."""
    page = put(bare(), ABOUT, said) if said else bare()
    page = put(put(page, END, f"{head or FEED}</head>"), ROOT, f"{body}{ROOT.pattern}")
    return Payload(page.encode(), "text/html; charset=utf-8")


@lru_cache(maxsize=16)
def policy(base: str) -> dict[str, str]:
    """The policy of the app, which allows the shell's own inline scripts and no other."""
    return middleware.of_app(SCRIPT.findall(bare()), base)


def shown(request: Request, head: str = "", body: str = "", said: str = "") -> Response:
    """The shell as the response to a request, with a prerendered page or bare."""
    status = status_of(request.url.path)
    rules = policy(requests.base(request))
    return responses.response(
        request, Reply(shell_payload(head, body, said), rules, status, cache="no-cache")
    )


class Shell:
    """Middleware that puts our shell where Streamlit would send its index page."""

    def __init__(
        self, app: ASGIApp, sight: Sight = page.sight, described: Described = about.described
    ) -> None:
        """Keep the app behind, and what prerenders and describes a page by its address."""
        self.app, self.sight, self.described = app, sight, described

    def answer(self, request: Request) -> Response:
        """The shell with the page of the request prerendered, or bare if that fails."""
        path, said = request.url.path, request.query_params
        words = {word: said[word] for word in PARAMETERS if word in said}
        try:
            found = *self.sight(path, words), self.described(path, words, requests.base(request))
        except Exception:  # the app itself, which follows, says what is wrong
            LOG.exception("first sight of %s", path)
            found = "", "", ""
        return shown(request, *found)

    async def in_time(self, request: Request) -> Response:
        """The response; the bare shell where prerendering a large package takes too long."""
        with anyio.move_on_after(PATIENCE):
            return await anyio.to_thread.run_sync(self.answer, request, abandon_on_cancel=True)
        return shown(request)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if not may_be_page(scope):
            await self.app(scope, receive, send)
            return
        replaced = False

        async def replace(message: Message) -> None:
            """Send a message, or the whole shell in place of the first of a page."""
            nonlocal replaced
            if message["type"] == "http.response.start" and is_page(message):
                replaced = True
                response = await self.in_time(Request(scope))
                await response(scope, receive, send)
            elif not replaced:
                await send(message)

        await self.app(scope, receive, replace)
