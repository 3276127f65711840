"""Humanitarian outcomes summed up: running totals with official totals beside them."""

import pandas as pd

from lib import drawing, text, theme
from lib.charts import axes, marks, official
from lib.theme import Look, Row

HEIGHT = 360


def summed_up(rows: pd.DataFrame, look: Look) -> drawing.Figure:
    """Running totals as steps, named at their ends, with official totals as points.

    Rows: ``series`` is "sum" for our running total and "official" for a stated total.
    """
    figure = drawing.Figure()
    for party in look.sides:
        own = rows[rows["to_party"] == party]
        line = own[own["series"] == "sum"]
        if not line.empty:
            draw_sum(figure, line, look, party)
    narrow = official.draw(figure, rows, look, HEIGHT)
    axes.counts(figure, 5)
    return theme.time_axis(theme.finish(figure, HEIGHT, phone=narrow), look)


def draw_sum(figure: drawing.Figure, line: pd.DataFrame, look: Look, party: str) -> None:
    """Draw the running total of one receiving party with its last value and name at the end.

    A single day is drawn as a mark, since a line needs two.
    """
    color, last, name = look.color(party), line.iloc[-1], look.name(party)
    each = [line_hover(row, name) for row in line.to_dict("records")]
    steps = marks.stairs(line["date"], line["running_total"], color, hoverinfo="text")
    shape = {"mode": "markers"} if len(line) == 1 else {}
    figure.add_trace({**steps, **shape, "hovertext": each, "showlegend": False})
    total = last["running_total"]
    words = f"{text.number(total)} {text.say('lane.to_short', to=name)}"
    shift, font = 14 if party == look.sides[0] else -14, {"size": 13, "color": color}
    marks.beside(figure, last["date"], total, words, xanchor="right", yshift=shift, font=font)


def line_hover(row: Row, name: str) -> str:
    """Day, running total and receiver."""
    total = text.number(row["running_total"])
    return marks.lines([text.day(row["date"]), text.say("hover.figure", figure=total, to=name)])
