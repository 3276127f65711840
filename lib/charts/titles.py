"""Chart titles: the sentence over each chart, computed from the rows that it draws.

A title is a function from rows to what its sentence in data/words/findings.toml is filled with, and
says by ``fills`` which names that are; None where the rows are too thin for a sentence.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from lib import i18n
from lib.charts.tokens import Row, Style, each
from lib.speakers import HEADLINE

Values = dict[str, object]
#: What a title needs besides rows: names and words of the chart it stands over.
Context = Mapping[str, str]
Compute = Callable[[pd.DataFrame, Style, Context], Values | None]

#: Of fewer figures than this that several sides give, no share is said.
FEWEST = 10
#: The kinds of sources that nobody has passed on.
FIRST_HAND = ("official", "research")


@dataclass(frozen=True)
class Title:
    """How the sentence over a chart is filled: by which names, by which function of its rows."""

    names: frozenset[str]
    compute: Compute


def fills(*names: str) -> Callable[[Compute], Title]:
    """A decorator that makes a title of a function, given the names that its values have."""
    return lambda compute: Title(frozenset(names), compute)


def sentence(
    title: Title, said: Mapping[str, str], rows: pd.DataFrame, style: Style, context: Context
) -> str:
    """The sentence over a chart, or its plain description where the rows are too thin for one.

    ``said`` holds the words of its kind, with ``title`` and ``plain``.
    """
    values = title.compute(rows, style, context)
    pattern = said["plain"] if values is None else said["title"]
    return pattern.format(**{**context, **(values or {})})


def tops(rows: pd.DataFrame, column: str) -> list[Row]:
    """Every row with the largest value, so that no tie is hidden; none where there is no value."""
    return each(rows[rows[column] == rows[column].max()])


def joined_titles(rows: list[Row]) -> str:
    """The distinct titles of the rows as a list in words."""
    return i18n.listed(list(dict.fromkeys(str(row["title"]) for row in rows)))


def receivers(rows: list[Row], style: Style) -> str:
    """The receiving parties of the rows in the package's order, "each" where there are several."""
    named = {row["to_party"] for row in rows}
    ordered = [party for party in style.receiving(named) if party in named] or sorted(named)
    listed = i18n.listed([style.name(party) for party in ordered])
    return i18n.say("finding.each", parties=listed) if len(ordered) > 1 else listed


@fills("rounds", "transfers")
def process(rows: pd.DataFrame, style: Style, context: Context) -> Values | None:
    """Number of rounds and handovers."""
    marks = each(rows, ("lane", "record"))
    held = sum(row["lane"] == "rounds" for row in marks)
    named = {row["record"] for row in marks if row["lane"] not in ("rounds", "events")} - {""}
    if not named:
        return None
    return {
        "rounds": i18n.counted(held, "round"),
        "transfers": i18n.Count(len(named)),
    }


@fills("rounds", "tracks", "last")
def rounds_by_track(rows: pd.DataFrame, style: Style, context: Context) -> Values | None:
    """Number of rounds, number of tracks, and the latest round."""
    rounds = rows[rows["is_round"]]
    if rounds.empty:
        return None
    return {
        "rounds": i18n.counted(len(rounds), "round"),
        "tracks": i18n.counted(rounds["track_id"].nunique(), "track"),
        "last": rounds.sort_values("start_date").iloc[-1]["title"],
    }


@fills("events", "ended", "standing_open", "rest")
def truces(rows: pd.DataFrame, style: Style, context: Context) -> Values | None:
    """How many truces and pauses there were, and of how many the last day is stated."""
    if rows.empty:
        return None
    count = rows["standing"].value_counts()
    ended, still_open, never = (
        i18n.Count(int(count.get(one, 0))) for one in ("ended", "open", "not_in_force")
    )
    rest = i18n.say("finding.not_in_force", n=never) if never else ""
    events = i18n.Count(len(rows))
    return {"events": events, "ended": ended, "standing_open": still_open, "rest": rest}


@fills("days", "title")
def gaps(rows: pd.DataFrame, style: Style, context: Context) -> Values | None:
    """The longest pause."""
    best = tops(rows, "days")
    if not best:
        return None
    return {"days": i18n.counted(best[0]["days"], "day"), "title": joined_titles(best)}


@fills("title", "time")
def longest_sitting(rows: pd.DataFrame, style: Style, context: Context) -> Values | None:
    """The longest sitting of the sides together."""
    return longest_of(rows[rows["counts_as_joint"]])


@fills("title", "time")
def longest_apart(rows: pd.DataFrame, style: Style, context: Context) -> Values | None:
    """The longest of the meetings that are no sitting of the sides together."""
    return longest_of(rows[~rows["counts_as_joint"]])


@fills("title", "time")
def longest(rows: pd.DataFrame, style: Style, context: Context) -> Values | None:
    """The rows with the longest time."""
    return longest_of(rows)


