"""Humanitarian outcomes transfer by transfer, with every side's figure."""

import pandas as pd

from lib import drawing, theme
from lib.charts import axes, marks, panels
from lib.theme import Look

PANEL = panels.PANEL + 30


def single(rows: pd.DataFrame, look: Look) -> drawing.Figure:
    """Each transfer at its day with each side's value as a mark, joined where they differ."""
    figure = panels.panels(panels.receivers(look, look.sides), gap=0.12)
    for number, party in enumerate(look.sides, 1):
        part = rows[rows["to_party"] == party]
        figure.add_trace(spread(part), panel=number)
        for group, own in part.groupby("speaks_for"):
            figure.add_trace(side_values(own, look, str(group)), panel=number)
    axes.counts(figure, 4)
    return theme.time_axis(theme.finish(figure, 60 + PANEL * len(look.sides)), look)


def spread(part: pd.DataFrame) -> drawing.Trace:
    """A segment from the lowest to the highest value of each transfer on which sides differ."""
    differ = part[(part["state"] == "differ") & part["figure"].notna()]
    ends = differ.groupby(["transfer_id", "date"])["figure"].agg(["min", "max"]).reset_index()
    x, y = marks.joined(ends["date"], ends["date"]), marks.joined(ends["min"], ends["max"])
    return marks.segments(x, y, theme.GREY, 2)


def side_values(own: pd.DataFrame, look: Look, group: str) -> drawing.Trace:
    """The values of one speaking group; a transfer without a figure is a hollow mark on zero."""
    color = look.color(group) if group else theme.GREY
    place = {"x": own["date"], "y": own["figure"].fillna(0)}
    made = marks.points(own, look, "circle", **place, size=9, color=color)
    return {**made, "cliponaxis": False}
