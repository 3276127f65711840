"""The plain page of each record, and of each table of records a list that leads to them."""

from urllib.parse import quote

from starlette.requests import Request

from lib import cite
from lib.address import RECORD_TABLES, View
from lib.api import asked, html, linked, render
from lib.api.asked import Asked
from lib.api.content import Content
from lib.api.problems import Problem
from lib.api.wire import Answer
from lib.content import values
from lib.content.record import record as nodes
from lib.content.record import summary
from lib.kept import kept
from lib.menu import HOME_OF, path_of
from lib.model import records
from lib.model.talks import Talks


def path(talks: Talks, name: str = "") -> str:
    """The path of the plain page of ``table/key``, of a table, or of the negotiation for ""."""
    return quote(f"/talks/{talks.package.name}/{name}").rstrip("/") + "/"


def paths(talks: Talks) -> list[str]:
    """The paths of all plain pages of a negotiation."""
    names = [
        f"{table}/{key}"
        for table in RECORD_TABLES
        for key in ("", *talks[table][talks.package.tables[table].key[0]])
    ]
    return [path(talks), *(path(talks, name) for name in names)]


def place(talks: Talks, view: View, to: str) -> str:
    """The path of a place that a record leads to: the page of a record, or a chart by itself."""
    scheme, name = to.split(":", 1)
    if scheme == "record":
        return path(talks, name)
    query = view.but(record="", period=view.span, talks=talks.package.name).query
    return f"/embed/{quote(name)}?{query}" if scheme == "chart" else ""


@kept(256)
def content(talks: Talks, view: View, base: str, name: str) -> Content:
    """The page of a record."""
    found, own = records.find(talks, name), path(talks, name)
    return html.content(
        "record.html",
        talks=talks,
        record=found,
        table=talks.package.tables[found.table],
        home=path(talks),
        list=path(talks, found.table),
        path=own,
        base=base,
        licence=cite.licence(talks),
        app=f"{path_of(HOME_OF[found.table])}?{view.but(record=name).query}",
        summary=summary(found),
        linked=linked.record(talks, found, base, own),
        body=render.html(nodes(talks, view, name), lambda to: place(talks, view, to)),
    )


@kept(16)
def listing(talks: Talks, base: str, name: str) -> Content:
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
    said = linked.web_page(talks, base, own["path"], table.title)
    facts = {"licence": cite.licence(talks), "linked": said}
    return html.content("records.html", talks=talks, table=table, rows=listed, **own, **facts)


def table_of(request: Request) -> tuple[Asked, str]:
    """What is asked of the negotiation and the table of records that the path names."""
    ask, table = asked.whole(request), request.path_params["table"]
    if table not in RECORD_TABLES:
        raise Problem(404, "table", "table", table, ", ".join(RECORD_TABLES))
    return ask, table


def every(request: Request) -> Answer:
    """The list of the records of the table that the path names."""
    ask, table = table_of(request)
    return Answer(listing(ask.talks, ask.base, table), html.HEADERS)


def one(request: Request) -> Answer:
    """The page of the record that the path names."""
    ask, table = table_of(request)
    name = f"{table}/{request.path_params['key']}"
    if name not in ask.talks.records:
        raise Problem(404, "record", "record", name)
    return Answer(content(ask.talks, ask.view, ask.base, name), html.HEADERS)
