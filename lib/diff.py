"""Differences between two editions of a package: rows added, changed, removed, each by its key.

Cells are compared as they are written, so that a number typed in another way counts as a change.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Final

from lib.schema import Package, Table, read_package

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


def differences(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[Difference]:
    """Every difference between the files of two editions, table by table in the newer's order."""
    old, new = (read_package(files[DECLARATION]) for files in (before, after))
    names = [*new.tables, *(name for name in old.tables if name not in new.tables)]
    found: list[Difference] = []
    for name in names:
        if name != REASONS:
            table = new.tables.get(name) or old.tables[name]
            rows = keyed(old, before, name), keyed(new, after, name)
            found += of_table(table, *rows)
    return found


def of_table(
    table: Table, before: Mapping[str, Row], after: Mapping[str, Row]
) -> Iterator[Difference]:
    """The differences of one table: what was added or changed in its order, what was removed."""
    for key, row in after.items():
        if key not in before:
            yield whole(table, key, "added", row)
        elif before[key] != row:
            yield from of_row(table, key, before[key], row)
    for key, row in before.items():
        if key not in after:
            yield whole(table, key, "removed", row)


def whole(table: Table, key: str, kind: str, row: Row) -> Difference:
    """A row that only one edition has."""
    return Difference(table.name, key, kind, title_of(table, row), owners=owners(table, row))


def of_row(table: Table, key: str, before: Row, after: Row) -> Iterator[Difference]:
    """The cells of a row that differ; a column that one edition has not is empty there."""
    about = title_of(table, after), owners(table, after)
    for column in dict.fromkeys([*after, *before]):
        old, new = before.get(column, ""), after.get(column, "")
        if old != new:
            title, owned = about
            yield Difference(table.name, key, "changed", title, column, old, new, owned)


def title_of(table: Table, row: Row) -> str:
    """What a row is called."""
    return row.get(table.title_field, "")


def owners(table: Table, row: Row) -> frozenset[str]:
    """The rows to which a row refers, as ``table/key``."""
    named = ((other, row.get(column, "")) for column, other, _ in table.references)
    return frozenset(f"{other}/{key}" for other, key in named if key)


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
