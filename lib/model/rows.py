"""The rows of each chart: what is drawn, and nothing else, with the record that each row stands for."""

import numpy as np
import pandas as pd

from lib import claims
from lib.address import View
from lib.model import (
    commitments,
    disagreements,
    durations,
    outcomes,
    reconciliation,
    rounds,
    timeline,
)
from lib.model.talks import Talks

#: A scope is drawn where at least this many of its totals can be compared with our sum.
FEWEST_TOTALS = 3
#: More differences than this are left to the table.
MOST_DIFFERENCES = 25


def process(talks: Talks, view: View) -> pd.DataFrame:
    """The marks of the whole process."""
    return timeline.marks(talks, view)


def rounds_by_track(talks: Talks, view: View) -> pd.DataFrame:
    """Rounds and contacts with their track and joint minutes."""
    rows = rounds.of_view(talks, view)
    order = talks["tracks"].set_index("track_id")["order"].rename("track_order")
    rows = rows.join(order, on="track_id").assign(record="rounds/" + rows["round_id"].astype("str"))
    kept = ["record", "round_id", "title", "start_date", "end_date", "date_edtf", "date_precision", "kind", "is_round",
            "was_held", "track_id", "track", "track_order", "city", "minutes"]  # fmt: skip
    return rows[kept]


def gaps(talks: Talks, view: View) -> pd.DataFrame:
    """Pauses between rounds."""
    rows = rounds.gaps(talks, view)
    return rows.assign(record="rounds/" + rows["round_id"].astype("str"))


def sittings(talks: Talks, view: View) -> pd.DataFrame:
    """One row a report of a duration, with the headline and range of its sitting on each."""
    said = durations.claims_of_view(talks, view)
    own = durations.of_view(talks, view)[
        ["meeting_id", "title", "minutes", "lower", "upper", "clause"]
    ]
    kept = [
        "meeting_id",
        "date",
        "kind",
        "figure",
        "words",
        "speaker",
        "confidence",
        "outlet",
        "url",
        "claim_id",
        "counts_as_joint",
    ]
    rows = said[kept].assign(speaks_for=claims.speaking_groups(said)).merge(own, on="meeting_id")
    labels = talks.package.labels("meetings", "kind")
    rows = rows.assign(
        kind_label=rows["kind"].map(labels), record="meetings/" + rows["meeting_id"].astype("str")
    )
    return rows[rows["minutes"].notna()].sort_values(
        ["date", "meeting_id", "figure"], ignore_index=True
    )


def sittings_of(talks: Talks, view: View, round_id: str) -> pd.DataFrame:
    """The reports of durations of one round."""
    rows = sittings(talks, view)
    own = talks["meetings"].loc[talks["meetings"]["round_id"] == round_id, "meeting_id"]
    return rows[rows["meeting_id"].isin(set(own))]


def timed_rounds(talks: Talks) -> pd.DataFrame:
    """The rounds and contacts of which some sitting has a reported duration."""
    timed = durations.statements(talks)["meeting_id"]
    meetings = talks["meetings"]
    held = meetings.loc[meetings["meeting_id"].isin(set(timed)), "round_id"]
    return talks["rounds"][talks["rounds"]["round_id"].isin(set(held))]


def joint_time(talks: Talks, view: View) -> pd.DataFrame:
    """Joint time of each round of talks."""
    rows = durations.joint_time(talks, view)
    rows = rows[rows["is_round"] & rows["minutes"].notna()]
    return rows.assign(record="rounds/" + rows["round_id"].astype("str"))


def joint_time_by_track(talks: Talks, view: View) -> pd.DataFrame:
    """Joint time of each track."""
    rows = durations.joint_time_by_track(talks, view)
    return rows[rows["minutes"].notna()]


def sitting_members(talks: Talks, view: View) -> pd.DataFrame:
    """The sittings behind joint times."""
    rows = durations.of_view(talks, view)
    rows = rows[rows["counts_as_joint"] & rows["minutes"].notna()]
    return rows.assign(record="meetings/" + rows["meeting_id"].astype("str"))


def members(talks: Talks, view: View, outcome: str) -> pd.DataFrame:
    """The transfers behind the sums of one outcome."""
    rows = outcomes.outcome_figures(talks, view, outcome)
    rows = rows[rows["is_counted"] & (rows["to_party"] != "")]
    month = rows["date"].dt.to_period("M").dt.to_timestamp().astype("datetime64[s]")
    return rows.assign(month=month, record="transfers/" + rows["transfer_id"])


def monthly(talks: Talks, view: View, outcome: str) -> pd.DataFrame:
    """Monthly sums of one outcome."""
    return outcomes.by_month(talks, view, outcome)


