"""Durations: how long the sides sat together, and what the reports allow."""

from typing import Final

import numpy as np
import pandas as pd

from lib import claims
from lib.address import View
from lib.kept import kept
from lib.model import figures
from lib.model.talks import Talks
from lib.speakers import OFFICIAL_ROLES

#: The headline rule for a duration, first clause that applies.
CLAUSES: Final = (
    ("clock", "one report gives the clock times of start and end"),
    ("stated", "an official or a news agency states the length"),
    ("middle", "the middle of the bounds that the surest reports allow"),
)
MINUTES_A_DAY: Final = 24 * 60
#: What a sitting takes over from the statement that decides its duration.
OF_BEST: Final = ["speaker", "party_id", "words", "outlet", "url"]
OF_ROUND: Final = ["title", "track_id", "is_round", "start_date"]
OF_MEETING: Final = [
    "meeting_id", "round_id", "date", "date_edtf", "date_precision", "kind", "counts_as_joint",
]  # fmt: skip


def minutes(times: pd.Series) -> pd.Series:
    """Minutes after midnight of clock times written as hours and minutes."""
    parts = times.astype("str").str.split(":", expand=True).astype("int64")
    return parts[0] * 60 + parts[1]


@kept(8)
def clock_statements(talks: Talks) -> pd.DataFrame:
    """Durations between a start and an end that one source gives, as statements of their own."""
    same = ["meeting_id", "source_id", "speaker_id", "research_ref"]
    rows = talks.about("meeting_id")
    starts = rows[rows["measure"] == "start_time"]
    ends = rows[rows["measure"] == "end_time"][[*same, "value_time"]]
    both = starts.merge(ends, on=same, suffixes=("", "_end"))
    if both.empty:
        return both
    length = (minutes(both["value_time_end"]) - minutes(both["value_time"])) % MINUTES_A_DAY
    length = length.astype("float64")
    words = both["value_time"] + "–" + both["value_time_end"]
    return both.assign(figure=length, lower=length, upper=length, basis="clock", words=words)


@kept(8)
def statements(talks: Talks) -> pd.DataFrame:
    """Every statement of a duration in minutes, stated or read from the clock."""
    rows = talks.about("meeting_id")
    stated = rows[rows["measure"] == "duration_minutes"]
    return pd.concat([clock_statements(talks), stated], ignore_index=True)


def clause_numbers(rows: pd.DataFrame) -> np.ndarray:
    """The place in CLAUSES of the clause under which each statement of a duration comes."""
    clock = rows["basis"] == "clock"
    plain = rows["qualifier"].isin(["exactly", "about", ""])
    agency = (rows["speaker_kind"] == "agency") | (rows["source_kind"] == "agency")
    official = rows["role"].isin(OFFICIAL_ROLES) | agency
    return np.select([clock, plain & official & np.isfinite(rows["figure"])], [0, 1], 2)


def middle(lower: pd.Series, upper: pd.Series) -> pd.Series:
    """The middle of the bounds; the one bound that is known where the other is open."""
    finite = np.isfinite(lower) & np.isfinite(upper)
    return ((lower + upper) / 2).where(finite, lower.where(np.isfinite(lower), upper))


def surest_middle(ranked: pd.DataFrame) -> pd.Series:
    """By sitting: the middle of the bounds of its reports of the highest confidence there is."""
    surest = ranked.groupby("meeting_id")["tie_confidence"].transform("min")
    groups = ranked[ranked["tie_confidence"] == surest].groupby("meeting_id")
    return middle(groups["lower"].min(), groups["upper"].max())


def headlines(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a sitting: ``minutes`` by the rule, ``lower`` and ``upper`` over all, the clause."""
    ranked = rows[rows["lower"].notna()]
    ranked = ranked.assign(clause_number=clause_numbers(ranked))
    ranges = ranked.groupby("meeting_id").agg(
        lower=("lower", "min"), upper=("upper", "max"), reports=("claim_id", "size")
    )
    best = ranked.sort_values(["meeting_id", "clause_number", "rank"]).drop_duplicates("meeting_id")
    result = best[["meeting_id", "figure", "clause_number", *OF_BEST]].join(ranges, on="meeting_id")
    between = surest_middle(ranked).reindex(result["meeting_id"]).to_numpy()
    length = result["figure"].where(result["clause_number"] < 2, between)
    codes = np.array([code for code, _ in CLAUSES])[result["clause_number"].to_numpy()]
    return result.assign(minutes=length, clause=codes).drop(columns=["figure", "clause_number"])


@kept(16)
def timed(talks: Talks, speaker: str, confidence: str) -> pd.DataFrame:
    """Every sitting with its duration by the chosen speaker, in order of time; kept by choice."""
    heard = claims.heard(statements(talks), speaker, confidence)
    of_round = talks["rounds"].set_index("round_id")[OF_ROUND]
    rows = talks["meetings"].sort_values("date", kind="stable")
    rows = rows.merge(headlines(heard), on="meeting_id", how="left")
    return figures.as_text(rows.join(of_round, on="round_id"), ["clause", *OF_BEST])


@kept(16)
def said(talks: Talks, speaker: str, confidence: str) -> pd.DataFrame:
    """Every statement of a duration by the chosen speaker, in order of time; kept by choice."""
    heard = claims.heard(statements(talks), speaker, confidence).drop(columns=["round_id"])
    rows = talks["meetings"].sort_values("date", kind="stable")
    return rows[OF_MEETING].merge(heard, on="meeting_id")


def of_view(talks: Talks, view: View) -> pd.DataFrame:
    """One row a sitting in the period, with its round; ``minutes`` is missing where unknown."""
    return figures.within(timed(talks, view.figures, view.confidence), view.period)


def claims_of_view(talks: Talks, view: View) -> pd.DataFrame:
    """Every statement of a duration in the period by the chosen speaker, one row each."""
    return figures.within(said(talks, view.figures, view.confidence), view.period)


def joint_time(talks: Talks, view: View) -> pd.DataFrame:
    """One row a round that sat: joint ``minutes`` with their range, sittings, and how many untimed.

    Whole days and separate meetings are left out, so that no minute is counted twice.
    """
    rows = of_view(talks, view)
    rows = rows[rows["counts_as_joint"]].assign(untimed=rows["minutes"].isna(), sittings=1)
    groups = rows.groupby(["round_id", *OF_ROUND])
    sums = groups[["minutes", "lower", "upper", "sittings", "untimed"]].sum(min_count=1)
    return sums.reset_index().sort_values("start_date", ignore_index=True)


def joint_time_by_track(talks: Talks, view: View) -> pd.DataFrame:
    """One row a track: joint ``minutes`` of its rounds and contacts, and how many are untimed."""
    rows = joint_time(talks, view)
    groups = rows.assign(rounds=rows["is_round"].astype("int64")).groupby("track_id")
    sums = groups[["minutes", "sittings", "untimed", "rounds"]].sum(min_count=1).reset_index()
    titles = talks["tracks"].set_index("track_id")[["title", "order"]]
    return sums.join(titles, on="track_id").sort_values("order", ignore_index=True)
