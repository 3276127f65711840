"""The reader's span of days, both ends included; it filters and it can say itself in words."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Final

import numpy as np
import pandas as pd
from babel.dates import format_date, get_month_names

#: What a paste brings along and nobody sees: zero-width marks, joiners, direction marks.
UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
#: What stands for a hyphen: the dashes of Unicode, the minus sign.
DASHES: Final = re.compile("[\u2010-\u2015\u2212]")
#: The forms of a date that a reader may write, after folding; month names are English.
FORMS: Final = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})",
        r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})",
        r"(?P<day>\d{1,2})\.?[ -](?P<name>[a-z]+)\.?,?[ -](?P<year>\d{4})",
        r"(?P<name>[a-z]+)\.?[ -](?P<day>\d{1,2}),?[ -](?P<year>\d{4})",
        r"(?P<name>[a-z]+)\.?[ -](?P<year>\d{4})",
    )
)


@lru_cache(maxsize=4096)
def day_in_words(day: date) -> str:
    """The day as a reader writes it, for example "2 June 2025"."""
    return format_date(day, "d MMMM y", locale="en")


@dataclass(frozen=True)
class Period:
    """A span of days, both ends included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse a period that runs backwards with a ValueError."""
        if self.last < self.first:
            raise ValueError(f"{self.first} comes after {self.last}")

    def __str__(self) -> str:
        """The period in words."""
        if self.first == self.last:
            return day_in_words(self.first)
        return f"{day_in_words(self.first)} to {day_in_words(self.last)}"

    @property
    def slug(self) -> str:
        """The period as a part of a file name."""
        return f"{self.first.isoformat()}_{self.last.isoformat()}"

    def covers(self, dates: pd.Series) -> pd.Series:
        """True for each date inside the period; a missing date is outside.

        Compared as an array: every change of the period asks, and a column's own way takes longer.
        """
        days = dates.to_numpy()
        inside = (days >= np.datetime64(self.first)) & (days <= np.datetime64(self.last))
        return pd.Series(inside, dates.index, name=dates.name)

    def clamp(self, other: "Period") -> "Period":
        """The part of this period inside ``other``, or ``other`` where they do not meet."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Period(first, last) if first <= last else other


@cache
def months_by_name() -> Mapping[str, int]:
    """The number of each month by its English name, whole and short, in small letters."""
    names = (get_month_names(width, locale="en") for width in ("wide", "abbreviated"))
    return {str(name).lower(): number for named in names for number, name in named.items()}


def folded(text: str) -> str:
    """A written date without what changes nothing: unseen marks, outer spaces, kinds of dashes."""
    seen = DASHES.sub("-", UNSEEN.sub("", text))
    words = re.sub(r"\s+", " ", seen).strip().lower()
    return re.sub(r"\s*([-/])\s*", r"\1", words)


def read_days(text: str) -> Period | None:
    """The day or the whole month that a reader wrote, as a period; None where it is neither.

    Forms: 2025-06-02 (also with slashes, points, one digit, any dash), 02.06.2025, 2 June 2025,
    June 2, 2025, 2025-06 and June 2025.
    """
    written = folded(text)
    found = next((match for form in FORMS if (match := form.fullmatch(written))), None)
    if found is None:
        return None
    parts = found.groupdict()
    name = parts.get("name")
    month = months_by_name().get(name, 0) if name else int(parts["month"])
    return days_of(int(parts["year"]), month, parts.get("day"))


def days_of(year: int, month: int, day: str | None) -> Period | None:
    """The day, or the month where no day is given; None where the calendar has no such."""
    try:
        first = date(year, month, int(day or 1))
    except ValueError:
        return None
    last = first if day else first.replace(day=monthrange(year, month)[1])
    return Period(first, last)
