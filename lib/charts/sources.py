"""What kind of source the claims of each speaking group rest on."""

from collections.abc import Sequence

import pandas as pd

from lib import drawing, text, theme
from lib.charts import bars, marks
from lib.theme import Look, Row

ROW = 38
PATTERNS = ("", "/", "x", ".", "-")
#: How much fainter each kind of source is than the one before it.
FADE = 0.18


def source_mix(rows: pd.DataFrame, look: Look) -> drawing.Figure:
    """How many claims of each speaking group rest on which kind of source."""
    figure, found = drawing.Figure(), marks.groups(theme.each(rows), "source_kind")
    for number, kind in enumerate(look.labels["source_kind"]):
        figure.add_trace(kind_bar(found.get((kind,), []), look, kind, number))
    groups = [*look.sides, *look.others]
    names = [look.name(group) for group in reversed(groups)]
    figure.update_yaxes(categoryorder="array", categoryarray=names)
    figure.update_xaxes(tickformat=",d", rangemode="tozero")
    figure.update_layout(barmode="stack")
    return bars.with_legend(theme.finish(figure, 90 + ROW * (len(groups) + 1), left=8))


def kind_bar(part: Sequence[Row], look: Look, kind: str, number: int) -> drawing.Trace:
    """The part of every bar that one kind of source takes."""
    name, shape = look.label("source_kind", kind), PATTERNS[number % len(PATTERNS)]
    hover = [marks.lines([marks.bold(name), text.counted(row["claims"], "claim")]) for row in part]
    return drawing.bar(
        x=[row["claims"] for row in part], y=[look.name(row["speaks_for"]) for row in part],
        orientation="h",
        name=name, hovertext=hover, hoverinfo="text",
        marker=bars.patterned(theme.GREY, 1 - FADE * number, shape),
    )  # fmt: skip
