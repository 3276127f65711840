"""One record whole: its facts, its figures and why, every statement, and what hangs on it."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

import pandas as pd

from lib import i18n
from lib.charts import registry
from lib.content import rounds, statements, values
from lib.content.method import report
from lib.content.nodes import (
    Heading,
    Item,
    Link,
    List,
    Node,
    Text,
    item,
    record_link,
    record_table,
    records_in,
    section,
)
from lib.content.statements import strong
from lib.content.values import Row
from lib.model import chart_rows, events, records
from lib.model.dataset import Dataset
from lib.model.records import Record
from lib.params import RECORD_TABLES, View

#: Columns that say something to programs only, or that stand elsewhere on the page.
HIDDEN: Final = {
    "source_id", "second_source_id", "research_ref", "date_precision", "place_precision",
    "date_edtf", "as_of_edtf", "end_date", "is_round", "latitude", "longitude", "summary",
    "description",
}  # fmt: skip
#: What a delivery and a commitment are tied to: the table, and the column that names its record.
TIED: Final = {
    "transfers": ("commitments", "commitment_id"),
    "commitments": ("transfers", "transfer_id"),
}
#: The kind of chart that a record of a table has.
CHARTS: Final = {"rounds": "sittings", "commitments": "steps"}


def record(dataset: Dataset, view: View, name: str) -> list[Node]:
    """All that is known of the record that ``table/key`` names; raises KeyError without one."""
    found = records.find(dataset, name)
    lead = summary(found)
    own = [
        *([Text(lead, "lead")] if lead else []),
        *facts(dataset, found),
        *statements.figures(dataset, view, found),
        *(of_round(dataset, view, found) if found.table == "rounds" else chart(dataset, found)),
        *statements.totals(dataset, found),
        *ties(dataset, view, found),
        *statements.outcome(dataset, found),
        *statements.statements(dataset, found),
        *statements.candidates(dataset, found),
    ]
    return [
        *own,
        *related(dataset, found, records_in(own)),
        *statements.sources(dataset, found),
        *report(dataset, name),
    ]


def summary(found: Record) -> str:
    """What a record says of itself in a sentence or two, or ""."""
    own = (found.row.get(name) for name in ("summary", "description"))
    return next((str(words) for words in own if not values.is_blank(words)), "")


def of_round(dataset: Dataset, view: View, found: Record) -> list[Node]:
    """The parts that only a round has."""
    return [
        *rounds.delegations(dataset, found),
        *rounds.sittings(dataset, view, found),
        *chart(dataset, found),
        *rounds.agreed(dataset, view, found),
        *rounds.positions(dataset, found),
    ]


def facts(dataset: Dataset, found: Record) -> list[Node]:
    """The columns of a record that say something, and its hosts and mediators, as pairs."""
    declared = dataset.package.tables[found.table]
    hidden = HIDDEN | {declared.key[0], declared.title_field}
    shown = [field for field in declared.fields if field.name not in hidden]
    said = [one for one in shown if not values.is_blank(found.row[one.name])]
    items = [item(one.title, fact(dataset, found, one.name)) for one in said]
    more = [*end_of(dataset, found), *mediators(dataset, found)]
    return section("facts", i18n.say("record.facts"), [*items, *more], "facts")


def end_of(dataset: Dataset, found: Record) -> list[Item]:
    """How a truce, a pause or another event that lasts stands in time, as a pair."""
    if found.table != "events":
        return []
    rows = events.every(dataset, "all").set_index("event_id")
    code = str(rows.loc[found.key, "standing"])
    title = i18n.words("labels")["column"]["standing"]
    return [item(title, i18n.say(f"standing.{code}"))] if code else []


def fact(dataset: Dataset, found: Record, column: str) -> str:
    """A cell of a record in readers' words; its day no finer than it is known."""
    if column == dataset.package.tables[found.table].date_field:
        return values.day(found.row, column)
    return values.shown(dataset, found.table, column, found.row[column])


def mediators(dataset: Dataset, found: Record) -> list[Item]:
    """The hosts and mediators of a record with their roles, as pairs."""
    roles = dataset.package.labels("mediations", "role")
    return [
        item(roles.get(row["role"], row["role"]), row["name"], row["people"])
        for row in records.mediators(dataset, found).to_dict("records")
    ]


def chart(dataset: Dataset, found: Record) -> list[Node]:
    """The chart of a round's sittings or of a commitment's deliveries, where there is one."""
    name = f"{CHARTS.get(found.table, '')}-{found.key}"
    is_drawn = name in registry.charts(dataset)
    return [Link(i18n.say("record.chart"), f"chart:{name}")] if is_drawn else []


