"""Findings on who says what: differences, states, sources, totals."""

import pandas as pd

from lib import text
from lib.findings.finding import Context, Findings, Values, tops
from lib.theme import Look

#: Of fewer figures than this that several sides give, no share is said.
FEWEST = 10


def differences(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """The largest difference."""
    if rows.empty:
        return None
    best = rows[rows["key"] == rows.iloc[0]["key"]]["figure"]
    low, high = text.number(best.min()), text.number(best.max())
    return {"title": rows.iloc[0]["title"], "low": low, "high": high}


def states_by_month(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """The share of figures of one side only."""
    whole = rows["figures"].sum()
    one = rows.loc[rows["state"] == "one_side", "figures"].sum()
    return {"share": text.share(one / whole)} if whole else None


def states_by_topic(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """The topic on which the sides differ most often, among those with enough to compare."""
    counts = rows.pivot_table("figures", "topic", "state", "sum", fill_value=0, observed=True)
    counts = counts.reindex(columns=["agree", "differ"], fill_value=0)
    both = counts.sum(axis=1)
    enough = counts.assign(both=both, share=counts["differ"] / both)[both >= FEWEST]
    best = tops(enough.reset_index(), "share")
    if not best or not best[0]["differ"]:
        return None
    topics = text.listed([look.label("topic", row["topic"]) for row in best])
    differ, of = text.number(best[0]["differ"]), text.number(best[0]["both"])
    return {"topic": topics, "differ": differ, "both": of}


def source_mix(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """The share of claims that rest on press, agencies or reprints."""
    whole = rows["claims"].sum()
    relayed = rows.loc[~rows["source_kind"].isin(["official", "research"]), "claims"].sum()
    return {"share": text.share(relayed / whole)} if whole else None


def scope(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """The last official figure and our sum to that day."""
    if rows.empty:
        return None
    last = rows.iloc[-1]
    stated, ours = text.number(last["figure"]), text.number(last["our_sum"])
    day = text.day(last["as_of"])
    return {"stated": stated, "ours": ours, "speaker": last["speaker"], "day": day}


#: The findings of these charts by kind.
FINDINGS: Findings = {
    "differences": differences,
    "differences-of-topic": differences,
    "states-by-month": states_by_month,
    "states-by-topic": states_by_topic,
    "source-mix": source_mix,
    "scope": scope,
}
