"""The accessibility statement: what to rely on, and what is known not to work."""

from typing import Final

from starlette.requests import Request

from lib import i18n
from lib.api import about, html, render, requests
from lib.api.responses import Reply

#: Its path, to which the foot of every page leads.
PATH: Final = "/accessibility"


def accessibility(request: Request) -> Reply:
    """The accessibility statement as a plain page."""
    text = render.prose(i18n.prose("accessibility"), {})
    base = requests.base(request)
    said = about.tags(about.of_statement(PATH, base), base)
    return Reply(html.html_payload("statement.html", about=said, text=text), html.HEADERS)
