"""The rows of the charts of humanitarian outcomes: running sums, and the transfers behind sums."""

import numpy as np
import pandas as pd

from lib.address import View
from lib.model import outcomes, sums
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

    ``series`` is "sum" for our running total and "official" for a stated total. Of a scope of which
    the whole is stated, its parts are left out; ``scope`` says in words what is counted.
    """
    ours = sums.summed_up(talks, view, outcome)
    ours = ours.assign(series="sum", record="", title="", speaker="", scope="")
    if view.period.first != view.span.first:
        return ours
    stated = outcomes.official(talks, view, outcome)
    own = talks["outcomes"].set_index("outcome_id").loc[outcome, "person_category"]
    stated = stated.assign(is_whole=stated["person_category"].isin(["", own]))
    is_split = ~stated.groupby("scope")["is_whole"].transform("any")
    stated = stated[stated["is_whole"] | is_split]
    stated = stated.assign(scope=scope_words(talks, stated)).rename(
        columns={"as_of": "date", "figure": "running_total"}
    )
    stated = stated.assign(series="official", outcome_id=outcome, total=np.nan, silent=0)
    return pd.concat([ours, stated[ours.columns]], ignore_index=True)


def scope_words(talks: Talks, stated: pd.DataFrame) -> pd.Series:
    """What each total counts: the title of its scope, and its category where it is one alone."""
    labels = talks.package.labels("totals", "person_category")
    parts = (
        stated["person_category"].map(labels).fillna("").str.lower().mask(stated["is_whole"], "")
    )
    return stated["scope_title"] + (", " + parts).where(parts != "", "")
