"""Reconciliation: our sums against the official cumulative totals, and what lies between them."""

from collections.abc import Hashable, Mapping
from typing import Any, Final

import numpy as np
import pandas as pd

from lib.cache import memoize
from lib.model import claims, figures
from lib.model.dataset import Dataset
from lib.params import View

#: A row of a table that says how a sum is made.
Rule = Mapping[Hashable, Any]
#: A receiver of a transfer, which is named by its place among the keys of all.
RECEIVED = ["place", "to_party"]
OF_TRANSFER = ["date", "kind", "is_counted"]
#: What makes successive totals comparable: one speaker counts one thing on from one day.
SERIES = ["scope", "measure", "person_category", "to_party", "speaker_id", "since"]
#: What stands behind a residual: none is left, a stated reason, or no reason that is known.
RESIDUALS: Final = ("met", "explained", "not_explained")


@memoize(64)
def category_figures(
    dataset: Dataset, measure: str, category: str, confidence: str
) -> pd.DataFrame:
    """The headline of one measure and category by transfer and receiver."""
    rows = figures.statements(dataset)
    rows = rows[(rows["measure"] == measure) & (rows["person_category"] == category)]
    best = claims.headlines(claims.heard(rows, "headline", confidence), RECEIVED)
    return best[[*RECEIVED, "figure"]].astype({"to_party": "str"})


def part_figures(dataset: Dataset, rule: Rule, confidence: str) -> pd.DataFrame:
    """The figures of one category; where none is given, the whole less the other category."""
    own = category_figures(dataset, rule["measure"], rule["person_category"], confidence)
    if not rule["whole_measure"]:
        return own
    whole = category_figures(dataset, rule["whole_measure"], rule["whole_category"], confidence)
    others = category_figures(dataset, rule["measure"], rule["other_category"], confidence)
    rows = whole.merge(others, on=RECEIVED, how="left", suffixes=("", "_other"))
    rest = rows["figure"] - rows["figure_other"].fillna(0)
    rows = rows.assign(figure=rest)[[*RECEIVED, "figure"]]
    return pd.concat([own, rows]).drop_duplicates(RECEIVED)


def scope_figures(dataset: Dataset, rule: Rule, category: str, confidence: str) -> pd.DataFrame:
    """The figures that the rule of a scope adds up; what it takes off is negative.

    A total of one category alone follows the package's ``divisions`` where they name it.
    """
    parts = dataset["divisions"].set_index("person_category", drop=False).to_dict("index")
    if category in parts:
        return part_figures(dataset, parts[category], confidence)
    own = rule["sum_category"] or category
    rows = category_figures(dataset, rule["sum_measure"], own, confidence)
    if not rule["less_measure"]:
        return rows
    less = category_figures(dataset, rule["less_measure"], rule["less_category"], confidence)
    return pd.concat([rows, less.assign(figure=-less["figure"])])


@memoize(64)
def summable(dataset: Dataset, scope: str, category: str, confidence: str) -> pd.DataFrame:
    """The counted figures that a scope adds up, with ``kind`` and ``date``, sorted by date."""
    rule = dataset["scopes"].set_index("scope_id").to_dict("index")[scope]
    rows = scope_figures(dataset, rule, category, confidence)
    known = dataset["transfers"][OF_TRANSFER]
    known = known.iloc[figures.order(dataset, "transfers")[rows["place"]]]
    rows = rows.assign(**{name: known[name].array for name in OF_TRANSFER})
    kinds = rule["sum_kinds"].split() or list(rows["kind"].unique())
    rows = rows[rows["is_counted"] & rows["kind"].isin(kinds)]
    return rows.sort_values("date", ignore_index=True)


def our_sum(dataset: Dataset, total: pd.Series, confidence: str) -> float:
    """The sum of our rows from ``since`` to ``as_of`` in the scope of an official total."""
    rows = summable(dataset, total["scope"], total["person_category"], confidence)
    rows = rows[(rows["to_party"] == total["to_party"]) & (rows["date"] <= total["as_of"])]
    since = total["since"] if pd.notna(total["since"]) else rows["date"].min()
    return float(rows.loc[rows["date"] >= since, "figure"].sum())


def stated_totals(dataset: Dataset, speaker: str, confidence: str) -> pd.DataFrame:
    """One row a total and statement of it by the chosen speaker, with what its scope says."""
    rows = dataset.about("total_id")
    rows = rows[(rows["measure"] == "total") & rows["figure"].notna()]
    heard = claims.heard(rows, speaker, confidence).sort_values("rank")
    best = heard.drop_duplicates(["total_id", "speaker_id", "figure"])
    best = best.drop(columns=["measure", "person_category", "to_party", "commitment_id"])
    scopes = dataset["scopes"].rename(columns={"title": "scope_title", "order": "scope_order"})
    scopes = scopes[["scope_id", "scope_title", "scope_order", "outcome_id", "is_summed"]]
    rows = dataset["totals"].merge(best, on="total_id")
    named = dataset["speakers"].set_index("speaker_id")["is_named"]
    rows = rows.assign(is_named=rows["speaker_id"].map(named).astype("bool"))
    return rows.merge(scopes, left_on="scope", right_on="scope_id")


@memoize(8)
def reconciled(dataset: Dataset, speaker: str, confidence: str) -> pd.DataFrame:
    """One row a statement of a total with ``our_sum``, ``residual`` and the steps to it."""
    rows = stated_totals(dataset, speaker, confidence)
    counted = set(figures.outcome_statements(dataset)["unit"]) - {""}
    summed = rows["is_summed"] & (rows["to_party"] != "") & rows["unit"].isin(counted)
    ours = rows[summed].apply(lambda row: our_sum(dataset, row, confidence), axis=1)
    rows = rows.assign(our_sum=ours if summed.any() else float("nan"))
    rows = rows.assign(residual=rows["figure"] - rows["our_sum"])
    rows = rows.assign(residual_state=residual_states(rows))
    return with_steps(rows.sort_values(["as_of", "total_id", "rank"])).reset_index(drop=True)


def residual_states(rows: pd.DataFrame) -> np.ndarray:
    """For each total one of RESIDUALS; "" where it is not compared with our rows."""
    left, reason = rows["residual"], rows["residual_reason"] != ""
    return np.select([left.isna(), left == 0, reason], ["", "met", "explained"], "not_explained")


def residual_counts(rows: pd.DataFrame) -> dict[str, int]:
    """How many of the compared totals have each state of RESIDUALS, those of none included."""
    counts = rows["residual_state"].value_counts()
    return {state: int(counts.get(state, 0)) for state in RESIDUALS}


def with_steps(rows: pd.DataFrame) -> pd.DataFrame:
    """The totals with ``step``, ``our_step`` and ``step_rest`` since the previous of their SERIES.

    Speakers without a name of their own ("officials", a tally by nobody) make no series.
    """
    named = rows[rows["is_named"]]
    groups = named.groupby(SERIES, observed=True, dropna=False)
    step, ours = groups["figure"].diff(), groups["our_sum"].diff()
    return rows.assign(step=step, our_step=ours, step_rest=step - ours)


def of_view(dataset: Dataset, view: View) -> pd.DataFrame:
    """The reconciled totals that are stated for a day in the period."""
    rows = reconciled(dataset, view.figures, view.confidence)
    return figures.within(rows, view.period, "as_of")
