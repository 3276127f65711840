"""Differences between two editions of a package: rows added, changed, removed, each by its key.

Cells are compared as they are written, so that a number typed in another way counts as a change.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Final

from lib.data.schema import Package, Table, read_package

#: The table whose rows give the reasons; its own rows are no difference.
REASONS: Final = "changes"
DECLARATION: Final = "datapackage.json"
Row = Mapping[str, str]


@dataclass(frozen=True)
class Difference:
    """One row added or removed (``column`` is ""), or one cell changed from ``old`` to ``new``."""

    table: str
    key: str
    kind: str
    title: str
    column: str = ""
    old: str = ""
    new: str = ""
    owners: frozenset[str] = frozenset()

    @property
    def record(self) -> str:
        """The row as ``table/key``."""
        return f"{self.table}/{self.key}"


def version_order(version: str) -> tuple[tuple[int, int, str], ...]:
    """What versions sort by: numbers as numbers, each part by itself.

    >>> sorted(["1.10.0", "1.2.0"], key=version_order)
    ['1.2.0', '1.10.0']
    """
    parts = version.replace("-", ".").split(".")
    return tuple((1, int(p), "") if p.isdecimal() else (0, 0, p) for p in parts)


def cells(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file by column, as written."""
    rows = csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), restval="")
    return [{name: cell for name, cell in row.items() if name is not None} for row in rows]


def key_of(table: Table, row: Row) -> str:
    """The key of a row; the parts of a key of several columns are joined by a slash."""
    return "/".join(row.get(column, "") for column in table.key)


def keyed(package: Package, files: Mapping[str, bytes], name: str) -> dict[str, dict[str, str]]:
    """The rows of a table by their key; none where the package has no such table."""
    table = package.tables.get(name)
    if table is None or table.path not in files:
        return {}
    return {key_of(table, row): row for row in cells(files[table.path])}


@dataclass(frozen=True)
class Side:
    """One edition: its declaration and the rows of its tables by key."""

    package: Package
    rows: Mapping[str, Mapping[str, Row]]

    def owners(self, table: str, row: Row, depth: int = 2) -> frozenset[str]:
        """The rows to which a row refers, and those to which they refer, as ``table/key``."""
        found: set[str] = set()
        for column, other, _ in self.package.tables[table].references:
            if key := row.get(column, ""):
                found.add(f"{other}/{key}")
                above = self.rows[other].get(key)
                found |= self.owners(other, above, depth - 1) if above and depth > 1 else set()
        return frozenset(found)

    def whole(self, table: str, key: str, kind: str) -> Difference:
        """A row that only this edition has."""
        row = self.rows[table][key]
        return Difference(table, key, kind, self.title(table, row), owners=self.owners(table, row))

    def title(self, table: str, row: Row) -> str:
        """What a row is called."""
        return row.get(self.package.tables[table].title_field, "")


def side(files: Mapping[str, bytes]) -> Side:
    """One edition of its files."""
    package = read_package(files[DECLARATION])
    return Side(package, {name: keyed(package, files, name) for name in package.tables})


def differences(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[Difference]:
    """Every difference between the files of two editions, table by table in the newer's order."""
    old, new = side(before), side(after)
    names = [name for name in dict.fromkeys([*new.rows, *old.rows]) if name != REASONS]
    return [one for name in names for one in of_table(name, old, new)]


def of_table(table: str, old: Side, new: Side) -> Iterator[Difference]:
    """The differences of one table: what was added or changed in its order, what was removed."""
    before, after = old.rows.get(table, {}), new.rows.get(table, {})
    for key, row in after.items():
        if key not in before:
            yield new.whole(table, key, "added")
        elif before[key] != row:
            yield from of_row(new, table, key, before[key])
    for key in before:
        if key not in after:
            yield old.whole(table, key, "removed")


def of_row(new: Side, table: str, key: str, before: Row) -> Iterator[Difference]:
    """The cells of a row that differ; a column that one edition has not is empty there."""
    after = new.rows[table][key]
    title, owners = new.title(table, after), new.owners(table, after)
    for column in dict.fromkeys([*after, *before]):
        old, cell = before.get(column, ""), after.get(column, "")
        if old != cell:
            yield Difference(table, key, "changed", title, column, old, cell, owners)


def reasons_since(files: Mapping[str, bytes], version: str) -> list[dict[str, str]]:
    """The rows of ``changes`` that belong to versions after the given one."""
    package = read_package(files[DECLARATION])
    rows = keyed(package, files, REASONS).values()
    since = version_order(version)
    return [row for row in rows if version_order(row.get("version", "")) > since]


def explains(reason: Row, difference: Difference) -> bool:
    """True if a row of ``changes`` speaks of the row, of one to which it refers, or of its table.

    A row of ``changes`` with a table and no record speaks of the whole table.
    """
    record, table = reason.get("record", ""), reason.get("table", "")
    if not record:
        return bool(table) and table == difference.table
    named = record if "/" in record or not table else f"{table}/{record}"
    return named in {difference.record, difference.key, *difference.owners}


def reasons_of(reasons: Iterable[Row], difference: Difference) -> list[Row]:
    """The rows of ``changes`` that explain a difference, the nearest ones alone."""
    fitting = [reason for reason in reasons if explains(reason, difference)]
    own = [one for one in fitting if one.get("record", "").endswith(difference.key)]
    named = [one for one in fitting if one.get("record", "")]
    return own or named or fitting


def records(files: Mapping[str, bytes], tables: Iterable[str]) -> list[str]:
    """The keys of some tables of an edition, as ``table/key``."""
    package = read_package(files[DECLARATION])
    return [f"{name}/{key}" for name in tables for key in keyed(package, files, name)]
