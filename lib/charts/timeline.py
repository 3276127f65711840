"""The whole process in lanes on one axis of time."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from lib import i18n
from lib.charts import figures, layout, marks, tokens
from lib.charts.tokens import Row, Style

#: The height of a lane in pixels, on a wide screen and on a phone.
LANE, PHONE_LANE = 76, 92
ROUNDS = "rounds"
EVENTS = "events"
#: The diameter of the largest mark in pixels: monthly handovers hardly touch on a wide screen.
LARGEST = 20.0
#: How far from the middle of its lane the marks to each of two sides stand, as a share of a lane.
APART: Final = 0.21
#: How strong the fill of a mark is by its state; its rim is always opaque.
FILL: Final = {"agree": 0.6, "one_side": 0.16, "differ": 0.0, "no_figure": 0.0, "": 0.6}
#: The width of the plot in pixels at the narrowest page of each kind of screen.
WIDE, TABLET, NARROW = 580, 306, 300
#: The left margin in pixels, the gap under the lowest label over the plot, and a line of labels.
LEFT, GAP, LABEL_LINE = 190, 20, 16
#: How many pixels of its lane the label of a round takes beyond its words.
BESIDE: Final = 24
#: The states whose form a key explains.
KEYS: Final = ("agree", "differ", "one_side", "no_figure")

#: The marks by their lane and receiver.
Lanes = dict[tuple[str, ...], list[Row]]
#: A lane as it is drawn: its outcome, and the receiver it has to itself, "" for that of the sides.
Lane = tuple[str, str]


def lane_of(lane: str, party: str, style: Style) -> Lane:
    """The lane in which a mark stands: that of its outcome, or one of a receiver besides two."""
    mirrored = {*style.sides[:2], ""}
    return (lane, "") if party in mirrored else (lane, party)


def lanes(found: Lanes, style: Style) -> list[Lane]:
    """The lanes from top to bottom; rounds first, events last."""
    parties = ("", *style.receiving(party for _, party in found))
    order = [(lane, party) for lane in style.labels["lane"] for party in parties]
    shown = {lane_of(lane, party, style) for lane, party in found}
    return [lane for lane in order if lane in shown]


def largest_figures(found: Lanes) -> dict[str, float]:
    """The largest figure of each outcome, whoever receives, but at least 1."""
    largest: dict[str, float] = {}
    for (lane, *_), rows in found.items():
        known = [row["figure"] for row in rows if pd.notna(row["figure"])]
        largest[lane] = max([*known, largest.get(lane, 1)])
    return largest


def is_mirrored(lane: str, party: str, style: Style) -> bool:
    """True for a lane in which the marks to one side stand above those to the other."""
    return lane not in (ROUNDS, EVENTS) and not party and len(style.sides) > 1


def lane_name(lane: str, party: str, style: Style) -> str:
    """What stands before a lane: the outcome, and who receives above and below its middle."""
    name = style.label("lane", lane)
    if is_mirrored(lane, party, style):
        up, down = (style.name(side) for side in style.sides[:2])
        return i18n.say("lane.mirrored", what=name, up=up, down=down)
    return i18n.say("lane.to", what=name, to=style.name(party)) if party else name


def height_of(lane: str, party: str, place: int, style: Style) -> float:
    """At which height the marks to a receiver stand; lanes are counted downwards."""
    if lane in (ROUNDS, EVENTS) or party not in style.sides[:2] or len(style.sides) < 2:
        return place
    return place + (-APART if party == style.sides[0] else APART)


def lane_marks(
    rows: Sequence[Row], style: Style, lane: str, party: str, place: int, largest: float
) -> figures.Trace:
    """The marks to one receiver, sized by number within their outcome; near rounds are spread."""
    is_round = lane == ROUNDS
    color = tokens.INK if is_round else style.color(party)
    size = marks.sizes([row["figure"] for row in rows], largest, LARGEST)
    form, height = style.label("form", lane), height_of(lane, party, place, style)
    days = [row["date"] for row in rows]
    rises = layout.levels(days, style) if is_round else [0.0] * len(rows)
    say = HOVERS.get(lane, marks.hover)
    return figures.scatter(
        x=days, y=[height + rise for rise in rises], mode="markers",
        customdata=[row["record"] for row in rows],
        hovertext=[say(row, style) for row in rows], hoverinfo="text",
        marker={
            "size": size, "symbol": [tokens.symbol(form, row["state"]) for row in rows],
            "color": [fill_of(row, color) for row in rows],
            "line": {"width": 1.5, "color": tokens.PAPER if is_round else color},
        },
    )  # fmt: skip


def fill_of(row: Row, color: str) -> str:
    """The fill of a mark: opaque for a round; hollow symbols take the colour of their rim."""
    is_hollow = row["state"] in ("differ", "no_figure")
    if is_hollow or row["lane"] == ROUNDS:
        return color
    return tokens.pale(color, FILL[row["state"]])


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


def names_of_rounds(rows: Sequence[Row], style: Style, width: float) -> list[dict[str, object]]:
    """The city beside each round, or how many there were in a year whose rounds are too near."""
    start, end = layout.ends(style)
    years: dict[int, list[Row]] = {}
    for row in rows:
        years.setdefault(row["date"].year, []).append(row)
    edges = [start, *(one["date"] for own in years.values() for one in (own[0], own[-1])), end]
    made: list[dict[str, object]] = []
    for number, (year, own) in enumerate(years.items()):
        before, first, last, after = edges[2 * number : 2 * number + 4]
        until = [*(row["date"] for row in own[1:]), after]
        pixels = width / (end - start).days
        if all(
            len(row["city"]) * layout.LETTER + BESIDE <= (later - row["date"]).days * pixels
            for row, later in zip(own, until, strict=True)
        ):
            made += [beside(row["date"], row["city"], is_left=False) for row in own]
            continue
        is_left = first - before > after - last
        said = i18n.say("lane.in_year", rounds=i18n.number(len(own)), year=year)
        made.append(beside(first if is_left else last, said, is_left))
    return made


def beside(day: pd.Timestamp, words: str, is_left: bool) -> dict[str, object]:
    """Words beside a mark of the lane of rounds."""
    aside = {"xanchor": "right", "xshift": -14} if is_left else {"xanchor": "left", "xshift": 14}
    said = {"y": 0, "text": words, "showarrow": False, "font": {"size": 12}}
    return {"x": day, **said, **aside}


def moments(style: Style, width: float) -> tuple[list[dict[str, object]], int]:
    """The words of the moments of the period over the plot, and the height of their rows.

    The highest come first: words that are painted later hide the stems that pass behind them.
    """
    shown = [(day, words) for day, words in style.moments if style.first <= day <= style.last]
    placed = layout.in_rows(shown, style, width)
    stem = {
        "yref": "paper",
        "y": 1,
        "ax": 0,
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 1,
        "bgcolor": tokens.PAPER,
        "borderpad": 1,
    }
    said = [
        {"x": day, "text": words, "ay": -(GAP + LABEL_LINE * row), "xanchor": anchor,
         "arrowcolor": tokens.GREY, "yanchor": "bottom", "font": {"size": 12}, **stem}
        for day, words, row, anchor in sorted(placed, key=lambda one: -one[2])
    ]  # fmt: skip
    rows = max((row for _, _, row, _ in placed), default=-1) + 1
    return said, GAP + LABEL_LINE * rows if rows else 0


def middles(order: Sequence[Lane], style: Style) -> list[dict[str, object]]:
    """A thin line in the middle of each lane with marks on both sides of it."""
    return [
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": place, "y1": place,
         "layer": "below", "line": {"color": tokens.FAINT, "width": 1}}
        for place, (lane, party) in enumerate(order) if is_mirrored(lane, party, style)
    ]  # fmt: skip


def with_key(figure: figures.Figure, found: Lanes, style: Style) -> figures.Figure:
    """The figure with a key of the forms that its marks have: by state, and what their area is."""
    states = {row["state"] for (lane, _), rows in found.items() for row in rows
              if lane not in (ROUNDS, EVENTS)}  # fmt: skip
    figure.data = [{**trace, "showlegend": False} for trace in figure.data]
    for state in [state for state in KEYS if state in states]:
        figure.add_trace(key(state))
    if states:
        figure.add_trace({**key("agree"), "name": i18n.say("lane.area"), "marker": SMALL_AND_LARGE})
    return marks.above(figure) if states else figure


#: The mark that stands for size in a key.
SMALL_AND_LARGE: Final = {"size": 6, "symbol": "circle-cross-open", "color": tokens.INK}


def key(state: str) -> figures.Trace:
    """A mark of one state that stands in the key and nowhere else."""
    hollow = state in ("differ", "no_figure")
    color = tokens.INK if hollow else tokens.pale(tokens.INK, FILL[state])
    marker = {"size": 11, "symbol": tokens.symbol("circle", state), "color": color,
              "line": {"width": 1.5, "color": tokens.INK}}  # fmt: skip
    return figures.scatter(
        x=[None], y=[None], mode="markers", marker=marker, hoverinfo="skip", showlegend=True,
        name=i18n.say(f"state_key.{state}"),
    )  # fmt: skip


def with_words(figure: figures.Figure, rows: Sequence[Row], style: Style) -> figures.Figure:
    """The figure with rounds and moments named, on each kind of screen as many as have room."""
    names = list(figure.layout["annotations"])
    phone = figure.layout["meta"]["phone"]
    of_phone = phone.pop("annotations", [])
    said, height = moments(style, WIDE)
    figure.layout["annotations"] = [*names, *names_of_rounds(rows, style, WIDE), *said]
    base = figure.layout["margin"]["t"], figure.layout["height"]
    figure.layout["margin"] = {**figure.layout["margin"], "t": base[0] + height}
    figure.layout["height"] += height
    said, height = moments(style, TABLET)
    figure.layout["meta"]["tablet"] = {
        "annotations": [*names, *names_of_rounds(rows, style, TABLET), *said],
        "margin.t": base[0] + height, "height": base[1] + height,
    }  # fmt: skip
    said, height = moments(style, NARROW)
    phone["annotations"] = [*of_phone, *names_of_rounds(rows, style, NARROW), *said]
    phone["margin.t"] = phone.get("margin.t", base[0]) + height
    phone["height"] = phone.get("height", base[1]) + height
    return figure


def process(rows: pd.DataFrame, style: Style) -> figures.Figure:
    """Rounds, handovers and events in lanes on one axis of time, sized by number."""
    figure = figures.Figure()
    drawn, by_date = marks.drawn(rows), rows["date"].to_numpy().argsort()
    found = marks.groups([drawn[number] for number in by_date], "lane", "to_party")
    order, largest = lanes(found, style), largest_figures(found)
    places = {lane: place for place, lane in enumerate(order)}
    for (lane, party), own in found.items():
        place = places[lane_of(lane, party, style)]
        figure.add_trace(lane_marks(own, style, lane, party, place, largest[lane]))
    names = [lane_name(lane, party, style) for lane, party in order]
    layout.lanes(figure, names)
    phone = layout.names_above([name.replace("<br>", " ") for name in names], rise=0.46)
    phone["height"] = 90 + PHONE_LANE * len(order)
    figure.add_shapes(middles(order, style))
    tokens.finish(figure, 90 + LANE * len(order), left=LEFT, phone=phone)
    with_words(with_key(figure, found, style), found.get((ROUNDS, ""), []), style)
    figure.layout["meta"]["brush"] = {}
    return layout.time_axis(figure, style)
