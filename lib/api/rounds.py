"""What only a round has: its delegations, its sittings, the positions of the sides."""

import pandas as pd

from lib import text
from lib.address import View
from lib.api import plain
from lib.api.groups import Group, bullet, source, strong, ungrouped
from lib.model import records
from lib.model.records import Record
from lib.model.talks import Talks


def delegations(talks: Talks, record: Record) -> list[Group]:
    """Who led each delegation and how large it was."""
    rows = records.delegations(talks, record.key)
    return ungrouped([delegation(row) for _, row in rows.iterrows()])


def delegation(row: pd.Series) -> str:
    """One delegation: party, head, size."""
    size = text.counted(row["size"], "member") if pd.notna(row["size"]) else ""
    return bullet(strong(row["name"]), row["head"], row["head_title"], size)


def sittings(talks: Talks, view: View, record: Record) -> list[Group]:
    """The sittings with their headline durations and the clause that decided."""
    rows = records.sittings(talks, view, record.key)
    return ungrouped([sitting(talks, row) for _, row in rows.iterrows()])


def sitting(talks: Talks, row: pd.Series) -> str:
    """One sitting: day, kind, duration, and why that one stands."""
    time = text.hours(row["minutes"]) if pd.notna(row["minutes"]) else plain.said("no_duration")
    kind = talks.package.label("meetings", "kind", row["kind"])
    why = text.say(f"clause.{row['clause']}") if row["clause"] else ""
    return bullet(text.day(row["date"]), kind, strong(time), why)


def positions(talks: Talks, record: Record) -> list[Group]:
    """The positions of the sides, by topic and party."""
    rows = records.positions(talks, record.key)
    said = rows.assign(
        topic=rows["topic"].map(lambda code: talks.package.label("positions", "topic", code)),
        party=rows["party_id"].map(talks.parties["name"]),
    )
    return [
        (f"{topic} · {party}", [position(row) for _, row in part.iterrows()])
        for (topic, party), part in said.groupby(["topic", "party"], sort=False, observed=True)
    ]


def position(row: pd.Series) -> str:
    """One position with its speaker and source."""
    return bullet(row["position"], row["speaker"], source(row))
