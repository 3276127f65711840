"""What was said of a record: statements, outcomes, figures, with speaker and source."""

import pandas as pd

from lib import text
from lib.address import View
from lib.api import plain
from lib.api.groups import Group, Line, bullet, source, strong, ungrouped
from lib.content import reasons
from lib.model import records
from lib.model.records import Record
from lib.model.talks import Talks


def line(said: dict[str, str]) -> Line:
    """One statement with its source."""
    return bullet(said["words"], source(said))


def statements(talks: Talks, record: Record) -> list[Group]:
    """Every statement about the record by what it measures, the surest first."""
    found: dict[str, list[Line]] = {}
    for one in plain.statements(talks, records.statements(talks, record)):
        found.setdefault(one["measure"], []).append(line(one))
    return list(found.items())


def totals(talks: Talks, record: Record) -> list[Group]:
    """The totals that speakers state of the deliveries of a commitment."""
    if record.table != "commitments":
        return []
    rows = records.stated_totals(talks, record)
    return ungrouped([line(one) for one in plain.statements(talks, rows)])


def outcome(talks: Talks, record: Record) -> list[Group]:
    """What was said of an event, or of the outcome of a commitment."""
    if record.table not in ("events", "commitments"):
        return []
    rows = records.event_statements(talks, record)
    return ungrouped([outcome_item(talks, row) for _, row in rows.iterrows()])


def outcome_item(talks: Talks, row: pd.Series) -> Line:
    """What one speaker said of an outcome."""
    status = talks.package.label("event_statements", "status", row["status"])
    return bullet(row["statement"], row["speaker"], status, source(row))


def sources(talks: Talks, record: Record) -> list[Group]:
    """The sources of the record."""
    labels = talks.package.labels("sources", "kind")
    return ungrouped(
        [
            bullet(source(row), row["published"], labels.get(row["kind"], row["kind"]))
            for _, row in records.sources(talks, record).iterrows()
        ]
    )


def figures(talks: Talks, view: View, record: Record) -> list[Group]:
    """Each figure of the record: how much to whom, who says it, and which clause decided."""
    if record.table != "transfers":
        others = reasons.said(talks, view, record)
        return ungrouped([bullet(strong(said), why) for said, why in others])
    rows = records.headline_figures(talks, view, record)
    return ungrouped([figure(talks, row) for _, row in rows.iterrows()])


def figure(talks: Talks, row: pd.Series) -> Line:
    """One figure with its speaker and the reason why it stands, or the words for no figure."""
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
