"""The rows of the charts of humanitarian outcomes: running sums, and the transfers behind sums."""

import numpy as np
import pandas as pd

from lib.address import View
from lib.model import outcomes
from lib.model.mentions import with_record
from lib.model.periods import months
from lib.model.talks import Talks


def members(talks: Talks, view: View, outcome: str) -> pd.DataFrame:
    """The transfers behind the sums of one outcome, with the first day of their ``month``."""
    rows = outcomes.outcome_figures(talks, view, outcome)
    rows = rows[rows["is_counted"] & (rows["to_party"] != "")]
    return with_record(rows.assign(month=months(rows["date"])), "transfers", "transfer_id")


def summed(talks: Talks, view: View, outcome: str) -> pd.DataFrame:
    """Running sums of one outcome, and official totals where both begin on the same day.

    ``series`` is "sum" for our running total and "official" for a stated total.
    """
    ours = outcomes.summed_up(talks, view, outcome)
    ours = ours.assign(series="sum", record="", title="", speaker="")
    if view.period.first != view.span.first:
        return ours
    stated = outcomes.official(talks, view, outcome)
    own = talks["outcomes"].set_index("outcome_id").loc[outcome, "person_category"]
    stated = stated[stated["person_category"].isin(["", own])]
    stated = stated.rename(columns={"as_of": "date", "figure": "running_total"})
    stated = stated.assign(series="official", outcome_id=outcome, total=np.nan, silent=0)
    return pd.concat([ours, stated[ours.columns]], ignore_index=True)
