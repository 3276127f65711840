"""Plain HTML: templates filled with data that cannot become markup, and their own strict policy."""

from functools import cache
from pathlib import Path
from typing import Any, Final

import jinja2
import orjson
from markupsafe import Markup

from lib import catalog, i18n
from lib.api import middleware
from lib.api.responses import Payload, Problem, Reply
from lib.content.search import LONGEST

FOLDER: Final = Path(__file__).parent / "templates"
MEDIA_TYPE: Final = "text/html; charset=utf-8"
HEADERS: Final = middleware.of_plain_page()


def said(key: str) -> str:
    """The words of plain pages for a key."""
    return str(i18n.words("api")["page"][key])


def embedded(value: Any) -> Markup:
    """The value as JSON that can stand in a script element: nothing in it ends the element."""
    made = value if isinstance(value, str) else orjson.dumps(value).decode()
    return Markup(made.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


@cache
def environment() -> jinja2.Environment:
    """The templates, every value escaped, a missing one an error."""
    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {"embedded": embedded, "day": i18n.day, "number": i18n.number}
    found.globals |= {"say": i18n.words("api")["page"], "site": i18n.words("api")["site"]}
    found.globals |= {"default_talks": catalog.default, "longest_query": LONGEST}
    return found


def rendered(template: str, **values: Any) -> str:
    """What a template and its values make."""
    return environment().get_template(template).render(values)


def html_payload(template: str, **values: Any) -> Payload:
    """The page that a template and its values make."""
    return Payload(rendered(template, **values).encode(), MEDIA_TYPE)


def failed(problem: Problem) -> Reply:
    """A problem as a plain page."""
    return Reply(html_payload("problem.html", problem=problem), HEADERS, problem.status, "no-store")
