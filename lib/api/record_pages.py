"""The plain page of each record, and of each table of records a list that leads to them."""

from urllib.parse import quote

from starlette.requests import Request

from lib import citation
from lib.api import html, jsonld, render, requests
from lib.api.requests import DataRequest
from lib.api.responses import Payload, Problem, Reply
from lib.cache import memoize
from lib.content import values
from lib.content.record import record as nodes
from lib.content.record import summary
from lib.model import records
from lib.model.dataset import Dataset
from lib.params import RECORD_TABLES, View
from lib.sitemap import HOME_OF, path_of


def path(talks: Dataset, name: str = "") -> str:
    """The path of the plain page of ``table/key``, of a table, or of the negotiation for ""."""
    return quote(f"/talks/{talks.package.name}/{name}").rstrip("/") + "/"


def paths(talks: Dataset) -> list[str]:
    """The paths of all plain pages of a negotiation."""
    names = [
        f"{table}/{key}"
        for table in RECORD_TABLES
        for key in ("", *talks[table][talks.package.tables[table].key[0]])
    ]
    return [path(talks), *(path(talks, name) for name in names)]


def place(talks: Dataset, view: View, to: str) -> str:
    """The path of a place that a record leads to: the page of a record, or a chart by itself."""
    scheme, name = to.split(":", 1)
    if scheme == "record":
        return path(talks, name)
    query = view.but(record="", period=view.span, talks=talks.package.name).query
    return f"/embed/{quote(name)}?{query}" if scheme == "chart" else ""


@memoize(256)
def record_payload(talks: Dataset, view: View, base: str, name: str) -> Payload:
    """The page of a record."""
    found, own = records.find(talks, name), path(talks, name)
    return html.html_payload(
        "record.html",
        talks=talks,
        record=found,
        table=talks.package.tables[found.table],
        home=path(talks),
        list=path(talks, found.table),
        path=own,
        base=base,
        licence=citation.licence(talks),
        app=f"{path_of(HOME_OF[found.table])}?{view.but(record=name).query}",
        summary=summary(found),
        linked=jsonld.record(talks, found, base, own),
        body=render.html(nodes(talks, view, name), lambda to: place(talks, view, to)),
    )


@memoize(16)
def listing(talks: Dataset, base: str, name: str) -> Payload:
    """The page that lists the records of a table, in order of time."""
    table = talks.package.tables[name]
    rows = talks[name].sort_values([table.date_field, table.key[0]])
    listed = [
        {
            "day": values.day(row, table.date_field),
            "title": records.record_title(talks, name, row),
            "path": path(talks, f"{name}/{row[table.key[0]]}"),
        }
        for _, row in rows.iterrows()
    ]
    own = {"home": path(talks), "path": path(talks, name), "base": base}
    said = jsonld.web_page(talks, base, own["path"], table.title)
    facts = {"licence": citation.licence(talks), "linked": said}
    return html.html_payload("records.html", talks=talks, table=table, rows=listed, **own, **facts)


def table_of(request: Request) -> tuple[DataRequest, str]:
    """The request for the negotiation and the table of records that the path names."""
    ask, table = requests.whole_negotiation(request), request.path_params["table"]
    if table not in RECORD_TABLES:
        raise Problem(404, "table", "table", table, ", ".join(RECORD_TABLES))
    return ask, table


def every(request: Request) -> Reply:
    """The list of the records of the table that the path names."""
    ask, table = table_of(request)
    return Reply(listing(ask.talks, ask.base, table), html.HEADERS)


def one(request: Request) -> Reply:
    """The page of the record that the path names."""
    ask, table = table_of(request)
    name = f"{table}/{request.path_params['key']}"
    if name not in ask.talks.records:
        raise Problem(404, "record", "record", name)
    return Reply(record_payload(ask.talks, ask.view, ask.base, name), html.HEADERS)
