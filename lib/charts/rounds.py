"""Rounds and contacts by track, and the pauses between rounds."""

import pandas as pd
import plotly.graph_objects as go

from lib import text, theme
from lib.charts import axes, marks, narrow
from lib.theme import Look, Row

LANE = 62
ROUND = "round"
FORMS = {ROUND: "circle", "not_held": "x-thin-open"}
CONTACT_SIZE = 9


def rounds_by_track(rows: pd.DataFrame, look: Look) -> go.Figure:
    """Rounds and contacts on the lane of their track; rounds sized by joint time."""
    figure = go.Figure()
    tracks = list(dict.fromkeys(rows.sort_values("track_order")["track"]))
    for kind, part in rows.groupby("kind"):
        longest, places = rows["minutes"].max(), part["track"].map(tracks.index)
        figure.add_trace(kind_marks(part, look, str(kind), places, longest))
    axes.lanes(figure, tracks)
    phone = narrow.names_above(track.replace("<br>", " ") for track in tracks)
    finished = theme.finish(figure, 90 + LANE * len(tracks), left=190, phone=phone)
    return theme.time_axis(finished, look, rounds=False)


def kind_marks(
    part: pd.DataFrame, look: Look, kind: str, places: pd.Series, longest: float
) -> go.Scatter:
    """The marks of the rounds or contacts of one kind; ``longest`` is a joint time in minutes."""
    color = theme.INK if kind == ROUND else theme.GREY
    timed = marks.sizes(part["minutes"].fillna(0), longest)
    size = timed if kind == ROUND else [CONTACT_SIZE] * len(part)
    return go.Scatter(
        x=part["start_date"], y=places, mode="markers", customdata=part["record"],
        hoverinfo="text", hovertext=[hover(row, look) for row in part.to_dict("records")],
        marker={"symbol": FORMS.get(kind, "circle-open"), "size": size, "color": color,
                "opacity": 0.85, "line": {"width": 1.6, "color": color}},
    )  # fmt: skip


def hover(row: Row, look: Look) -> str:
    """Title, day, kind and joint time of a round or contact."""
    when = marks.when(row["start_date"], row["date_edtf"], row["date_precision"])
    shown = [marks.bold(row["title"]), when, look.label("round_kind", row["kind"])]
    if pd.notna(row["minutes"]):
        shown.append(text.say("hover.joint", time=text.hours(row["minutes"])))
    return marks.lines(shown)


def gaps_between_rounds(rows: pd.DataFrame, look: Look) -> go.Figure:
    """Days between the end of one round and the start of the next, one bar a pair."""
    figure = go.Figure(go.Bar(
        x=rows["days"], y=[text.say("gap.name", title=title) for title in rows["title"]],
        orientation="h", marker={"color": theme.GREY}, customdata=rows["record"],
        hoverinfo="text", hovertext=[gap_hover(row) for row in rows.to_dict("records")],
        text=[text.counted(days, "day") for days in rows["days"]], textposition="outside",
        cliponaxis=False,
    ))  # fmt: skip
    figure.update_yaxes(autorange="reversed")
    longest = max(rows["days"].max() if len(rows) else 1, 1)
    figure.update_xaxes(showticklabels=False, showgrid=False, range=[0, longest * 1.18])
    return theme.finish(figure, 60 + 30 * max(len(rows), 1), left=220)


def gap_hover(row: Row) -> str:
    """Title of the round, and how many days after the one before it came."""
    gap = text.say("hover.gap", days=text.number(row["days"]), after=row["after"])
    return marks.lines([marks.bold(row["title"]), gap])
