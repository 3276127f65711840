"""Chart rows: what each chart draws and nothing else, with the record behind each row."""

import numpy as np
import pandas as pd

from lib.cache import memoize
from lib.data.tables import text_of
from lib.model import (
    claims,
    commitments,
    disagreements,
    durations,
    events,
    figures,
    outcomes,
    reconciliation,
    rounds,
)
from lib.model import commitments as ledgers
from lib.model.coverage import source_mix, spoken
from lib.model.dataset import Dataset
from lib.model.dense import dense_days, dense_members
from lib.model.disagreements import states_by_month, states_by_topic, topics_of_differences
from lib.model.mentions import with_record
from lib.model.outcomes import by_month as monthly
from lib.model.outcomes import single
from lib.model.selection import months
from lib.model.timeline import marks as process
from lib.model.timeline import records as process_records
from lib.params import View

__all__ = [
    "agreement_cells", "compared", "dense_days", "dense_members", "differences", "drawn_scopes",
    "gaps", "joint_sittings", "joint_time", "joint_time_by_track", "ledger", "members", "monthly",
    "other_sittings", "process", "process_records", "rounds_by_track", "scope", "single",
    "sitting_members", "sittings",
    "sittings_of", "source_mix", "spoken", "states_by_month", "states_by_topic", "steps",
    "summed", "timed_rounds", "topics_of_differences", "truces", "whole_ledger",
]  # fmt: skip


OF_ROUND = [
    "record", "round_id", "title", "start_date", "end_date", "date_edtf", "date_precision", "kind",
    "is_round", "was_held", "track_id", "track", "track_order", "city", "minutes",
    "most", "unit", "qualifier", "speaker",
]  # fmt: skip


def rounds_by_track(dataset: Dataset, view: View) -> pd.DataFrame:
    """Rounds and contacts with their track and joint minutes."""
    order = dataset["tracks"].set_index("track_id")["order"].rename("track_order")
    rows = rounds.of_view(dataset, view).join(order, on="track_id")
    rows = rows.assign(unit=durations.UNIT)
    return with_record(rows, "rounds", "round_id")[OF_ROUND]


def truces(dataset: Dataset, view: View) -> pd.DataFrame:
    """Truces, pauses and other events that last, with what each group said of their keeping."""
    return events.lasting(dataset, view)


def gaps(dataset: Dataset, view: View) -> pd.DataFrame:
    """Pauses between rounds in days, one row a pair."""
    return with_record(rounds.gaps(dataset, view), "rounds", "round_id")


OF_REPORT = [
    "meeting_id", "date", "date_edtf", "date_precision", "kind", "figure", "words", "speaker",
    "confidence", "outlet", "url",
    "claim_id", "counts_as_joint",
]  # fmt: skip
OF_SITTING = [
    "meeting_id", "title", "minutes", "least", "most", "qualifier", "lower", "upper", "clause",
]  # fmt: skip


def joint_sittings(dataset: Dataset, view: View) -> pd.DataFrame:
    """The reports of the sittings of the sides together, which make up the joint time."""
    rows = sittings(dataset, view)
    return rows[rows["counts_as_joint"]].reset_index(drop=True)


def other_sittings(dataset: Dataset, view: View) -> pd.DataFrame:
    """The reports of separate meetings, of those with a host alone, and of whole days."""
    rows = sittings(dataset, view)
    return rows[~rows["counts_as_joint"]].reset_index(drop=True)


def sittings(dataset: Dataset, view: View) -> pd.DataFrame:
    """One row a report of a duration in minutes, with the headline and range of its sitting."""
    said = durations.claims_of_view(dataset, view)
    own = durations.of_view(dataset, view)[OF_SITTING]
    rows = said[OF_REPORT].assign(speaks_for=claims.speaking_groups(said))
    rows = rows.merge(own, on="meeting_id").assign(unit=durations.UNIT)
    rows = rows.assign(kind_label=rows["kind"].map(dataset.package.labels("meetings", "kind")))
    rows = with_record(rows[rows["minutes"].notna()], "meetings", "meeting_id")
    return rows.sort_values(["date", "meeting_id", "figure"], ignore_index=True)


