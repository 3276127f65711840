"""Promises in words: delivered of promised, and how a promise stands; on chart and board alike."""

import pandas as pd

from lib import i18n
from lib.charts.tokens import Row, Style


def fulfilled(row: Row) -> str:
    """Delivered of promised, in words; what is tied by disputed links alone is said to be so."""
    if pd.isna(row["promised"]):
        return i18n.say("ledger.unspoken")
    promised = i18n.amount(row["promised"], row["promised_qualifier"])
    said = i18n.say("ledger.words", delivered=delivered(row), promised=promised)
    doubtful = not row["deliveries"] and row["disputed_links"] > 0
    return i18n.say("ledger.doubtful", said=said) if doubtful else said


def delivered(row: Row) -> str:
    """The delivered number with its qualifier; where nobody reports a delivery it says so."""
    if row["status"] == "no_delivery":
        return i18n.say("ledger.none")
    return i18n.amount(row["delivered"], row["delivered_qualifier"])


def doubt(row: Row, style: Style) -> str:
    """How the promise stands where not every side makes it; "" where all do or there is none."""
    if pd.isna(row["promised"]) or row["promise_state"] == "agreed":
        return ""
    return style.label("promise", row["promise_state"])
