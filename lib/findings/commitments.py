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
    """What was delivered to the party with the most, of how many promised.

    Where deliveries have no figure, the total that a speaker states of them is said instead;
    where every link is disputed nothing is said.
    """
    known = rows[rows["promised"].notna() & rows["is_added"]]
    silent = known["figure"].isna()
    best = top(known, "stated_total" if silent.any() else "running_total")
    if best is None:
        return None
    to, promised = look.name(best["to_party"]), text.number(best["promised"])
    if not silent.any():
        amount = text.say("ledger.reached", level=text.number(best["running_total"]), to=to)
        return {"amount": amount, "promised": promised}
    level = text.number(best["stated_total"])
    amount = text.say("ledger.stated_by", level=level, says=best["stated_says"], to=to)
    return {"amount": amount, "promised": promised}


#: The findings of these charts by kind.
FINDINGS: Findings = {
    "ledger": ledger,
    "steps": steps,
}