def longest_of(rows: pd.DataFrame) -> Values | None:
    """Titles and time of the rows with the longest time; None where none has a time."""
    best = tops(rows, "minutes")
    if not best:
        return None
    times = [time_of(row) for row in best]
    others = [f" ({time})" if time != times[0] else "" for time in times]
    named = dict.fromkeys(f"{row['title']}{time}" for row, time in zip(best, others, strict=True))
    return {"title": i18n.listed(list(named)), "time": times[0]}


def time_of(row: Row) -> str:
    """The time of a row, its bounds where these alone are known."""
    return i18n.lasting(row.get("least", row["minutes"]), row["most"], row["qualifier"])


@fills("first", "last", "days")
def dense_days(rows: pd.DataFrame, style: Style, context: Context) -> Values | None:
    """The ends of the densest stretch, and on how many days of it there were handovers."""
    if rows.empty:
        return None
    days = rows["date"]
    ends = {"first": i18n.day(days.min()), "last": i18n.day(days.max())}
    return {**ends, "days": i18n.counted(days.nunique(), "day")}


@fills("month", "to", "amount", "rest")
def monthly(rows: pd.DataFrame, style: Style, context: Context) -> Values | None:
    """The month with the highest known number, and to whom; nothing where months tie."""
    best = tops(rows, "total")
    if not best or not best[0]["total"] or len({row["month"] for row in best}) > 1:
        return None
    amount = i18n.count(best[0]["total"], context["noun"], context["noun_plural"])
    amount = i18n.qualified(amount, best[0]["qualifier"])
    said = {"month": i18n.month(best[0]["month"]), "to": receivers(best, style), "amount": amount}
    return {**said, "rest": unpublished(rows, style)}


def unpublished(rows: pd.DataFrame, style: Style) -> str:
    """In how many months a direction has handovers and no number heard; "" where there is none."""
    months = rows.loc[rows["total"].isna(), "month"].nunique()
    if not months:
        return ""
    counted = i18n.counted(months, "month")
    return i18n.say("finding.unpublished", months=counted, unsaid=style.unsaid)


@fills("amounts", "rest")
def summed(rows: pd.DataFrame, style: Style, context: Context) -> Values | None:
    """The sum of the period to each party; "at least" where figures are missing."""
    sums = last_sums(rows, style)
    if not sums:
        return None
    amounts = [
        i18n.say("finding.to", amount=amount_of(row), to=style.name(party))
        for party, row in sums.items()
    ]
    silent = sum(row["silent"] for row in sums.values())
    rest = i18n.say("finding.missing", figures=i18n.counted(silent, "figure")) if silent else ""
    return {"amounts": i18n.listed(amounts), "rest": rest}


def amount_of(row: Row) -> str:
    """The sum to one receiver, "at least" where some of it is missing, or the words for none."""
    return i18n.amount(row["running_total"], row["qualifier"])


def last_sums(rows: pd.DataFrame, style: Style) -> dict[str, Row]:
    """The last row of our running total to each receiver that has one."""
    last = {
        row["to_party"]: row
        for row in each(rows, ("series", "to_party", "running_total", "silent", "qualifier"))
        if row["series"] == "sum"
    }
    return {party: last[party] for party in style.receiving(last) if party in last}


@fills("agree", "differ", "both")
def single(rows: pd.DataFrame, style: Style, context: Context) -> Values | None:
    """How many figures of both sides agree and how many differ; nothing under one speaker."""
    if context["figures"] != HEADLINE:
        return None
    # Read from the last row on, so that the first row of a figure has the last word.
    last_first = reversed(each(rows, ("transfer_id", "to_party", "state")))
    shown = {(row["transfer_id"], row["to_party"]): row["state"] for row in last_first}
    states = Counter(shown.values())
    agree, differ = states["agree"], states["differ"]
    both = agree + differ
    counts = {"agree": agree, "differ": differ, "both": both}
    return {name: i18n.Count(count) for name, count in counts.items()} if both else None


@fills("full", "all", "none", "disputed_only", "doubted")
def ledger(rows: pd.DataFrame, style: Style, context: Context) -> Values | None:
    """How many promised numbers were reached, and for how many no delivery is reported."""
    rows = rows[rows["promised"].notna()]
    if rows.empty:
        return None
    untouched = rows["deliveries"] == 0
    none = (rows["status"] == "no_delivery").sum()
    doubtful = (untouched & (rows["disputed_links"] > 0)).sum()
    rest = i18n.say("finding.disputed_only", n=i18n.Count(doubtful)) if doubtful else ""
    full = rows[rows["status"] == "full"]
    one_sided = (full["promise_state"] != "agreed").sum()
    doubted = i18n.say("ledger.doubted", n=i18n.number(one_sided)) if one_sided else ""
    counts = {"full": i18n.Count(len(full)), "all": i18n.Count(len(rows)), "none": i18n.Count(none)}
    return {**counts, "disputed_only": rest, "doubted": doubted}


