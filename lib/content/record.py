"""One record whole: its facts, its figures and why, every statement, and what hangs on it."""

from collections.abc import Iterator
from typing import Final

from lib import i18n
from lib.charts import registry
from lib.content import rounds, statements, values
from lib.content.method import report
from lib.content.nodes import Heading, Item, Link, List, Node, Text, item, record_link, section
from lib.content.statements import strong
from lib.content.values import Row
from lib.model import records
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


def record(talks: Dataset, view: View, name: str) -> list[Node]:
    """All that is known of the record that ``table/key`` names; raises KeyError without one."""
    found = records.find(talks, name)
    lead = summary(found)
    return [
        *([Text(lead, "lead")] if lead else []),
        *facts(talks, found),
        *statements.figures(talks, view, found),
        *(of_round(talks, view, found) if found.table == "rounds" else chart(talks, found)),
        *statements.totals(talks, found),
        *ties(talks, found),
        *statements.outcome(talks, found),
        *statements.statements(talks, found),
        *statements.candidates(talks, found),
        *related(talks, found),
        *statements.sources(talks, found),
        *report(talks, name),
    ]


def summary(found: Record) -> str:
    """What a record says of itself in a sentence or two, or ""."""
    own = (found.row.get(name) for name in ("summary", "description"))
    return next((str(words) for words in own if words), "")


def of_round(talks: Dataset, view: View, found: Record) -> list[Node]:
    """The parts that only a round has."""
    return [
        *rounds.delegations(talks, found),
        *rounds.sittings(talks, view, found),
        *chart(talks, found),
        *rounds.agreed(talks, view, found),
        *rounds.positions(talks, found),
    ]


def facts(talks: Dataset, found: Record) -> list[Node]:
    """The columns of a record that say something, and its hosts and mediators, as pairs."""
    declared = talks.package.tables[found.table]
    hidden = HIDDEN | {declared.key[0], declared.title_field}
    shown = [field for field in declared.fields if field.name not in hidden]
    said = [one for one in shown if not values.is_blank(found.row[one.name])]
    items = [item(one.title, fact(talks, found, one.name)) for one in said]
    return section("facts", i18n.say("record.facts"), [*items, *mediators(talks, found)], "facts")


def fact(talks: Dataset, found: Record, column: str) -> str:
    """A cell of a record in readers' words; its day no finer than it is known."""
    if column == talks.package.tables[found.table].date_field:
        return values.day(found.row, column)
    return values.shown(talks, found.table, column, found.row[column])


def mediators(talks: Dataset, found: Record) -> list[Item]:
    """The hosts and mediators of a record with their roles, as pairs."""
    roles = talks.package.labels("mediations", "role")
    return [
        item(roles.get(row["role"], row["role"]), row["name"], row["people"])
        for row in records.mediators(talks, found).to_dict("records")
    ]


def chart(talks: Dataset, found: Record) -> list[Node]:
    """The chart of a round's sittings or of a commitment's deliveries, where there is one."""
    name = f"{CHARTS.get(found.table, '')}-{found.key}"
    is_drawn = name in registry.charts(talks)
    return [Link(i18n.say("record.chart"), f"chart:{name}")] if is_drawn else []


def ties(talks: Dataset, found: Record) -> list[Node]:
    """What ties deliveries and commitments, by the record on the other end, and who says so."""
    if found.table not in TIED:
        return []
    table, column = TIED[found.table]
    groups = records.links(talks, found).groupby(column, sort=False, observed=True)
    items = [
        item(title_link(talks, f"{table}/{key}"), List(tuple(tie(talks, row) for row in said)))
        for key, said in ((key, part.to_dict("records")) for key, part in groups)
    ]
    return section("links", i18n.say("record.links"), items)


def tie(talks: Dataset, row: Row) -> Item:
    """What one speaker says of the tie between a delivery and a commitment."""
    status = talks.package.label("fulfilments", "status", row["status"])
    return item(strong(status), row["speaker"], values.source(row), row["note"])


def title_link(talks: Dataset, name: str) -> Link:
    """A link to a record by its title."""
    return record_link(records.find(talks, name).title, name)


def named(talks: Dataset, found: Record) -> Iterator[tuple[str, str]]:
    """Each table with the key of a record in it to which the record refers."""
    for column, table, _ in talks.package.tables[found.table].references:
        if table in RECORD_TABLES and found.row[column]:
            yield table, str(found.row[column])


def naming(talks: Dataset, found: Record) -> Iterator[tuple[str, str]]:
    """Each table with the key of a record in it that refers to the record."""
    for table in RECORD_TABLES:
        declared, rows = talks.package.tables[table], talks[table]
        for column, other, _ in declared.references:
            if other == found.table:
                keys = rows.loc[rows[column] == found.key, declared.key[0]]
                yield from ((table, str(key)) for key in keys)


def related(talks: Dataset, found: Record) -> list[Node]:
    """The records on either end of a reference, by table."""
    every = dict.fromkeys([*named(talks, found), *naming(talks, found)])
    nodes: list[Node] = []
    for table in RECORD_TABLES:
        keys = [key for one, key in every if one == table]
        if keys:
            items = tuple(item(title_link(talks, f"{table}/{key}")) for key in keys)
            nodes += [Heading(talks.package.tables[table].title, 3), List(items)]
    return [Heading(i18n.say("record.related"), 2, "related"), *nodes] if nodes else []
