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
    none = (rows["status"] == "no_delivery").sum()
    doubtful = (untouched & (rows["disputed_links"] > 0)).sum()
    rest = text.say("finding.disputed_only", n=text.Count(doubtful)) if doubtful else ""
    full = rows[rows["status"] == "full"]
    one_sided = (full["promise_state"] != "agreed").sum()
    doubted = text.say("ledger.doubted", n=text.number(one_sided)) if one_sided else ""
    counts = {"full": text.Count(len(full)), "all": text.Count(len(rows)), "none": text.Count(none)}
    return {**counts, "disputed_only": rest, "doubted": doubted}


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
    level = text.number(best[0]["running_total"])
    amount = text.say("ledger.reached", level=level, to=receivers(best, look))
    return {"amount": amount, "promised": promised(best[0], look)}


def promised(row: Row, look: Look) -> str:
    """The promised number with how the promise stands, where not every side makes it."""
    level, state = text.number(row["promised"]), row["promise_state"]
    if state == "agreed":
        return f"{level} {look.label('promise', state)}"
    return text.say("ledger.level_doubted", level=level, state=look.label("promise", state))


def stated(rows: pd.DataFrame, look: Look) -> Values | None:
    """The totals stated of the deliveries to each party, with their speakers."""
    rows = rows[rows["stated_total"].notna()].drop_duplicates("to_party")
    if rows.empty:
        return None
    each = {row["to_party"]: row for row in rows.to_dict("records")}
    shown = [stated_to(each[party], look) for party in look.sides if party in each]
    most = max(each.values(), key=lambda row: row["promised"])
    return {"amount": text.listed(shown), "promised": promised(most, look)}


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
