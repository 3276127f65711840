"""What only a round has: its delegations, its sittings, the positions of the sides."""

import pandas as pd
from markupsafe import Markup

from lib import text
from lib.address import View
from lib.api import plain
from lib.api.groups import Group, Line, bullet, source, strong, ungrouped
from lib.model import round_parts
from lib.model.records import Record
from lib.model.talks import Talks


def delegations(talks: Talks, record: Record) -> list[Group]:
    """Who led each delegation and how large it was."""
    said = round_parts.said_of_delegations(talks, record.key)
    rows = round_parts.delegations(talks, record.key)
    return [
        (row["name"], delegation(talks, row, said[said["delegation_id"] == row["delegation_id"]]))
        for _, row in rows.iterrows()
    ]


def delegation(talks: Talks, row: pd.Series, said: pd.DataFrame) -> list[Line]:
    """One delegation: head and size, with the source of the round, and every statement on them."""
    size = text.counted(row["size"], "member") if pd.notna(row["size"]) else ""
    outlet: Line = ""
    if round_parts.rests_on_round(row, said):
        outlet = Markup(text.say("record.reported_by", source="{}")).format(source(row))
    first = bullet(row["head"], row["head_title"], size, outlet)
    lines = [
        bullet(strong(one["measure"]), one["words"], source(one))
        for one in plain.statements(talks, said)
    ]
    return [line for line in (first, *lines) if line]


def sittings(talks: Talks, view: View, record: Record) -> list[Group]:
    """The sittings with their headline durations and the clause that decided."""
    rows = round_parts.sittings(talks, view, record.key)
    return ungrouped([sitting(talks, row) for _, row in rows.iterrows()])


def sitting(talks: Talks, row: pd.Series) -> str:
    """One sitting: day, kind, duration, and why that one stands."""
    time = (
        text.lasting(row["least"], row["most"], row["qualifier"])
        if pd.notna(row["minutes"])
        else plain.said("no_duration")
    )
    kind = talks.package.label("meetings", "kind", row["kind"])
    why = text.say(f"clause.{row['clause']}") if row["clause"] else ""
    return bullet(text.day(row["date"]), kind, strong(time), why)


def positions(talks: Talks, record: Record) -> list[Group]:
    """The positions of the sides, by topic and party."""
    rows = round_parts.positions(talks, record.key)
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
