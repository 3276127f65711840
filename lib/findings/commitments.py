"""Findings on commitments: the ledger and the steps of one commitment."""

import pandas as pd

from lib import text
from lib.findings.finding import Context, Findings, Values, receivers, tops
from lib.theme import Look, Row


def ledger(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """How many promised numbers were reached, and for how many no delivery is reported."""
    rows = rows[rows["promised"].notna()]
    if rows.empty:
        return None
    untouched = rows["deliveries"] == 0
    none = (untouched & (rows["disputed_links"] == 0)).sum()
    doubtful = (untouched & (rows["disputed_links"] > 0)).sum()
    rest = text.say("finding.disputed_only", n=text.number(doubtful)) if doubtful else ""
    full = (rows["status"] == "full").sum()
    return {"full": int(full), "all": len(rows), "none": int(none), "disputed_only": rest}


def steps(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """What was delivered to the party with the most, of how many promised.

    Where deliveries have no figure, the totals that speakers state of them are said instead;
    where every link is disputed nothing is said.
    """
    known = rows[rows["promised"].notna() & rows["is_added"]]
    if known["figure"].isna().any():
        return stated(known, look)
    best = tops(known, "running_total")
    if not best:
        return None
    level, promised = text.number(best[0]["running_total"]), text.number(best[0]["promised"])
    amount = text.say("ledger.reached", level=level, to=receivers(best, look))
    return {"amount": amount, "promised": promised}


def stated(rows: pd.DataFrame, look: Look) -> Values | None:
    """The totals stated of the deliveries to each party, with their speakers."""
    rows = rows[rows["stated_total"].notna()].drop_duplicates("to_party")
    if rows.empty:
        return None
    each = {row["to_party"]: row for row in rows.to_dict("records")}
    shown = [stated_to(each[party], look) for party in look.sides if party in each]
    return {"amount": text.listed(shown), "promised": text.number(rows["promised"].max())}


def stated_to(row: Row, look: Look) -> str:
    """The total stated of the deliveries to one party, with its speaker."""
    least = text.say("finding.least") if row["stated_qualifier"] == "at_least" else ""
    level = least + text.number(row["stated_total"])
    to, says = look.name(row["to_party"]), row["stated_says"]
    return text.say("ledger.stated_by", level=level, to=to, says=says)


#: The findings of these charts by kind.
FINDINGS: Findings = {
    "ledger": ledger,
    "steps": steps,
}
