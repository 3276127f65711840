"""Disagreements: every figure that several can speak of, compared by side, and their states."""

import numpy as np
import pandas as pd

from lib.cache import memoize
from lib.model import claims, durations, figures, outcomes, selection
from lib.model.dataset import Dataset
from lib.model.figures import keys, order
from lib.model.grouping import Groups, numbers, places
from lib.params import View

BY = ["record", "topic", "to_party"]
OTHER_TOPICS = ["commitments", "totals", "meetings"]
#: What of a statement is compared; the rest would fill memory in large packages.
COMPARED = [
    *BY, "claim_id", "figure", "qualifier", "lower", "upper", "unit", "speaker", "party_id",
    "role", "clause_number", "rank", *(f"tie_{tie}" for tie in claims.TIES),
    "outlet", "source_kind", "url", "confidence", "number", "date",
]  # fmt: skip


@memoize(8)
def comparable(dataset: Dataset) -> pd.DataFrame:
    """The statements of every figure that several can speak of, with ``record`` and ``topic``.

    The topic is the outcome for transfers, else ``commitments``, ``totals`` or ``meetings``.
    ``number`` is one integer for each figure, in the order of BY.
    """
    given = figures.outcome_statements(dataset)
    promises = dataset.about("commitment_id")
    promises = promises[promises["measure"].isin(["promised", "requested"])]
    totals = dataset.about("total_id")
    totals = totals[totals["measure"] == "total"]
    sittings = durations.statements(dataset)
    parts = [
        numbered(dataset, given.assign(topic=given["outcome_id"]), "transfers"),
        numbered(dataset, promises.assign(topic="commitments"), "commitments"),
        numbered(dataset, totals.assign(topic="totals"), "totals"),
        numbered(dataset, sittings.assign(topic="meetings"), "meetings"),
    ]
    own = (*BY, "speaker")
    held = {name: kind for name, kind in parts[0].dtypes.items() if name not in own}
    rows = pd.concat([part.astype(held) for part in parts], ignore_index=True)
    return rows.astype({"to_party": "str", "topic": "str"})


def numbered(dataset: Dataset, rows: pd.DataFrame, table: str) -> pd.DataFrame:
    """The statements of one table with their ``record``, its ``date``, and ``number``."""
    records, every, to = dates(dataset), topics(dataset), figures.all_receivers(dataset)
    first = records.index.searchsorted(f"{table}/")
    place = first + places(rows[dataset.package.tables[table].key[0]], keys(dataset, table))
    topic, receiver = places(rows["topic"], every), places(rows["to_party"], to)
    number = numbers((place, records.index), (topic, every), (receiver, to))
    day = records["date"].to_numpy()[place]
    return rows.assign(record=records.index[place], date=day, number=number)[COMPARED]


@memoize(8)
def dates(dataset: Dataset) -> pd.DataFrame:
    """By record, in the order of records: its ``title`` and ``date``."""
    of_round = dataset["rounds"].set_index("round_id")["title"]
    meetings = dataset["meetings"].assign(title=dataset["meetings"]["round_id"].map(of_round))
    parts = []
    for table in ("commitments", "meetings", "totals", "transfers"):
        declared, rows = dataset.package.tables[table], dataset[table]
        rows = meetings if table == "meetings" else rows
        rows = rows.rename(columns={declared.date_field: "date"})[["title", "date"]]
        records = pd.Index(f"{table}/" + keys(dataset, table), name="record")
        parts.append(rows.iloc[order(dataset, table)].set_axis(records))
    return pd.concat(parts)


def topics(dataset: Dataset) -> pd.Index:
    """Every topic, sorted by its code."""
    return pd.Index(sorted(topic_order(dataset)))


def topic_order(dataset: Dataset) -> list[str]:
    """Every topic: the outcomes in the order of the package, then the others."""
    return [*dataset["outcomes"].sort_values("order")["outcome_id"], *OTHER_TOPICS]


