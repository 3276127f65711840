"""Rounds and contacts: which took place, how long they sat, what lies between them."""

import pandas as pd

from lib.address import View
from lib.kept import kept
from lib.model import durations, figures
from lib.model.talks import Talks

#: What a round takes over from its joint time.
OF_JOINT = ["minutes", "most", "lower", "upper", "qualifier", "speaker", "sittings", "untimed"]


@kept(16)
def every(talks: Talks, view: View) -> pd.DataFrame:
    """All rounds and contacts with joint ``minutes`` and track, in order; kept by choice."""
    rows = talks["rounds"].sort_values(["start_date", "round_id"])
    joint = durations.joint_time(talks, view).set_index("round_id")
    tracks = talks["tracks"].set_index("track_id")["title"].rename("track")
    rows = rows.join(joint[OF_JOINT], on="round_id")
    return figures.as_text(rows, ["qualifier", "speaker"]).join(tracks, on="track_id")


def of_view(talks: Talks, view: View) -> pd.DataFrame:
    """The rounds and contacts that begin in the period, with their joint ``minutes`` and track."""
    rows = every(talks, view.but(period=view.span, record=""))
    return figures.within(rows, view.period, "start_date")


def held(talks: Talks, view: View) -> pd.DataFrame:
    """The rows of the period that count as rounds of talks."""
    rows = of_view(talks, view)
    return rows[rows["is_round"] & rows["was_held"]]


def gaps(talks: Talks, view: View) -> pd.DataFrame:
    """One row a pair of successive rounds: ``days`` from the end of one to the next start."""
    rows = held(talks, view)
    earlier = rows.shift(1)
    days = (rows["start_date"] - earlier["end_date"]).dt.days
    pairs = rows.assign(days=days, after=earlier["title"], after_id=earlier["round_id"])
    names = ["round_id", "title", "track_id", "start_date", "after_id", "after", "days"]
    return pairs.loc[pairs["days"].notna(), names]
