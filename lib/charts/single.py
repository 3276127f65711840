"""Humanitarian outcomes transfer by transfer, with every side's figure."""

from collections.abc import Iterable, Sequence
from itertools import chain

import pandas as pd

from lib import drawing, theme
from lib.charts import axes, days, keys, marks, panels
from lib.theme import Look, Row

PANEL = panels.PANEL + 30


def single(rows: pd.DataFrame, look: Look) -> drawing.Figure:
    """Each transfer at its day with each side's value as a mark, joined where they differ."""
    receivers = look.receiving(rows["to_party"])
    figure = panels.panels(panels.receivers(look, receivers), gap=0.12)
    found = marks.groups(marks.drawn(rows), "to_party", "speaks_for")
    for number, party in enumerate(receivers, 1):
        own = {group: of for (to, group), of in sorted(found.items()) if to == party}
        figures = [row["figure"] for of in own.values() for row in of if pd.notna(row["figure"])]
        largest = max(figures, default=1.0)
        figure.add_trace(spread(chain.from_iterable(own.values())), panel=number)
        for group, of in own.items():
            figure.add_trace(side_values(of, look, group, largest), panel=number)
        axes.counts_over_foot(figure, number, largest, ticks=4)
    finished = theme.finish(figure, 100 + PANEL * len(receivers))
    return days.time_axis(keys.with_speakers(finished, look, rows["speaks_for"]), look)


def spread(rows: Iterable[Row]) -> drawing.Trace:
    """A segment from the lowest to the highest value of each transfer on which sides differ."""
    values: dict[tuple[str, pd.Timestamp], list[float]] = {}
    for row in rows:
        if row["state"] == "differ" and pd.notna(row["figure"]):
            values.setdefault((row["record"], row["date"]), []).append(row["figure"])
    ends = [(day, min(found), max(found)) for (_, day), found in sorted(values.items())]
    x = marks.joined([day for day, _, _ in ends], [day for day, _, _ in ends])
    y = marks.joined([low for _, low, _ in ends], [high for _, _, high in ends])
    return marks.segments(x, y, theme.GREY, 2)


def side_values(own: Sequence[Row], look: Look, group: str, largest: float) -> drawing.Trace:
    """The values of one speaking group; one without a figure is hollow, below the line of zero."""
    color, foot = look.color(group) if group else theme.GREY, axes.below_zero(largest)
    y = [foot if pd.isna(row["figure"]) else row["figure"] for row in own]
    made = marks.points(own, look, "circle", y=y, size=9, color=color)
    return {**made, "cliponaxis": False}
