"""Findings: the sentence over each chart, computed from the rows it draws."""

from collections.abc import Callable

import pandas as pd

from lib import text
from lib.theme import Look

Values = dict[str, object]
#: What a finding needs besides rows: names and words of the chart it stands over.
Context = dict[str, str]


def top(rows: pd.DataFrame, column: str) -> pd.Series | None:
    """The row with the largest value, or None where there is no value."""
    known = rows[rows[column].notna()]
    return known.loc[known[column].idxmax()] if len(known) else None


def process(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """Number of rounds and handovers, and the largest handover."""
    moved = rows[rows["lane"] != "rounds"]
    best = top(moved, "figure")
    if best is None:
        return None
    rounds = text.count(int((rows["lane"] == "rounds").sum()), "round of talks", "rounds of talks")
    named = moved.loc[moved["record"] != "", "record"].nunique() or len(moved)
    return {
        "rounds": rounds,
        "transfers": text.number(named),
        "title": f"{best['title']}, {text.number(best['figure'])}",
    }


def rounds_by_track(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """Number of rounds, number of tracks, and the latest round."""
    rounds = rows[rows["is_round"]]
    if rounds.empty:
        return None
    tracks = text.count(rounds["track_id"].nunique(), "track", "tracks")
    last = rounds.sort_values("start_date").iloc[-1]["title"]
    return {
        "rounds": text.count(len(rounds), "round of talks", "rounds of talks"),
        "tracks": tracks,
        "last": last,
    }


def gaps(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """The longest pause."""
    best = top(rows, "days")
    return (
        None
        if best is None
        else {"days": text.count(best["days"], "day", "days"), "title": best["title"]}
    )


def longest_sitting(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """The longest sitting of the sides together."""
    return longest(rows[rows["counts_as_joint"]], look, context)


def longest(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """The row with the longest time."""
    best = top(rows, "minutes")
    return None if best is None else {"title": best["title"], "time": text.hours(best["minutes"])}


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


def ledger(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """How many promised numbers were reached, and how many saw nothing."""
    if rows.empty:
        return None
    return {
        "full": int((rows["share"] >= 1).sum()),
        "all": len(rows),
        "none": int((rows["deliveries"] == 0).sum()),
    }


def steps(rows: pd.DataFrame, look: Look, context: Context) -> Values | None:
    """What was delivered to the party with the most, of how many promised."""
    best = top(rows[rows["promised"].notna()], "running_total")
    if best is None:
        return None
    promised = text.number(best["promised"])
    return {
        "amount": text.number(best["running_total"]),
        "to": look.name(best["to_party"]),
        "promised": promised,
    }


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
    """The topic on which the sides differ most often."""
    best = top(rows[rows["state"] == "differ"], "share")
    return (
        None
        if best is None
        else {"topic": look.label("topic", best["topic"]), "share": text.share(best["share"])}
    )


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
    return {"stated": text.number(last["figure"]), "ours": text.number(last["our_sum"])}


FINDINGS: dict[str, Callable[[pd.DataFrame, Look, Context], Values | None]] = {
    "process": process, "rounds-by-track": rounds_by_track, "gaps": gaps, "sittings": longest_sitting,
    "joint-time": longest, "joint-time-by-track": longest, "monthly": monthly, "summed": summed,
    "single": single, "ledger": ledger, "steps": steps, "differences": differences,
    "states-by-month": states_by_month, "states-by-topic": states_by_topic, "source-mix": source_mix,
    "scope": scope,
}  # fmt: skip


def finding(kind: str, rows: pd.DataFrame, look: Look, context: Context) -> str:
    """The sentence over a chart, or its plain description where the rows are too thin for one."""
    said = text.words("findings")[kind]
    values = FINDINGS[kind](rows, look, context)
    pattern = said["plain"] if values is None else said["title"]
    sentence: str = pattern.format(**{**context, **(values or {})})
    return sentence[:1].upper() + sentence[1:]
