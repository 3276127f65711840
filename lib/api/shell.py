"""The shell of the app: Streamlit's index page with our title, preloads, fallback and policy."""

import html
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import Final

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib import text
from lib.api import assets, wire
from lib.api.content import Content
from lib.api.streamlit_files import folder, scripts_and_styles
from lib.api.wire import Answer

#: Chunks that every page of the app loads sooner or later, by the beginning of their names.
CHUNKS: Final = ("BidiComponent.", "arrowFormatUtils.", "DataFrame.", "withCalculatedWidth.")
#: What is not the app's: paths that have pages or rules of their own.
OTHERS: Final = (
    "/api",
    "/assets",
    "/talks",
    "/embed",
    "/_stcore",
    "/media",
    "/component",
    "/static",
)
POLICY: Final = (
    "default-src 'self'; script-src 'self' blob:{hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)


def preloads() -> str:
    """The links by which a browser fetches early what every page needs."""
    chunks = [
        path for path in sorted(scripts_and_styles()) if path.rpartition("/")[2].startswith(CHUNKS)
    ]
    modules = [f'<link rel="modulepreload" crossorigin href=".{path}">' for path in chunks]
    chart = f'<link rel="preload" as="script" href="{assets.address("chart.js")}">'
    return "\n    ".join([chart, *modules])


def described(page: str) -> str:
    """The page with our title, description and links in place of Streamlit's."""
    site = text.words("api")["site"]
    head = (
        f'<meta name="description" content="{html.escape(site["description"])}">\n    {preloads()}'
    )
    service = '<link rel="service-desc" type="application/json" href="./api/openapi.json">'
    page = re.sub(
        r"<title>.*?</title>",
        lambda _: f"<title>{html.escape(site['title'])}</title>\n    {head}",
        page,
    )
    page = re.sub(
        r'<!--(?:(?!-->).)*?agent API.*?-->\s*<link rel="service-desc"[^>]*>',
        service,
        page,
        flags=re.DOTALL,
    )
    return re.sub(
        r"<noscript>.*?</noscript>",
        lambda _: f"<noscript>{site['noscript']}</noscript>",
        page,
        flags=re.DOTALL,
    )


@cache
def content() -> Content:
    """The shell."""
    page = (folder() / "index.html").read_text(encoding="utf-8")
    return Content(described(page).encode(), "text/html; charset=utf-8", quality=11)


@cache
def policy() -> str:
    """The content security policy of the app, with the hashes of the shell's own inline scripts."""
    inline = re.findall(rb"<script>(.*?)</script>", content().body, flags=re.DOTALL)
    hashes = [f" 'sha256-{b64encode(sha256(code).digest()).decode()}'" for code in inline]
    return POLICY.format(hashes="".join(hashes))


def is_page(message: Message) -> bool:
    """True for the start of a response that carries a page."""
    headers = Headers(scope=message)
    return message["status"] == 200 and headers.get("content-type", "").startswith("text/html")


class Shell:
    """Middleware that puts our shell where Streamlit would send its index page."""

    def __init__(self, app: ASGIApp) -> None:
        """Keep the app behind."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if (
            scope["type"] != "http"
            or scope["path"].startswith(OTHERS)
            or scope["method"] not in ("GET", "HEAD")
        ):
            await self.app(scope, receive, send)
            return
        replaced = False

        async def replace(message: Message) -> None:
            """Send a message, or the whole shell in place of the first of a page."""
            nonlocal replaced
            if message["type"] == "http.response.start" and is_page(message):
                replaced = True
                answer = Answer(content(), {"content-security-policy": policy()}, cache="no-cache")
                await wire.response(Request(scope), answer)(scope, receive, send)
            elif not replaced:
                await send(message)

        await self.app(scope, receive, replace)
