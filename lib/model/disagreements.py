"""Who says what: where the sides differ, and where one is silent."""

from functools import lru_cache

import numpy as np
import pandas as pd

from lib import claims
from lib.address import View
from lib.model import durations, figures
from lib.model.mentions import with_record
from lib.model.talks import Talks

BY = ["record", "topic", "to_party"]
OTHER_TOPICS = ["commitments", "totals", "meetings"]
KEPT = ["record", "title", "date"]
#: What of a statement is compared; the rest would fill memory in large packages.
COMPARED = [
    *BY, "claim_id", "figure", "lower", "upper", "unit", "speaker", "speaker_kind", "party_id",
    "role", "concerned", "rank", *(f"tie_{tie}" for tie in claims.TIES), "outlet", "source_kind",
    "url", "confidence",
]  # fmt: skip


@lru_cache(maxsize=8)
def comparable(talks: Talks) -> pd.DataFrame:
    """The statements of every figure that several can speak of, with ``record`` and ``topic``.

    The topic is the outcome for transfers, else ``commitments``, ``totals`` or ``meetings``.
    """
    transfers = figures.outcome_statements(talks)
    promises = talks.about("commitment_id")
    promises = promises[promises["measure"].isin(["promised", "requested"])]
    totals = talks.about("total_id")
    totals = totals[totals["measure"] == "total"]
    sittings = durations.statements(talks)
    parts = [
        with_record(transfers.assign(topic=transfers["outcome_id"]), "transfers", "transfer_id"),
        with_record(promises.assign(topic="commitments"), "commitments", "commitment_id"),
        with_record(totals.assign(topic="totals"), "totals", "total_id"),
        with_record(sittings.assign(topic="meetings"), "meetings", "meeting_id"),
    ]
    rows = pd.concat([part[COMPARED] for part in parts], ignore_index=True)
    return rows.astype({"to_party": "str", "topic": "str"})


@lru_cache(maxsize=8)
def dates(talks: Talks) -> pd.DataFrame:
    """By record: its ``title`` and ``date``."""
    of_round = talks["rounds"].set_index("round_id")["title"]
    meetings = talks["meetings"].assign(title=talks["meetings"]["round_id"].map(of_round))
    parts = []
    for table in ("transfers", "commitments", "totals", "meetings"):
        declared, rows = talks.package.tables[table], talks[table]
        named = with_record(meetings if table == "meetings" else rows, table, declared.key[0])
        parts.append(named.rename(columns={declared.date_field: "date"})[KEPT])
    return pd.concat(parts, ignore_index=True).set_index("record")


@lru_cache(maxsize=8)
def compared(talks: Talks, confidence: str) -> pd.DataFrame:
    """One row a figure: ``state``, ``difference`` between the sides, ``title`` and ``date``."""
    heard = claims.heard(comparable(talks), "headline", confidence)
    rows = heard[BY].drop_duplicates().merge(claims.states(heard, BY), on=BY, how="left")
    own = by_party(talks, confidence).groupby(BY)["figure"]
    spread = (own.max() - own.min()).rename("difference").reset_index()
    rows = rows.merge(spread, on=BY, how="left").join(dates(talks), on="record")
    return rows.fillna({"state": "no_figure"}).sort_values(["date", *BY], ignore_index=True)


@lru_cache(maxsize=8)
def by_party(talks: Talks, confidence: str) -> pd.DataFrame:
    """One row a figure and negotiating party that gives one: its own ``figure`` and range."""
    heard = claims.heard(comparable(talks), "headline", confidence)
    heard = heard[heard["role"] == "party"]
    best = claims.headlines(heard, [*BY, "party_id"])
    ranges = claims.sides(heard, BY).drop_duplicates([*BY, "party_id"])
    kept = [
        *BY, "party_id", "figure", "speaker", "claim_id", "outlet", "url", "unit", "confidence",
    ]  # fmt: skip
    return best[kept].merge(ranges, on=[*BY, "party_id"])


def of_view(talks: Talks, view: View) -> pd.DataFrame:
    """The compared figures whose record lies in the period."""
    return figures.within(compared(talks, view.confidence), view.period)


@lru_cache(maxsize=8)
def differing(talks: Talks, confidence: str) -> pd.DataFrame:
    """One row a figure on which the sides differ and a party, the largest first.

    The size of a difference is its share of the larger figure, since measures are never mixed.
    """
    rows = compared(talks, confidence)
    rows = rows[rows["state"] == "differ"].merge(by_party(talks, confidence), on=BY)
    order = pd.Categorical(rows["party_id"], talks.sides, ordered=True)
    largest = rows.groupby(BY)["figure"].transform("max")
    by = {"share": False, "record": True, "order": True}
    rows = rows.assign(order=order, share=rows["difference"] / largest)
    ranked = rows.sort_values(list(by), ascending=list(by.values()))
    return ranked.drop(columns=["order", "share"]).reset_index(drop=True)


@lru_cache(maxsize=64)
def differing_on(talks: Talks, confidence: str, topic: str) -> pd.DataFrame:
    """The differing figures of one topic, or of all for the topic "", the largest first."""
    rows = differing(talks, confidence)
    return rows[rows["topic"] == topic] if topic else rows


def topics_of_differences(talks: Talks) -> list[str]:
    """The topics with a figure on which the sides differ, under whatever confidence, in order."""
    every = [differing(talks, confidence)["topic"] for confidence in claims.CONFIDENCE_CHOICES]
    return sorted(set(pd.concat(every)), key=topic_order(talks).index)


def topic_order(talks: Talks) -> list[str]:
    """Every topic: the outcomes in the order of the package, then the others."""
    return [*talks["outcomes"].sort_values("order")["outcome_id"], *OTHER_TOPICS]


def differences(talks: Talks, view: View, topic: str = "", most: int | None = None) -> pd.DataFrame:
    """The differing figures of the period and topic, one row a figure and party, the largest first.

    With ``most``, at least that many figures where there are so many, and not many more.
    """
    rows = differing_on(talks, view.confidence, topic)
    places = np.flatnonzero(view.period.covers(rows["date"]))
    return rows.iloc[places[: most and most * len(talks.sides)]].reset_index(drop=True)


def unmatched(talks: Talks, view: View) -> pd.DataFrame:
    """The figures that one side only gives, or neither."""
    rows = of_view(talks, view)
    rows = rows[rows["state"].isin(["one_side", "no_figure"])]
    kept = [*BY, "party_id", "figure", "speaker", "outlet", "url"]
    own = by_party(talks, view.confidence)[kept]
    return rows.merge(own, on=BY, how="left").drop(columns="difference")
