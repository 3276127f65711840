"""The four states counted: how many figures of each month and topic the sides agree on."""

import pandas as pd

from lib.address import View
from lib.kept import kept
from lib.model import disagreements, figures, periods
from lib.model.talks import Talks


@kept(8)
def daily_states(talks: Talks, confidence: str) -> pd.DataFrame:
    """One row a day, topic and state with the number of ``figures``; kept to be summed up."""
    counts = disagreements.stated(talks, confidence).groupby(["date", "topic", "state"]).size()
    return counts.rename("figures").reset_index()


def states_of_view(talks: Talks, view: View) -> pd.DataFrame:
    """One row a day of the period, topic and state with the number of ``figures``."""
    return figures.within(daily_states(talks, view.confidence), view.period)


def states_by_month(talks: Talks, view: View) -> pd.DataFrame:
    """One row a month and state with the number of ``figures``."""
    rows = states_of_view(talks, view)
    groups = rows.assign(month=periods.months(rows["date"])).groupby(["month", "state"])
    return groups["figures"].sum().reset_index()


def states_by_topic(talks: Talks, view: View) -> pd.DataFrame:
    """One row a topic and state with the number of ``figures`` and their ``share`` of the topic."""
    groups = states_of_view(talks, view).groupby(["topic", "state"])
    counts = groups["figures"].sum().reset_index()
    whole = counts.groupby("topic")["figures"].transform("sum")
    return counts.assign(share=counts["figures"] / whole)
