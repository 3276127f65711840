"""Layout: axes of time and number, lanes, bands and rules behind marks, narrow screens."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd

from lib import i18n
from lib.charts import figures, marks, tokens
from lib.charts.tokens import Style

#: How many ticks a screen holds, and a phone.
TICKS, PHONE_TICKS = 8, 4
#: The distances between ticks, in days and in months.
DAY_STEPS: Final = (1, 2, 3, 5, 7, 10, 14, 21, 28, 40, 60)
MONTH_STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 600)
#: Up to how many days ticks are days rather than months.
LONG: Final = 120
#: A bar of a month: at most so many days, and at most this share of the axis.
BAR_DAYS, BAR_SHARE = 22, 0.08


def middles(months: pd.Series, style: Style) -> pd.Series:
    """The middle of that part of each month which lies in the period, where its bar stands."""
    month = months.to_numpy().astype("datetime64[M]")
    last_days = (month + 1).astype("datetime64[D]") - 1
    first = np.maximum(month, style.first.to_datetime64()).astype("datetime64[s]")
    last = np.minimum(last_days, style.last.to_datetime64()).astype("datetime64[s]")
    return pd.Series(first + (last - first) // 2, months.index)


def bar_width(style: Style) -> float:
    """The width of a month's bar in milliseconds: never so wide that it fills a short axis."""
    start, end = ends(style)
    return min(BAR_DAYS * tokens.DAY, BAR_SHARE * (end - start).total_seconds() * 1000)


