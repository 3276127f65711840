"""Humanitarian outcomes by month.

Two receiving parties are mirrored around one zero line; more become small multiples.
"""

from collections.abc import Iterable, Sequence

import pandas as pd

from lib import drawing, text, theme
from lib.charts import axes, days, marks, panels
from lib.theme import Look, Row

MIRRORED = 2
#: Round distances between ticks, and how many ticks a direction may have.
STEPS = tuple(base * int(10**power) for power in range(9) for base in (1, 2, 5))
MOST_TICKS = 4


def by_month(rows: pd.DataFrame, look: Look) -> drawing.Figure:
    """Monthly sums to each party: mirrored bars for two, small multiples for more."""
    return mirrored(rows, look) if len(look.sides) == MIRRORED else multiples(rows, look)


def to_each(rows: pd.DataFrame, look: Look) -> dict[str, list[Row]]:
    """The rows of each receiving party, each with the ``middle`` of its month in the period."""
    placed = rows.assign(middle=days.middles(rows["month"], look))
    found = marks.groups(theme.each(placed), "to_party")
    return {party: found.get((party,), []) for party in look.sides}


def month_bars(part: Sequence[Row], look: Look, party: str, sign: int) -> drawing.Trace:
    """The monthly bars of one receiving party, upwards (1) or downwards (-1)."""
    return drawing.bar(
        x=[row["middle"] for row in part], y=[row["total"] * sign for row in part],
        width=days.bar_width(look),
        marker={"color": look.color(party)}, hoverinfo="text",
        hovertext=[hover(row, look.name(party)) for row in part],
    )  # fmt: skip


def hover(row: Row, to: str) -> str:
    """Month, sum, and how many records have no figure."""
    figure = text.say("hover.figure", figure=text.number(row["total"]), to=to)
    silent = text.say("hover.silent", silent=text.counted(row["silent"], "record"))
    shown = [marks.bold(text.month(row["month"])), figure]
    return marks.lines([*shown, silent] if row["silent"] else shown)


def mirrored(rows: pd.DataFrame, look: Look) -> drawing.Figure:
    """Bars to the first party upwards, to the second downwards, each direction named."""
    figure, parts = drawing.Figure(), to_each(rows, look)
    names = panels.receivers(look, look.sides)
    for party, name, sign in zip(look.sides, names, (1, -1), strict=True):
        figure.add_trace(month_bars(parts[party], look, party, sign))
        end = (1, "top") if sign > 0 else (0, "bottom")
        place = {"xref": "paper", "yref": "paper", "yanchor": end[1]}
        font = {"size": 13, "color": look.color(party)}
        marks.beside(figure, 0, end[0], marks.bold(name), font=font, **place)
    mirror_axis(figure, parts.values())
    figure.update_layout(barmode="overlay")
    return days.time_axis(theme.finish(figure, 360), look, by_month=True)


def mirror_axis(figure: drawing.Figure, parts: Iterable[Sequence[Row]]) -> None:
    """Give the mirrored axis ticks without a minus sign, and room for the names over the bars."""
    up, down = (max((row["total"] for row in part), default=1.0) for part in parts)
    step = tick_step(max(up, down))
    ticks = [step * n for n in range(-int(down // step), int(up // step) + 1)]
    room = (up + down) * 0.14
    figure.update_yaxes(
        tickvals=ticks, ticktext=[text.number(abs(tick)) for tick in ticks],
        range=[-down - room, up + room], zeroline=True,
    )  # fmt: skip


def tick_step(largest: float, most: int = MOST_TICKS) -> int:
    """A round distance of ticks with at most ``most`` of them up to the largest value."""
    return next(step for step in STEPS if largest / step <= most)


def multiples(rows: pd.DataFrame, look: Look) -> drawing.Figure:
    """Bars of each receiving party in a panel of its own."""
    figure = panels.panels(panels.receivers(look, look.sides))
    for number, (party, part) in enumerate(to_each(rows, look).items(), 1):
        figure.add_trace(month_bars(part, look, party, 1), panel=number)
    axes.counts(figure, 4)
    return days.time_axis(
        theme.finish(figure, 60 + panels.PANEL * len(look.sides)), look, by_month=True
    )
