"""Findings on rounds: the whole process, rounds by track, pauses."""

import pandas as pd

from lib import text
from lib.findings.finding import Context, Findings, Values, titles, tops
from lib.theme import Look, each


def process(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """Number of rounds and handovers."""
    marks = each(rows, ("lane", "record"))
    held = sum(row["lane"] == "rounds" for row in marks)
    named = {row["record"] for row in marks if row["lane"] != "rounds"} - {""}
    if not named:
        return None
    return {
        "rounds": text.counted(held, "round"),
        "transfers": text.Count(len(named)),
    }


def rounds_by_track(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """Number of rounds, number of tracks, and the latest round."""
    rounds = rows[rows["is_round"]]
    if rounds.empty:
        return None
    return {
        "rounds": text.counted(len(rounds), "round"),
        "tracks": text.counted(rounds["track_id"].nunique(), "track"),
        "last": rounds.sort_values("start_date").iloc[-1]["title"],
    }


def gaps(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """The longest pause."""
    best = tops(rows, "days")
    if not best:
        return None
    return {"days": text.counted(best[0]["days"], "day"), "title": titles(best)}


#: The findings of these charts by kind.
FINDINGS: Findings = {
    "process": process,
    "rounds-by-track": rounds_by_track,
    "gaps": gaps,
}
