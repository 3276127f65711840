"""The whole process in lanes on one axis of time."""

from collections.abc import Sequence

import pandas as pd

from lib import drawing, text, theme
from lib.charts import axes, marks, narrow
from lib.theme import Look, Row

LANE = 58
ROUNDS = "rounds"


def lanes(rows: pd.DataFrame, look: Look) -> list[tuple[str, str]]:
    """The lanes from top to bottom as (lane, receiver); rounds first."""
    found = set(zip(rows["lane"], rows["to_party"], strict=True))
    of_outcomes = [lane for lane in look.labels["lane"] if lane != ROUNDS]
    order = [(lane, party) for lane in of_outcomes for party in (*look.sides, "")]
    return [lane for lane in [(ROUNDS, ""), *order] if lane in found]


def lane_name(lane: str, party: str, look: Look) -> str:
    """What stands before a lane: the outcome and its receiver."""
    name = look.label("lane", lane)
    if lane == ROUNDS:
        return name
    to = text.say("lane.to", what=name, to=look.name(party))
    return to if party else text.say("lane.undirected", what=name)


def lane_marks(
    rows: Sequence[Row], look: Look, lane: str, party: str, place: int, largest: float
) -> drawing.Trace:
    """The marks of one lane, sized by number within their outcome."""
    color = theme.INK if lane == ROUNDS else look.color(party)
    size = marks.sizes([row["figure"] for row in rows], largest)
    form = look.label("form", lane)
    return marks.points(rows, look, form, y=[place] * len(rows), size=size, color=color)


def process(rows: pd.DataFrame, look: Look) -> drawing.Figure:
    """Rounds and transfers in lanes on one axis of time, sized by number."""
    figure = drawing.Figure()
    order, found = lanes(rows, look), marks.groups(rows, "lane", "to_party")
    largest = rows.groupby("lane")["figure"].max().fillna(1)
    for place, lane in enumerate(order):
        figure.add_trace(lane_marks(found[lane], look, *lane, place, largest[lane[0]]))
    names = [lane_name(lane, party, look) for lane, party in order]
    axes.lanes(figure, names)
    phone = narrow.names_above(name.replace("<br>", " ") for name in names)
    finished = theme.finish(figure, 90 + LANE * len(order), left=190, phone=phone)
    return theme.time_axis(finished, look)
