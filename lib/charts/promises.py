"""Promises in words: delivered of promised, and how a promise stands; on chart and board alike."""

import pandas as pd

from lib import i18n
from lib.charts.tokens import Row, Style


def fulfilled(row: Row) -> str:
    """Delivered of promised, in words; what is tied by disputed links alone is said to be so."""
    if pd.isna(row["promised"]):
        return i18n.say("ledger.unspoken")
    promised = i18n.number(row["promised"])
    said = i18n.say("ledger.words", delivered=delivered(row), promised=promised)
    doubtful = not row["deliveries"] and row["disputed_links"] > 0
    return i18n.say("ledger.doubtful", said=said) if doubtful else said


def delivered(row: Row) -> str:
    """The delivered number, "at least" where the stated total is a lower bound.

    Where nobody reports a delivery it says so, and where none has a figure.
    """
    if pd.isna(row["delivered"]):
        return i18n.say("state.no_figure")
    if row["status"] == "no_delivery":
        return i18n.say("ledger.none")
    amount = i18n.number(row["delivered"])
    is_least = row["basis"] == "stated_total" and row["stated_qualifier"] == "at_least"
    return i18n.say("finding.least") + amount if is_least else amount


def doubt(row: Row, style: Style) -> str:
    """How the promise stands where not every side makes it; "" where all do or there is none."""
    if pd.isna(row["promised"]) or row["promise_state"] == "agreed":
        return ""
    return style.label("promise", row["promise_state"])
