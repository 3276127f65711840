"""The plain pages of all negotiations and of each: its numbers, its rounds, its tables."""

from datetime import date
from typing import Any
from urllib.parse import quote

import pandas as pd
from markupsafe import Markup
from starlette.requests import Request

from lib import catalog, citation, derived_tables, export, i18n
from lib.api import html, jsonld, record_pages, render, requests
from lib.api.responses import Payload, Problem, Reply
from lib.cache import memoize
from lib.content import changed, values
from lib.content.view import period_line
from lib.model import outcomes, rounds
from lib.model.dataset import Dataset
from lib.params import RECORD_TABLES, View


def every(request: Request) -> Reply:
    """The page that lists all negotiations."""
    base, found = requests.base(request), list(catalog.catalog().values())
    values = {"base": base, "every": found, "linked": jsonld.catalogue(found, base)}
    return Reply(html.html_payload("catalogue.html", **values), html.HEADERS)


def slashed(request: Request) -> Reply:
    """The way from an address without its last slash to the one with it."""
    path = request.scope["path"]
    if path.endswith("/"):
        raise Problem(404, "page", "path", path)
    return Reply(Payload(b"", html.MEDIA_TYPE), {"location": f"{quote(path)}/"}, 308)


def facts(talks: Dataset, view: View) -> list[tuple[str, str]]:
    """What stands at the head of a negotiation's page."""
    rows, held = rounds.of_view(talks, view), rounds.held(talks, view)
    package = talks.package
    return [
        (html.said("rounds_held"), i18n.number(len(held))),
        (html.said("contacts"), i18n.number(len(rows) - len(held))),
        (html.said("covered"), str(talks.reach)),
        (html.said("data_version"), package.version),
        (
            html.said("created"),
            i18n.day(date.fromisoformat(package.created)) if package.created else "",
        ),
        (html.said("licence"), citation.licence(talks)),
    ]


def sums(talks: Dataset, view: View) -> list[dict[str, str]]:
    """The sum of each outcome to each side, with its records and those without a figure."""
    titles = talks["outcomes"].set_index("outcome_id")["short_title"]
    rows = outcomes.in_total(talks, view)
    return [
        {
            "title": titles[row["outcome_id"]],
            "to": talks.parties.loc[row["to_party"], "name"],
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


def listed(talks: Dataset, view: View) -> list[dict[str, str]]:
    """Every round and contact in order of time."""
    labels = talks.package.labels("rounds", "kind")
    return [
        {
            "path": record_pages.path(talks, f"rounds/{row['round_id']}"),
            "title": row["title"],
            "kind": labels.get(row["kind"], row["kind"]),
            "place": row["city"],
            "day": values.day(row, "start_date"),
            "counted": counted(row),
        }
        for _, row in rounds.of_view(talks, view).iterrows()
    ]


def tables(talks: Dataset, view: View) -> list[dict[str, Any]]:
    """Every table with its number of rows."""
    return [
        {
            "name": name,
            "title": table.title,
            "description": table.description,
            "rows": len(export.rows_of_table(talks, view, name)),
            "path": record_pages.path(talks, name) if name in RECORD_TABLES else "",
        }
        for name, table in derived_tables.every(talks).items()
    ]


def since(talks: Dataset) -> Markup:
    """What changed since the edition before, as HTML; empty where there is none."""
    before = catalog.previous(talks)
    nodes = changed.since(talks, before) if before is not None else []
    return render.html(nodes, lambda to: record_pages.path(talks, to.removeprefix("record:")))


@memoize(16)
def catalogue_payload(talks: Dataset, view: View, base: str) -> Payload:
    """The page of a negotiation."""
    query = f"?{view.query}" if view.query else ""
    return html.html_payload(
        "talks.html",
        talks=talks,
        base=base,
        query=query,
        app=f"/{query}",
        licence=citation.licence(talks),
        linked=jsonld.dataset_jsonld(talks, base, query),
        facts=facts(talks, view),
        sums=sums(talks, view),
        line=period_line(talks, view),
        rounds=listed(talks, view),
        tables=tables(talks, view),
        changed=since(talks),
    )


def one(request: Request) -> Reply:
    """The page of the negotiation that the path names."""
    ask = requests.whole_negotiation(request)
    return Reply(catalogue_payload(ask.talks, ask.view, ask.base), html.HEADERS)