@fills("amount", "promised")
def steps(rows: pd.DataFrame, style: Style, context: Context) -> Values | None:
    """What was delivered to the party with the most, of how many promised.

    Where deliveries have no figure, the totals that speakers state of them are said instead;
    where every link is disputed nothing is said.
    """
    known = rows[rows["promised"].notna() & rows["is_added"]]
    if known["figure"].isna().any():
        return stated(known, style)
    best = tops(known, "running_total")
    if not best:
        return None
    level = i18n.number(best[0]["running_total"])
    amount = i18n.say("ledger.reached", level=level, to=receivers(best, style))
    return {"amount": amount, "promised": promised(best[0], style)}


def promised(row: Row, style: Style) -> str:
    """The promised number with how the promise stands, where not every side makes it."""
    level, state = i18n.amount(row["promised"], row["promised_qualifier"]), row["promise_state"]
    if state == "agreed":
        return f"{level} {style.label('promise', state)}"
    return i18n.say("ledger.level_doubted", level=level, state=style.label("promise", state))


def stated(rows: pd.DataFrame, style: Style) -> Values | None:
    """The totals stated of the deliveries to each party, with their speakers."""
    rows = rows[rows["stated_total"].notna()].drop_duplicates("to_party")
    if rows.empty:
        return None
    each = {row["to_party"]: row for row in rows.to_dict("records")}
    shown = [stated_to(each[party], style) for party in style.sides if party in each]
    most = max(each.values(), key=lambda row: row["promised"])
    return {"amount": i18n.listed(shown), "promised": promised(most, style)}


def stated_to(row: Row, style: Style) -> str:
    """The total stated of the deliveries to one party, with its speaker."""
    level = i18n.amount(row["stated_total"], row["stated_qualifier"])
    to, says = style.name(row["to_party"]), row["stated_says"]
    return i18n.say("ledger.stated_by", level=level, to=to, says=says)


@fills("agree", "both")
def waffle(rows: pd.DataFrame, style: Style, context: Context) -> Values | None:
    """On how many of the figures that several sides give they agree."""
    if rows.empty:
        return None
    agree = int((rows["state"] == "agree").sum())
    return {"agree": i18n.Count(agree), "both": i18n.Count(len(rows))}


@fills("title", "low", "high")
def differences(rows: pd.DataFrame, style: Style, context: Context) -> Values | None:
    """The largest difference."""
    if rows.empty:
        return None
    sides = each(rows, ("key", "title", "figure", "qualifier"))
    best = [row for row in sides if row["key"] == sides[0]["key"]]
    ordered = sorted(best, key=lambda row: float(row["figure"]))
    low, high = (i18n.amount(row["figure"], row["qualifier"]) for row in (ordered[0], ordered[-1]))
    return {"title": sides[0]["title"], "low": low, "high": high}


@fills("share")
def states_by_month(rows: pd.DataFrame, style: Style, context: Context) -> Values | None:
    """The share of figures of one side only."""
    states = each(rows, ("state", "figures"))
    whole = sum(row["figures"] for row in states)
    one = sum(row["figures"] for row in states if row["state"] == "one_side")
    return {"share": i18n.share(one / whole)} if whole else None


@fills("topic", "differ", "both")
def states_by_topic(rows: pd.DataFrame, style: Style, context: Context) -> Values | None:
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
    topics = i18n.listed([style.label("topic", topic) for topic in best])
    differ, of = i18n.Count(counts[best[0]]["differ"]), i18n.Count(both[best[0]])
    return {"topic": topics, "differ": differ, "both": of}


@fills("share")
def source_mix(rows: pd.DataFrame, style: Style, context: Context) -> Values | None:
    """The share of claims that rest on press, agencies or reprints."""
    kinds = each(rows, ("source_kind", "claims"))
    whole = sum(row["claims"] for row in kinds)
    relayed = sum(row["claims"] for row in kinds if row["source_kind"] not in FIRST_HAND)
    return {"share": i18n.share(relayed / whole)} if whole else None


@fills("stated", "ours", "speaker", "day")
def scope(rows: pd.DataFrame, style: Style, context: Context) -> Values | None:
    """The last official figure and our sum to that day."""
    if rows.empty:
        return None
    last = each(rows.iloc[-1:], ("figure", "qualifier", "our_sum", "as_of", "speaker"))[0]
    stated = i18n.amount(last["figure"], last["qualifier"])
    ours = i18n.number(last["our_sum"])
    day = i18n.day(last["as_of"])
    return {"stated": stated, "ours": ours, "speaker": last["speaker"], "day": day}
