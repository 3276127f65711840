"""Cells: type, format, length and extended dates of every value."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from lib.validation.descriptor import Declared
from lib.validation.problem import ANY, LONGEST, Problem, say, text_fault
from lib.validation.reader import Row, Sheet

TYPE_FORMS = {
    "integer": re.compile(r"[+-]?[0-9]{1,15}"),
    "number": re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?"),
    "date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "boolean": re.compile(r"true|false"),
}
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
KEY = re.compile(r"[\w.~:+-]+")
FORMS = {
    ("parties", "party_id"): ("party_code", re.compile(r"[a-z0-9_]+")),
    ("parties", "color_light"): ("colour", COLOUR),
    ("parties", "color_dark"): ("colour", COLOUR),
    ("rounds", "country_code"): ("country", re.compile(r"[A-Z]{3}")),
    ("claims", "value_time"): ("clock", re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")),
}
WITH_PATTERN = 200


def cell_problems(sheet: Sheet) -> Iterator[Problem]:
    """Every cell that may not be shown, or that is not in the form of its type and column."""
    for row in sheet.rows + sheet.ragged:
        yield from unfit_texts(sheet, row)
    for row in sheet.rows:
        yield from type_problems(sheet, row)
    yield from form_problems(sheet)
    yield from url_problems(sheet)
    yield from pattern_problems(sheet)


def unfit_texts(sheet: Sheet, row: Row) -> Iterator[Problem]:
    """The cells of a row with HTML, script, invisible characters or too much text."""
    together = "\n".join(row.cells.values())
    if len(together) <= LONGEST and not ANY.search(together):
        return
    for column, cell in row.cells.items():
        if fault := text_fault(cell):
            yield Problem(sheet.table.file, row.line, sheet.table.shown(column), cell, fault)


def type_problems(sheet: Sheet, row: Row) -> Iterator[Problem]:
    """The cells of a row that Parley cannot read as their type."""
    for column in sheet.columns:
        kind, cell = sheet.table.fields[column]["type"], row.cells[column]
        if cell and kind in TYPE_FORMS and not TYPE_FORMS[kind].fullmatch(cell):
            shown = sheet.table.shown(column)
            yield Problem(sheet.table.file, row.line, shown, cell, say("type", kind))


def filled(sheet: Sheet, column: str) -> Iterator[tuple[Row, str]]:
    """Each whole row with its cell in a column, where it is not empty."""
    if column in sheet.columns:
        yield from ((row, row.cells[column]) for row in sheet.rows if row.cells[column])


def form_problems(sheet: Sheet) -> Iterator[Problem]:
    """The codes, colours and times that are not written as Parley reads them."""
    forms = {column: kind for (table, column), kind in FORMS.items() if table == sheet.table.name}
    keys = dict.fromkeys(sheet.table.key, ("key_code", KEY))
    for column, (kind, form) in {**keys, **forms}.items():
        for row, cell in filled(sheet, column):
            if not form.fullmatch(cell):
                yield sheet.problem(row.line, column, cell, kind)


def url_problems(sheet: Sheet) -> Iterator[Problem]:
    """The links that do not lead to an ordinary web address (no javascript: or data:)."""
    for column, raw in sheet.table.fields.items():
        if column == "url" or raw.get("format") == "uri":
            for row, cell in filled(sheet, column):
                if not is_web_address(cell):
                    yield sheet.problem(row.line, column, cell, "url")


def is_web_address(text: str) -> bool:
    """Whether the text is an address of http or https with a host and nothing odd in it."""
    if re.search(r"[\s<>\"`\\]", text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def pattern_problems(sheet: Sheet) -> Iterator[Problem]:
    """The cells that depart from the pattern of their column; too long a cell is never matched."""
    for column, pattern in patterns(sheet.table).items():
        form = re.compile(f"^{pattern}$")
        for row, cell in filled(sheet, column):
            if len(cell) > WITH_PATTERN:
                yield sheet.problem(row.line, column, cell, "long", limit=WITH_PATTERN)
            elif not form.match(cell):
                yield sheet.problem(row.line, column, cell, "pattern_cell", allowed=pattern)


def patterns(table: Declared) -> dict[str, str]:
    """The pattern of each column of text that has one; those of Parley's own forms have none."""
    return {
        column: raw["constraints"]["pattern"]
        for column, raw in table.fields.items()
        if "pattern" in raw.get("constraints", {})
        and raw["type"] == "string"
        and (table.name, column) not in FORMS
    }


LONGEST_DATE = 60
Span = tuple[date, date]


def day(text: str) -> date | None:
    """The day of a text as year-month-day, or None."""
    try:
        return date.fromisoformat(text) if TYPE_FORMS["date"].fullmatch(text) else None
    except ValueError:
        return None


@lru_cache(maxsize=10_000)
def span(text: str) -> Span | None:
    """The first and the last day that the text allows, or None if it is no date as known."""
    start, end = day(text.partition("/")[0]), day(text.rpartition("/")[2])
    if start and end and text.count("/") <= 1:
        return (start, end) if start <= end else None
    return wider_span(text) if len(text) <= LONGEST_DATE else None


def wider_span(text: str) -> Span | None:
    """The same for dates not known to the day, by the grammar of the Library of Congress."""
    try:
        known_as = parse_edtf(text)
        first, last = known_as.lower_strict(), known_as.upper_strict()
    except (EDTFParseException, ValueError, TypeError, AttributeError, OverflowError):
        return None
    start, end = bound(first, date.min), bound(last, date.max)
    return (start, end) if start <= end else None


def bound(end: Any, otherwise: date) -> date:
    """The day of one end of a span; ``otherwise`` where the end is open or past the calendar."""
    try:
        return date(*end[:3])
    except (TypeError, ValueError):
        return otherwise