def places_of(dataset: Dataset, number: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The places of record and topic of figures by their number, among records and topics."""
    rest = number // len(figures.all_receivers(dataset))
    record, topic = np.divmod(rest, len(topics(dataset)))
    return record, topic


OF_STATE = [
    *("number", "tie_confidence", "clause_number", "figure", "lower", "upper", "party_id", "role")
]
OF_PARTY = ["figure", "qualifier", "speaker", "claim_id", "outlet", "url", "unit", "confidence"]


@memoize(8)
def states(dataset: Dataset, confidence: str) -> pd.DataFrame:
    """By ``number`` of a figure that some side gives: its ``state``."""
    heard = claims.heard(comparable(dataset)[OF_STATE], "headline", confidence)
    return claims.states(heard, ["number"]).set_index("number")


@memoize(8)
def stated(dataset: Dataset, confidence: str) -> pd.DataFrame:
    """One row a figure with its ``state``, ``date`` and ``number``, sorted by date and BY."""
    rows = comparable(dataset)[[*BY, "number", "date", "tie_confidence"]]
    rows = claims.heard(rows, "headline", confidence).drop(columns="tie_confidence")
    rows = rows.iloc[Groups(rows, ["number"]).first]
    rows = rows.join(states(dataset, confidence), on="number").fillna({"state": "no_figure"})
    return rows.sort_values("date", kind="stable", ignore_index=True)


@memoize(8)
def compared(dataset: Dataset, confidence: str) -> pd.DataFrame:
    """One row a figure: ``state``, ``difference`` between the sides, ``title`` and ``date``."""
    own = by_party(dataset, confidence)
    groups = Groups(own, ["number"])
    spread = groups.most(own["figure"]) - groups.least(own["figure"])
    difference = pd.Series(spread, own["number"].iloc[groups.first], name="difference")
    unit = own.iloc[groups.first].set_index("number")["unit"]
    rows = stated(dataset, confidence).join(difference, on="number").join(unit, on="number")
    rows = rows.join(dates(dataset)["title"], on="record")
    return rows[[*BY, "state", "difference", "unit", "title", "date", "number"]]


@memoize(8)
def by_party(dataset: Dataset, confidence: str) -> pd.DataFrame:
    """One row a figure and side that states one: its own ``figure`` and range."""
    heard = claims.heard(comparable(dataset), "headline", confidence)
    heard = heard[claims.is_of_a_side(heard)]
    best = claims.headlines(heard, ["number", "party_id"])[["number", "party_id", *OF_PARTY]]
    ranges = claims.sides(heard, ["number"])[["lower", "upper"]]
    return pd.concat([best.reset_index(drop=True), ranges], axis="columns")


def of_view(dataset: Dataset, view: View) -> pd.DataFrame:
    """The compared figures whose record lies in the period."""
    rows = figures.within(compared(dataset, view.confidence), view.period)
    return rows.drop(columns="number")


@memoize(8)
def differing(dataset: Dataset, confidence: str) -> pd.DataFrame:
    """One row a figure on which the sides differ and a party, the largest first.

    The size of a difference is its share of the larger figure, since measures are never mixed.
    """
    of_each = by_party(dataset, confidence).drop(columns="unit")
    rows = compared(dataset, confidence)
    rows = rows[rows["state"] == "differ"].merge(of_each, on="number")
    party = places(rows["party_id"], dataset.parties.index)
    largest = rows.groupby("number")["figure"].transform("max")
    size: pd.Series = -(rows["difference"] / largest)
    ranked = np.lexsort([party, rows["number"].to_numpy(), size.to_numpy()])
    return rows.drop(columns="number").iloc[ranked].reset_index(drop=True)


@memoize(64)
def differing_on(dataset: Dataset, confidence: str, topic: str) -> pd.DataFrame:
    """The differing figures of one topic, or of all for the topic "", the largest first."""
    rows = differing(dataset, confidence)
    return rows[rows["topic"] == topic] if topic else rows


@memoize(2)
def topics_of_differences(dataset: Dataset) -> list[str]:
    """The topics with a figure on which the sides differ, under whatever confidence, in order."""
    found = set[str]()
    for confidence in claims.CONFIDENCE_CHOICES:
        state = states(dataset, confidence)["state"]
        _, topic = places_of(dataset, state.index[state == "differ"].to_numpy())
        found |= set(topics(dataset)[np.unique(topic)])
    return sorted(found, key=topic_order(dataset).index)


def differences(
    dataset: Dataset, view: View, topic: str = "", most: int | None = None
) -> pd.DataFrame:
    """The differing figures of the period and topic, one row a figure and party, the largest first.

    With ``most``, at least that many figures where there are so many, and not many more.
    """
    rows = differing_on(dataset, view.confidence, topic)
    inside = np.flatnonzero(view.period.covers(rows["date"]))
    return rows.iloc[inside[: most and most * len(dataset.sides)]].reset_index(drop=True)


@memoize(16)
def unmatched(dataset: Dataset, view: View) -> pd.DataFrame:
    """The figures that one side only gives, or neither."""
    rows = figures.within(compared(dataset, view.confidence), view.period)
    rows = rows[rows["state"].isin(["one_side", "no_figure"])]
    names = ["number", "party_id", "figure", "qualifier", "speaker", "outlet", "url"]
    own = by_party(dataset, view.confidence)[names]
    return rows.merge(own, on="number", how="left").drop(columns=["difference", "number"])


COUNTED = {"figures": "int64"}


@memoize(8)
def daily_states(dataset: Dataset, confidence: str) -> pd.DataFrame:
    """One row a day, topic and state with the number of ``figures``; kept to be summed up.

    ``of_topic`` and ``of_month`` number the groups of a row by topic, and by the ``month`` of its
    day, each with its state.
    """
    counts = stated(dataset, confidence).groupby(["date", "topic", "state"]).size()
    rows = counts.rename("figures").reset_index()
    rows = rows.assign(month=selection.months(rows["date"]))
    groups = {"of_topic": ["topic", "state"], "of_month": ["month", "state"]}
    return rows.assign(**{name: rows.groupby(by).ngroup() for name, by in groups.items()})


def states_of_view(dataset: Dataset, view: View) -> pd.DataFrame:
    """One row a day of the period, topic and state with the number of ``figures``."""
    return figures.within(daily_states(dataset, view.confidence), view.period)


def states_by_month(dataset: Dataset, view: View) -> pd.DataFrame:
    """One row a month and state with the number of ``figures``."""
    return outcomes.of_groups(
        states_of_view(dataset, view), "of_month", ["month", "state"], COUNTED
    )


def states_by_topic(dataset: Dataset, view: View) -> pd.DataFrame:
    """One row a topic and state with its ``figures``, and these in per cent of the topic."""
    rows = states_of_view(dataset, view)
    counts = outcomes.of_groups(rows, "of_topic", ["topic", "state"], COUNTED)
    topic = pd.factorize(counts["topic"])[0]
    whole = np.bincount(topic, counts["figures"])[topic]
    return counts.assign(topic_percent=(counts["figures"] / whole * 100).round(1))
