"""The reader's span of days, both ends included; it filters and it can say itself in words."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
import pandas as pd
from babel.dates import format_date


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
