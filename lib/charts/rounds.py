"""Rounds and contacts by track, and the pauses between rounds."""

import numpy as np
import pandas as pd

from lib import i18n
from lib.charts import figures, layout, marks, tokens
from lib.charts.tokens import Row, Style

LANE, PHONE_LANE = 62, 96
CONTACT_SIZE = 9


def rounds_by_track(rows: pd.DataFrame, style: Style) -> figures.Figure:
    """Rounds and contacts on the lane of their track; rounds sized by joint time."""
    figure = figures.Figure()
    tracks = list(dict.fromkeys(rows.sort_values("track_order")["track"]))
    for (is_round, was_held), part in rows.groupby(["is_round", "was_held"]):
        form = "x-thin-open" if not was_held else "circle" if is_round else "circle-open"
        part = part.sort_values("start_date")
        rises = layout.levels(list(part["start_date"]), style) if is_round else 0.0
        part = part.assign(place=part["track"].map(tracks.index) + rises)
        size = marks.sizes(part["minutes"].tolist(), rows["minutes"].max())
        figure.add_trace(track_marks(part, style, form, size if is_round else None))
    layout.lanes(figure, tracks)
    above = layout.names_above([track.replace("<br>", " ") for track in tracks], rise=0.5)
    height, span = 90 + PHONE_LANE * len(tracks), [len(tracks) - 0.4, -0.7]
    phone = {**above, "height": height, "yaxis.range": span}
    finished = tokens.finish(figure, 90 + LANE * len(tracks), left=190, phone=phone)
    return layout.time_axis(finished, style, rounds=False)


def track_marks(
    part: pd.DataFrame, style: Style, form: str, size: np.ndarray | None
) -> figures.Trace:
    """The marks of rounds, sized in pixels by their joint time, or of contacts without a size."""
    color = tokens.GREY if size is None else tokens.INK
    rim = (
        {"width": 1.6, "color": color} if form != "circle" else {"width": 1, "color": tokens.PAPER}
    )
    return figures.scatter(
        x=part["start_date"], y=part["place"], mode="markers", customdata=part["record"],
        hoverinfo="text", hovertext=[hover(row, style) for row in tokens.each(part)],
        marker={"symbol": form, "size": CONTACT_SIZE if size is None else size, "color": color,
                "opacity": 0.85, "line": rim}, cliponaxis=False,
    )  # fmt: skip


def hover(row: Row, style: Style) -> str:
    """Title, day, kind and joint time of a round or contact."""
    when = marks.when(row["start_date"], row["date_edtf"], row["date_precision"])
    shown = [marks.bold(row["title"]), when, style.label("round_kind", row["kind"])]
    if pd.notna(row["minutes"]):
        time = i18n.lasting(row["minutes"], row["most"], row["qualifier"])
        shown.append(i18n.say("hover.joint_by", time=time, speaker=row["speaker"]))
    return marks.lines(shown)


def gaps_between_rounds(rows: pd.DataFrame, style: Style) -> figures.Figure:
    """Days between the end of one round and the start of the next, one bar a pair."""
    figure = figures.Figure(figures.bar(
        x=rows["days"], y=rows_names(rows),
        orientation="h", marker={"color": tokens.GREY}, customdata=rows["record"],
        hoverinfo="text", hovertext=[gap_hover(row) for row in tokens.each(rows)],
        text=[i18n.counted(days, "day") for days in rows["days"]], textposition="outside",
        cliponaxis=False,
    ))  # fmt: skip
    figure.update_yaxes(autorange="reversed")
    longest = max(rows["days"].max() if len(rows) else 1, 1)
    figure.update_xaxes(showticklabels=False, showgrid=False, range=[0, longest * 1.18])
    phone = layout.wrapped(rows_names(rows), {"xaxis.range": [0, longest * 1.6]})
    return tokens.finish(figure, 60 + 30 * max(len(rows), 1), left=220, phone=phone)


def rows_names(rows: pd.DataFrame) -> list[str]:
    """The name of each pause: before which round it lies."""
    return [i18n.say("gap.name", title=title) for title in rows["title"]]


def gap_hover(row: Row) -> str:
    """Title of the round, and how many days after the one before it came."""
    gap = i18n.say("hover.gap", days=i18n.Count(row["days"]), after=row["after"])
    return marks.lines([marks.bold(row["title"]), gap])
