"""Reconciliation: our sums against the official cumulative totals, and what is left between them."""

from functools import lru_cache

import pandas as pd

from lib import claims
from lib.address import View
from lib.model import figures
from lib.model.talks import Talks

SERIES = ["scope", "measure", "person_category", "to_party", "speaker"]


@lru_cache(maxsize=64)
def category_figures(talks: Talks, measure: str, category: str, confidence: str) -> pd.DataFrame:
    """The headline of one measure and category by transfer and receiver."""
    rows = talks.about("transfer_id")
    rows = rows[(rows["measure"] == measure) & (rows["person_category"] == category)]
    best = claims.headlines(claims.heard(rows, "headline", confidence), ["transfer_id", "to_party"])
    return best[["transfer_id", "to_party", "figure"]].astype(
        {"transfer_id": "str", "to_party": "str"}
    )


def split_figures(talks: Talks, category: str, confidence: str) -> pd.DataFrame:
    """The figure of one category; the undivided one less the other categories where none is given."""
    own = category_figures(talks, "persons", category, confidence)
    if category != "military":
        return own
    whole = category_figures(talks, "persons_in_exchange", "unsplit", confidence)
    others = category_figures(talks, "persons", "civilian", confidence)
    keys = ["transfer_id", "to_party"]
    rows = whole.merge(others, on=keys, how="left", suffixes=("", "_other"))
    rows = rows.assign(figure=rows["figure"] - rows["figure_other"].fillna(0))[[*keys, "figure"]]
    return pd.concat([own, rows]).drop_duplicates(keys)


@lru_cache(maxsize=64)
def summable(talks: Talks, scope: str, category: str, confidence: str) -> pd.DataFrame:
    """The counted figures that a scope adds up, sorted by ``date``; what it takes off is negative."""
    rule = talks["scopes"].set_index("scope_id").loc[scope]
    if rule["sum_category"]:
        rows = category_figures(talks, rule["sum_measure"], rule["sum_category"], confidence)
        if category in ("military", "civilian"):
            rows = split_figures(talks, category, confidence)
    else:
        rows = split_figures(talks, category, confidence)
    if rule["less_measure"] and not category.startswith(("military", "civilian")):
        less = category_figures(talks, rule["less_measure"], "unsplit", confidence)
        rows = pd.concat([rows, less.assign(figure=-less["figure"])])
    transfers = talks["transfers"][["transfer_id", "date", "kind", "is_counted"]]
    rows = rows.merge(transfers.astype({"transfer_id": "str"}), on="transfer_id")
    kinds = rule["sum_kinds"].split() or list(rows["kind"].unique())
    return rows[rows["is_counted"] & rows["kind"].isin(kinds)].sort_values(
        "date", ignore_index=True
    )


def our_sum(talks: Talks, total: pd.Series, confidence: str) -> float:
    """The sum of our rows from ``since`` to ``as_of`` in the scope of an official total."""
    rows = summable(talks, total["scope"], total["person_category"], confidence)
    rows = rows[(rows["to_party"] == total["to_party"]) & (rows["date"] <= total["as_of"])]
    return float(rows.loc[rows["date"] >= total["since"], "figure"].sum())


@lru_cache(maxsize=8)
def reconciled(talks: Talks, speaker: str, confidence: str) -> pd.DataFrame:
    """One row a statement of a total with ``our_sum``, ``residual`` and the steps since the one before."""
    rows = talks.about("total_id")
    rows = claims.heard(
        rows[(rows["measure"] == "total") & rows["figure"].notna()], speaker, confidence
    )
    best = rows.sort_values("rank").drop_duplicates(["total_id", "speaker", "figure"])
    best = best.drop(columns=["measure", "person_category", "to_party", "commitment_id"])
    scopes = talks["scopes"].rename(columns={"title": "scope_title", "order": "scope_order"})
    kept = ["scope_id", "scope_title", "scope_order", "outcome_id", "is_summed"]
    rows = talks["totals"].merge(best, on="total_id")
    rows = rows.merge(scopes[kept], left_on="scope", right_on="scope_id")
    summed = (
        rows["is_summed"] & (rows["to_party"] != "") & rows["measure"].isin(["persons", "remains"])
    )
    ours = rows[summed].apply(lambda row: our_sum(talks, row, confidence), axis=1)
    rows = rows.assign(our_sum=ours if summed.any() else float("nan"))
    rows = rows.assign(residual=rows["figure"] - rows["our_sum"]).sort_values(
        ["as_of", "total_id", "rank"]
    )
    return with_steps(rows).reset_index(drop=True)


def with_steps(rows: pd.DataFrame) -> pd.DataFrame:
    """The totals with ``step`` and ``our_step`` since the speaker's previous one, and ``step_rest``."""
    groups = rows.groupby(SERIES, observed=True)
    step, ours = groups["figure"].diff(), groups["our_sum"].diff()
    return rows.assign(step=step, our_step=ours, step_rest=step - ours)


def of_view(talks: Talks, view: View) -> pd.DataFrame:
    """The reconciled totals that are stated for a day in the period."""
    rows = reconciled(talks, view.figures, view.confidence)
    return figures.within(rows, view.period, "as_of")
