"""The whole process in lanes on one axis of time."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from lib import i18n
from lib.charts import figures, layout, marks, tokens
from lib.charts.tokens import Row, Style

LANE = 58
ROUNDS = "rounds"
EVENTS = "events"
#: The diameter of the largest mark in pixels: monthly handovers hardly touch on a wide screen.
LARGEST = 20.0

#: The marks by their lane and receiver.
Lanes = dict[tuple[str, ...], list[Row]]


def lanes(found: Lanes, style: Style) -> list[tuple[str, str]]:
    """The lanes from top to bottom as (lane, receiver); rounds first."""
    of_outcomes = [lane for lane in style.labels["lane"] if lane != ROUNDS]
    parties = (*style.receiving(party for _, party in found), "")
    order = [(lane, party) for lane in of_outcomes for party in parties]
    return [lane for lane in [(ROUNDS, ""), *order] if lane in found]


def largest_figures(found: Lanes) -> dict[str, float]:
    """The largest figure of each outcome, whoever receives, but at least 1."""
    largest: dict[str, float] = {}
    for (lane, *_), rows in found.items():
        known = [row["figure"] for row in rows if pd.notna(row["figure"])]
        largest[lane] = max([*known, largest.get(lane, 1)])
    return largest


def lane_name(lane: str, party: str, style: Style) -> str:
    """What stands before a lane: the outcome and its receiver."""
    name = style.label("lane", lane)
    if lane == ROUNDS:
        return name
    to = i18n.say("lane.to", what=name, to=style.name(party))
    return to if party else i18n.say("lane.undirected", what=name)


def lane_marks(
    rows: Sequence[Row], style: Style, lane: str, party: str, place: int, largest: float
) -> figures.Trace:
    """The marks of one lane, sized by number within their outcome; near rounds are spread."""
    is_round = lane == ROUNDS
    color = tokens.INK if is_round else style.color(party)
    size = marks.sizes([row["figure"] for row in rows], largest, LARGEST)
    form = style.label("form", lane)
    rises = layout.levels([row["date"] for row in rows], style) if is_round else [0.0] * len(rows)
    y = [place + rise for rise in rises]
    say = HOVERS.get(lane, marks.hover)
    return marks.points(rows, style, form, y=y, size=size, color=color, say=say)


def round_hover(row: Row, style: Style) -> str:
    """Title and day of a round, how long its sides sat together, and by whose accounts."""
    shown = [
        marks.bold(row["title"]),
        marks.when(row["date"], row["date_edtf"], row["date_precision"]),
    ]
    if pd.isna(row["figure"]):
        return marks.lines([*shown, i18n.say("hover.untimed_round")])
    time = i18n.lasting(row["figure"], row["most"], row["qualifier"])
    return marks.lines([*shown, i18n.say("hover.joint_by", time=time, speaker=row["speaker"])])


def event_hover(row: Row, style: Style) -> str:
    """Title, days and kind of an event, and who speaks of it."""
    shown = [
        marks.bold(row["title"]),
        marks.when(row["date"], row["date_edtf"], row["date_precision"]),
        row["kind_label"],
        i18n.say("hover.says", speaker=row["speaker"]) if row["speaker"] else "",
    ]
    return marks.lines([line for line in shown if line])


#: What is said of the marks of the lanes that hold no handovers.
HOVERS: Final = {ROUNDS: round_hover, EVENTS: event_hover}


def counts_by_year(rows: Sequence[Row], style: Style, place: int) -> list[dict[str, object]]:
    """How many rounds a year has, beside its rounds on the side with more room."""
    start, end = layout.ends(style)
    years: dict[int, list[pd.Timestamp]] = {}
    for row in rows:
        years.setdefault(row["date"].year, []).append(row["date"])
    edges = [start, *(day for dates in years.values() for day in (dates[0], dates[-1])), end]
    made = []
    for number, (year, dates) in enumerate(years.items()):
        before, first, last, after = edges[2 * number : 2 * number + 4]
        is_left = first - before > after - last
        words = i18n.say("lane.in_year", rounds=i18n.number(len(dates)), year=year)
        aside = (
            {"xanchor": "right", "xshift": -12} if is_left else {"xanchor": "left", "xshift": 12}
        )
        made.append({
            "x": first if is_left else last, "y": place, "text": words, "showarrow": False,
            "font": {"size": 12}, **aside,
        })  # fmt: skip
    return made


def with_room_above(phone: dict[str, Any], count: int) -> dict[str, Any]:
    """The changes for a narrow screen, the first name above the rounds that are spread."""
    first, *others = phone["annotations"]
    raised = {**first, "y": first["y"] + layout.LEVELS[1]}
    span = [count - 0.4, -0.6 + layout.LEVELS[1]]
    return {**phone, "annotations": [raised, *others], "yaxis.range": span}


def process(rows: pd.DataFrame, style: Style) -> figures.Figure:
    """Rounds and transfers in lanes on one axis of time, sized by number."""
    figure = figures.Figure()
    drawn, by_date = marks.drawn(rows), rows["date"].to_numpy().argsort()
    found = marks.groups([drawn[number] for number in by_date], "lane", "to_party")
    order, largest = lanes(found, style), largest_figures(found)
    for place, lane in enumerate(order):
        figure.add_trace(lane_marks(found[lane], style, *lane, place, largest[lane[0]]))
    names = [lane_name(lane, party, style) for lane, party in order]
    layout.lanes(figure, names)
    said = counts_by_year(found.get((ROUNDS, ""), []), style, 0)
    figure.layout["annotations"].extend(said)
    phone = layout.names_above([name.replace("<br>", " ") for name in names], more=said)
    phone = with_room_above(phone, len(order)) if order else phone
    finished = tokens.finish(figure, 90 + LANE * len(order), left=190, phone=phone)
    return layout.time_axis(finished, style)
