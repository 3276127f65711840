"""What was said of a record: statements, positions, outcomes, with speaker and source."""

import pandas as pd
from markupsafe import Markup

from lib import text
from lib.api import plain
from lib.model import records
from lib.model.records import Record
from lib.snapshot.edition import Edition
from lib.snapshot.parts import Group, bullet, source


def statements(edition: Edition, record: Record) -> list[Group]:
    """Every statement about the record by what it measures, the surest first."""
    found: dict[str, list[str | Markup]] = {}
    for one in plain.statements(edition.talks, records.statements(edition.talks, record)):
        line = bullet(one["words"], source(one))
        found.setdefault(one["measure"], []).append(line)
    return list(found.items())


def positions(edition: Edition, record: Record) -> list[Group]:
    """The positions of the sides at a round, by topic and party."""
    if record.table != "rounds":
        return []
    talks, rows = edition.talks, records.positions(edition.talks, record.key)
    said = rows.assign(
        topic=rows["topic"].map(lambda code: talks.package.label("positions", "topic", code)),
        party=rows["party_id"].map(talks.parties["name"]),
    )
    return [
        (f"{topic} · {party}", [position(row) for _, row in part.iterrows()])
        for (topic, party), part in said.groupby(["topic", "party"], sort=False)
    ]


def position(row: pd.Series) -> Markup:
    """One position with its speaker and source."""
    return bullet(row["position"], row["speaker"], source(row))


def outcome(edition: Edition, record: Record) -> list[Group]:
    """What was said of an event, or of the outcome of a commitment."""
    if record.table not in ("events", "commitments"):
        return []
    rows = records.event_statements(edition.talks, record)
    items = [outcome_item(edition, row) for _, row in rows.iterrows()]
    return [("", items)] if items else []


def outcome_item(edition: Edition, row: pd.Series) -> Markup:
    """What one speaker said of an outcome."""
    status = edition.talks.package.label("event_statements", "status", row["status"])
    return bullet(row["statement"], row["speaker"], status, source(row))


def sources(edition: Edition, record: Record) -> list[Group]:
    """The sources of the record."""
    labels = edition.talks.package.labels("sources", "kind")
    items = [
        bullet(
            source(row),
            row["published"],
            labels.get(row["kind"], row["kind"]),
        )
        for _, row in records.sources(edition.talks, record).iterrows()
    ]
    return [("", items)] if items else []


def figures(edition: Edition, record: Record) -> list[Group]:
    """Each figure of a transfer: how much to whom, who says it, and which clause decided."""
    if record.table != "transfers":
        return []
    rows = records.headline_figures(edition.talks, edition.view, record)
    items = [figure(edition, row) for _, row in rows.iterrows()]
    return [("", items)] if items else []


def figure(edition: Edition, row: pd.Series) -> Markup:
    """One figure with its speaker and the reason why it stands, or the words for no figure."""
    talks = edition.talks
    outcome = talks["outcomes"].set_index("outcome_id").loc[row["outcome_id"]]
    to = talks.parties["name"].get(row["to_party"], "")
    receiver = text.say("lane.to_short", to=to) if to else ""
    state = text.say(f"state_label.{row['state']}")
    if pd.isna(row["figure"]):
        return bullet(
            f"{outcome['short_title']} {receiver}".strip(), text.say("state.no_figure"), state
        )
    amount = text.count(row["figure"], outcome["noun"], outcome["noun_plural"])
    return bullet(f"{amount} {receiver}".strip(), why(row), state)


def why(row: pd.Series) -> str:
    """Who says a figure and which clauses of the rule decided for it."""
    clause = text.words("labels")["clause"].get(row["clause"], row["clause"])
    tie = text.words("labels")["tie"].get(row["tie"], row["tie"])
    return text.say("record.why", speaker=row["speaker"], clause=clause, tie=tie)
