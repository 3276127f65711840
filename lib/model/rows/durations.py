"""The rows of the charts of durations: reports of sittings, and joint time by round and track."""

import pandas as pd

from lib import claims
from lib.address import View
from lib.model import durations
from lib.model.mentions import with_record
from lib.model.talks import Talks

OF_REPORT = [
    "meeting_id", "date", "date_edtf", "date_precision", "kind", "figure", "words", "speaker",
    "confidence", "outlet", "url",
    "claim_id", "counts_as_joint",
]  # fmt: skip
OF_SITTING = [
    "meeting_id", "title", "minutes", "least", "most", "qualifier", "lower", "upper", "clause",
]  # fmt: skip


def sittings(talks: Talks, view: View) -> pd.DataFrame:
    """One row a report of a duration in minutes, with the headline and range of its sitting."""
    said = durations.claims_of_view(talks, view)
    own = durations.of_view(talks, view)[OF_SITTING]
    rows = said[OF_REPORT].assign(speaks_for=claims.speaking_groups(said))
    rows = rows.merge(own, on="meeting_id")
    rows = rows.assign(kind_label=rows["kind"].map(talks.package.labels("meetings", "kind")))
    rows = with_record(rows[rows["minutes"].notna()], "meetings", "meeting_id")
    return rows.sort_values(["date", "meeting_id", "figure"], ignore_index=True)


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
    """Joint time of each round of talks in minutes; rounds without a reported time are absent."""
    rows = durations.joint_time(talks, view)
    rows = rows[rows["is_round"] & rows["minutes"].notna()]
    return with_record(rows, "rounds", "round_id")


def joint_time_by_track(talks: Talks, view: View) -> pd.DataFrame:
    """Joint time of each track in minutes; tracks without a reported time are absent."""
    rows = durations.joint_time_by_track(talks, view)
    return rows[rows["minutes"].notna()]


def sitting_members(talks: Talks, view: View) -> pd.DataFrame:
    """The sittings behind joint times."""
    rows = durations.of_view(talks, view)
    rows = rows[rows["counts_as_joint"] & rows["minutes"].notna()]
    return with_record(rows, "meetings", "meeting_id")
