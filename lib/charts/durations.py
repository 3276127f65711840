"""How long the sides sat: each sitting with every report of it, and sums by round and track."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib import text, theme
from lib.theme import Look

HOUR = 60
ROW = 34


def hour_axis(figure: go.Figure, longest: float) -> None:
    """Give the figure an axis in hours from zero to a little over the longest."""
    step = next(step for step in (0.5, 1, 2, 5, 10, 50) if longest / HOUR / step <= 9)
    ticks = np.arange(0, longest / HOUR + step, step)
    figure.update_xaxes(
        tickvals=ticks * HOUR,
        ticktext=[f"{tick:g} h" for tick in ticks],
        range=[0, longest * 1.06],
        showgrid=True,
    )


def spans(rows: pd.DataFrame, places: pd.Series, longest: float) -> go.Scatter:
    """A thin line for each evidence range; an open end runs to the edge."""
    x = np.column_stack(
        [rows["lower"], rows["upper"].replace(np.inf, longest * 1.06), np.full(len(rows), np.nan)]
    ).ravel()
    y = np.column_stack([places, places, np.full(len(rows), np.nan)]).ravel()
    return go.Scatter(
        x=x, y=y, mode="lines", line={"color": theme.FAINT, "width": 6}, hoverinfo="skip"
    )


def sittings(rows: pd.DataFrame, look: Look) -> go.Figure:
    """Each sitting's headline duration as a tick, its evidence range, and every report as a mark.

    Rows: one a report, with the sitting's own ``minutes``, ``lower`` and ``upper`` on each.
    """
    figure = go.Figure()
    one = rows.drop_duplicates("meeting_id").sort_values("date")
    place = {meeting: number for number, meeting in enumerate(one["meeting_id"])}
    finite = rows["upper"].replace(np.inf, np.nan).max()
    longest = max(np.nanmax([finite, one["minutes"].max(), HOUR]), HOUR)
    figure.add_trace(spans(one, one["meeting_id"].map(place), longest))
    for group, part in rows.groupby("speaks_for"):
        offset = 0.18 if group in look.sides else -0.18
        figure.add_trace(reports(part, look, str(group), part["meeting_id"].map(place) + offset))
    figure.add_trace(headline_ticks(one, one["meeting_id"].map(place)))
    figure.update_yaxes(
        tickvals=list(place.values()),
        ticktext=[sitting_name(row) for _, row in one.iterrows()],
        range=[len(place) - 0.4, -0.6],
        showgrid=False,
    )
    hour_axis(figure, longest)
    names = [sitting_name(row).replace("<br>", ", ") for _, row in one.iterrows()]
    return theme.finish(
        figure, 80 + ROW * 1.5 * max(len(one), 1), left=250, phone=phone_rows(names)
    )


def phone_rows(names: list[str]) -> dict[str, object]:
    """The changes for a narrow screen: the names above the rows."""
    shown = [{"x": 0, "xref": "paper", "y": place - 0.44, "text": name, "showarrow": False, "xanchor": "left", "font": {"size": 12}}
             for place, name in enumerate(names)]  # fmt: skip
    return {"yaxis.showticklabels": False, "margin.l": 8, "margin.r": 12, "annotations": shown}


def sitting_name(row: pd.Series) -> str:
    """Day and kind of a sitting on two lines."""
    return f"{text.day(row['date'])}<br>{row['kind_label']}"


def reports(part: pd.DataFrame, look: Look, group: str, y: pd.Series) -> go.Scatter:
    """Every report of one speaking group as a mark of its own."""
    color = look.color(group)
    return go.Scatter(
        x=part["figure"], y=y, mode="markers", customdata=part["record"], hoverinfo="text",
        hovertext=[report_hover(row, look) for _, row in part.iterrows()],
        marker={"size": 9, "color": color, "symbol": "circle" if group in look.sides else "circle-open",
                "opacity": [theme.FAINT_BY_CONFIDENCE[c] for c in part["confidence"]], "line": {"width": 1.5, "color": color}},
    )  # fmt: skip


def report_hover(row: pd.Series, look: Look) -> str:
    """Title of the sitting, what is reported, and by whom."""
    said = row["words"] or (text.hours(row["figure"]) if pd.notna(row["figure"]) else "")
    return f"<b>{row['title']}</b><br>{said}<br>" + text.say("hover.says", speaker=row["speaker"])


def headline_ticks(one: pd.DataFrame, y: pd.Series) -> go.Scatter:
    """The headline durations as thick ticks with their length beside them."""
    return go.Scatter(
        x=one["minutes"], y=y, mode="markers+text", hoverinfo="text", customdata=one["record"],
        hovertext=[f"<b>{row.title}</b><br>" + text.say("hover.headline", time=text.hours(row.minutes)) for row in one.itertuples()],
        text=[text.hours(value) for value in one["minutes"]], textposition="top center", textfont={"size": 12},
        marker={"symbol": "line-ns", "size": 20, "line": {"width": 4, "color": theme.INK}},
    )  # fmt: skip


def joint_time(rows: pd.DataFrame, look: Look) -> go.Figure:
    """Joint time of each round as a bar with the range that the reports allow."""
    timed = rows[rows["minutes"].notna()]
    longest = max(timed["upper"].replace(np.inf, np.nan).max(), timed["minutes"].max(), HOUR)
    open_end = timed["upper"].replace(np.inf, longest * 1.04)
    figure = go.Figure(go.Bar(
        x=timed["minutes"], y=timed["title"], orientation="h", marker={"color": theme.GREY, "opacity": 0.8},
        customdata=timed["record"], hoverinfo="text", hovertext=[joint_hover(row) for _, row in timed.iterrows()],
        error_x={"type": "data", "symmetric": False, "array": open_end - timed["minutes"],
                 "arrayminus": timed["minutes"] - timed["lower"], "color": theme.INK, "thickness": 1, "width": 4},
    ))  # fmt: skip
    figure.update_yaxes(autorange="reversed")
    hour_axis(figure, longest)
    return theme.finish(figure, 70 + ROW * max(len(timed), 1), left=230)


def joint_hover(row: pd.Series) -> str:
    """Title, joint time, range and untimed sittings of a round."""
    lines = [f"<b>{row['title']}</b>", text.say("hover.joint", time=text.hours(row["minutes"]))]
    upper = text.hours(row["upper"]) if np.isfinite(row["upper"]) else text.say("hover.open")
    lines.append(text.say("hover.range", lower=text.hours(row["lower"]), upper=upper))
    if row["untimed"]:
        lines.append(
            text.say("hover.untimed", sittings=text.count(row["untimed"], "sitting", "sittings"))
        )
    return "<br>".join(lines)


def joint_time_by_track(rows: pd.DataFrame, look: Look) -> go.Figure:
    """Joint time of each track as a bar with its length beside it."""
    timed = rows[rows["minutes"].notna()]
    figure = go.Figure(go.Bar(
        x=timed["minutes"], y=timed["title"], orientation="h", marker={"color": theme.GREY, "opacity": 0.8}, hoverinfo="text",
        hovertext=[f"<b>{row.title}</b><br>" + text.hours(row.minutes) for row in timed.itertuples()],
        text=[text.hours(value) for value in timed["minutes"]], textposition="outside", cliponaxis=False,
    ))  # fmt: skip
    figure.update_yaxes(autorange="reversed")
    hour_axis(figure, max(timed["minutes"].max() if len(timed) else HOUR, HOUR) * 1.12)
    return theme.finish(figure, 70 + ROW * max(len(timed), 1), left=190)
