"""What only a round says: its delegations, sittings, agreements, and positions side by side."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd

from lib import i18n
from lib.charts.style import agreement_words
from lib.content import statements, values
from lib.content.nodes import (
    Clock,
    Heading,
    Item,
    Link,
    Node,
    Span,
    Text,
    item,
    record_link,
    record_table,
    unlike,
)
from lib.content.statements import strong
from lib.content.values import Row
from lib.model import chart_rows, rounds
from lib.model import clock as model
from lib.model.dataset import Dataset
from lib.model.records import Record
from lib.params import View

#: The kind of a speaker that is a text, such as a memorandum.
DOCUMENT: Final = "document"
MINUTES_AN_HOUR: Final = 60


def said(key: str) -> str:
    """The title of a column of a record's tables."""
    return i18n.say(f"record_column.{key}")


def delegations(dataset: Dataset, record: Record) -> list[Node]:
    """Who led each delegation and how large it was, with every statement on it."""
    about = rounds.said_of_delegations(dataset, record.key)
    rows = rounds.delegations(dataset, record.key).to_dict("records")
    if not rows:
        return []
    title = i18n.say("record.delegations")
    columns = {
        said("delegation"): [[item(strong(row["name"]))] for row in rows],
        said("head"): [[item(row["head"], row["head_title"])] for row in rows],
        said("size"): [[item(*size(row))] for row in rows],
        said("statements"): [delegation_statements(dataset, row, about) for row in rows],
    }
    return [
        Heading(title, 2, "delegations"),
        record_table("delegations", title, columns, named=[said("statements")]),
    ]


def size(row: Row) -> list[str]:
    """The size of a delegation in words; nothing where it is not known."""
    return [i18n.counted(row["size"], "member")] if pd.notna(row["size"]) else []


def delegation_statements(dataset: Dataset, row: Row, about: pd.DataFrame) -> list[Item]:
    """What is said of a delegation; what no statement speaks of rests on the round's source."""
    own = about[about["delegation_id"] == row["delegation_id"]]
    rests = rounds.rests_on_round(row, own)
    reported = values.source(row, i18n.pattern("record.reported_by")) if rests else ""
    lines = unlike([
        statements.statement(dataset, one, statements.measure(dataset, one))
        for one in own.to_dict("records")
    ])  # fmt: skip
    return [one for one in (item(reported), *lines) if one]


def sittings(dataset: Dataset, view: View, record: Record) -> list[Node]:
    """The sittings: the clock of the day, and each with its duration and the clause for it."""
    rows = rounds.sittings(dataset, view, record.key).to_dict("records")
    if not rows:
        return []
    title = i18n.say("record.sittings")
    columns = {
        said("sitting"): [[item(sitting_link(dataset, row))] for row in rows],
        said("day"): [[item(values.day(row, "date"))] for row in rows],
        said("duration"): [[item(strong(duration(row)))] for row in rows],
        said("why"): [[item(clause(row))] for row in rows],
    }
    strip = clock(dataset, view, record)
    return [
        Heading(title, 2, "sittings"), *strip, record_table("sittings-of-round", title, columns)
    ]  # fmt: skip


def sitting_link(dataset: Dataset, row: Row) -> Link:
    """The kind of a sitting as a link to its record."""
    kind = dataset.package.label("meetings", "kind", row["kind"])
    return record_link(kind, f"meetings/{row['meeting_id']}")


def duration(row: Row) -> str:
    """The duration of a sitting, or that none is reported."""
    if pd.isna(row["minutes"]):
        return i18n.say("record.no_duration")
    return i18n.lasting(row["least"], row["most"], row["qualifier"])


def clause(row: Row) -> str:
    """The clause under which the duration of a sitting stands."""
    return i18n.say(f"clause.{row['clause']}") if row["clause"] else ""


def clock(dataset: Dataset, view: View, record: Record) -> list[Node]:
    """The clock of each day on which a sitting has a reported time."""
    rows = model.sittings(dataset, view, record.key)
    days = rows.groupby("date", sort=True)
    return [of_day(dataset, own.to_dict("records")) for _, own in days]


def of_day(dataset: Dataset, rows: Sequence[Row]) -> Clock:
    """The clock of one day."""
    first = rows[0]
    zone = str(first["timezone"]).rpartition("/")[2].replace("_", " ")
    key = "record.clock" if zone else "record.clock_unzoned"
    caption = i18n.say(key, day=values.day(first, "date"), zone=zone)
    return Clock(caption, tuple(span(dataset, row) for row in rows))


def span(dataset: Dataset, row: Row) -> Span:
    """A sitting on the clock."""
    kind = dataset.package.label("meetings", "kind", row["kind"])
    end: float | None = None if pd.isna(row["end"]) else float(row["end"])
    return Span(
        kind, span_words(row), float(row["early"]), float(row["start"]), end, float(row["late"])
    )


