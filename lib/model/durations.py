"""Durations: how long the sides sat together, and what the reports allow."""

from typing import Final

import numpy as np
import pandas as pd

from lib.cache import memoize
from lib.model import claims, figures
from lib.model.agreeing import BETWEEN
from lib.model.dataset import Dataset
from lib.params import View
from lib.speakers import OFFICIAL_ROLES

#: The headline rule for a duration, first clause that applies.
CLAUSES: Final = (
    ("clock", "one report gives the clock times of start and end"),
    ("stated", "an official or a news agency states the length"),
    ("middle", "the middle of the bounds that the surest reports allow"),
)
#: The place in CLAUSES of the clause under which a length is read from bounds.
MIDDLE: Final = 2
#: What durations are counted in.
UNIT: Final = "minutes"
MINUTES_A_DAY: Final = 24 * 60
#: What is added up over sittings.
SUMMED: Final = ["minutes", "most", "lower", "upper", "sittings", "untimed"]
#: What a sitting takes over from the statement that decides its duration.
OF_BEST: Final = ["speaker", "party_id", "words", "confidence", "outlet", "url"]
OF_ROUND: Final = ["title", "track_id", "is_round", "start_date"]
OF_MEETING: Final = [
    "meeting_id", "round_id", "date", "date_edtf", "date_precision", "kind", "counts_as_joint",
]  # fmt: skip


def minutes(times: pd.Series) -> pd.Series:
    """Minutes after midnight of clock times written as hours and minutes."""
    parts = times.astype("str").str.split(":", expand=True).astype("int64")
    return parts[0] * 60 + parts[1]


@memoize(8)
def clock_statements(dataset: Dataset) -> pd.DataFrame:
    """Durations between a start and an end that one source gives, as statements of their own."""
    same = ["meeting_id", "source_id", "speaker_id", "research_ref"]
    rows = dataset.about("meeting_id")
    starts = rows[rows["measure"] == "start_time"]
    ends = rows[rows["measure"] == "end_time"][[*same, "value_time"]]
    both = starts.merge(ends, on=same, suffixes=("", "_end"))
    if both.empty:
        return both
    length = (minutes(both["value_time_end"]) - minutes(both["value_time"])) % MINUTES_A_DAY
    length = length.astype("float64")
    words = both["value_time"] + "–" + both["value_time_end"]
    return both.assign(figure=length, lower=length, upper=length, basis="clock", words=words)


@memoize(8)
def statements(dataset: Dataset) -> pd.DataFrame:
    """Every statement of a duration in minutes, stated or read from the clock."""
    rows = dataset.about("meeting_id")
    stated = rows[rows["measure"] == "duration_minutes"]
    rows = pd.concat([clock_statements(dataset), stated], ignore_index=True)
    return rows


def clause_numbers(rows: pd.DataFrame) -> np.ndarray:
    """The place in CLAUSES of the clause under which each statement of a duration comes."""
    clock = rows["basis"] == "clock"
    plain = rows["qualifier"].isin(["exactly", "about", ""])
    agency = (rows["speaker_kind"] == "agency") | (rows["source_kind"] == "agency")
    official = rows["role"].isin(OFFICIAL_ROLES) | agency
    return np.select([clock, plain & official & np.isfinite(rows["figure"])], [0, 1], MIDDLE)


def middle(lower: pd.Series, upper: pd.Series) -> pd.Series:
    """The middle of the bounds; the one bound that is known where the other is open."""
    finite = np.isfinite(lower) & np.isfinite(upper)
    return ((lower + upper) / 2).where(finite, lower.where(np.isfinite(lower), upper))


def surest_bounds(ranked: pd.DataFrame) -> pd.DataFrame:
    """By sitting: ``least`` and ``most`` that its surest reports allow together.

    Where each of them says "at least", there is no upper end, whatever bound a report was given.
    """
    surest = ranked.groupby("meeting_id")["tie_confidence"].transform("min")
    own = ranked[ranked["tie_confidence"] == surest]
    groups = own.assign(is_open=own["qualifier"] == "at_least").groupby("meeting_id")
    most = groups["upper"].max().mask(groups["is_open"].all(), np.inf)
    return pd.DataFrame({"least": groups["lower"].min().clip(lower=0), "most": most})


