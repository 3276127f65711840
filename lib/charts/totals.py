"""Official totals against the sums of our rows."""

import pandas as pd

from lib import drawing, text, theme
from lib.charts import axes, days, marks
from lib.theme import Look, Row


def residuals(rows: pd.DataFrame, look: Look) -> drawing.Figure:
    """Official totals and our sums by scope, on time: a hollow diamond each, joined to our sum."""
    x = marks.joined(rows["as_of"], rows["as_of"])
    y = marks.joined(rows["our_sum"], rows["figure"])
    figure = drawing.Figure(marks.segments(x, y, theme.FAINT, 3))
    hovers = [hover(row) for row in theme.each(rows)]
    figure.add_trace(totals(rows, "our_sum", hovers, "line-ew", theme.INK))
    figure.add_trace(totals(rows, "figure", hovers, "diamond-open", theme.GREY))
    words = text.say("residual.change_of_base")
    for row in theme.each(rows[rows["is_change_of_base"]]):
        marks.beside(figure, row["as_of"], row["figure"], words, xanchor="right", yshift=14)
    axes.counts(figure, 5)
    return days.time_axis(theme.finish(figure, 340), look)


def totals(
    rows: pd.DataFrame, column: str, hovers: list[str], form: str, color: str
) -> drawing.Trace:
    """One mark a total at the value of a column."""
    return drawing.scatter(
        x=rows["as_of"], y=rows[column], mode="markers", customdata=rows["record"],
        hovertext=hovers, hoverinfo="text",
        marker={"symbol": form, "size": 9, "color": color, "line": {"width": 2, "color": color}},
    )  # fmt: skip


def hover(row: Row) -> str:
    """Title, the official total with its speaker, and our sum."""
    stated, ours = text.number(row["figure"]), text.number(row["our_sum"])
    said = text.say("hover.total", stated=stated, ours=ours, speaker=row["speaker"])
    return marks.lines([marks.bold(row["title"]), said])
