"""Who gives a figure: the four states by month and by topic."""

from collections.abc import Sequence

import pandas as pd

from lib import drawing, text, theme
from lib.charts import axes, bars, days, marks
from lib.theme import Look, Row

ROW = 38
#: Pattern and strength of each state where states are stacked.
FILL = {"agree": ("", 1.0), "differ": ("x", 1.0), "one_side": ("/", 0.6), "no_figure": (".", 0.3)}


def state_bar(part: Sequence[Row], look: Look, state: str, **values: object) -> drawing.Trace:
    """The part of every bar that one state takes."""
    name, (shape, strength) = look.label("state", state), FILL[state]
    color = theme.INK if state == "differ" else theme.GREY
    hover = [
        marks.lines([marks.bold(name), text.counted(row["figures"], "figure")]) for row in part
    ]
    return drawing.bar(
        **values, name=name, hovertext=hover, hoverinfo="text",
        marker=bars.patterned(color, strength, shape),
    )  # fmt: skip


def states_by_month(rows: pd.DataFrame, look: Look) -> drawing.Figure:
    """How many figures of each month both sides agree on, differ on, or leave to one side."""
    figure, width = drawing.Figure(), days.bar_width(look)
    middles = dict(zip(rows["month"], days.middles(rows["month"], look), strict=True))
    found = marks.groups(theme.each(rows), "state")
    for state in FILL:
        part = found.get((state,), [])
        x, y = [middles[row["month"]] for row in part], [row["figures"] for row in part]
        figure.add_trace(state_bar(part, look, state, x=x, y=y, width=width))
    figure.update_layout(barmode="stack")
    figure = theme.finish(figure, 320)
    figure.update_yaxes(rangemode="tozero", tickformat="d", nticks=5)
    return bars.with_legend(days.time_axis(figure, look, by_month=True))


def states_by_topic(rows: pd.DataFrame, look: Look) -> drawing.Figure:
    """The share of each state among the figures of one kind."""
    figure, found = drawing.Figure(), marks.groups(theme.each(rows), "state")
    for state in FILL:
        part = found.get((state,), [])
        names = [look.label("topic", row["topic"]) for row in part]
        share = [row["share"] for row in part]
        figure.add_trace(state_bar(part, look, state, x=share, y=names, orientation="h"))
    figure.update_layout(barmode="stack")
    figure = theme.finish(figure, 90 + ROW * max(rows["topic"].nunique(), 1), left=8)
    axes.shares(figure, (0, 1), text.share(1))
    figure.update_yaxes(autorange="reversed")
    return bars.with_legend(figure)
