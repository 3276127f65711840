"""Findings on humanitarian outcomes: by month, summed up, one by one."""

import pandas as pd

from lib import text
from lib.findings.finding import Context, Findings, Values, top
from lib.theme import Look


def monthly(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """The month with the most to one party."""
    best = top(rows, "total")
    if best is None or not best["total"]:
        return None
    amount = text.count(best["total"], context["noun"], context["noun_plural"])
    return {"month": text.month(best["month"]), "to": look.name(best["to_party"]), "amount": amount}


def summed(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """The sum of the period to the party with the most."""
    best = top(rows[rows["series"] == "sum"], "running_total")
    if best is None:
        return None
    amount = text.count(best["running_total"], context["noun"], context["noun_plural"])
    return {"amount": amount, "to": look.name(best["to_party"])}


def single(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """How many figures of both sides agree and how many differ."""
    states = rows.drop_duplicates(["transfer_id", "to_party"])["state"].value_counts()
    agree, differ = int(states.get("agree", 0)), int(states.get("differ", 0))
    both = agree + differ
    return {"agree": agree, "differ": differ, "both": both} if both else None


#: The findings of these charts by kind.
FINDINGS: Findings = {
    "monthly": monthly,
    "summed": summed,
    "single": single,
}
