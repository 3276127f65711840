"""The tables of a negotiation as CSV and JSON, cut by the words of the address."""

from functools import lru_cache

from starlette.requests import Request

from lib import exports
from lib.address import View
from lib.api import files
from lib.api.asked import asked
from lib.api.content import Content
from lib.api.problems import Problem
from lib.api.wire import Answer
from lib.model.talks import Talks


def named(talks: Talks, name: str) -> str:
    """The name of a table; raises a Problem where there is none."""
    if name not in talks.tables:
        raise Problem(404, "table", "table", name, ", ".join(talks.tables))
    return name


@lru_cache(maxsize=48)
def content(talks: Talks, view: View, table: str, ending: str) -> Content:
    """The rows of a table in a form."""
    return files.content(exports.table_rows(talks, view, table), ending)


def csv(request: Request) -> Answer:
    """The rows of a table as CSV."""
    return answer(request, "csv")


def json(request: Request) -> Answer:
    """The rows of a table as JSON."""
    return answer(request, "json")


def answer(request: Request, ending: str) -> Answer:
    """The rows of the table that the path names, in a form."""
    ask = asked(request)
    table = named(ask.talks, request.path_params["table"])
    found = content(ask.talks, ask.view.but(record=""), table, ending)
    return Answer(found, files.headers(ask, f"/api/{table}.{ending}", table, ending))
