"""The four states counted: how many figures of each month and topic the sides agree on."""

import numpy as np
import pandas as pd

from lib.address import View
from lib.kept import kept
from lib.model import disagreements, figures, periods, sums
from lib.model.talks import Talks

COUNTED = {"figures": "int64"}


@kept(8)
def daily_states(talks: Talks, confidence: str) -> pd.DataFrame:
    """One row a day, topic and state with the number of ``figures``; kept to be summed up.

    ``of_topic`` and ``of_month`` number the groups of a row by topic, and by the ``month`` of its
    day, each with its state.
    """
    counts = disagreements.stated(talks, confidence).groupby(["date", "topic", "state"]).size()
    rows = counts.rename("figures").reset_index()
    rows = rows.assign(month=periods.months(rows["date"]))
    groups = {"of_topic": ["topic", "state"], "of_month": ["month", "state"]}
    return rows.assign(**{name: rows.groupby(by).ngroup() for name, by in groups.items()})


def states_of_view(talks: Talks, view: View) -> pd.DataFrame:
    """One row a day of the period, topic and state with the number of ``figures``."""
    return figures.within(daily_states(talks, view.confidence), view.period)


def states_by_month(talks: Talks, view: View) -> pd.DataFrame:
    """One row a month and state with the number of ``figures``."""
    return sums.of_groups(states_of_view(talks, view), "of_month", ["month", "state"], COUNTED)


def states_by_topic(talks: Talks, view: View) -> pd.DataFrame:
    """One row a topic and state with the number of ``figures`` and their ``share`` of the topic."""
    rows = states_of_view(talks, view)
    counts = sums.of_groups(rows, "of_topic", ["topic", "state"], COUNTED)
    topic = pd.factorize(counts["topic"])[0]
    whole = np.bincount(topic, counts["figures"])[topic]
    return counts.assign(share=counts["figures"] / whole)
