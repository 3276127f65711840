"""The rows of the charts of who says what: differences, states, and official totals by scope."""

import pandas as pd

from lib.address import View
from lib.kept import kept
from lib.model import disagreements, figures, reconciliation
from lib.model.mentions import with_record
from lib.model.periods import months
from lib.model.talks import Talks

#: A scope is drawn where at least this many of its totals can be compared with our sum.
FEWEST_TOTALS = 3
#: More differences than this are left to the table.
MOST_DIFFERENCES = 25
OF_TOTAL = [
    "total_id", "title", "as_of", "since", "scope", "person_category", "to_party", "figure",
    "qualifier", "our_sum", "residual", "step", "our_step", "step_rest", "residual_reason",
    "residual_state", "is_change_of_base", "speaker", "confidence", "outlet", "url",
]  # fmt: skip


def differences(talks: Talks, view: View, topic: str = "") -> pd.DataFrame:
    """The figures on which the sides differ most, one row a side, with one ``key`` a figure."""
    rows = disagreements.differences(talks, view, topic, MOST_DIFFERENCES)
    keys = [*map("|".join, zip(rows["record"], rows["topic"], rows["to_party"], strict=True))]
    largest = pd.factorize(pd.Series(keys, dtype="str"))[0] < MOST_DIFFERENCES
    return rows.assign(key=pd.array(keys, dtype="str"))[largest]


def compared(talks: Talks, view: View) -> pd.DataFrame:
    """The compared figures of the period, with the first day of their ``month``."""
    rows = disagreements.of_view(talks, view)
    return rows.assign(month=months(rows["date"]))


def drawn_scopes(talks: Talks) -> pd.DataFrame:
    """The scopes with enough totals to be drawn against our sum, in order."""
    rows = reconciliation.reconciled(talks, "headline", "all")
    counts = rows[rows["our_sum"].notna()].groupby("scope", observed=True)["as_of"].nunique()
    enough = counts[counts >= FEWEST_TOTALS].index
    scopes = talks["scopes"].sort_values("order")
    return scopes[scopes["scope_id"].isin(enough)]


@kept(64)
def totals_of(talks: Talks, speaker: str, confidence: str, scope: str) -> pd.DataFrame:
    """The official totals of one scope with our sum, sorted by ``as_of``.

    ``is_whole`` tells which are of the category that the scope adds up, or of none.
    """
    rows = reconciliation.reconciled(talks, speaker, confidence)
    rows = rows[(rows["scope"] == scope) & rows["our_sum"].notna()]
    own = talks["scopes"].set_index("scope_id").loc[scope, "sum_category"]
    whole = rows["person_category"].isin(["", own])
    return with_record(rows[OF_TOTAL], "totals", "total_id").assign(is_whole=whole)


def scope(talks: Talks, view: View, scope: str) -> pd.DataFrame:
    """The official totals of one scope with our sum to the same day; only whole ones if any are."""
    rows = totals_of(talks, view.figures, view.confidence, scope)
    rows = figures.within(rows, view.period, "as_of")
    whole = rows["is_whole"].to_numpy()
    chosen = rows[whole] if whole.any() else rows
    return chosen.drop(columns="is_whole")
