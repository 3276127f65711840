"""CSV reading: encoding, delimiter, quoting, header and the shape of every row."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from lib.data.required import may_be_empty
from lib.validation.descriptor import Declared
from lib.validation.problem import Problem, expected, in_file

DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "upright bars"}
WIDE_TEXT = (b"\xff\xfe", b"\xfe\xff")


class UnpairedQuotesError(ValueError):
    """A record that cannot be told from the next; the argument is its first line."""


def decoded(file: str, content: bytes) -> tuple[str, list[Problem]]:
    """The text of a UTF-8 file, a byte order mark taken off, or what is wrong with its encoding."""
    if content.startswith(WIDE_TEXT) or content.count(b"\0") > len(content) / 4:
        return "", [in_file(file, "utf16")]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        return "", [Problem(file, line, None, None, expected("not_utf8"))]


def delimiter(text: str) -> str:
    """The sign between the columns of the first line; a comma if there is none."""
    first = text.partition("\n")[0]
    if "," in first:
        return ","
    return max(DELIMITERS, key=first.count) if any(map(first.count, DELIMITERS)) else ","


def records(text: str, sign: str) -> Iterator[tuple[int, list[str]]]:
    """The first line and the cells of each record; raises UnpairedQuotesError."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        raise UnpairedQuotesError(line) from None


MAX_COLUMNS = 60
MAX_ROWS = 50_000
Record = tuple[int, list[str]]


class Row(NamedTuple):
    """The first line of a row in the file and its cells by column."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Sheet:
    """One table as read; ``rows`` have a cell for each column, ``ragged`` are padded or cut."""

    table: Declared
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    ragged: tuple[Row, ...] = ()

    def problem(
        self, line: int | None, column: str, value: str | None, kind: str, /, **words: object
    ) -> Problem:
        """A problem of this table in the words of its kind."""
        shown = self.table.shown(column) if column else None
        return Problem(self.table.file, line, shown, value, expected(kind, **words))

    def values(self, column: str) -> Iterator[str]:
        """The cells of a column in every row, whole or not."""
        return (row.cells.get(column, "") for row in self.rows + self.ragged)


def read_sheet(table: Declared, content: bytes, room: int) -> tuple[Sheet | None, list[Problem]]:
    """At most ``room`` rows of a file, None if they cannot be told apart, and what is wrong."""
    text, problems = decoded(table.file, content)
    if problems:
        return None, problems
    sign = delimiter(text)
    if sign != ",":
        found = expected("delimiter", found=DELIMITERS[sign])
        problems.append(Problem(table.file, 1, None, None, found))
    try:
        read = list(islice(records(text, sign), room + 2))
    except UnpairedQuotesError as fault:
        line = fault.args[0]
        return None, [*problems, Problem(table.file, line, None, None, expected("quotes"))]
    problems += shape_problems(table, read, room)
    return (shaped(table, read) if is_readable(read, room) else None), problems


def is_readable(read: list[Record], room: int) -> bool:
    """Whether the records have a header that tells the columns apart, and are not too many."""
    header = read[0][1] if read else []
    distinct = len(set(header)) == len(header) <= MAX_COLUMNS
    return any(header) and distinct and len(read) - 1 <= room


def shaped(table: Declared, read: list[Record]) -> Sheet:
    """The records as a sheet."""
    header = read[0][1]
    rows: dict[bool, list[Row]] = {True: [], False: []}
    for line, cells in read[1:]:
        row = Row(line, dict(zip(header, cells, strict=False)))
        rows[row_fault(header, cells) is None].append(row)
    kept = tuple(column for column in table.columns if column in header)
    return Sheet(table, kept, tuple(rows[True]), tuple(rows[False]))


def shape_problems(table: Declared, read: list[Record], room: int) -> Iterator[Problem]:
    """What is wrong with the header, the number of rows and their length."""
    if not read or not any(read[0][1]):
        yield in_file(table.file, "empty_file")
        return
    header = read[0][1]
    if len(read) - 1 > room:
        yield in_file(table.file, "rows", limit=MAX_ROWS)
    elif len(header) > MAX_COLUMNS:
        yield in_file(table.file, "columns", limit=MAX_COLUMNS)
    elif len(set(header)) < len(header):
        yield Problem(table.file, 1, None, None, expected("header_twice"))
    else:
        yield from header_problems(table, header)
        yield from length_problems(table, read)


def length_problems(table: Declared, read: list[Record]) -> Iterator[Problem]:
    """The rows that have not a cell for each column, or no row at all where one is needed."""
    for line, cells in read[1:]:
        if fault := row_fault(read[0][1], cells):
            yield Problem(table.file, line, None, None, fault)
    if len(read) == 1 and not may_be_empty(table.name):
        yield in_file(table.file, "no_rows")


def row_fault(header: list[str], cells: list[str]) -> str | None:
    """What is expected of a row whose cells do not match the header, or None."""
    if not any(cells):
        return expected("blank")
    if len(cells) != len(header):
        return expected("ragged", columns=len(header), cells=len(cells))
    return None


def header_problems(table: Declared, header: list[str]) -> Iterator[Problem]:
    """Columns of the first line that are missing, undeclared or in another order."""
    for column in table.columns:
        if column not in header:
            yield Problem(table.file, 1, None, None, expected("header_missing", column=column))
    for column in header:
        if column not in table.fields:
            yield Problem(table.file, 1, None, column, expected("header_extra"))
    if set(header) == set(table.columns) and header != table.columns:
        order = expected("header_order", columns=", ".join(table.columns))
        yield Problem(table.file, 1, None, None, order)
