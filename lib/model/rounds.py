"""Rounds of talks: those of a period, the pauses between them, and the parts of one round."""

from collections.abc import Hashable, Mapping
from typing import Any, Final

import pandas as pd

from lib.cache import memoize
from lib.model import commitments, durations, figures
from lib.model.dataset import Dataset
from lib.model.mentions import with_voice
from lib.params import View

#: What a round takes over from its joint time.
OF_JOINT = ["minutes", "most", "lower", "upper", "qualifier", "speaker", "sittings", "untimed"]


@memoize(16)
def every(dataset: Dataset, view: View) -> pd.DataFrame:
    """All rounds and contacts with joint ``minutes`` and track, in order; kept by choice."""
    rows = dataset["rounds"].sort_values(["start_date", "round_id"])
    joint = durations.joint_time(dataset, view).set_index("round_id")
    tracks = dataset["tracks"].set_index("track_id")["title"].rename("track")
    rows = rows.join(joint[OF_JOINT], on="round_id")
    return figures.as_text(rows, ["qualifier", "speaker"]).join(tracks, on="track_id")


def of_view(dataset: Dataset, view: View) -> pd.DataFrame:
    """The rounds and contacts that begin in the period, with their joint ``minutes`` and track."""
    rows = every(dataset, view.plain.but(period=view.span))
    return figures.within(rows, view.period, "start_date")


def held(dataset: Dataset, view: View) -> pd.DataFrame:
    """The rows of the period that count as rounds of talks."""
    rows = of_view(dataset, view)
    return rows[rows["is_round"] & rows["was_held"]]


def gaps(dataset: Dataset, view: View) -> pd.DataFrame:
    """One row a pair of successive rounds: ``days`` from the end of one to the next start."""
    rows = held(dataset, view)
    earlier = rows.shift(1)
    days = (rows["start_date"] - earlier["end_date"]).dt.days
    pairs = rows.assign(days=days, after=earlier["title"], after_id=earlier["round_id"])
    names = ["round_id", "title", "track_id", "start_date", "after_id", "after", "days"]
    return pairs.loc[pairs["days"].notna(), names]


#: The measures of what is said of a delegation.
HEAD: Final = "delegation_head"
SIZE: Final = "delegation_size"
#: The headings under which what was spoken of stands, and the codes of who agreed under each.
HEADINGS: Final = ("agreed", "said_agreed", "proposed", "disputed")
HEADING_OF: Final = {"both": "said_agreed", "agreed": "said_agreed", "disputed": "disputed"}


def sittings(dataset: Dataset, view: View, round_id: str) -> pd.DataFrame:
    """The sittings of a round with their headline duration, in order of time."""
    rows = durations.of_view(dataset, view.but(period=view.span))
    return rows[rows["round_id"] == round_id]


def delegations(dataset: Dataset, round_id: str) -> pd.DataFrame:
    """The delegations of a round in the order of the parties, with the source of the round."""
    rows = dataset["delegations"]
    rows = rows[rows["round_id"] == round_id]
    names = dataset.parties[["name", "order"]]
    rounds = dataset["rounds"].set_index("round_id")["source_id"]
    sources = dataset["sources"].set_index("source_id")[["outlet", "url"]]
    rows = rows.join(names, on="party_id").join(rounds, on="round_id")
    return rows.join(sources, on="source_id").sort_values("order")


def said_of_delegations(dataset: Dataset, round_id: str) -> pd.DataFrame:
    """Every statement on head or size of a delegation of the round, the surest first."""
    every = dataset["delegations"]
    own = every.loc[every["round_id"] == round_id, "delegation_id"]
    rows = dataset.about("delegation_id")
    rows = rows[rows["delegation_id"].isin(set(own))]
    return rows.sort_values(["delegation_id", "measure", "rank"])


def rests_on_round(delegation: Mapping[Hashable, Any] | pd.Series, said: pd.DataFrame) -> bool:
    """True where no statement gives the head or the size that stands in the row of a delegation."""
    measures = set(said["measure"])
    head = bool(delegation["head"] or delegation["head_title"])
    size = pd.notna(delegation["size"])
    return (head and HEAD not in measures) or (size and SIZE not in measures)


def positions(dataset: Dataset, round_id: str) -> pd.DataFrame:
    """The positions stated at a round, by topic and party, with speaker and source."""
    rows = dataset["positions"]
    rows = with_voice(dataset, rows[rows["round_id"] == round_id])
    rows = rows.join(dataset.parties["order"], on="party_id")
    return rows.sort_values(["topic", "order", "stated_date"])


def agreed(dataset: Dataset, view: View, round_id: str) -> pd.DataFrame:
    """The commitments of a round, numbered or not, by ``heading``: HEADINGS in their order."""
    rows = headed(dataset, view)
    return rows[rows["round_id"] == round_id].sort_values("heading", kind="stable")


def headed(dataset: Dataset, view: View) -> pd.DataFrame:
    """All commitments, each with the ``heading`` under which it stands in its round."""
    rows = commitments.of_view(dataset, view.but(period=view.span))
    words = rows["agreed_by"].astype("str").str.split(":").str[0]
    named = words.map(HEADING_OF).fillna("proposed")
    by_all = (named == "said_agreed") & (rows["agreed_state"] == "all_sides")
    named = named.mask(by_all, "agreed")
    heading = pd.Categorical(named, HEADINGS, ordered=True)
    return rows.assign(heading=heading)