def summed(talks: Talks, view: View, outcome: str) -> pd.DataFrame:
    """Running sums of one outcome, with official totals where sum and total begin on the same day."""
    ours = outcomes.summed_up(talks, view, outcome).assign(
        series="sum", record="", title="", speaker=""
    )
    if view.period.first != view.span.first:
        return ours
    stated = outcomes.official(talks, view, outcome)
    stated = stated[stated["person_category"].isin(["", "unsplit", "remains"])]
    names = {"as_of": "date", "figure": "running_total"}
    stated = (
        stated.drop(columns="outcome_id")
        .rename(columns=names)
        .assign(series="official", outcome_id=outcome, total=np.nan)
    )
    return pd.concat([ours, stated[ours.columns]], ignore_index=True)


def single(talks: Talks, view: View, outcome: str) -> pd.DataFrame:
    """Each transfer of one outcome with every speaker's value."""
    return outcomes.single(talks, view, outcome)


def whole_ledger(talks: Talks, view: View) -> pd.DataFrame:
    """The ledger of commitments with a number or a category, to the last day of the record."""
    rows = commitments.ledger(talks, view, talks.reach.last)
    return rows.assign(record="commitments/" + rows["commitment_id"].astype("str"))


def ledger(talks: Talks, view: View) -> pd.DataFrame:
    """The part of the ledger with a promised number."""
    rows = whole_ledger(talks, view)
    rows = rows[rows["promised"].notna()]
    order = pd.Categorical(rows["to_party"], talks.sides, ordered=True)
    newest = rows.assign(order=order).sort_values(
        ["agreed_date", "commitment_id", "order"], ascending=[False, True, True]
    )
    return newest.drop(columns="order").reset_index(drop=True)


def steps(talks: Talks, view: View, commitment: str) -> pd.DataFrame:
    """The deliveries of one commitment, each with the running total."""
    rows = commitments.steps(talks, view)
    rows = rows[rows["commitment_id"] == commitment]
    return rows.assign(record="transfers/" + rows["transfer_id"])


def differences(talks: Talks, view: View) -> pd.DataFrame:
    """The figures on which the sides differ most, one row a side."""
    rows = disagreements.differences(talks, view)
    keys = rows["record"] + "|" + rows["topic"] + "|" + rows["to_party"]
    largest = keys.drop_duplicates().head(MOST_DIFFERENCES)
    return rows.assign(key=keys)[keys.isin(largest)]


def compared(talks: Talks, view: View) -> pd.DataFrame:
    """The compared figures of the period."""
    rows = disagreements.of_view(talks, view)
    month = rows["date"].dt.to_period("M").dt.to_timestamp().astype("datetime64[s]")
    return rows.assign(month=month)


def states_by_month(talks: Talks, view: View) -> pd.DataFrame:
    """States by month."""
    return disagreements.states_by_month(talks, view)


def states_by_topic(talks: Talks, view: View) -> pd.DataFrame:
    """States by topic."""
    return disagreements.states_by_topic(talks, view)


def spoken(talks: Talks, view: View) -> pd.DataFrame:
    """The statements behind the mix of sources."""
    return disagreements.spoken(talks, view)


def source_mix(talks: Talks, view: View) -> pd.DataFrame:
    """Claims by speaking group and kind of source."""
    return disagreements.source_mix(talks, view)


def drawn_scopes(talks: Talks) -> pd.DataFrame:
    """The scopes with enough totals to be drawn against our sum, in order."""
    rows = reconciliation.reconciled(talks, "headline", "all")
    counts = rows[rows["our_sum"].notna()].groupby("scope", observed=True)["as_of"].nunique()
    enough = counts[counts >= FEWEST_TOTALS].index
    scopes = talks["scopes"].sort_values("order")
    return scopes[scopes["scope_id"].isin(enough)]


def scope(talks: Talks, view: View, scope: str) -> pd.DataFrame:
    """The official totals of one scope with our sum to the same day."""
    rows = reconciliation.of_view(talks, view)
    rows = rows[(rows["scope"] == scope) & rows["our_sum"].notna()]
    whole = rows["person_category"].isin(["", "unsplit", "remains"])
    rows = rows[whole] if whole.any() else rows
    figures_kept = ["total_id", "title", "as_of", "since", "scope", "person_category", "to_party", "figure", "qualifier", "our_sum",
                    "residual", "step", "our_step", "step_rest", "residual_reason", "is_change_of_base", "speaker", "confidence",
                    "outlet", "url"]  # fmt: skip
    return rows[figures_kept].assign(record="totals/" + rows["total_id"].astype("str"))