def ties(dataset: Dataset, view: View, found: Record) -> list[Node]:
    """What ties deliveries and commitments, by the record on the other end, and who says so.

    Of a commitment each delivery has its numbers, and how much had come by then.
    """
    if found.table not in TIED:
        return []
    table, column = TIED[found.table]
    groups = records.links(dataset, found).groupby(column, sort=False, observed=True)
    keys = {str(key): part.to_dict("records") for key, part in groups}
    if not keys:
        return []
    title = i18n.say("record.links")
    numbers = of_sides(dataset, view, found, list(keys)) if found.table == "commitments" else {}
    columns = {
        i18n.say(f"record_column.of_{table}"): [
            [item(title_link(dataset, f"{table}/{key}"))] for key in keys
        ],
        **numbers,
        i18n.say("record_column.tie"): [
            [tie(dataset, row) for row in said] for said in keys.values()
        ],
    }
    return [
        Heading(title, 2, "links"), record_table("links-of-record", title, columns, named=numbers)
    ]  # fmt: skip


def of_sides(
    dataset: Dataset, view: View, found: Record, keys: Sequence[str]
) -> dict[str, list[list[Item]]]:
    """The numbers of each delivery of a commitment to each side, by the title of the column."""
    rows = chart_rows.steps(dataset, view.but(period=view.span), found.key)
    return {
        i18n.say("record_column.to", to=values.party(dataset, side)): [
            [line for row in own_rows(rows, key, side) for line in number_lines(row)]
            for key in keys
        ]
        for side in dataset.sides
    }


def own_rows(rows: pd.DataFrame, transfer: str, side: str) -> list[Row]:
    """The rows of one delivery to one side that have a number."""
    is_own = (rows["transfer_id"] == transfer) & (rows["to_party"] == side)
    return list(rows[is_own & rows["figure"].notna()].to_dict("records"))


def number_lines(row: Row) -> list[Item]:
    """The number of a delivery with its speaker, and how much had come by then."""
    running = values.number(row["running_total"])
    if not row["is_added"]:
        sum_of_it = i18n.say("record.not_added")
    elif pd.isna(row["promised"]):
        sum_of_it = i18n.say("record.running", running=running)
    else:
        promised = values.number(row["promised"])
        sum_of_it = i18n.say("record.running_of", running=running, promised=promised)
    return [
        item(strong(values.number(row["figure"])), row["speaker"]),
        item(Text(sum_of_it, "quiet")),
    ]


def tie(dataset: Dataset, row: Row) -> Item:
    """What one speaker says of the tie between a delivery and a commitment."""
    status = dataset.package.label("fulfilments", "status", row["status"])
    return item(strong(status), row["speaker"], values.source(row), row["note"])


def title_link(dataset: Dataset, name: str) -> Link:
    """A link to a record by its title."""
    return record_link(records.find(dataset, name).title, name)


def named(dataset: Dataset, found: Record) -> Iterator[tuple[str, str]]:
    """Each table with the key of a record in it to which the record refers."""
    for column, table, _ in dataset.package.tables[found.table].references:
        if table in RECORD_TABLES and found.row[column]:
            yield table, str(found.row[column])


def naming(dataset: Dataset, found: Record) -> Iterator[tuple[str, str]]:
    """Each table with the key of a record in it that refers to the record."""
    for table in RECORD_TABLES:
        declared, rows = dataset.package.tables[table], dataset[table]
        for column, other, _ in declared.references:
            if other == found.table:
                keys = rows.loc[rows[column] == found.key, declared.key[0]]
                yield from ((table, str(key)) for key in keys)


def related(dataset: Dataset, found: Record, above: Collection[str]) -> list[Node]:
    """The records on either end of a reference, by table, but those to which links above lead."""
    every = [
        (table, key)
        for table, key in dict.fromkeys([*named(dataset, found), *naming(dataset, found)])
        if f"{table}/{key}" not in above
    ]
    nodes: list[Node] = []
    for table in RECORD_TABLES:
        keys = [key for one, key in every if one == table]
        if keys:
            items = tuple(item(title_link(dataset, f"{table}/{key}")) for key in keys)
            nodes += [Heading(dataset.package.tables[table].title, 3), List(items)]
    return [Heading(i18n.say("record.related"), 2, "related"), *nodes] if nodes else []
