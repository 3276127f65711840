"""What only a round says: its delegations, sittings, agreements, and positions side by side."""

import pandas as pd

from lib import i18n
from lib.charts.style import agreement_words
from lib.content import statements, values
from lib.content.nodes import Heading, Item, List, Node, item, record_link, section, unlike
from lib.content.statements import strong
from lib.content.values import Row
from lib.model import records, rounds
from lib.model.dataset import Dataset
from lib.model.records import Record
from lib.params import View


def delegations(dataset: Dataset, record: Record) -> list[Node]:
    """Who led each delegation and how large it was, with every statement on it."""
    said = rounds.said_of_delegations(dataset, record.key)
    rows = rounds.delegations(dataset, record.key).to_dict("records")
    items = [delegation(dataset, row, said) for row in rows]
    return section("delegations", i18n.say("record.delegations"), items)


def delegation(dataset: Dataset, row: Row, said: pd.DataFrame) -> Item:
    """One delegation; what no statement speaks of rests on the source of the round."""
    own = said[said["delegation_id"] == row["delegation_id"]]
    size: str = i18n.counted(row["size"], "member") if pd.notna(row["size"]) else ""
    rests = rounds.rests_on_round(row, own)
    reported = values.source(row, i18n.pattern("record.reported_by")) if rests else ""
    lines = unlike([
        statements.statement(dataset, one, statements.measure(dataset, one))
        for one in own.to_dict("records")
    ])  # fmt: skip
    return item(strong(row["name"]), row["head"], row["head_title"], size, reported, List(lines))


def sittings(dataset: Dataset, view: View, record: Record) -> list[Node]:
    """The sittings with their headline durations, each with the clause that decided."""
    rows = rounds.sittings(dataset, view, record.key).to_dict("records")
    items = [sitting(dataset, row) for row in rows]
    return section("sittings", i18n.say("record.sittings"), items)


def sitting(dataset: Dataset, row: Row) -> Item:
    """Day, kind and duration of a sitting."""
    time: str = i18n.say("record.no_duration")
    if pd.notna(row["minutes"]):
        time = i18n.lasting(row["least"], row["most"], row["qualifier"])
    kind = dataset.package.label("meetings", "kind", row["kind"])
    why = i18n.say(f"clause.{row['clause']}") if row["clause"] else ""
    return item(values.day(row, "date"), kind, strong(time), why)


def agreed(dataset: Dataset, view: View, record: Record) -> list[Node]:
    """What was agreed, proposed or disputed at a round; each leads to its own record."""
    rows = rounds.agreed(dataset, view, record.key)
    nodes: list[Node] = []
    for name, part in rows.groupby("heading", observed=True):
        items = tuple(commitment(dataset, row) for row in part.to_dict("records"))
        nodes += [Heading(i18n.say(f"agreed_heading.{name}"), 3), List(items)]
    return [Heading(i18n.say("record.commitments"), 2, "commitments"), *nodes] if nodes else []


def commitment(dataset: Dataset, row: Row) -> Item:
    """What was agreed, and every statement that it was or was not."""
    name = f"commitments/{row['commitment_id']}"
    said = records.statements(dataset, records.find(dataset, name))
    lines = statements.listed(dataset, said[said["measure"] == "agreement"])
    by = agreement_words(dataset, row["commitment_id"])
    return item(record_link(row["title"], name), row["description"], by, List(lines))


def positions(dataset: Dataset, record: Record) -> list[Node]:
    """The positions of the parties on each topic, side by side."""
    nodes: list[Node] = []
    rows = rounds.positions(dataset, record.key)
    for topic, part in rows.groupby("topic", sort=False, observed=True):
        parties = part.groupby("party_id", sort=False, observed=True)
        columns = tuple(of_party(dataset, code, own) for code, own in parties)
        named = dataset.package.label("positions", "topic", topic)
        nodes += [Heading(named, 3), List(columns, "columns")]
    return [Heading(i18n.say("record.positions"), 2, "positions"), *nodes] if nodes else []


def of_party(dataset: Dataset, code: object, own: pd.DataFrame) -> Item:
    """The positions of one party on one topic, each with its speaker and source."""
    items = [
        item(row["position"], row["speaker"], values.source(row)) for row in own.to_dict("records")
    ]
    return item(strong(values.party(dataset, code)), List(tuple(items)))
