"""Findings on durations: the longest sitting and the longest joint time."""

import pandas as pd

from lib import text
from lib.findings.finding import Context, Findings, Values, tops
from lib.theme import Look, Row


def longest_sitting(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """The longest sitting of the sides together."""
    return longest(rows[rows["counts_as_joint"]], look, context)


def longest(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """The rows with the longest time."""
    best = tops(rows, "minutes")
    if not best:
        return None
    times = [time_of(row) for row in best]
    others = [f" ({time})" if time != times[0] else "" for time in times]
    named = dict.fromkeys(f"{row['title']}{time}" for row, time in zip(best, others, strict=True))
    return {"title": text.listed(list(named)), "time": times[0]}


def time_of(row: Row) -> str:
    """The time of a row, its bounds where these alone are known."""
    return text.lasting(row.get("least", row["minutes"]), row["most"], row["qualifier"])


#: The findings of these charts by kind.
FINDINGS: Findings = {
    "sittings": longest_sitting,
    "joint-time": longest,
    "joint-time-by-track": longest,
}