def span_words(row: Row) -> str:
    """From when to when a sitting lasted, an end that nobody reports left out, and how long."""
    start = hour(row["start"]) if row["is_reported_start"] else ""
    end = hour(row["end"]) if row["is_reported_end"] else ""
    key = (
        "record.clock_from_to"
        if start and end
        else "record.clock_from"
        if start
        else "record.clock_to"
    )
    times = i18n.say(key, start=start, end=end)
    return f"{times}, {duration(row)}{evidence(row)}"


def evidence(row: Row) -> str:
    """What the reports allow of a duration, in brackets; "" where they allow only one length."""
    lower, upper = row["lower"], row["upper"]
    if pd.isna(lower) or lower == upper:
        return ""
    how = "at_least" if np.isinf(upper) else "between"
    return f" ({i18n.say('record.evidence', range=i18n.lasting(lower, upper, how))})"


def hour(minutes: float) -> str:
    """A time of the day by the clock.

    >>> hour(1237), hour(1500)
    ('20:37', '01:00')
    """
    hours, rest = divmod(int(minutes), MINUTES_AN_HOUR)
    return f"{hours % 24:02}:{rest:02}"


def agreed(dataset: Dataset, view: View, record: Record) -> list[Node]:
    """What was agreed, proposed or disputed, by whose word, and how much of it was delivered.

    Each leads to its own record, which has every statement.
    """
    rows = rounds.agreed(dataset, view, record.key)
    if rows.empty:
        return []
    title, made = i18n.say("record.commitments"), rows.to_dict("records")
    ledger = chart_rows.whole_ledger(dataset, view.but(period=view.span))
    columns = {
        said("commitment"): [commitment(row) for row in made],
        said("agreed_by"): [[item(agreement_words(dataset, row["commitment_id"]))] for row in made],
        said("delivered"): [of_commitment(dataset, ledger, row) for row in made],
    }
    groups = [i18n.say(f"agreed_heading.{row['heading']}") for row in made]
    return [
        Heading(title, 2, "commitments"), record_table("agreed", title, columns, groups)
    ]  # fmt: skip


def commitment(row: Row) -> list[Item]:
    """A commitment as a link to its record, and its text."""
    link = record_link(row["title"], f"commitments/{row['commitment_id']}")
    text = row["description"] if row["description"] != row["title"] else ""
    return [item(link), item(Text(text, "quiet"))] if text else [item(link)]


def of_commitment(dataset: Dataset, ledger: pd.DataFrame, own: Row) -> list[Item]:
    """How much of a commitment was delivered to each side; nothing without a number."""
    rows = ledger[ledger["commitment_id"] == own["commitment_id"]]
    in_order = [
        one for side in dataset.sides for one in rows[rows["to_party"] == side].to_dict("records")
    ]
    return [item(delivery(dataset, row)) for row in in_order]


def delivery(dataset: Dataset, row: Row) -> str:
    """What was promised to one side and delivered, in words; "" where neither is known."""
    numbers = {
        name: values.number(row[name]) for name in ("promised", "delivered") if pd.notna(row[name])
    }
    key = "_".join(["record.ledger", *numbers])
    return i18n.say(key, to=values.party(dataset, row["to_party"]), **numbers) if numbers else ""


def positions(dataset: Dataset, record: Record) -> list[Node]:
    """What each party said on each topic, side by side; its documents as a section of their own."""
    rows = rounds.positions(dataset, record.key)
    kinds = dataset["speakers"].set_index("speaker_id")["kind"].astype("str")
    is_text = rows["speaker_id"].map(kinds) == DOCUMENT
    return [
        *side_by_side(dataset, "documents", rows[is_text]),
        *side_by_side(dataset, "positions", rows[~is_text]),
    ]


def side_by_side(dataset: Dataset, key: str, rows: pd.DataFrame) -> list[Node]:
    """One row a topic, one column a side and one for all others."""
    if rows.empty:
        return []
    title = i18n.say(f"record.{key}")
    topics = [(name, own) for name, own in rows.groupby("topic", sort=False, observed=True)]
    columns = {
        said("topic"): [
            [item(strong(dataset.package.label("positions", "topic", name)))] for name, _ in topics
        ],
        **{
            values.party(dataset, side): [of_side(dataset, side, own) for _, own in topics]
            for side in dataset.sides
        },
        said("others"): [of_others(dataset, own) for _, own in topics],
    }
    table = record_table(f"{key}-of-round", title, columns, named=list(columns)[1:])
    return [Heading(title, 2, key), table]


def of_side(dataset: Dataset, side: str, rows: pd.DataFrame) -> list[Item]:
    """What one side said on a topic, or that it said nothing of it."""
    own = rows[rows["party_id"] == side].to_dict("records")
    silent = i18n.say("record.silent", party=values.party(dataset, side))
    return [position(row) for row in own] or [item(Text(silent, "quiet"))]


def of_others(dataset: Dataset, rows: pd.DataFrame) -> list[Item]:
    """What others than the sides said on a topic, each with the name of the party."""
    own = rows[~rows["party_id"].isin(dataset.sides)].to_dict("records")
    return [position(row, strong(values.party(dataset, row["party_id"]))) for row in own]


def position(row: Row, *before: Text) -> Item:
    """A position with its speaker and source."""
    return item(*before, row["position"], row["speaker"], values.source(row))
