"""Age: how far the data reach, when their sources were last read, and how long ago that is."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd

from lib.model.talks import Talks

#: From so many days on, the age is said where the numbers stand.
OLD: Final = 30


@dataclass(frozen=True)
class Age:
    """The day of the latest record, the last day read on, and the whole days since."""

    data_to: date
    read_on: date
    days: int

    @property
    def is_old(self) -> bool:
        """True where readers are to be told where the numbers stand."""
        return self.days >= OLD


def age(talks: Talks, today: date) -> Age:
    """The age of a negotiation's data on a day; the sources end with the last stretch read."""
    read_on = talks.reach.last
    dated = [talks[one.name][one.date_field] for one in talks.package.tables.values()
             if one.date_field]  # fmt: skip
    days = pd.concat(dated).dropna() if dated else pd.Series(dtype="datetime64[s]")
    days = days[days <= pd.Timestamp(read_on)]
    data_to = read_on if days.empty else days.max().date()
    return Age(data_to, read_on, max(0, (today - read_on).days))
