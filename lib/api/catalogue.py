"""The plain pages of all negotiations and of each: its numbers, its rounds, its tables."""

from datetime import date
from typing import Any
from urllib.parse import quote

import pandas as pd
from markupsafe import Markup
from starlette.requests import Request

from lib import answers, cite, exports, shelf, text
from lib.address import RECORD_TABLES, View
from lib.api import asked, html, linked, record_pages, render
from lib.api.content import Content
from lib.api.problems import Problem
from lib.api.wire import Answer
from lib.content import changed, values
from lib.content.view import period_line
from lib.kept import kept
from lib.model import outcomes, rounds
from lib.model.talks import Talks


def every(request: Request) -> Answer:
    """The page that lists all negotiations."""
    base, found = asked.base(request), list(shelf.shelf().values())
    values = {"base": base, "every": found, "linked": linked.catalogue(found, base)}
    return Answer(html.content("catalogue.html", **values), html.HEADERS)


def slashed(request: Request) -> Answer:
    """The way from an address without its last slash to the one with it."""
    path = request.scope["path"]
    if path.endswith("/"):
        raise Problem(404, "page", "path", path)
    return Answer(Content(b"", html.MEDIA_TYPE), {"location": f"{quote(path)}/"}, 308)


def facts(talks: Talks, view: View) -> list[tuple[str, str]]:
    """What stands at the head of a negotiation's page."""
    rows, held = rounds.of_view(talks, view), rounds.held(talks, view)
    package = talks.package
    return [
        (html.said("rounds_held"), text.number(len(held))),
        (html.said("contacts"), text.number(len(rows) - len(held))),
        (html.said("covered"), str(talks.reach)),
        (html.said("data_version"), package.version),
        (
            html.said("created"),
            text.day(date.fromisoformat(package.created)) if package.created else "",
        ),
        (html.said("licence"), cite.licence(talks)),
    ]


def sums(talks: Talks, view: View) -> list[dict[str, str]]:
    """The sum of each outcome to each side, with its records and those without a figure."""
    titles = talks["outcomes"].set_index("outcome_id")["short_title"]
    rows = outcomes.in_total(talks, view)
    return [
        {
            "title": titles[row["outcome_id"]],
            "to": talks.parties.loc[row["to_party"], "name"],
            "total": html.said("unknown") if pd.isna(row["total"]) else text.number(row["total"]),
            "records": text.number(row["records"]),
            "silent": text.number(row["silent"]),
            "unmentioned": text.number(row["unmentioned"]),
        }
        for _, row in rows.iterrows()
    ]


def counted(row: pd.Series) -> str:
    """How a row is counted: as a round, as a contact, or not, because it was not held."""
    if not row["was_held"]:
        return html.said("not_held")
    return html.said("as_round") if row["is_round"] else html.said("as_contact")


def listed(talks: Talks, view: View) -> list[dict[str, str]]:
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


def tables(talks: Talks, view: View) -> list[dict[str, Any]]:
    """Every table with its number of rows."""
    return [
        {
            "name": name,
            "title": table.title,
            "description": table.description,
            "rows": len(exports.rows_of_table(talks, view, name)),
            "path": record_pages.path(talks, name) if name in RECORD_TABLES else "",
        }
        for name, table in answers.every(talks).items()
    ]


def since(talks: Talks) -> Markup:
    """What changed since the edition before, as HTML; nothing where none is kept."""
    before = shelf.previous(talks)
    nodes = changed.since(talks, before) if before is not None else []
    return render.html(nodes, lambda to: record_pages.path(talks, to.removeprefix("record:")))


@kept(16)
def content(talks: Talks, view: View, base: str) -> Content:
    """The page of a negotiation."""
    query = f"?{view.query}" if view.query else ""
    return html.content(
        "talks.html",
        talks=talks,
        base=base,
        query=query,
        app=f"/{query}",
        licence=cite.licence(talks),
        linked=linked.dataset(talks, base, query),
        facts=facts(talks, view),
        sums=sums(talks, view),
        line=period_line(talks, view),
        rounds=listed(talks, view),
        tables=tables(talks, view),
        changed=since(talks),
    )


def one(request: Request) -> Answer:
    """The page of the negotiation that the path names."""
    ask = asked.whole(request)
    return Answer(content(ask.talks, ask.view, ask.base), html.HEADERS)
