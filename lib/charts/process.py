"""The whole process in lanes on one axis of time."""

import pandas as pd

from lib import drawing, text, theme
from lib.charts import axes, marks, narrow
from lib.theme import Look

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


def lane_marks(rows: pd.DataFrame, look: Look, lane: str, party: str, place: int) -> drawing.Trace:
    """The marks of one lane, sized by number within their outcome."""
    of_lane = rows[rows["lane"] == lane]
    part, largest = of_lane[of_lane["to_party"] == party], of_lane["figure"].max()
    color = theme.INK if lane == ROUNDS else look.color(party)
    size = marks.sizes(part["figure"], largest if pd.notna(largest) else 1)
    place_of = {"x": part["date"], "y": [place] * len(part)}
    return marks.points(part, look, look.label("form", lane), **place_of, size=size, color=color)


def process(rows: pd.DataFrame, look: Look) -> drawing.Figure:
    """Rounds and transfers in lanes on one axis of time, sized by number."""
    figure = drawing.Figure()
    order = lanes(rows, look)
    for place, (lane, party) in enumerate(order):
        figure.add_trace(lane_marks(rows, look, lane, party, place))
    names = [lane_name(lane, party, look) for lane, party in order]
    axes.lanes(figure, names)
    phone = narrow.names_above(name.replace("<br>", " ") for name in names)
    finished = theme.finish(figure, 90 + LANE * len(order), left=190, phone=phone)
    return theme.time_axis(finished, look)
