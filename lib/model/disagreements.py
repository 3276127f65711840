"""Who says what: where the sides differ, and where one is silent."""

import numpy as np
import pandas as pd

from lib import claims
from lib.address import View
from lib.groups import Groups, places
from lib.kept import kept
from lib.model import figures
from lib.model.comparable import BY, comparable, dates, places_of, topic_order, topics
from lib.model.talks import Talks

OF_STATE = [
    *("number", "tie_confidence", "clause_number", "figure", "lower", "upper", "party_id", "role")
]
OF_PARTY = ["figure", "speaker", "claim_id", "outlet", "url", "unit", "confidence"]


@kept(8)
def states(talks: Talks, confidence: str) -> pd.DataFrame:
    """By ``number`` of a figure that some side gives: its ``state``."""
    heard = claims.heard(comparable(talks)[OF_STATE], "headline", confidence)
    return claims.states(heard, ["number"]).set_index("number")


@kept(8)
def stated(talks: Talks, confidence: str) -> pd.DataFrame:
    """One row a figure with its ``state``, ``date`` and ``number``, sorted by date and BY."""
    rows = comparable(talks)[[*BY, "number", "date", "tie_confidence"]]
    rows = claims.heard(rows, "headline", confidence).drop(columns="tie_confidence")
    rows = rows.iloc[Groups(rows, ["number"]).first]
    rows = rows.join(states(talks, confidence), on="number").fillna({"state": "no_figure"})
    return rows.sort_values("date", kind="stable", ignore_index=True)


@kept(8)
def compared(talks: Talks, confidence: str) -> pd.DataFrame:
    """One row a figure: ``state``, ``difference`` between the sides, ``title`` and ``date``."""
    own = by_party(talks, confidence)
    groups = Groups(own, ["number"])
    spread = groups.most(own["figure"]) - groups.least(own["figure"])
    difference = pd.Series(spread, own["number"].iloc[groups.first], name="difference")
    rows = stated(talks, confidence).join(difference, on="number")
    rows = rows.join(dates(talks)["title"], on="record")
    return rows[[*BY, "state", "difference", "title", "date", "number"]]


@kept(8)
def by_party(talks: Talks, confidence: str) -> pd.DataFrame:
    """One row a figure and negotiating party that states one: its own ``figure`` and range."""
    heard = claims.heard(comparable(talks), "headline", confidence)
    heard = heard[(heard["role"] == "party") & (heard["clause_number"] != claims.DERIVED)]
    best = claims.headlines(heard, ["number", "party_id"])[["number", "party_id", *OF_PARTY]]
    ranges = claims.sides(heard, ["number"])[["lower", "upper"]]
    return pd.concat([best.reset_index(drop=True), ranges], axis="columns")


def of_view(talks: Talks, view: View) -> pd.DataFrame:
    """The compared figures whose record lies in the period."""
    rows = figures.within(compared(talks, view.confidence), view.period)
    return rows.drop(columns="number")


@kept(8)
def differing(talks: Talks, confidence: str) -> pd.DataFrame:
    """One row a figure on which the sides differ and a party, the largest first.

    The size of a difference is its share of the larger figure, since measures are never mixed.
    """
    rows = compared(talks, confidence)
    rows = rows[rows["state"] == "differ"].merge(by_party(talks, confidence), on="number")
    party = places(rows["party_id"], pd.Index(talks.sides))
    largest = rows.groupby("number")["figure"].transform("max")
    size: pd.Series = -(rows["difference"] / largest)
    ranked = np.lexsort([party, rows["number"].to_numpy(), size.to_numpy()])
    return rows.drop(columns="number").iloc[ranked].reset_index(drop=True)


@kept(64)
def differing_on(talks: Talks, confidence: str, topic: str) -> pd.DataFrame:
    """The differing figures of one topic, or of all for the topic "", the largest first."""
    rows = differing(talks, confidence)
    return rows[rows["topic"] == topic] if topic else rows


def topics_of_differences(talks: Talks) -> list[str]:
    """The topics with a figure on which the sides differ, under whatever confidence, in order."""
    found = set[str]()
    for confidence in claims.CONFIDENCE_CHOICES:
        state = states(talks, confidence)["state"]
        _, topic = places_of(talks, state.index[state == "differ"].to_numpy())
        found |= set(topics(talks)[np.unique(topic)])
    return sorted(found, key=topic_order(talks).index)


def differences(talks: Talks, view: View, topic: str = "", most: int | None = None) -> pd.DataFrame:
    """The differing figures of the period and topic, one row a figure and party, the largest first.

    With ``most``, at least that many figures where there are so many, and not many more.
    """
    rows = differing_on(talks, view.confidence, topic)
    inside = np.flatnonzero(view.period.covers(rows["date"]))
    return rows.iloc[inside[: most and most * len(talks.sides)]].reset_index(drop=True)


def unmatched(talks: Talks, view: View) -> pd.DataFrame:
    """The figures that one side only gives, or neither."""
    rows = figures.within(compared(talks, view.confidence), view.period)
    rows = rows[rows["state"].isin(["one_side", "no_figure"])]
    names = ["number", "party_id", "figure", "speaker", "outlet", "url"]
    own = by_party(talks, view.confidence)[names]
    return rows.merge(own, on="number", how="left").drop(columns=["difference", "number"])
