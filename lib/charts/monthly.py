"""Humanitarian outcomes by month.

Two receivers are mirrored around one zero line; more become small multiples. A month of which
nobody publishes a number is a hatched stub, never a bar of no height.
"""

from collections.abc import Iterable, Sequence

import pandas as pd

from lib import drawing, text, theme
from lib.charts import axes, bars, days, marks, panels
from lib.theme import Look, Row

MIRRORED = 2
#: The height of a stub for a month without a number, as a share of the highest bar.
STUB = 0.06
#: Up to how many stubs of a direction are named on the drawing.
NAMED_STUBS = 3
#: Round distances between ticks, and how many ticks a direction may have.
STEPS = tuple(base * int(10**power) for power in range(9) for base in (1, 2, 5))
MOST_TICKS = 4
#: The rows of each receiver.
Parts = dict[str, list[Row]]


def by_month(rows: pd.DataFrame, look: Look) -> drawing.Figure:
    """Monthly sums to each receiver: mirrored bars for two, small multiples for more."""
    parts = to_each(rows, look)
    return mirrored(parts, look) if len(parts) == MIRRORED else multiples(parts, look)


def to_each(rows: pd.DataFrame, look: Look) -> Parts:
    """The rows of each receiver, each with the ``middle`` of its month in the period."""
    placed = rows.assign(middle=days.middles(rows["month"], look))
    found = marks.groups(theme.each(placed), "to_party")
    return {party: found.get((party,), []) for party in look.receiving(rows["to_party"])}


def is_known(row: Row) -> bool:
    """True for a month of which somebody gives a number."""
    return bool(pd.notna(row["total"]))


def largest(part: Iterable[Row]) -> float:
    """The highest known monthly number, 1 where there is none."""
    return max((row["total"] for row in part if is_known(row)), default=1.0) or 1.0


def month_bars(part: Sequence[Row], look: Look, party: str, sign: int) -> drawing.Trace:
    """The monthly bars of one receiver, upwards (1) or downwards (-1)."""
    known = [row for row in part if is_known(row)]
    return drawing.bar(
        x=[row["middle"] for row in known], y=[row["total"] * sign for row in known],
        width=days.bar_width(look),
        marker={"color": look.color(party)}, hoverinfo="text",
        hovertext=[hover(row, look.name(party)) for row in known],
    )  # fmt: skip


def stubs(part: Sequence[Row], look: Look, party: str, height: float) -> drawing.Trace:
    """A hatched stub for each month without a number, of a height that says nothing."""
    silent = [row for row in part if not is_known(row)]
    return drawing.bar(
        x=[row["middle"] for row in silent], y=[height] * len(silent), width=days.bar_width(look),
        marker=bars.patterned(look.color(party), 0.7, "/"), hoverinfo="text", name="stub",
        hovertext=[marks.lines([marks.bold(text.month(row["month"])), unpublished(row)])
                   for row in silent],
    )  # fmt: skip


def unpublished(row: Row) -> str:
    """How many handovers of a month have no published number."""
    handovers = text.counted(row["silent"], "handover")
    return text.say("hover.unpublished", handovers=handovers)


def stub_words(part: Sequence[Row], height: float, panel: int = 1) -> list[dict[str, object]]:
    """The words over the stubs of one receiver, upright, where they are few."""
    silent = [row for row in part if not is_known(row)]
    if len(silent) > NAMED_STUBS:
        return []
    end = {"yanchor": "bottom"} if height > 0 else {"yanchor": "top"}
    return [
        {"x": row["middle"], "y": height, "yref": drawing.axis(panel), "text": unpublished(row),
         "textangle": -90, "showarrow": False, "font": {"size": 11, "color": theme.GREY}, **end}
        for row in silent
    ]  # fmt: skip


def hover(row: Row, to: str) -> str:
    """Month, sum, and how many records have no figure."""
    figure = text.say("hover.figure", figure=text.number(row["total"]), to=to)
    silent = text.say("hover.silent", silent=text.counted(row["silent"], "record"))
    shown = [marks.bold(text.month(row["month"])), figure]
    return marks.lines([*shown, silent] if row["silent"] else shown)


def mirrored(parts: Parts, look: Look) -> drawing.Figure:
    """Bars to the first receiver upwards, to the second downwards, each direction named."""
    figure, words = drawing.Figure(), list[dict[str, object]]()
    height = STUB * max(map(largest, parts.values()))
    names = panels.receivers(look, parts)
    for (party, part), name, sign in zip(parts.items(), names, (1, -1), strict=True):
        figure.add_trace(month_bars(part, look, party, sign))
        figure.add_trace(stubs(part, look, party, height * sign))
        words += stub_words(part, height * sign)
        end = (1, "top") if sign > 0 else (0, "bottom")
        place = {"xref": "paper", "yref": "paper", "yanchor": end[1]}
        font = {"size": 13, "color": look.color(party)}
        marks.beside(figure, 0, end[0], marks.bold(name), font=font, **place)
    mirror_axis(figure, parts.values())
    figure.update_layout(barmode="overlay")
    return days.time_axis(named(figure, words, 360), look, by_month=True)


def named(figure: drawing.Figure, words: list[dict[str, object]], height: float) -> drawing.Figure:
    """The finished figure with the words over its stubs, for which a phone has no room."""
    phone = {"annotations": list(figure.layout["annotations"])} if words else {}
    figure.layout["annotations"].extend(words)
    return theme.finish(figure, height, phone=phone)


def mirror_axis(figure: drawing.Figure, parts: Iterable[Sequence[Row]]) -> None:
    """Give the mirrored axis ticks without a minus sign, and room for the names over the bars."""
    up, down = map(largest, parts)
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


def multiples(parts: Parts, look: Look) -> drawing.Figure:
    """Bars of each receiver in a panel of its own."""
    figure, words = panels.panels(panels.receivers(look, parts)), list[dict[str, object]]()
    for number, (party, part) in enumerate(parts.items(), 1):
        height = STUB * largest(part)
        figure.add_trace(month_bars(part, look, party, 1), panel=number)
        figure.add_trace(stubs(part, look, party, height), panel=number)
        words += stub_words(part, height, number)
    axes.counts(figure, 4)
    finished = named(figure, words, 60 + panels.PANEL * len(parts))
    return days.time_axis(finished, look, by_month=True)
