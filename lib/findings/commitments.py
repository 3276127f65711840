"""Findings on commitments: the ledger and the steps of one commitment."""

import pandas as pd

from lib import text
from lib.findings.finding import Context, Findings, Values, top
from lib.theme import Look


def ledger(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """How many promised numbers were reached, and how many saw nothing."""
    if rows.empty:
        return None
    full, none = (rows["share"] >= 1).sum(), (rows["deliveries"] == 0).sum()
    return {"full": int(full), "all": len(rows), "none": int(none)}


def steps(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """What was delivered to the party with the most, of how many promised."""
    best = top(rows[rows["promised"].notna()], "running_total")
    if best is None:
        return None
    amount, promised = text.number(best["running_total"]), text.number(best["promised"])
    return {"amount": amount, "to": look.name(best["to_party"]), "promised": promised}


#: The findings of these charts by kind.
FINDINGS: Findings = {
    "ledger": ledger,
    "steps": steps,
}
