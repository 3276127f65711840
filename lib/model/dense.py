"""The densest days: the stretch of a period with the most days of handovers, day by day."""

from typing import Final

import numpy as np
import pandas as pd

from lib.model import outcomes
from lib.model.dataset import Dataset
from lib.model.mentions import with_record
from lib.params import View

#: How many days a stretch may span, its first and last included.
SPAN: Final = 30
#: On fewer days than this no stretch is dense.
FEWEST: Final = 3


def stretch(days: pd.Series) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    """The first and the last of the days that lie densest; None where fewer than FEWEST do.

    Of all stretches of at most SPAN days it is the one with the most days, the earliest of equals.
    """
    each = np.unique(days.to_numpy())
    ends = np.searchsorted(each, each + np.timedelta64(SPAN, "D"), side="left")
    counts = ends - np.arange(len(each))
    if counts.max(initial=0) < FEWEST:
        return None
    start = int(counts.argmax())
    return pd.Timestamp(each[start]), pd.Timestamp(each[ends[start] - 1])


def dense_days(dataset: Dataset, view: View) -> pd.DataFrame:
    """Sums of the days of the densest stretch, one row a day, outcome and receiver.

    ``total`` is missing where nobody gives a number, ``silent`` counts these of the ``records``.
    """
    rows = outcomes.days(dataset, view)
    found = stretch(rows["date"])
    if found is None:
        return outcomes.described(dataset, rows.iloc[:0]).assign(topic="")
    order = dataset["outcomes"].set_index("outcome_id")["order"]
    rows = outcomes.described(dataset, rows)
    inside = rows[rows["date"].between(*found)]
    inside = inside.assign(order=inside["outcome_id"].map(order), topic=inside["outcome_id"])
    return inside.sort_values(["date", "order", "to_party"], kind="stable", ignore_index=True)


def dense_members(dataset: Dataset, view: View) -> pd.DataFrame:
    """The handovers behind the sums of dense days, with their ``record``."""
    rows = outcomes.of_view(dataset, view)
    rows = rows[rows["is_counted"] & (rows["to_party"] != "")]
    found = stretch(rows["date"])
    inside = rows[rows["date"].between(*found)] if found else rows.iloc[:0]
    return with_record(inside, "transfers", "transfer_id")
