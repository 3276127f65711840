"""Humanitarian outcomes over time: by transfer, by month, summed up, and in total."""

import pandas as pd

from lib.address import View
from lib.model import figures
from lib.model.talks import Talks

#: More marks than this are drawn as monthly sums; the chart says so.
MOST_MARKS = 2_000


def of_view(talks: Talks, view: View) -> pd.DataFrame:
    """The figures in the period and by the speaker of the view, one row a transfer and receiver."""
    return figures.within(figures.figures(talks, view.figures, view.confidence), view.period)


def outcome_figures(talks: Talks, view: View, outcome: str) -> pd.DataFrame:
    """The figures of one outcome."""
    rows = of_view(talks, view)
    return rows[rows["outcome_id"] == outcome]


def days(talks: Talks, view: View) -> pd.DataFrame:
    """The daily sums in the period of the view."""
    return figures.within(figures.daily(talks, view.figures, view.confidence), view.period)


def in_total(talks: Talks, view: View) -> pd.DataFrame:
    """One row an outcome and receiver: ``total``, ``records``, and how many are ``silent``."""
    sums = days(talks, view).groupby(["outcome_id", "to_party"])[["total", "records", "silent"]].sum()
    every = pd.MultiIndex.from_product([talks["outcomes"]["outcome_id"], talks.sides])
    every = every.set_names(["outcome_id", "to_party"])
    return sums.reindex(every, fill_value=0).reset_index()


def by_month(talks: Talks, view: View, outcome: str) -> pd.DataFrame:
    """One row a month and receiver with ``total``, ``records`` and ``silent`` of one outcome."""
    rows = days(talks, view)
    rows = rows[rows["outcome_id"] == outcome]
    month = rows["date"].dt.to_period("M").dt.to_timestamp().astype("datetime64[s]")
    groups = rows.assign(month=month).groupby(["month", "outcome_id", "to_party"])
    return groups[["total", "records", "silent"]].sum().reset_index()


def summed_up(talks: Talks, view: View, outcome: str) -> pd.DataFrame:
    """The running total of one outcome by day and receiver within the period, from zero."""
    rows = days(talks, view)
    rows = rows[(rows["outcome_id"] == outcome) & (rows["total"] > 0)]
    running = rows.groupby("to_party")["total"].cumsum()
    return rows.assign(running_total=running)[["date", "outcome_id", "to_party", "total", "running_total"]]


def marks(talks: Talks, view: View) -> pd.DataFrame:
    """The figures as marks of a timeline, or their monthly sums where there are too many."""
    rows = of_view(talks, view)
    if len(rows) <= MOST_MARKS:
        return rows
    sums = pd.concat([by_month(talks, view, outcome) for outcome in talks["outcomes"]["outcome_id"]])
    blank = dict.fromkeys(("transfer_id", "title", "clause", "speaker", "url", "category"), "")
    same = {"state": "agree", "confidence": "high", "is_counted": True, "qualifier": "", **blank}
    return sums.rename(columns={"month": "date", "total": "figure"}).assign(**same)
