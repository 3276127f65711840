"""Parley's own rules within a row: what must agree from column to column."""

from collections.abc import Iterator, Mapping

from lib.check.cells import TYPE_FORMS, filled
from lib.check.dates import day, span
from lib.check.problem import Problem
from lib.check.sheet import Sheet
from lib.data.required import codes

Sheets = Mapping[str, Sheet]

ONE_OF = {
    "claims": (
        *("round_id", "delegation_id", "meeting_id"),
        *("commitment_id", "transfer_id", "total_id"),
    ),
    "mediations": ("round_id", "transfer_id"),
}
NOT_BELOW = (("claims", "low", "value"), ("claims", "value", "high"), ("claims", "low", "high"))
NOT_BEFORE = (
    ("rounds", "start_date", "end_date"),
    ("coverage", "first_date", "last_date"),
    ("totals", "since", "as_of"),
    ("events", "date", "end_date"),
)
AS_KNOWN = (
    ("rounds", "date_edtf", "start_date"),
    ("rounds", "date_edtf", "end_date"),
    ("meetings", "date_edtf", "date"),
    ("transfers", "date_edtf", "date"),
    ("events", "date_edtf", "date"),
    ("totals", "as_of_edtf", "as_of"),
    ("sources", "published", None),
    ("claims", "stated_date", None),
    ("positions", "stated_date", None),
    ("event_statements", "stated_date", None),
)


def one_subject(sheets: Sheets) -> Iterator[Problem]:
    """Claims that do not speak of exactly one thing, mediations not of one round or transfer."""
    for name, columns in ONE_OF.items():
        for row in sheets[name].rows if name in sheets else ():
            count = sum(bool(row.cells.get(column)) for column in columns)
            if count != 1:
                key = sheets[name].table.key[0] if sheets[name].table.key else ""
                words = {"columns": ", ".join(columns), "count": count}
                yield sheets[name].problem(row.line, key, row.cells.get(key), "one_of", **words)


def bounds(sheets: Sheets) -> Iterator[Problem]:
    """Values outside their own bounds."""
    for name, lower, upper in NOT_BELOW:
        for row, cell in filled(sheets[name], upper) if name in sheets else ():
            least = row.cells.get(lower, "")
            if is_number(cell) and is_number(least) and float(cell) < float(least):
                words = {"other": lower, "value": least}
                yield sheets[name].problem(row.line, upper, cell, "not_below", **words)


def is_number(text: str) -> bool:
    """Whether the text is a number in Parley's form."""
    return TYPE_FORMS["number"].fullmatch(text) is not None


def order_of_days(sheets: Sheets) -> Iterator[Problem]:
    """Last days before first days."""
    for name, first, last in NOT_BEFORE:
        for row, cell in filled(sheets[name], last) if name in sheets else ():
            start, end = day(row.cells.get(first, "")), day(cell)
            if start and end and end < start:
                words = {"other": first, "value": start}
                yield sheets[name].problem(row.line, last, cell, "not_before", **words)


def dates_as_known(sheets: Sheets) -> Iterator[Problem]:
    """Dates as known that are none, or that leave out the day beside them."""
    for name, column, other in AS_KNOWN:
        for row, cell in filled(sheets[name], column) if name in sheets else ():
            known, beside = span(cell), day(row.cells.get(other or "", ""))
            if known is None:
                yield sheets[name].problem(row.line, column, cell, "edtf")
            elif beside and not known[0] <= beside <= known[1]:
                words = {"other": other, "day": beside}
                yield sheets[name].problem(row.line, column, cell, "edtf_agrees", **words)


def code_lists(sheets: Sheets) -> Iterator[Problem]:
    """Codes on which Parley itself relies and that it does not know."""
    for sheet in sheets.values():
        for column, allowed in codes(sheet.table.name).items():
            for row, cell in filled(sheet, column):
                if cell not in allowed:
                    yield sheet.problem(row.line, column, cell, "enum", allowed=", ".join(allowed))
