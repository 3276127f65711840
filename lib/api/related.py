"""What hangs together: the records that a record refers to, and those that refer to it."""

from collections.abc import Callable, Iterator

import pandas as pd

from lib import text
from lib.address import RECORD_TABLES, View
from lib.api import plain
from lib.api.groups import Group, Line, bullet, link, source, strong
from lib.api.stated import line
from lib.look import agreement_words
from lib.model import records, round_parts
from lib.model.records import Record
from lib.model.talks import Talks

#: The place of the page of a record, by the name of the record.
Place = Callable[[str], str]


def to_record(talks: Talks, place: Place, name: str) -> Line:
    """A link to the page of a record, by its title."""
    return link(place(name), records.find(talks, name).title)


def named(talks: Talks, record: Record) -> Iterator[tuple[str, str]]:
    """Each table with the key of a record in it to which the record refers."""
    for column, table, _ in talks.package.tables[record.table].references:
        if table in RECORD_TABLES and record.row[column]:
            yield table, str(record.row[column])


def naming(talks: Talks, record: Record) -> Iterator[tuple[str, str]]:
    """Each table with the key of a record in it that refers to the record."""
    for table in RECORD_TABLES:
        declared, rows = talks.package.tables[table], talks[table]
        for column, other, _ in declared.references:
            if other == record.table:
                keys = rows.loc[rows[column] == record.key, declared.key[0]]
                yield from ((table, str(key)) for key in keys)


def related(talks: Talks, place: Place, record: Record) -> list[Group]:
    """The records on either end of a reference, by table."""
    found = dict.fromkeys([*named(talks, record), *naming(talks, record)])
    by_table = {
        table: [f"{table}/{key}" for one, key in found if one == table] for table in RECORD_TABLES
    }
    return [
        (talks.package.tables[table].title, [to_record(talks, place, name) for name in names])
        for table, names in by_table.items()
        if names
    ]


def ties(talks: Talks, place: Place, record: Record) -> list[Group]:
    """What ties deliveries and commitments, by the record on the other end, and who says so."""
    other = {"transfers": "commitments", "commitments": "transfers"}.get(record.table, "")
    if not other:
        return []
    groups = records.links(talks, record).groupby(f"{other.removesuffix('s')}_id", sort=False)
    return [
        (
            to_record(talks, place, f"{other}/{key}"),
            [tie(talks, row) for _, row in part.iterrows()],
        )
        for key, part in groups
    ]


def tie(talks: Talks, row: pd.Series) -> Line:
    """What one speaker says of the tie between a delivery and a commitment."""
    status = talks.package.label("fulfilments", "status", row["status"])
    return bullet(strong(status), row["speaker"], source(row), row["note"])


def agreed(talks: Talks, view: View, place: Place, record: Record) -> list[Group]:
    """What was agreed, proposed or disputed at a round, each with the statements about it."""
    groups: list[Group] = []
    for _, row in round_parts.agreed(talks, view, record.key).iterrows():
        name = f"commitments/{row['commitment_id']}"
        own = records.statements(talks, records.find(talks, name))
        by = agreement_words(talks, row["commitment_id"])
        first = bullet(row["description"], by, row["agreed_says"])
        said = [line(one) for one in plain.statements(talks, own)]
        heading = text.say(f"agreed_heading.{row['heading']}")
        groups.append((bullet(heading, link(place(name), row["title"])), [first, *said]))
    return groups
