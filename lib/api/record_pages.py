"""The plain page of each record, and of each table of records a list that leads to them."""

from urllib.parse import quote

from starlette.requests import Request

from lib import catalog, citation, i18n
from lib.api import about, html, render, requests
from lib.api.requests import DataRequest
from lib.api.responses import Payload, Problem, Reply
from lib.cache import memoize
from lib.content import summary as head
from lib.content import values
from lib.content.record import record as nodes
from lib.model import records
from lib.model.dataset import Dataset
from lib.params import RECORD_TABLES, View
from lib.sitemap import HOME_OF, path_of


def path(dataset: Dataset, name: str = "") -> str:
    """The address of the plain page of ``table/key``, of a table, or of the negotiation for "".

    It begins with the slash of the site, and ends with ``?version=`` for an earlier edition.
    """
    return edition_path(dataset.package.name, dataset.package.version, name)


def edition_path(talks: str, version: str, name: str = "") -> str:
    """The address of a plain page of a version of a negotiation."""
    plain = quote(f"/talks/{talks}/{name}").rstrip("/") + "/"
    served = catalog.catalog().get(talks)
    is_old = served is not None and served.package.version != version
    return f"{plain}?version={quote(version)}" if is_old else plain


def older(dataset: Dataset, name: str = "") -> dict[str, str]:
    """That the edition is an earlier one: ``line``, ``href`` and ``link``; {} for the present one.

    A record that the present edition no longer has leads to the page of the negotiation.
    """
    if not catalog.is_old(dataset):
        return {}
    newest = catalog.newest(dataset)
    kept = name if "/" not in name or name in newest.records else ""
    words = {"line": head.old_edition(dataset), "link": i18n.say("edition.newest")}
    return {**words, "href": path(newest, kept)}


def paths(dataset: Dataset) -> list[str]:
    """The paths of all plain pages of a negotiation."""
    names = [
        f"{table}/{key}"
        for table in RECORD_TABLES
        for key in ("", *dataset[table][dataset.package.tables[table].key[0]])
    ]
    return [path(dataset), *(path(dataset, name) for name in names)]


def place(dataset: Dataset, view: View, to: str) -> str:
    """The address of a place: the page of a record, a chart by itself, or a page of the app."""
    scheme, name = to.split(":", 1)
    if scheme == "record":
        return path(dataset, name)
    if scheme == "page":
        return f"{path_of(name)}?{view.plain.but(talks=dataset.package.name).query}"
    query = view.but(record="", period=view.span, talks=dataset.package.name).query
    return f"/embed/{quote(name)}?{query}" if scheme == "chart" else ""


def uses(dataset: Dataset, view: View, table: str, record: str) -> dict[str, str]:
    """The addresses of the citations of a record, and of the table that it is in."""
    lasting = citation.lasting(dataset, view)
    cited, rows = lasting.but(record=record).query, lasting.plain.query
    forms = {"text": "txt", "bibtex": "bib", "csl": "json"}
    return {
        **{form: f"/api/cite.{ending}?{cited}" for form, ending in forms.items()},
        **{ending: f"/api/{table}.{ending}?{rows}" for ending in ("csv", "json")},
    }


@memoize(256)
def record_payload(dataset: Dataset, view: View, base: str, name: str) -> Payload:
    """The page of a record."""
    found, own = records.find(dataset, name), path(dataset, name)
    return html.html_payload(
        "record.html",
        talks=dataset,
        record=found,
        table=dataset.package.tables[found.table],
        home=path(dataset),
        list=path(dataset, found.table),
        about=about.tags(about.of_record(dataset, name, own, base), base),
        older=older(dataset, name),
        licence=citation.licence(dataset),
        app=f"{path_of(HOME_OF[found.table])}?{view.but(record=name).query}",
        address=f"{base}{own}",
        uses=uses(dataset, view, found.table, name),
        body=render.with_contents(
            nodes(dataset, view, name),
            lambda to: place(dataset, view, to),
            i18n.say("record.contents"),
        ),
    )


@memoize(16)
def listing(dataset: Dataset, base: str, name: str) -> Payload:
    """The page that lists the records of a table, in order of time."""
    table = dataset.package.tables[name]
    rows = dataset[name].sort_values([table.date_field, table.key[0]])
    listed = [
        {
            "day": values.day(row, table.date_field),
            "title": records.record_title(dataset, name, row),
            "path": path(dataset, f"{name}/{row[table.key[0]]}"),
        }
        for _, row in rows.iterrows()
    ]
    said = about.tags(about.of_table(dataset, name, path(dataset, name), base), base)
    facts = {"licence": citation.licence(dataset), "about": said, "older": older(dataset, name)}
    return html.html_payload(
        "records.html", talks=dataset, table=table, rows=listed, home=path(dataset), **facts
    )


def table_of(request: Request) -> tuple[DataRequest, str]:
    """The request for the negotiation and the table of records that the path names."""
    ask, table = requests.whole_negotiation(request), request.path_params["table"]
    if table not in RECORD_TABLES:
        raise Problem(404, "table", "table", table, ", ".join(RECORD_TABLES))
    return ask, table


def every(request: Request) -> Reply:
    """The list of the records of the table that the path names."""
    ask, table = table_of(request)
    return Reply(listing(ask.dataset, ask.base, table), html.HEADERS)


def one(request: Request) -> Reply:
    """The page of the record that the path names."""
    ask, table = table_of(request)
    name = f"{table}/{request.path_params['key']}"
    if name not in ask.dataset.records:
        raise Problem(404, "record", "record", name)
    return Reply(record_payload(ask.dataset, ask.view, ask.base, name), html.HEADERS)
