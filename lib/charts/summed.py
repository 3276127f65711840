"""Humanitarian outcomes summed up: running totals with official totals beside them."""

import textwrap
from collections.abc import Mapping, Sequence

import pandas as pd

from lib import drawing, text, theme
from lib.charts import axes, behind, days, labels, marks, official
from lib.theme import Look, Row

HEIGHT = 360
#: The part of the plot's height that the largest total takes, since the axis ends a little above.
PLOT_SHARE = 0.95
#: The names at the ends: height of a line and width of a letter in pixels, letters in a line.
LINE, LETTER, NARROW = 17, 7, 14
#: What a point of a running total is drawn from.
POINT = ("series", "to_party", "date", "running_total")


def summed_up(rows: pd.DataFrame, look: Look) -> drawing.Figure:
    """Running totals as steps, named at their ends, with official totals as points.

    Rows: ``series`` is "sum" for our running total and "official" for a stated total.
    """
    figure, found = drawing.Figure(), lines(rows)
    for party in look.receiving(found):
        if party in found and pd.notna(found[party][-1]["running_total"]):
            draw_sum(figure, found[party], look, party)
    narrow = official.draw(figure, rows, look, HEIGHT)
    axes.counts(figure, 5)
    figure = days.time_axis(theme.finish(figure, HEIGHT, phone=narrow), look)
    top = max(rows["running_total"].fillna(0).max(), 1) if len(rows) else 1
    ends = {party: line[-1]["running_total"] for party, line in found.items()}
    return name_ends(figure, ends, top, look)


def lines(rows: pd.DataFrame) -> dict[str, list[Row]]:
    """The points of our running total to each receiving party, in the order of their codes."""
    sums = [row for row in theme.each(rows, POINT) if row["series"] == "sum"]
    found = marks.groups(sums, "to_party")
    return {party: line for (party,), line in sorted(found.items())}


def draw_sum(figure: drawing.Figure, line: Sequence[Row], look: Look, party: str) -> None:
    """Draw the running total of one receiving party, and a dotted line on to its name.

    A single day is drawn as a mark, since a line needs two; the first party's mark is the larger,
    so that equal numbers are both seen.
    """
    color, last, name = look.color(party), line[-1], look.name(party)
    each = [line_hover(row, name) for row in line]
    x, y = [row["date"] for row in line], [row["running_total"] for row in line]
    steps = marks.stairs(x, y, color, hoverinfo="text")
    size = max(6, 12 - 4 * look.receiving([party]).index(party))
    shape = {"mode": "markers", "marker": {"size": size, "color": color}} if len(line) == 1 else {}
    figure.add_trace({**steps, **shape, "hovertext": each, "showlegend": False})
    x, y = [last["date"], behind.ends(look)[1]], [last["running_total"]] * 2
    onward = marks.segments(x, y, color, 1)
    dotted = {**onward["line"], "dash": "dot"}
    figure.add_trace({**onward, "line": dotted, "showlegend": False})


def name_ends(
    figure: drawing.Figure, totals: Mapping[str, float], top: float, look: Look
) -> drawing.Figure:
    """The figure with each line's last value and name in the right margin, none over another."""
    words = {party: end_words(total, look.name(party)) for party, total in totals.items()}
    room = HEIGHT - theme.MARGIN["t"] - theme.MARGIN["b"]
    at = {party: 0 if pd.isna(total) else total for party, total in totals.items()}
    aims = {party: total / top * room * PLOT_SHARE for party, total in at.items()}
    heights = {party: LINE * len(said) for party, said in words.items()}
    for party, shift in labels.apart(aims, heights).items():
        place = {"xref": "paper", "xshift": 6, "yshift": shift, "align": "left"}
        font = {"size": 13, "color": look.color(party)}
        amount, *to = words[party]
        said = marks.lines([marks.bold(amount), *to])
        marks.beside(figure, 1, at[party], said, font=font, **place)
    longest = max((len(line) for said in words.values() for line in said), default=0)
    margin = {**figure.layout["margin"], "r": 14 + LETTER * longest}
    return figure.update_layout(margin=margin)


def end_words(total: float, name: str) -> list[str]:
    """A line's last value and the party that receives, in short lines."""
    to = textwrap.wrap(text.say("lane.to_short", to=name), NARROW, break_long_words=False)
    return [text.say("state.no_figure") if pd.isna(total) else text.number(total), *to]


def line_hover(row: Row, name: str) -> str:
    """Day, running total and receiver."""
    total = text.number(row["running_total"])
    return marks.lines([text.day(row["date"]), text.say("hover.figure", figure=total, to=name)])