def headlines(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a sitting: ``minutes`` by the rule, ``lower`` and ``upper`` over all, the clause.

    ``least`` and ``most`` are what the headline stands for: the same as ``minutes`` where one
    length is reported, else the bounds of which it is the middle, and which sums add up.
    """
    ranked = rows[rows["lower"].notna()]
    ranked = ranked.assign(clause_number=clause_numbers(ranked))
    ranges = ranked.groupby("meeting_id").agg(
        lower=("lower", "min"), upper=("upper", "max"), reports=("claim_id", "size")
    )
    best = ranked.sort_values(["meeting_id", "clause_number", "rank"]).drop_duplicates("meeting_id")
    result = best[["meeting_id", "figure", "clause_number", "qualifier", *OF_BEST]].join(
        ranges, on="meeting_id"
    )
    bounds = surest_bounds(ranked).reindex(result["meeting_id"]).set_axis(result.index)
    is_one = result["clause_number"] < MIDDLE
    least, most = (result["figure"].where(is_one, bounds[name]) for name in ("least", "most"))
    length = result["figure"].where(is_one, middle(least, most))
    codes = np.array([code for code, _ in CLAUSES])[result["clause_number"].to_numpy()]
    said = qualifiers(least, most, is_one & (result["qualifier"] == "about"))
    made = result.assign(minutes=length, least=least, most=most, clause=codes, qualifier=said)
    return made.drop(columns=["figure", "clause_number"])


def qualifiers(least: pd.Series, most: pd.Series, about: pd.Series) -> np.ndarray:
    """How lengths are said by their bounds: "at_least", "between", "about", or "" for just so."""
    tests = [np.isinf(most), least < most, about.to_numpy(dtype="bool")]
    return np.select(tests, ["at_least", "between", "about"], "")


@memoize(16)
def timed(dataset: Dataset, speaker: str, confidence: str) -> pd.DataFrame:
    """Every sitting with its duration by the chosen speaker, in order of time; kept by choice."""
    heard = claims.heard(statements(dataset), speaker, confidence)
    of_round = dataset["rounds"].set_index("round_id")[OF_ROUND]
    rows = dataset["meetings"].sort_values("date", kind="stable")
    rows = rows.merge(headlines(heard), on="meeting_id", how="left")
    return figures.as_text(rows.join(of_round, on="round_id"), ["clause", "qualifier", *OF_BEST])


@memoize(16)
def said(dataset: Dataset, speaker: str, confidence: str) -> pd.DataFrame:
    """Every statement of a duration by the chosen speaker, in order of time; kept by choice."""
    heard = claims.heard(statements(dataset), speaker, confidence).drop(columns=["round_id"])
    rows = dataset["meetings"].sort_values("date", kind="stable")
    return rows[OF_MEETING].merge(heard, on="meeting_id")


def of_view(dataset: Dataset, view: View) -> pd.DataFrame:
    """One row a sitting in the period, with its round; ``minutes`` is missing where unknown."""
    return figures.within(timed(dataset, view.figures, view.confidence), view.period)


def claims_of_view(dataset: Dataset, view: View) -> pd.DataFrame:
    """Every statement of a duration in the period by the chosen speaker, one row each."""
    return figures.within(said(dataset, view.figures, view.confidence), view.period)


def joint_time(dataset: Dataset, view: View) -> pd.DataFrame:
    """One row a round that sat: joint ``minutes`` with their range, sittings, and how many untimed.

    Bounds are added as bounds: ``minutes`` is the least that the headlines of the sittings add up
    to, ``most`` the most, ``qualifier`` says which of them holds; ``lower`` and ``upper`` are what
    all reports allow. Whole days and separate meetings are left out, so that no minute is counted
    twice. ``speaker`` names by whose accounts.
    """
    rows = of_view(dataset, view)
    return summed(rows[rows["counts_as_joint"]], ["round_id", *OF_ROUND]).sort_values(
        "start_date", ignore_index=True
    )


def summed(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """One row a group of sittings: their joint time as bounds, and how many are untimed."""
    untimed, about = rows["minutes"].isna(), rows["qualifier"] == "about"
    rows = rows.assign(untimed=untimed, sittings=1, about=about, minutes=rows["least"])
    groups = rows.groupby(by)
    sums = groups[[*SUMMED, "about"]].sum(min_count=1).reset_index()
    says = groups["speaker"].agg(named).reset_index(drop=True)
    told = qualifiers(sums["minutes"], sums["most"], sums["about"] > 0)
    return sums.drop(columns="about").assign(qualifier=told, speaker=says)


def named(speakers: pd.Series) -> str:
    """The distinct speakers in one cell."""
    return BETWEEN.join(dict.fromkeys(name for name in speakers if name))


def joint_time_by_track(dataset: Dataset, view: View) -> pd.DataFrame:
    """One row a track: joint ``minutes`` of its rounds and contacts, and how many are untimed."""
    rows = of_view(dataset, view)
    rows = rows[rows["counts_as_joint"]]
    rounds = rows[rows["is_round"]].groupby("track_id")["round_id"].nunique()
    sums = summed(rows, ["track_id"]).join(rounds.rename("rounds"), on="track_id")
    sums = sums.fillna({"rounds": 0}).astype({"rounds": "int64"})
    titles = dataset["tracks"].set_index("track_id")[["title", "order"]]
    return sums.join(titles, on="track_id").sort_values("order", ignore_index=True)
