"""Which requests and answers are those of a page of the app."""

from typing import Final

from starlette.datastructures import Headers
from starlette.types import Message, Scope

from lib.menu import page_at

#: What is not the app's: first parts of paths that have pages or rules of their own.
OTHERS: Final = {"_stcore", "api", "assets", "component", "embed", "media", "static", "talks"}


def may_be_page(scope: Scope) -> bool:
    """True for a request that Streamlit may answer with its index page."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return False
    return scope["path"].lstrip("/").partition("/")[0] not in OTHERS


def is_page(message: Message) -> bool:
    """True for the start of a response that carries a page."""
    kind = Headers(scope=message).get("content-type", "")
    return message["status"] == 200 and kind.startswith("text/html")


def status_of(path: str) -> int:
    """200 for the path of a page of the app; 404 for any other, for which it shows its overview."""
    return 200 if page_at(path) else 404
