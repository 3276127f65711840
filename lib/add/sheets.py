"""The tables of a package as text that can be added to: what is not changed keeps its bytes."""

import csv
from collections.abc import Mapping
from io import StringIO

from lib.data.schema import Package, Table, read_package

Cells = dict[str, str]


def written(cells: list[str]) -> str:
    """One row as CSV with its end of line."""
    line = StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


class Sheet:
    """One table: its rows by column, each with the text in which it is written."""

    def __init__(self, table: Table, content: bytes) -> None:
        """Read the table; every row keeps its own text."""
        self.table = table
        lines = list(StringIO(content.decode("utf-8-sig"), newline="\n"))
        reader, done = csv.reader(lines), 0
        self.texts: list[str] = []
        found: list[list[str]] = []
        for row in reader:
            own, done = "".join(lines[done : reader.line_num]), reader.line_num
            if row:
                found.append(row)
                self.texts.append(own if own.endswith("\n") else f"{own}\n")
        self.columns, *rows = found
        self.rows: list[Cells] = [dict(zip(self.columns, row, strict=True)) for row in rows]

    @property
    def keys(self) -> set[str]:
        """The keys of all rows; the parts of a key of several columns are joined by a slash."""
        return {self.key(row) for row in self.rows}

    def key(self, row: Mapping[str, str]) -> str:
        """The key of a row."""
        return "/".join(row.get(column, "") for column in self.table.key)

    def find(self, key: str) -> Cells | None:
        """The row with a key, or None."""
        return next((row for row in self.rows if self.key(row) == key), None)

    def add(self, cells: Mapping[str, str]) -> Cells:
        """The row of the given cells, added at the end; columns that are not given are empty."""
        row = {column: cells.get(column, "") for column in self.columns}
        self.rows.append(row)
        self.texts.append(written(list(row.values())))
        return row

    def change(self, row: Cells, cells: Mapping[str, str]) -> None:
        """Put cells into a row and write it anew."""
        row.update({column: cell for column, cell in cells.items() if column in self.columns})
        place = next(number for number, one in enumerate(self.rows) if one is row)
        self.texts[place + 1] = written([row[column] for column in self.columns])

    def remove(self, row: Cells) -> None:
        """Take a row out."""
        place = next(number for number, one in enumerate(self.rows) if one is row)
        del self.rows[place], self.texts[place + 1]

    @property
    def content(self) -> bytes:
        """The whole table as it is written."""
        return "".join(self.texts).encode()


class Book:
    """All tables of a package, to be added to; nothing is written before ``files`` is read."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Read the declaration; each table is read when it is needed."""
        self.before = dict(files)
        self.package: Package = read_package(files["datapackage.json"])
        self.sheets: dict[str, Sheet] = {}

    def __getitem__(self, table: str) -> Sheet:
        """One table; raises KeyError where there is none."""
        if table not in self.sheets:
            declared = self.package.tables[table]
            self.sheets[table] = Sheet(declared, self.before[declared.path])
        return self.sheets[table]

    def find(self, record: str) -> Cells | None:
        """The row that ``table/key`` names, or None."""
        table, _, key = record.partition("/")
        return self[table].find(key) if table in self.package.tables else None

    @property
    def files(self) -> dict[str, bytes]:
        """The files of the package with all that was added."""
        changed = {sheet.table.path: sheet.content for sheet in self.sheets.values()}
        return {**self.before, **changed}
