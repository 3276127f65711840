"""The plain pages of all negotiations and of each: its numbers, its rounds, its tables."""

from datetime import UTC, date, datetime
from functools import partial
from typing import Any
from urllib.parse import quote

import pandas as pd
from markupsafe import Markup
from starlette.requests import Request

from lib import catalog, citation, derived_tables, export, i18n
from lib.api import about, html, record_pages, render, requests
from lib.api.responses import Payload, Problem, Reply
from lib.cache import memoize
from lib.content import changed, now, summary, values
from lib.content.view import period_line
from lib.model import outcomes, rounds
from lib.model.dataset import Dataset
from lib.params import RECORD_TABLES, View


def every(request: Request) -> Reply:
    """The page that lists all negotiations."""
    base, found = requests.base(request), list(catalog.catalog().values())
    today = datetime.now(UTC).date()
    values = {
        "every": found, "about": about.tags(about.of_catalogue(found, base), base),
        "ages": {dataset.package.name: summary.age_line(dataset, today) for dataset in found},
        "editions": {dataset.package.name: editions(dataset) for dataset in found},
    }  # fmt: skip
    return Reply(html.html_payload("catalogue.html", **values), html.HEADERS)


def slashed(request: Request) -> Reply:
    """The way from an address without its last slash to the one with it."""
    path = request.scope["path"]
    if path.endswith("/"):
        raise Problem(404, "page", "path", path)
    return Reply(Payload(b"", html.MEDIA_TYPE), {"location": f"{quote(path)}/"}, 308)


def facts(dataset: Dataset, view: View) -> list[tuple[str, str]]:
    """What stands at the head of a negotiation's page."""
    rows, held = rounds.of_view(dataset, view), rounds.held(dataset, view)
    package = dataset.package
    return [
        (html.said("rounds_held"), i18n.number(len(held))),
        (html.said("contacts"), i18n.number(len(rows) - len(held))),
        (html.said("covered"), str(dataset.reach)),
        (html.said("data_version"), package.version),
        (html.said("created"), made_on(dataset)),
        (html.said("licence"), citation.licence(dataset)),
    ]


def sums(dataset: Dataset, view: View) -> list[dict[str, str]]:
    """The sum of each outcome to each side, with its records and those without a figure."""
    titles = dataset["outcomes"].set_index("outcome_id")["short_title"]
    rows = outcomes.in_total(dataset, view)
    return [
        {
            "title": titles[row["outcome_id"]],
            "to": dataset.parties.loc[row["to_party"], "name"],
            "total": html.said("unknown") if pd.isna(row["total"]) else i18n.number(row["total"]),
            "records": i18n.number(row["records"]),
            "silent": i18n.number(row["silent"]),
            "unmentioned": i18n.number(row["unmentioned"]),
        }
        for _, row in rows.iterrows()
    ]


def counted(row: pd.Series) -> str:
    """How a row is counted: as a round, as a contact, or not, because it was not held."""
    if not row["was_held"]:
        return html.said("not_held")
    return html.said("as_round") if row["is_round"] else html.said("as_contact")


def listed(dataset: Dataset, view: View) -> list[dict[str, str]]:
    """Every round and contact in order of time."""
    labels = dataset.package.labels("rounds", "kind")
    return [
        {
            "path": record_pages.path(dataset, f"rounds/{row['round_id']}"),
            "title": row["title"],
            "kind": labels.get(row["kind"], row["kind"]),
            "place": row["city"],
            "day": values.day(row, "start_date"),
            "counted": counted(row),
        }
        for _, row in rounds.of_view(dataset, view).iterrows()
    ]


def tables(dataset: Dataset, view: View) -> list[dict[str, Any]]:
    """Every table with its number of rows."""
    return [
        {
            "name": name,
            "title": table.title,
            "description": table.description,
            "rows": len(export.rows_of_table(dataset, view, name)),
            "path": record_pages.path(dataset, name) if name in RECORD_TABLES else "",
        }
        for name, table in derived_tables.every(dataset).items()
    ]


def current(dataset: Dataset, view: View) -> Markup:
    """What a reader asks first, as HTML, each fact leading to its record."""
    return render.html([now.listed(dataset)], partial(record_pages.place, dataset, view))


def since(dataset: Dataset) -> Markup:
    """What changed since the edition before, as HTML; nothing where none is kept."""
    before = catalog.previous(dataset)
    nodes = changed.since(dataset, before) if before is not None else []
    return render.html(nodes, lambda to: record_pages.path(dataset, to.removeprefix("record:")))


def editions(dataset: Dataset) -> list[dict[str, str]]:
    """Every ``version`` with its address, the newest first; no ``href`` for the given edition.

    Empty where there is only one.
    """
    name, present = dataset.package.name, dataset.package.version
    every = catalog.versions(name)[::-1]
    hrefs = {version: record_pages.edition_path(name, version) for version in every}
    return [
        {"version": version, "href": "" if version == present else href}
        for version, href in hrefs.items()
        if len(every) > 1
    ]


def made_on(dataset: Dataset) -> str:
    """The day on which an edition was made, in words; "" where it does not say it."""
    made = dataset.package.created
    return i18n.day(date.fromisoformat(made)) if made else ""


@memoize(16)
def catalogue_payload(dataset: Dataset, view: View, base: str, today: date) -> Payload:
    """The page of a negotiation, which says how old its record is on a day."""
    query = f"?{view.query}" if view.query else ""
    return html.html_payload(
        "talks.html",
        talks=dataset,
        about=about.tags(about.of_talks(dataset, record_pages.path(dataset), base, query), base),
        older=record_pages.older(dataset),
        age=summary.age_line(dataset, today),
        editions=editions(dataset),
        query=query,
        app=f"/{query}",
        licence=citation.licence(dataset),
        current=current(dataset, view),
        facts=facts(dataset, view),
        sums=sums(dataset, view),
        line=period_line(dataset, view),
        rounds=listed(dataset, view),
        tables=tables(dataset, view),
        changed=since(dataset),
    )


def one(request: Request) -> Reply:
    """The page of the negotiation that the path names."""
    ask = requests.whole_negotiation(request)
    return Reply(catalogue_payload(ask.dataset, ask.view, ask.base, ask.today), html.HEADERS)
