"""Figures: what each transfer brought to each party, by the chosen speaker.

Figures depend on the chosen speaker and confidence, not on the period, so they are worked out
once a choice and cut to a period afterwards; that keeps a change of the period cheap.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from lib import claims
from lib.groups import Places
from lib.kept import kept
from lib.model import transfers
from lib.model.talks import Talks
from lib.period import Period

KEY = ["transfer_id", "outcome_id", "to_party"]
OF_TRANSFER = ["title", "date", "date_edtf", "date_precision", "kind", "category", "is_counted"]
OF_STATEMENT = [
    "figure", "lower", "upper", "qualifier", "clause", "tie", "claim_id", "speaker", "party_id",
    "confidence", "stated_date", "outlet", "url",
]  # fmt: skip
#: What of a statement a figure rests on: itself, by which it wins, and who is heard.
OF_SPOKEN = [
    "number", *(name for name in OF_STATEMENT if name not in ("clause", "tie")), "role",
    "clause_number", "rank", *(f"tie_{tie}" for tie in claims.TIES),
]  # fmt: skip


@kept(8)
def skeleton(talks: Talks) -> pd.DataFrame:
    """Every transfer, outcome and receiving party that has a figure or ought to have one (KEY).

    Sorted by date and KEY, with the ``number`` of each.
    """
    spoken = transfers.outcome_statements(talks)["number"]
    number = np.unique(np.concatenate([spoken, *expected(talks)]))
    rest, to = np.divmod(number, len(transfers.receivers(talks)))
    transfer, outcome = np.divmod(rest, len(transfers.outcome_ids(talks)))
    place = transfers.order(talks, "transfers")[transfer]
    rows = pd.DataFrame({
        "transfer_id": talks["transfers"]["transfer_id"].iloc[place].array,
        "outcome_id": transfers.outcome_ids(talks)[outcome],
        "to_party": transfers.receivers(talks)[to],
        **{name: talks["transfers"][name].iloc[place].array for name in OF_TRANSFER},
        "number": number,
    })  # fmt: skip
    return rows.sort_values("date", kind="stable", ignore_index=True)


def expected(talks: Talks) -> Iterator[Places]:
    """The numbers of the figures that the kind of a transfer asks for, whether anybody counts.

    What both sides receive alike has one for each side; else one without receiver, where nobody
    says who received.
    """
    outcomes, receivers = list(transfers.outcome_ids(talks)), list(transfers.receivers(talks))
    spoken = transfers.outcome_statements(talks)["number"].to_numpy() // len(receivers)
    kinds = talks["transfers"]["kind"].iloc[transfers.order(talks, "transfers")]
    for row in talks["outcomes"].to_dict("records"):
        transfer = np.flatnonzero(kinds.isin(row["kinds"].split()))
        outcome = outcomes.index(row["outcome_id"])
        number = transfers.numbered(talks, transfer, outcome, 0)
        if row["is_reciprocal"]:
            yield from (number + receivers.index(side) for side in talks.sides)
        else:
            yield number[~np.isin(number // len(receivers), spoken)]


@kept(8)
def figures(talks: Talks, speaker: str, confidence: str) -> pd.DataFrame:
    """One row a transfer, outcome and receiver: the figure by the chosen speaker, and its state.

    ``figure`` is missing where that speaker gives none; it is never borrowed from another, and
    the state is then "no_figure".
    Sorted by date, its rows are those of the skeleton.
    """
    spoken = transfers.outcome_statements(talks)[OF_SPOKEN]
    best = claims.headlines(claims.heard(spoken, speaker, confidence), ["number"])
    best = best.set_index("number")[OF_STATEMENT]
    state = claims.states(claims.heard(spoken, "headline", confidence), ["number"])
    rows = skeleton(talks).join(best, on="number").join(state.set_index("number"), on="number")
    silent = rows["state"].isna() | rows["figure"].isna()
    rows = rows.drop(columns="number").assign(state=rows["state"].mask(silent, "no_figure"))
    return as_text(rows, [name for name in OF_STATEMENT if rows[name].dtype.kind not in "fi"])


@kept(8)
def daily(talks: Talks, speaker: str, confidence: str) -> pd.DataFrame:
    """Sums by day, outcome and receiver: ``total``, ``records``, ``silent``; no doubtful rows.

    A total of which nobody gives any part is missing, never 0. Kept so that sums over a period
    cost the number of days, not the number of transfers.
    """
    rows = figures(talks, speaker, confidence)
    rows = rows[rows["is_counted"] & (rows["to_party"] != "")]
    groups = rows.assign(silent=rows["figure"].isna()).groupby(["date", "outcome_id", "to_party"])
    counts = groups.agg(records=("figure", "size"), silent=("silent", "sum"))
    counts.insert(0, "total", groups["figure"].sum(min_count=1))
    return counts.reset_index()


@kept(8)
def daily_handovers(talks: Talks) -> pd.DataFrame:
    """By day and outcome: how many counted ``handovers`` there were, in whatever direction."""
    rows = skeleton(talks)
    groups = rows[rows["is_counted"]].groupby(["date", "outcome_id"])
    return groups.agg(handovers=("transfer_id", "nunique")).reset_index()


def units(talks: Talks, rows: pd.DataFrame) -> pd.Series:
    """What the figures of outcomes count: the noun of each outcome, in the plural."""
    found: pd.Series = rows["outcome_id"].map(talks.names("outcomes", "noun_plural"))
    return found


def as_text(rows: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """The rows with the named columns as text, "" where a cell is missing."""
    return rows.assign(**{name: text_of(rows[name]) for name in names})


def text_of(column: pd.Series) -> pd.Series:
    """The column as text, "" where a cell is missing."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        names = pd.Index([*column.cat.categories, ""], dtype="str")
        return pd.Series(names[column.cat.codes.to_numpy()], column.index)
    return column.astype("str").fillna("")


def within(rows: pd.DataFrame, period: Period, column: str = "date") -> pd.DataFrame:
    """The rows of a frame sorted by ``column`` that lie in the period, found by bisection."""
    days = rows[column].to_numpy()
    first = days.searchsorted(np.datetime64(period.first), side="left")
    last = days.searchsorted(np.datetime64(period.last), side="right")
    return rows.iloc[first:last]
