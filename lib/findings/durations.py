"""Findings on durations: the longest sitting and the longest joint time."""

import pandas as pd

from lib import text
from lib.findings.finding import Context, Findings, Values, top
from lib.theme import Look


def longest_sitting(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """The longest sitting of the sides together."""
    return longest(rows[rows["counts_as_joint"]], look, context)


def longest(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """The row with the longest time."""
    best = top(rows, "minutes")
    return None if best is None else {"title": best["title"], "time": text.hours(best["minutes"])}


#: The findings of these charts by kind.
FINDINGS: Findings = {
    "sittings": longest_sitting,
    "joint-time": longest,
    "joint-time-by-track": longest,
}
