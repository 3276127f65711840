"""How long the sides sat together: sums by round and by track."""

import numpy as np
import pandas as pd

from lib import drawing, text, theme
from lib.charts import axes, marks, narrow
from lib.theme import Look, Row

ROW = 34
MARKER = {"color": theme.GREY, "opacity": 0.8}


def joint_time(rows: pd.DataFrame, look: Look) -> drawing.Figure:
    """Joint time of each round as a bar with the range that the reports allow."""
    timed = rows[rows["minutes"].notna()]
    finite = timed["upper"].replace(np.inf, np.nan).max()
    longest = max(axes.HOUR, finite, timed["minutes"].max())
    figure = drawing.Figure(drawing.bar(
        x=timed["minutes"], y=timed["title"], orientation="h", marker=MARKER,
        customdata=timed["record"], hoverinfo="text",
        hovertext=[round_hover(row) for row in theme.each(timed)],
        error_x=allowed(timed, longest),
    ))  # fmt: skip
    is_open = timed.loc[np.isinf(timed["upper"]), "title"]
    figure.add_trace(marks.arrow_heads([longest * 1.04] * len(is_open), is_open, theme.INK))
    figure.update_yaxes(autorange="reversed")
    axes.hours(figure, longest)
    phone = narrow.wrapped(timed["title"], axes.few_hours(figure))
    return theme.finish(figure, 70 + ROW * max(len(timed), 1), left=230, phone=phone)


def allowed(timed: pd.DataFrame, longest: float) -> dict[str, object]:
    """The range that the reports allow around each bar; an open end runs to the edge."""
    upper = timed["upper"].replace(np.inf, longest * 1.04)
    return {
        "type": "data", "symmetric": False, "array": upper - timed["minutes"],
        "arrayminus": timed["minutes"] - timed["lower"], "color": theme.INK, "thickness": 1,
        "width": 4,
    }  # fmt: skip


def round_hover(row: Row) -> str:
    """Title, joint time, range and untimed sittings of a round."""
    upper = text.hours(row["upper"]) if np.isfinite(row["upper"]) else text.say("hover.open")
    shown = [
        marks.bold(row["title"]),
        text.say("hover.joint_by", time=time_of(row), speaker=row["speaker"]),
        text.say("hover.range", lower=text.hours(row["lower"]), upper=upper),
    ]
    untimed = text.say("hover.untimed", sittings=text.counted(row["untimed"], "sitting"))
    return marks.lines([*shown, untimed] if row["untimed"] else shown)


def joint_time_by_track(rows: pd.DataFrame, look: Look) -> drawing.Figure:
    """Joint time of each track as a bar with its length beside it."""
    timed = rows[rows["minutes"].notna()]
    figure = drawing.Figure(drawing.bar(
        x=timed["minutes"], y=timed["title"], orientation="h", marker=MARKER, hoverinfo="text",
        hovertext=[track_hover(row) for row in theme.each(timed)],
        text=[time_of(row) for row in theme.each(timed)], textposition="outside",
        cliponaxis=False,
    ))  # fmt: skip
    figure.update_yaxes(autorange="reversed")
    longest = max(timed["minutes"].max() if len(timed) else axes.HOUR, axes.HOUR)
    axes.hours(figure, longest * 1.12)
    phone = narrow.wrapped(
        timed["title"], {"xaxis.range": [0, longest * 1.5], **axes.few_hours(figure)}
    )
    return theme.finish(figure, 70 + ROW * max(len(timed), 1), left=190, phone=phone)


def track_hover(row: Row) -> str:
    """Title and joint time of a track, and by whose accounts."""
    said = text.say("hover.joint_by", time=time_of(row), speaker=row["speaker"])
    return marks.lines([marks.bold(row["title"]), said])


def time_of(row: Row) -> str:
    """The joint time of a row, its bounds where these alone are known."""
    return text.lasting(row["minutes"], row["most"], row["qualifier"])
