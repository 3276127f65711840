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
    said = {"month": text.month(best[0]["month"]), "to": receivers(best, look), "amount": amount}
    return {**said, "rest": unpublished(rows)}


def unpublished(rows: pd.DataFrame) -> str:
    """In how many months a direction has handovers and no number; "" where there is none."""
    months = rows.loc[rows["total"].isna(), "month"].nunique()
    if not months:
        return ""
    return text.say("finding.unpublished", months=text.counted(months, "month"))


def summed(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """The sum of the period to each party; "at least" where figures are missing."""
    sums = last_sums(rows, look)
    if not sums:
        return None
    amounts = [
        text.say("finding.to", amount=amount_of(row), to=look.name(party))
        for party, row in sums.items()
    ]
    silent = sum(row["silent"] for row in sums.values())
    rest = text.say("finding.missing", figures=text.counted(silent, "figure")) if silent else ""
    return {"amounts": text.listed(amounts), "rest": rest}


def amount_of(row: Row) -> str:
    """The sum to one receiver, "at least" where some of it is missing, or the words for none."""
    if pd.isna(row["running_total"]):
        return text.say("state.no_figure")
    least = text.say("finding.least") if row["silent"] else ""
    return f"{least}{text.number(row['running_total'])}"


def last_sums(rows: pd.DataFrame, look: Look) -> dict[str, Row]:
    """The last row of our running total to each receiver that has one."""
    last = {
        row["to_party"]: row
        for row in each(rows, ("series", "to_party", "running_total", "silent"))
        if row["series"] == "sum"
    }
    return {party: last[party] for party in look.receiving(last) if party in last}


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
    return {"agree": agree, "differ": differ, "both": both} if both else None


#: The findings of these charts by kind.
FINDINGS: Findings = {
    "monthly": monthly,
    "summed": summed,
    "single": single,
}
