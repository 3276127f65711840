"""The plain page of a round: everything the record holds of it, without a script."""

from collections.abc import Hashable, Iterator
from functools import lru_cache
from typing import Any

import pandas as pd
from starlette.requests import Request

from lib import cite, text
from lib.address import View
from lib.api import asked, html, linked, plain
from lib.api.content import Content
from lib.api.problems import Problem
from lib.api.wire import Answer
from lib.look import agreed_words
from lib.model import records
from lib.model.records import Record
from lib.model.talks import Talks


def sittings(talks: Talks, view: View, round_id: str) -> Iterator[dict[str, str]]:
    """The sittings of a round with their headline durations and the clause that decided."""
    for _, row in records.sittings(talks, view, round_id).iterrows():
        time = text.hours(row["minutes"]) if pd.notna(row["minutes"]) else plain.said("no_duration")
        kind = talks.package.label("meetings", "kind", row["kind"])
        why = text.say(f"clause.{row['clause']}") if row["clause"] else ""
        yield {"day": text.day(row["date"]), "kind": kind, "time": time, "why": why}


def delegations(talks: Talks, round_id: str) -> Iterator[dict[str, str]]:
    """Who led each delegation and how large it was."""
    for _, row in records.delegations(talks, round_id).iterrows():
        size = text.count(row["size"], "member", "members") if pd.notna(row["size"]) else ""
        words = ", ".join(part for part in (row["head"], row["head_title"], size) if part)
        yield {"name": plain.said("delegation", party=row["name"]), "words": words}


def mediators(talks: Talks, record: Record) -> Iterator[dict[str, str]]:
    """Hosts and mediators of a round."""
    for _, row in records.mediators(talks, record).iterrows():
        role = talks.package.label("mediations", "role", row["role"])
        yield {"role": role, "name": row["name"], "people": row["people"]}


def commitments(talks: Talks, view: View, round_id: str) -> Iterator[dict[str, Any]]:
    """What was agreed or proposed at a round, with every statement about it."""
    for _, row in records.agreed(talks, view, round_id).iterrows():
        own = records.find(talks, f"commitments/{row['commitment_id']}")
        said = plain.statements(talks, records.statements(talks, own))
        agreed = agreed_words(talks, str(row["agreed_by"]))
        yield {
            "title": row["title"],
            "description": row["description"],
            "agreed": agreed,
            "said": said,
        }


def positions(talks: Talks, round_id: str) -> Iterator[tuple[str, list[dict[Hashable, Any]]]]:
    """The positions of the sides by topic."""
    for topic, rows in records.positions(talks, round_id).groupby(
        "topic", sort=False, observed=True
    ):
        said = rows.assign(party=rows["party_id"].map(talks.parties["name"]))
        yield talks.package.label("positions", "topic", topic), said.to_dict("records")


@lru_cache(maxsize=256)
def content(talks: Talks, view: View, base: str, round_id: str) -> Content:
    """The page of a round."""
    record = records.find(talks, f"rounds/{round_id}")
    shown = view.but(record=f"rounds/{round_id}")
    return html.content(
        "round.html",
        talks=talks,
        record=record,
        base=base,
        licence=cite.licence(talks),
        app=f"/rounds?{shown.query}",
        linked=linked.event(talks, record, base),
        facts=plain.facts(talks, record),
        mediators=list(mediators(talks, record)),
        delegations=list(delegations(talks, round_id)),
        sittings=list(sittings(talks, view, round_id)),
        commitments=list(commitments(talks, view, round_id)),
        positions=list(positions(talks, round_id)),
        statements=plain.statements(talks, records.statements(talks, record)),
        sources=records.sources(talks, record).to_dict("records"),
    )


def answer(request: Request) -> Answer:
    """The page of the round that the path names."""
    ask = asked.whole(request)
    round_id = request.path_params["round"]
    if f"rounds/{round_id}" not in ask.talks.records:
        raise Problem(404, "round", "round", round_id)
    return Answer(content(ask.talks, ask.view, ask.base, round_id), html.HEADERS)