def sittings_of(dataset: Dataset, view: View, round_id: str) -> pd.DataFrame:
    """The reports of durations of one round."""
    rows = sittings(dataset, view)
    own = dataset["meetings"].loc[dataset["meetings"]["round_id"] == round_id, "meeting_id"]
    return rows[rows["meeting_id"].isin(set(own))]


def timed_rounds(dataset: Dataset) -> pd.DataFrame:
    """The rounds and contacts of which some sitting has a reported duration."""
    timed = durations.statements(dataset)["meeting_id"]
    meetings = dataset["meetings"]
    held = meetings.loc[meetings["meeting_id"].isin(set(timed)), "round_id"]
    return dataset["rounds"][dataset["rounds"]["round_id"].isin(set(held))]


def joint_time(dataset: Dataset, view: View) -> pd.DataFrame:
    """Joint time of each round of talks in minutes; rounds without a reported time are absent."""
    rows = durations.joint_time(dataset, view)
    rows = rows[rows["is_round"] & rows["minutes"].notna()].assign(unit=durations.UNIT)
    return with_record(rows, "rounds", "round_id")


def joint_time_by_track(dataset: Dataset, view: View) -> pd.DataFrame:
    """Joint time of each track in minutes; tracks without a reported time are absent."""
    rows = durations.joint_time_by_track(dataset, view)
    return rows[rows["minutes"].notna()].assign(unit=durations.UNIT)


def sitting_members(dataset: Dataset, view: View) -> pd.DataFrame:
    """The sittings behind joint times."""
    rows = durations.of_view(dataset, view)
    rows = rows[rows["counts_as_joint"] & rows["minutes"].notna()]
    return with_record(rows, "meetings", "meeting_id")


def members(dataset: Dataset, view: View, outcome: str) -> pd.DataFrame:
    """The transfers behind the sums of one outcome, with the first day of their ``month``."""
    rows = outcomes.outcome_figures(dataset, view, outcome)
    rows = rows[rows["is_counted"] & (rows["to_party"] != "")]
    return with_record(rows.assign(month=months(rows["date"])), "transfers", "transfer_id")


def summed(dataset: Dataset, view: View, outcome: str) -> pd.DataFrame:
    """Running sums of one outcome, and official totals where both begin on the same day.

    ``series`` is "sum" for our running total and "official" for a stated total. Of a scope of which
    the whole is stated, its parts are left out; ``scope`` says in words what is counted.
    """
    ours = outcomes.summed_up(dataset, view, outcome)
    ours = ours.assign(series="sum", record="", title="", speaker="", scope="")
    if view.period.first != view.span.first:
        return ours
    stated = outcomes.official(dataset, view, outcome)
    own = dataset["outcomes"].set_index("outcome_id").loc[outcome, "person_category"]
    stated = stated.assign(is_whole=stated["person_category"].isin(["", own]))
    is_split = ~stated.groupby("scope")["is_whole"].transform("any")
    stated = stated[stated["is_whole"] | is_split]
    stated = stated.assign(scope=scope_words(dataset, stated)).rename(
        columns={"as_of": "date", "figure": "running_total"}
    )
    stated = stated.assign(series="official", outcome_id=outcome, total=np.nan, silent=0)
    return pd.concat([ours, stated[ours.columns]], ignore_index=True)


def scope_words(dataset: Dataset, stated: pd.DataFrame) -> pd.Series:
    """What each total counts: the title of its scope, and its category where it is one alone."""
    labels = dataset.package.labels("totals", "person_category")
    named = text_of(stated["person_category"].map(labels))
    parts = named.mask(stated["is_whole"], "")
    return stated["scope_title"] + (", " + parts).where(parts != "", "")


def whole_ledger(dataset: Dataset, view: View) -> pd.DataFrame:
    """The ledger of commitments with a number or a category, to the last day of the record."""
    rows = ledgers.ledger(dataset, view, dataset.reach.last)
    return with_record(rows, "commitments", "commitment_id")


