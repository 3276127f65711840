"""What hangs together: the records that a record refers to, and those that refer to it."""

from collections.abc import Iterator

import pandas as pd
from markupsafe import Markup

from lib.address import RECORD_TABLES
from lib.look import agreed_words
from lib.model import records
from lib.model.records import Record
from lib.snapshot import paths
from lib.snapshot.edition import Edition
from lib.snapshot.parts import Group, bullet, link, source, strong


def to_record(edition: Edition, root: str, name: str) -> Markup:
    """A link to the page of a record, by its title."""
    return link(root, paths.record(name), records.find(edition.talks, name).title)


def named(edition: Edition, record: Record) -> Iterator[tuple[str, str]]:
    """Each table with the key of a record in it to which the record refers."""
    for column, table, _ in edition.talks.package.tables[record.table].references:
        if table in RECORD_TABLES and record.row[column]:
            yield table, str(record.row[column])


def naming(edition: Edition, record: Record) -> Iterator[tuple[str, str]]:
    """Each table with the key of a record in it that refers to the record."""
    for table in RECORD_TABLES:
        declared, rows = edition.talks.package.tables[table], edition.talks[table]
        for column, other, _ in declared.references:
            if other == record.table:
                keys = rows.loc[rows[column] == record.key, declared.key[0]]
                yield from ((table, str(key)) for key in keys)


def related(edition: Edition, root: str, record: Record) -> list[Group]:
    """The records on either end of a reference, by table."""
    found = dict.fromkeys([*named(edition, record), *naming(edition, record)])
    every = edition.talks.package.tables
    return [
        (every[table].title, items)
        for table in RECORD_TABLES
        if (
            items := [
                to_record(edition, root, f"{table}/{key}") for one, key in found if one == table
            ]
        )
    ]


def ties(edition: Edition, root: str, record: Record) -> list[Group]:
    """What ties deliveries and commitments, by the record on the other end, and who says so."""
    other = {"transfers": "commitments", "commitments": "transfers"}.get(record.table, "")
    if not other:
        return []
    groups = records.links(edition.talks, record).groupby(
        f"{other.removesuffix('s')}_id", sort=False
    )
    return [
        (
            to_record(edition, root, f"{other}/{key}"),
            [tie(edition, row) for _, row in part.iterrows()],
        )
        for key, part in groups
    ]


def tie(edition: Edition, row: pd.Series) -> Markup:
    """What one speaker says of the tie between a delivery and a commitment."""
    status = edition.talks.package.label("fulfilments", "status", row["status"])
    return bullet(strong(status), row["speaker"], source(row), row["note"])


def agreed(edition: Edition, root: str, record: Record) -> list[Group]:
    """What was agreed or proposed at a round, each leading to its own record."""
    if record.table != "rounds":
        return []
    rows = records.agreed(edition.talks, edition.whole, record.key)
    return [
        (
            link(root, paths.record(f"commitments/{row['commitment_id']}"), row["title"]),
            [bullet(row["description"], agreed_words(edition.talks, str(row["agreed_by"])))],
        )
        for _, row in rows.iterrows()
    ]
