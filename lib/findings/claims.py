"""Findings on who says what: differences, states, sources, totals."""

from collections import Counter, defaultdict

import pandas as pd

from lib import text
from lib.findings.finding import Context, Findings, Values
from lib.theme import Look, each

#: Of fewer figures than this that several sides give, no share is said.
FEWEST = 10
#: The kinds of sources that nobody has passed on.
FIRST_HAND = ("official", "research")


def differences(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """The largest difference."""
    if rows.empty:
        return None
    sides = each(rows, ("key", "title", "figure"))
    best = [row["figure"] for row in sides if row["key"] == sides[0]["key"]]
    low, high = text.number(min(best)), text.number(max(best))
    return {"title": sides[0]["title"], "low": low, "high": high}


def states_by_month(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """The share of figures of one side only."""
    states = each(rows, ("state", "figures"))
    whole = sum(row["figures"] for row in states)
    one = sum(row["figures"] for row in states if row["state"] == "one_side")
    return {"share": text.share(one / whole)} if whole else None


def states_by_topic(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """The topic on which the sides differ most often, among those with enough to compare."""
    counts = defaultdict[str, Counter[str]](Counter)
    for row in each(rows, ("topic", "state", "figures")):
        counts[row["topic"]][row["state"]] += row["figures"]
    both = {topic: states["agree"] + states["differ"] for topic, states in counts.items()}
    shares = {topic: counts[topic]["differ"] / of for topic, of in both.items() if of >= FEWEST}
    most = max(shares.values(), default=0)
    if not most:
        return None
    best = [topic for topic, share in shares.items() if share == most]
    topics = text.listed([look.label("topic", topic) for topic in best])
    differ, of = text.Count(counts[best[0]]["differ"]), text.Count(both[best[0]])
    return {"topic": topics, "differ": differ, "both": of}


def source_mix(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """The share of claims that rest on press, agencies or reprints."""
    kinds = each(rows, ("source_kind", "claims"))
    whole = sum(row["claims"] for row in kinds)
    relayed = sum(row["claims"] for row in kinds if row["source_kind"] not in FIRST_HAND)
    return {"share": text.share(relayed / whole)} if whole else None


def scope(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """The last official figure and our sum to that day."""
    if rows.empty:
        return None
    last = each(rows.iloc[-1:], ("figure", "our_sum", "as_of", "speaker"))[0]
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
