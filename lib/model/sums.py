"""Sums over a period: of groups, and of one outcome by month and as a running total.

They are asked for with every change of the period, so they are added up in arrays: grouping a small
frame takes many times as long as adding its numbers.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from lib.address import View
from lib.kept import kept
from lib.model import figures
from lib.model.periods import months
from lib.model.talks import Talks

SUMS = {"total": "float64", "records": "int64", "silent": "int64"}
OF_MONTH = ["month", "outcome_id", "to_party"]
RUNNING = ["date", "outcome_id", "to_party", "total"]


@kept(64)
def all_days(talks: Talks, speaker: str, confidence: str, outcome: str) -> pd.DataFrame:
    """The daily sums of one outcome in any period, sorted by date, with the groups they belong to.

    ``of_party`` numbers the receivers, ``of_month`` the months with each of their receivers.
    """
    rows = figures.daily(talks, speaker, confidence)
    rows = rows[rows["outcome_id"] == outcome]
    rows = rows.assign(month=months(rows["date"]))
    of_party = rows.groupby("to_party").ngroup()
    return rows.assign(of_party=of_party, of_month=rows.groupby(["month", "to_party"]).ngroup())


def days(talks: Talks, view: View, outcome: str) -> pd.DataFrame:
    """The daily sums of one outcome in the period of the view."""
    return figures.within(all_days(talks, view.figures, view.confidence, outcome), view.period)


def of_groups(
    rows: pd.DataFrame, group: str, names: Sequence[str], sums: Mapping[str, str]
) -> pd.DataFrame:
    """One row a group, in order of its number in the column ``group``: its ``names`` and ``sums``.

    ``sums`` gives the type of each; what is named is the same in every row of a group.
    """
    _, first, place = np.unique(rows[group], return_index=True, return_inverse=True)
    of_group = {name: rows[name].array[first] for name in names}
    sums_of = {name: added(place, rows[name].to_numpy(), kind) for name, kind in sums.items()}
    return pd.DataFrame({**of_group, **sums_of})


def added(place: np.ndarray, values: np.ndarray, kind: str) -> np.ndarray:
    """The sum of the values of each group, by its place; missing where every value is missing."""
    known = ~np.isnan(values)
    summed = np.bincount(place, np.where(known, values, 0))
    if known.all():
        return summed.astype(kind)
    return np.where(np.bincount(place, known) > 0, summed, np.nan).astype(kind)


def by_month(talks: Talks, view: View, outcome: str) -> pd.DataFrame:
    """One row a month and receiver with ``total``, ``records`` and ``silent`` of one outcome."""
    return of_groups(days(talks, view, outcome), "of_month", OF_MONTH, SUMS)


def summed_up(talks: Talks, view: View, outcome: str) -> pd.DataFrame:
    """The running total of one outcome by day and receiver within the period, from zero.

    ``silent`` is the number of figures to that receiver in the period that nobody gives. A receiver
    of whom nobody gives any number has one row, its last day, without a total.
    """
    rows = days(talks, view, outcome)
    total, group = rows["total"].to_numpy(), rows["of_party"].to_numpy()
    running, shown = np.full(len(rows), np.nan), ~np.isnan(total)
    for number in range(group.max(initial=-1) + 1):
        own = np.flatnonzero(group == number)
        known = own[shown[own]]
        running[known] = total[known].cumsum()
        shown[own[-1:]] |= not len(known)
    silent = np.bincount(group, rows["silent"]).astype("int64")[group]
    found: pd.DataFrame = rows[RUNNING][shown]
    return found.assign(running_total=running[shown], silent=silent[shown])
