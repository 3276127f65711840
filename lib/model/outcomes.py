"""Humanitarian outcomes over time: by transfer, as marks of a timeline, and in total."""

import pandas as pd

from lib import claims
from lib.address import View
from lib.kept import kept
from lib.model import figures, reconciliation, sums, transfers
from lib.model.figures import KEY
from lib.model.mentions import with_record
from lib.model.talks import Talks

#: More marks than this are drawn as monthly sums; the chart says so.
MOST_MARKS = 2_000
#: More single transfers than this are not drawn each by itself; the latest are.
MOST_SINGLE = 120
#: What a monthly sum has not, since no one transfer stands behind it.
BLANK = ["record", "title", "clause", "speaker", "date_edtf", "date_precision"]
OF_SPOKEN = ["qualifier", "speaker", "confidence", "outlet", "url"]


def of_view(talks: Talks, view: View) -> pd.DataFrame:
    """The figures in the period and by the speaker of the view, one row a transfer and receiver."""
    return figures.within(figures.figures(talks, view.figures, view.confidence), view.period)


@kept(64)
def all_figures(talks: Talks, speaker: str, confidence: str, outcome: str) -> pd.DataFrame:
    """The figures of one outcome in any period, sorted by date."""
    rows = figures.figures(talks, speaker, confidence)
    return rows[rows["outcome_id"] == outcome]


def outcome_figures(talks: Talks, view: View, outcome: str) -> pd.DataFrame:
    """The figures of one outcome."""
    every = all_figures(talks, view.figures, view.confidence, outcome)
    return figures.within(every, view.period)


def days(talks: Talks, view: View) -> pd.DataFrame:
    """The daily sums in the period of the view."""
    return figures.within(figures.daily(talks, view.figures, view.confidence), view.period)


def in_total(talks: Talks, view: View) -> pd.DataFrame:
    """One row an outcome and receiver: ``total``, ``records``, and how many are ``silent``."""
    names = ["outcome_id", "to_party"]
    known = days(talks, view).groupby(names)[list(sums.SUMS)].sum()
    every = pd.MultiIndex.from_product([talks["outcomes"]["outcome_id"], talks.sides], names=names)
    return known.reindex(every, fill_value=0).reset_index()


def marks(talks: Talks, view: View) -> pd.DataFrame:
    """The figures as marks of a timeline, or their monthly sums where there are too many."""
    rows = of_view(talks, view)
    if len(rows) <= MOST_MARKS:
        return with_record(rows, "transfers", "transfer_id")
    months = [sums.by_month(talks, view, outcome) for outcome in talks["outcomes"]["outcome_id"]]
    made = pd.concat(months).rename(columns={"month": "date", "total": "figure"})
    blank = dict.fromkeys(BLANK, "")
    made = made.assign(state="agree", confidence="high", is_counted=True, qualifier="")
    return made.assign(**blank)


@kept(8)
def spoken(talks: Talks, speaker: str, confidence: str) -> pd.DataFrame:
    """One row a figure and speaking group: its own value, whatever the headline is.

    Speaking groups are the negotiating parties, ``third_parties`` and ``press``. Sorted by date.
    """
    heard = claims.heard(transfers.outcome_statements(talks), speaker, confidence)
    heard = heard.assign(speaks_for=claims.speaking_groups(heard))
    best = claims.headlines(heard, ["number", "speaks_for"])
    best = best[["number", "speaks_for", "figure", *OF_SPOKEN]]
    known = figures.figures(talks, speaker, confidence)[[*KEY, *figures.OF_TRANSFER, "state"]]
    known = known.assign(number=figures.skeleton(talks)["number"])
    rows = known.merge(best, on="number", how="left")
    rows = figures.as_text(rows, ["speaks_for", *OF_SPOKEN])
    rows = pd.concat([rows[rows["state"] != "agree"], agreed(rows)])
    rows["state"] = rows["state"].mask(rows["figure"].isna(), "no_figure")
    return rows.drop(columns="number").sort_values("date", kind="stable")


def agreed(rows: pd.DataFrame) -> pd.DataFrame:
    """One row for each figure on which the sides agree, which speaks for all of them."""
    same = rows[(rows["state"] == "agree") & rows["figure"].notna()]
    return same.drop_duplicates("number").assign(speaks_for="all_sides")


@kept(64)
def each_single(talks: Talks, speaker: str, confidence: str, outcome: str) -> pd.DataFrame:
    """The transfers of one outcome with each speaking group's value, sorted by date.

    ``turn`` counts the transfers from the first on, so that the latest of a period are found fast.
    """
    rows = spoken(talks, speaker, confidence)
    rows = rows[(rows["outcome_id"] == outcome) & (rows["to_party"] != "")]
    rows = rows.assign(turn=pd.factorize(rows["transfer_id"])[0])
    return with_record(rows, "transfers", "transfer_id")


def single(talks: Talks, view: View, outcome: str) -> pd.DataFrame:
    """The transfers of one outcome with each speaking group's value, one row each, with ``record``.

    The latest MOST_SINGLE transfers of the period, where there are more.
    """
    every = each_single(talks, view.figures, view.confidence, outcome)
    rows = figures.within(every, view.period)
    latest: pd.Series = rows["turn"] > rows["turn"].max() - MOST_SINGLE
    return rows[latest].drop(columns="turn")


def official(talks: Talks, view: View, outcome: str) -> pd.DataFrame:
    """The official totals of one outcome that count from the beginning, as points on its sum."""
    rows = reconciliation.of_view(talks, view)
    scopes = talks["scopes"].loc[talks["scopes"]["is_summed"], "scope_id"]
    cumulative = rows["since"] <= pd.Timestamp(talks.reach.first)
    summed = rows["scope"].isin(scopes) & rows["our_sum"].notna()
    rows = rows[(rows["outcome_id"] == outcome) & cumulative & summed]
    return with_record(rows, "totals", "total_id")