def ledger(dataset: Dataset, view: View) -> pd.DataFrame:
    """The part of the ledger to which anybody promised a number, the newest first."""
    rows = whole_ledger(dataset, view)
    rows = rows[rows["promised"].notna() | rows["is_unspoken"]]
    order = pd.Categorical(rows["to_party"], dataset.sides, ordered=True)
    by = {"agreed_date": False, "commitment_id": True, "order": True}
    newest = rows.assign(order=order).sort_values(list(by), ascending=list(by.values()))
    return newest.drop(columns="order").reset_index(drop=True)


def steps(dataset: Dataset, view: View, commitment: str) -> pd.DataFrame:
    """The deliveries of one commitment, with the running total and the total stated of them."""
    rows = commitments.steps(dataset, view)
    stated = ledgers.stated_deliveries(dataset, view.figures, view.confidence)
    rows = rows.merge(stated, on=commitments.SIDE, how="left")
    return with_record(rows[rows["commitment_id"] == commitment], "transfers", "transfer_id")


#: A scope is drawn where at least this many of its totals can be compared with our sum.
FEWEST_TOTALS = 3
#: More differences than this are left to the table.
MOST_DIFFERENCES = 25
OF_TOTAL = [
    "total_id", "title", "as_of", "since", "scope", "person_category", "to_party", "figure",
    "unit", "qualifier", "our_sum", "residual", "step", "our_step", "step_rest", "residual_reason",
    "residual_state", "is_change_of_base", "speaker", "confidence", "outlet", "url",
]  # fmt: skip


def differences(dataset: Dataset, view: View, topic: str = "") -> pd.DataFrame:
    """The figures on which the sides differ most, one row a side, with one ``key`` a figure."""
    rows = disagreements.differences(dataset, view, topic, MOST_DIFFERENCES)
    keys = [*map("|".join, zip(rows["record"], rows["topic"], rows["to_party"], strict=True))]
    largest = pd.factorize(pd.Series(keys, dtype="str"))[0] < MOST_DIFFERENCES
    return rows.assign(key=pd.array(keys, dtype="str"))[largest]


def compared(dataset: Dataset, view: View) -> pd.DataFrame:
    """The compared figures of the period, with the first day of their ``month``."""
    rows = disagreements.of_view(dataset, view)
    return rows.assign(month=months(rows["date"]))


def agreement_cells(dataset: Dataset, view: View) -> pd.DataFrame:
    """The figures that several sides give, those that agree first, one row each in order of time.

    ``state`` is "agree" or "differ"; ``title`` is that of the record.
    """
    rows = compared(dataset, view)
    rows = rows[rows["state"].isin(["agree", "differ"])]
    return rows.sort_values(["state", "date"], kind="stable", ignore_index=True)


def drawn_scopes(dataset: Dataset) -> pd.DataFrame:
    """The scopes with enough totals to be drawn against our sum, in order."""
    rows = reconciliation.reconciled(dataset, "headline", "all")
    counts = rows[rows["our_sum"].notna()].groupby("scope", observed=True)["as_of"].nunique()
    enough = counts[counts >= FEWEST_TOTALS].index
    scopes = dataset["scopes"].sort_values("order")
    return scopes[scopes["scope_id"].isin(enough)]


@memoize(64)
def totals_of(dataset: Dataset, speaker: str, confidence: str, scope: str) -> pd.DataFrame:
    """The official totals of one scope with our sum, sorted by ``as_of``.

    ``is_whole`` tells which are of the category that the scope adds up, or of none.
    """
    rows = reconciliation.reconciled(dataset, speaker, confidence)
    rows = rows[(rows["scope"] == scope) & rows["our_sum"].notna()]
    own = dataset["scopes"].set_index("scope_id").loc[scope, "sum_category"]
    whole = rows["person_category"].isin(["", own])
    return with_record(rows[OF_TOTAL], "totals", "total_id").assign(is_whole=whole)


def scope(dataset: Dataset, view: View, scope: str) -> pd.DataFrame:
    """The official totals of one scope with our sum to the same day; only whole ones if any are."""
    rows = totals_of(dataset, view.figures, view.confidence, scope)
    rows = figures.within(rows, view.period, "as_of")
    whole = rows["is_whole"].to_numpy()
    chosen = rows[whole] if whole.any() else rows
    return chosen.drop(columns="is_whole")
