"""Dates as known, in the Extended Date/Time Format of ISO 8601-2."""

from datetime import date
from functools import lru_cache
from typing import Any

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

LONGEST = 60
Span = tuple[date, date]


def day(text: str) -> date | None:
    """The day of a text as year-month-day, or None."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


@lru_cache(maxsize=10_000)
def span(text: str) -> Span | None:
    """The first and the last day that the text allows, or None if it is no date as known."""
    start, end = day(text.partition("/")[0]), day(text.rpartition("/")[2])
    if start and end and text.count("/") <= 1:
        return (start, end) if start <= end else None
    return wider_span(text) if len(text) <= LONGEST else None


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
