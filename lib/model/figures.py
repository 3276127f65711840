"""Figures: what each transfer brought to each party, by the chosen speaker.

Figures depend on the chosen speaker and confidence, not on the period, so they are worked out
once a choice and cut to a period afterwards; that keeps a change of the period cheap.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pandas as pd

from lib import claims
from lib.model.talks import Talks
from lib.period import Period

KEY = ["transfer_id", "outcome_id", "to_party"]
OF_TRANSFER = ["title", "date", "date_edtf", "date_precision", "kind", "category", "is_counted"]
OF_STATEMENT = [
    "figure", "lower", "upper", "qualifier", "clause", "tie", "claim_id", "speaker", "party_id",
    "confidence", "stated_date", "outlet", "url",
]  # fmt: skip


@lru_cache(maxsize=8)
def outcome_statements(talks: Talks) -> pd.DataFrame:
    """The statements that give or could give a figure for an outcome, with its ``outcome_id``."""
    measured = talks["outcomes"][["outcome_id", "measure", "person_category"]]
    rows = talks.about("transfer_id").astype({"measure": "str", "person_category": "str"})
    return rows.merge(measured, on=["measure", "person_category"])


@lru_cache(maxsize=8)
def skeleton(talks: Talks) -> pd.DataFrame:
    """Every transfer, outcome and receiving party that has a figure or ought to have one (KEY)."""
    spoken = outcome_statements(talks)[KEY].drop_duplicates()
    due = expected(talks)
    silent = due[~due["is_reciprocal"]].drop(columns="is_reciprocal").assign(to_party="")
    silent = silent[~silent.set_index(KEY[:2]).index.isin(spoken.set_index(KEY[:2]).index)]
    mutual = due[due["is_reciprocal"]].drop(columns="is_reciprocal")
    mutual = mutual.merge(pd.DataFrame({"to_party": talks.sides}), how="cross")
    rows = pd.concat([spoken, mutual, silent]).astype(dict.fromkeys(KEY, "str"))
    known = talks["transfers"].set_index("transfer_id")[OF_TRANSFER]
    rows = rows.drop_duplicates(KEY).join(known, on="transfer_id")
    return rows.sort_values(["date", *KEY], ignore_index=True)


def expected(talks: Talks) -> pd.DataFrame:
    """Each transfer with the outcome that its kind is counted by, whether anybody counts or not."""
    outcomes = talks["outcomes"][["outcome_id", "kinds", "is_reciprocal"]]
    by_kind = outcomes.assign(kind=outcomes["kinds"].astype("str").str.split()).explode("kind")
    transfers = talks["transfers"][["transfer_id", "kind"]].astype("str")
    due = transfers.merge(by_kind[["outcome_id", "kind", "is_reciprocal"]], on="kind")
    return due.drop(columns="kind")


@lru_cache(maxsize=8)
def figures(talks: Talks, speaker: str, confidence: str) -> pd.DataFrame:
    """One row a transfer, outcome and receiver: the figure by the chosen speaker, and its state.

    ``figure`` is missing where that speaker gives none; it is never borrowed from another.
    Sorted by date.
    """
    spoken = outcome_statements(talks)
    heard = claims.heard(spoken, speaker, confidence)
    best = claims.headlines(heard, KEY)[[*KEY, *OF_STATEMENT]]
    state = claims.states(claims.heard(spoken, "headline", confidence), KEY)
    rows = skeleton(talks).merge(best, on=KEY, how="left").merge(state, on=KEY, how="left")
    rows = rows.fillna({"state": "no_figure"})
    return as_text(rows, [name for name in OF_STATEMENT if rows[name].dtype.kind not in "fi"])


@lru_cache(maxsize=8)
def daily(talks: Talks, speaker: str, confidence: str) -> pd.DataFrame:
    """Sums by day, outcome and receiver: ``total``, ``records``, ``silent``; no doubtful rows.

    Kept so that sums over a period cost the number of days, not the number of transfers.
    """
    rows = figures(talks, speaker, confidence)
    rows = rows[rows["is_counted"] & (rows["to_party"] != "")]
    groups = rows.assign(silent=rows["figure"].isna()).groupby(["date", "outcome_id", "to_party"])
    sums = groups.agg(total=("figure", "sum"), records=("figure", "size"), silent=("silent", "sum"))
    return sums.reset_index()


def as_text(rows: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """The rows with the named columns as text, "" where a cell is missing."""
    return rows.assign(**{name: rows[name].astype("str").fillna("") for name in names})


def within(rows: pd.DataFrame, period: Period, column: str = "date") -> pd.DataFrame:
    """The rows of a frame sorted by ``column`` that lie in the period, found by bisection."""
    days = rows[column].to_numpy()
    first = days.searchsorted(np.datetime64(period.first), side="left")
    last = days.searchsorted(np.datetime64(period.last), side="right")
    return rows.iloc[first:last]
