"""Findings on humanitarian outcomes: by month, summed up, one by one."""

from collections import Counter

import pandas as pd

from lib import text
from lib.findings.finding import Context, Findings, Values, receivers, tops
from lib.theme import Look, Row, each


def monthly(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """The month with the highest known number, and to whom; nothing where months tie."""
    best = tops(rows, "total")
    if not best or not best[0]["total"] or len({row["month"] for row in best}) > 1:
        return None
    amount = text.count(best[0]["total"], context["noun"], context["noun_plural"])
    return {"month": text.month(best[0]["month"]), "to": receivers(best, look), "amount": amount}


def summed(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """The sum of the period to each party; "at least" where figures are missing."""
    sums = last_sums(rows, look)
    if not sums:
        return None
    amounts = [
        text.say("finding.to", amount=text.number(row["running_total"]), to=look.name(party))
        for party, row in sums.items()
    ]
    silent = sum(row["silent"] for row in sums.values())
    rest = text.say("finding.missing", figures=text.counted(silent, "figure")) if silent else ""
    least = text.say("finding.least") if silent else ""
    return {"least": least, "amounts": text.listed(amounts), "rest": rest}


def last_sums(rows: pd.DataFrame, look: Look) -> dict[str, Row]:
    """The last row of our running total to each negotiating party that has one."""
    last = {
        row["to_party"]: row
        for row in each(rows, ("series", "to_party", "running_total", "silent"))
        if row["series"] == "sum"
    }
    return {party: last[party] for party in look.sides if party in last}


def single(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """How many figures of both sides agree and how many differ; nothing under one speaker."""
    if context["figures"] != "headline":
        return None
    # Read from the last row on, so that the first row of a figure has the last word.
    last_first = reversed(each(rows, ("transfer_id", "to_party", "state")))
    shown = {(row["transfer_id"], row["to_party"]): row["state"] for row in last_first}
    states = Counter(shown.values())
    agree, differ = states["agree"], states["differ"]
    both = agree + differ
    counts = {"agree": agree, "differ": differ, "both": both}
    return {name: text.Count(count) for name, count in counts.items()} if both else None


#: The findings of these charts by kind.
FINDINGS: Findings = {
    "monthly": monthly,
    "summed": summed,
    "single": single,
}
