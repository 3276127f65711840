"""Findings on durations: the longest sitting and the longest joint time."""

import pandas as pd

from lib import text
from lib.findings.finding import Context, Findings, Values, titles, tops
from lib.theme import Look


def longest_sitting(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """The longest sitting of the sides together."""
    return longest(rows[rows["counts_as_joint"]], look, context)


def longest(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """The rows with the longest time."""
    best = tops(rows, "minutes")
    if not best:
        return None
    return {"title": titles(best), "time": text.hours(best[0]["minutes"])}


#: The findings of these charts by kind.
FINDINGS: Findings = {
    "sittings": longest_sitting,
    "joint-time": longest,
    "joint-time-by-track": longest,
}
