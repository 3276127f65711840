"""Official totals against the sums of our rows."""

import textwrap
from collections.abc import Sequence
from typing import Final

import pandas as pd

from lib import drawing, text, theme
from lib.charts import axes, days, marks
from lib.theme import Look, Row

#: The columns that are drawn.
DRAWN: Final = ("title", "as_of", "figure", "our_sum", "speaker", "record", "is_change_of_base",
                "residual_reason")  # fmt: skip
#: So many letters stand in a line of hover text.
WIDE: Final = 64


def residuals(rows: pd.DataFrame, look: Look) -> drawing.Figure:
    """Official totals and our sums by scope, on time: a hollow diamond each, joined to our sum."""
    drawn = theme.each(rows, DRAWN)
    at, ours, stated = ([row[name] for row in drawn] for name in ("as_of", "our_sum", "figure"))
    ends = marks.segments(marks.joined(at, at), marks.joined(ours, stated), theme.FAINT, 3)
    figure = drawing.Figure(ends)
    hovers = [hover(row) for row in drawn]
    figure.add_trace(totals(drawn, "our_sum", hovers, "line-ew", theme.INK))
    figure.add_trace(totals(drawn, "figure", hovers, "diamond-open", theme.GREY))
    words = text.say("residual.change_of_base")
    for row in drawn:
        if row["is_change_of_base"]:
            marks.beside(figure, row["as_of"], row["figure"], words, xanchor="right", yshift=14)
    axes.counts(figure, 5)
    return days.time_axis(theme.finish(figure, 340), look)


def totals(
    rows: Sequence[Row], column: str, hovers: list[str], form: str, color: str
) -> drawing.Trace:
    """One mark a total at the value of a column."""
    return drawing.scatter(
        x=[row["as_of"] for row in rows], y=[row[column] for row in rows], mode="markers",
        customdata=[row["record"] for row in rows], hovertext=hovers, hoverinfo="text",
        marker={"symbol": form, "size": 9, "color": color, "line": {"width": 2, "color": color}},
    )  # fmt: skip


def hover(row: Row) -> str:
    """Title, the official total with its speaker, and our sum."""
    stated, ours = text.number(row["figure"]), text.number(row["our_sum"])
    said = text.say("hover.total", stated=stated, ours=ours, speaker=row["speaker"])
    between = text.residual(row["figure"] - row["our_sum"], row["residual_reason"])
    return marks.lines([marks.bold(row["title"]), said, *textwrap.wrap(between, WIDE)])