def day_ticks(first: pd.Timestamp, last: pd.Timestamp, most: int) -> list[pd.Timestamp]:
    """Days at equal distances from the first on, at most so many."""
    length = (last - first).days
    step = next(step for step in DAY_STEPS if length // step + 1 <= most)
    return list(pd.date_range(first, last, freq=f"{step}D"))


def month_ticks(first: pd.Timestamp, last: pd.Timestamp, most: int) -> list[pd.Timestamp]:
    """The first days of months at equal distances, those of whole years for a long time."""
    starts = pd.date_range(first.normalize().replace(day=1), last, freq="MS")
    for step in MONTH_STEPS:
        found = [
            day for day in starts if day >= first and (day.year * 12 + day.month - 1) % step == 0
        ]
        if len(found) <= most:
            return found
    return []


def days_written(at: Sequence[pd.Timestamp]) -> list[str]:
    """The days as they are written under an axis: the year where it is another than before."""
    return with_years(at, [i18n.day_of_year(day) for day in at])


def months_written(at: Sequence[pd.Timestamp]) -> list[str]:
    """The months as they are written under an axis; years alone where each tick is another year."""
    if len(at) > 1 and all(day.month == 1 for day in at):
        return [str(day.year) for day in at]
    return with_years(at, [i18n.month_of_year(day) for day in at])


def with_years(at: Sequence[pd.Timestamp], written: Sequence[str]) -> list[str]:
    """What is written at each tick, with the year below it where it is another than before."""
    before = [None, *(day.year for day in at)]
    return [
        f"{words}<br>{day.year}" if day.year != year else words
        for day, words, year in zip(at, written, before, strict=False)
    ]


def ticks(style: Style, by_month: bool, most: int) -> dict[str, object]:
    """The days, months or years that are written under an axis of time, at most so many."""
    length = (style.last - style.first).days
    if by_month and length <= LONG:
        months = pd.Series(pd.date_range(style.first.replace(day=1), style.last, freq="MS"))
        step = (len(months) - 1) // most + 1
        at, written = list(middles(months, style)), [i18n.month(month) for month in months]
        return {"tickvals": at[::step], "ticktext": written[::step]}
    if length <= LONG:
        at = day_ticks(style.first, style.last, most)
        return {"tickvals": at, "ticktext": days_written(at)}
    at = month_ticks(style.first, style.last, most)
    return {"tickvals": at, "ticktext": months_written(at)}


def span_axis(figure: figures.Figure, style: Style, by_month: bool = False) -> None:
    """Give the figure the time of the look as its axis, ticked in days, months or years."""
    figure.update_xaxes(type="date", range=list(ends(style)), showgrid=False)
    figure.update_xaxes(**ticks(style, by_month, TICKS))
    few = ticks(style, by_month, PHONE_TICKS).items()
    figure.layout["meta"]["phone"].update({f"xaxis.{name}": value for name, value in few})


def time_axis(
    figure: figures.Figure, style: Style, rounds: bool = True, by_month: bool = False
) -> figures.Figure:
    """The figure with the period as its axis of time, thin stretches shaded and rounds ruled."""
    figure.add_shapes([*thin_shapes(style), *(round_shapes(style) if rounds else [])])
    span_axis(figure, style, by_month)
    name_thin(figure, style)
    return figure


HOUR = 60
#: Distances between ticks of an axis in hours, and how many of them it may have.
HOUR_STEPS = (0.5, 1, 2, 5, 10, 50)
MOST_STEPS, PHONE_STEPS = 9, 5
#: Room below zero and above the largest value, as shares of it.
FOOT, HEAD = 0.12, 1.12


def lanes(figure: figures.Figure, names: Sequence[str]) -> None:
    """Give the figure one named lane after another from top to bottom."""
    figure.update_yaxes(
        tickvals=list(range(len(names))), ticktext=list(names), range=[len(names) - 0.4, -0.6],
        showgrid=False,
    )  # fmt: skip


def hours(figure: figures.Figure, longest: float) -> None:
    """Give the figure an axis in hours with a little room before zero and after the longest."""
    step = next(step for step in HOUR_STEPS if longest / HOUR / step <= MOST_STEPS)
    ticks = np.arange(0, longest / HOUR + step, step)
    words = [i18n.say("unit.hours", hours=f"{tick:g}") for tick in ticks]
    figure.update_xaxes(
        tickvals=ticks * HOUR,
        ticktext=words,
        range=[-longest * 0.012, longest * 1.06],
        showgrid=True,
    )


def few_hours(figure: figures.Figure) -> dict[str, object]:
    """The changes for a narrow screen that write fewer of the ticks of the axis of hours."""
    axis = figure.horizontal
    step = (len(axis["tickvals"]) - 1) // PHONE_STEPS + 1
    return {
        "xaxis.tickvals": axis["tickvals"][::step], "xaxis.ticktext": axis["ticktext"][::step],
        "xaxis.tickangle": 0,
    }  # fmt: skip


def shares(figure: figures.Figure, ends: tuple[float, float], whole: str) -> None:
    """Give the figure an axis of shares between two ends; ``whole`` names the share of one."""
    figure.update_xaxes(
        range=list(ends), tickvals=[0, 0.5, 1], ticktext=["0", i18n.share(0.5), whole],
        showgrid=False,
    )  # fmt: skip


def counts(figure: figures.Figure, ticks: int) -> None:
    """Give the figure an axis of whole numbers from zero with a few ticks."""
    figure.update_yaxes(rangemode="tozero", nticks=ticks, tickformat=",d")


def counts_over_foot(figure: figures.Figure, panel: int, largest: float, ticks: int) -> None:
    """Give a panel an axis of whole numbers with room below zero for the marks that lie on it."""
    top = max(largest, 1.0)
    figure.vertical[panel - 1].update(
        range=[-FOOT * top, HEAD * top], nticks=ticks, tickformat=",d", zeroline=True
    )


def below_zero(largest: float) -> float:
    """Where marks without a figure stand on such an axis: in the middle of the room below zero."""
    return -FOOT * max(largest, 1.0) / 2


def hours_above(figure: figures.Figure) -> list[dict[str, object]]:
    """The ticks of the axis of hours once more, to be written over a tall figure."""
    axis = figure.horizontal
    return [
        {"x": at, "y": 1, "yref": "paper", "yanchor": "bottom", "text": words, "showarrow": False,
         "font": {"size": 13, "color": tokens.GREY}}
        for at, words in zip(axis["tickvals"], axis["ticktext"], strict=True)
        if at <= axis["range"][1]
    ]  # fmt: skip


#: Room at each end of the axis: a share of the period, and half a day for the shortest.
RESERVE: Final = 0.015
HALF_DAY: Final = pd.Timedelta(hours=12)
#: Rounds nearer to each other than this share of the axis are ruled as one group.
NEAR: Final = 0.012
#: Marks of rounds nearer to each other than this share of the axis stand on these levels in turn.
TOUCHING, LEVELS = 0.018, (0.0, -0.3, 0.3)
#: The height of a line of words in pixels.
LINE: Final = 18


def ends(style: Style) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Where the axis begins and ends."""
    reserve = max((style.last - style.first) * RESERVE, HALF_DAY)
    return style.first - reserve, style.last + reserve


def thin_stretches(style: Style) -> list[tuple[pd.Timestamp, pd.Timestamp, str]]:
    """The thin stretches in the period with the code of each, those at an end up to the axis."""
    start, end = ends(style)
    found = []
    for first, last, level in style.thin:
        x0 = start if first <= style.first else first - HALF_DAY
        x1 = end if last >= style.last else last + HALF_DAY
        if first <= style.last and last >= style.first:
            found.append((x0, x1, level))
    return found


def thin_shapes(style: Style) -> list[dict[str, object]]:
    """A band for each stretch of the period in which the record is thin."""
    band = {"fillcolor": tokens.BAND, "opacity": 0.6, "line": {"width": 0}}
    return [
        {"type": "rect", "x0": x0, "x1": x1, **tokens.BEHIND, **band, "name": level}
        for x0, x1, level in thin_stretches(style)
    ]


def thin_words(style: Style) -> list[dict[str, object]]:
    """What the bands mean, written over their end."""
    stretches = thin_stretches(style)
    if not stretches:
        return []
    levels = dict.fromkeys(style.label("coverage", level) for _, _, level in stretches)
    return [{
        "x": max(x1 for _, x1, _ in stretches), "y": 1, "yref": "paper", "xanchor": "right",
        "yanchor": "bottom", "text": i18n.say("thin.then").join(levels), "showarrow": False,
        "font": {"size": 12, "color": tokens.GREY},
    }]  # fmt: skip


def name_thin(figure: figures.Figure, style: Style) -> None:
    """Write what the bands mean, over the names of panels where there are any."""
    words = thin_words(style)
    has_panels = len(figure.vertical) > 1
    phone = figure.layout["meta"]["phone"]
    if words and has_panels:
        figure.layout["margin"]["t"] += LINE
        figure.layout["height"] += LINE
        raised = {name: phone[name] + LINE for name in ("margin.t", "height") if name in phone}
        phone.update(raised)
    for said in words:
        placed = {**said, "yshift": LINE} if has_panels else said
        figure.add_annotation(**placed)
        for screen in figure.layout["meta"].values():
            if "annotations" in screen:
                screen["annotations"] = [*screen["annotations"], placed]


def groups(rounds: Iterable[tuple[pd.Timestamp, str]], near: pd.Timedelta) -> list[list[Any]]:
    """The rounds in groups, each round within ``near`` of the one before it in its group."""
    found: list[list[Any]] = []
    for each in sorted(rounds):
        if found and each[0] - found[-1][-1][0] <= near:
            found[-1].append(each)
        else:
            found.append([each])
    return found


def levels(dates: Sequence[pd.Timestamp], style: Style) -> list[float]:
    """How far from the middle of its lane each round stands, so that near ones are all seen."""
    start, end = ends(style)
    found, last = [], 0
    for number, day in enumerate(dates):
        near = number and day - dates[number - 1] < (end - start) * TOUCHING
        last = (last + 1) % len(LEVELS) if near else 0
        found.append(LEVELS[last])
    return found


def round_shapes(style: Style) -> list[dict[str, object]]:
    """A thin rule for each round of talks behind the marks, a band for several close together."""
    start, end = ends(style)
    rounds = [one for one in style.rounds if style.first <= one[0] <= style.last]
    rule = {"line": {"color": tokens.FAINT, "width": 1, "dash": "dot"}, **tokens.BEHIND}
    fill = {"type": "rect", "fillcolor": tokens.FAINT_BAND}
    return [
        {
            **({"type": "line"} if len(group) == 1 else fill), **rule,
            "x0": group[0][0], "x1": group[-1][0], "name": ", ".join(name for _, name in group),
        }
        for group in groups(rounds, (end - start) * NEAR)
    ]  # fmt: skip


#: The height of a panel in pixels.
PANEL = 170


def panels(names: Sequence[str], gap: float = 0.08) -> figures.Figure:
    """Empty panels, each with its name over it; ``gap`` is a share of the height."""
    figure = figures.Figure(panels=len(names), gap=gap)
    for number, name in enumerate(names, 1):
        over = {"xref": "paper", "yref": f"{figures.axis(number)} domain", "yanchor": "bottom"}
        marks.beside(figure, 0, 1, marks.bold(name), **over)
    return figure


def receivers(style: Style, parties: Iterable[str]) -> list[str]:
    """The names of panels by the party that receives."""
    return [i18n.say("lane.receiver", to=style.name(party)) for party in parties]


def names_above(
    names: Iterable[str],
    rise: float = 0.42,
    size: int = 12,
    right: int = 8,
    more: Sequence[dict[str, object]] = (),
) -> dict[str, object]:
    """The changes that write each name above its row.

    ``rise`` is in rows; size and right margin are in pixels; ``more`` are words that stay.
    """
    said = {"showarrow": False, "xanchor": "left", "align": "left", "font": {"size": size}}
    shown = [
        {"x": 0, "xref": "paper", "y": place - rise, "text": name, **said}
        for place, name in enumerate(names)
    ]
    return {
        "yaxis.showticklabels": False, "margin.l": 8, "margin.r": right,
        "annotations": [*shown, *more],
    }  # fmt: skip


def wrapped(names: Iterable[str], changes: dict[str, object] | None = None) -> dict[str, object]:
    """The changes that write the names of horizontal bars on two lines each, and others given."""
    every = list(names)
    two = [name.replace(", ", ",<br>", 1) for name in every]
    return {
        "yaxis.tickmode": "array", "yaxis.tickvals": every, "yaxis.ticktext": two,
        "yaxis.tickfont.size": 11, "margin.l": 8, **(changes or {}),
    }  # fmt: skip


#: The width of a letter of small words in pixels, about, and the room between two labels.
LETTER, BETWEEN = 6.4, 10


class Held(NamedTuple):
    """How a label is held: its left end and size in pixels, and how many others it lies over."""

    how: str
    left: float
    size: float
    crossed: int


def in_rows(
    labels: Sequence[tuple[pd.Timestamp, str]], style: Style, width: float
) -> list[tuple[pd.Timestamp, str, int, str]]:
    """Labels of days in rows so that none lies over another on an axis ``width`` pixels wide.

    Each comes with its row, from 0 nearest to the axis, and with the side on which it is held:
    "left", "center" or "right".
    """
    start, end = ends(style)
    places = [(day - start) / (end - start) * width for day, _ in labels]
    held = [
        ways(at, len(words) * LETTER, width, [place for place in places if place != at])
        for (_, words), at in zip(labels, places, strict=True)
    ]
    taken: list[tuple[int, float, float]] = []
    found = []
    for number in sorted(range(len(labels)), key=lambda number: held[number][0].crossed):
        row, anchor, left = free_place(taken, held[number])
        taken.append((row, left, left + held[number][0].size))
        found.append((*labels[number], row, anchor))
    return sorted(found)


def ways(at: float, size: float, width: float, others: Sequence[float]) -> list[Held]:
    """The best ways in which a label can be held at a place.

    A way is worse where it passes an end of the axis, and where the place of another label lies
    under it, whose stem would cross it.
    """
    held = {"center": at - size / 2, "left": at, "right": at - size}
    crossed = {how: sum(left < one < left + size for one in others) for how, left in held.items()}
    outside = {how: not 0 <= left <= width - size for how, left in held.items()}
    order = sorted(held, key=lambda how: (outside[how], crossed[how]))
    best = outside[order[0]], crossed[order[0]]
    return [
        Held(how, held[how], size, crossed[how])
        for how in order
        if (outside[how], crossed[how]) == best
    ]


def free_place(
    taken: Sequence[tuple[int, float, float]], held: Sequence[Held]
) -> tuple[int, str, float]:
    """The first free row for a label, how it is held there, and its left end."""
    return next(
        (row, one.how, one.left)
        for row in range(len(taken) + 1)
        for one in held
        if all(is_clear(box, row, one.left, one.size) for box in taken)
    )


def is_clear(box: tuple[int, float, float], row: int, left: float, size: float) -> bool:
    """True where a label leaves the place of another free, or stands in another row."""
    taken, first, right = box
    return row != taken or left > right + BETWEEN or left + size < first - BETWEEN


#: How often neighbours are pushed apart; two labels need one time, more of them a few.
TIMES: Final = 30


def apart(aims: Mapping[str, float], heights: Mapping[str, float]) -> dict[str, float]:
    """How far each label is to be moved up, in pixels, from the height at which it would stand."""
    order, places = sorted(aims, key=aims.__getitem__), dict(aims)
    for _ in range(TIMES):
        for low, high in pairwise(order):
            lack = (heights[low] + heights[high]) / 2 - (places[high] - places[low])
            places[low] -= max(lack, 0) / 2
            places[high] += max(lack, 0) / 2
    return {name: places[name] - aim for name, aim in aims.items()}
