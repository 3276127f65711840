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


#: A pause has room for its number from this share of the axis on, also on a narrow screen.
ROOM, PHONE_ROOM = 0.05, 0.14
STRIP = 150


def gaps_between_rounds(rows: pd.DataFrame, style: Style) -> figures.Figure:
    """The pauses between rounds as one strip on the calendar, with a mark where each ends."""
    begun = rows["start_date"] - pd.to_timedelta(rows["days"], unit="D")
    pauses = zip(begun, rows["start_date"], strict=True)
    x = [end for first, last in pauses for end in (first, last, None)]
    figure = figures.Figure(marks.segments(x, [0, 0, None] * len(rows), tokens.FAINT, 14))
    figure.add_trace(round_ends(rows))
    span = max((style.last - style.first).days, 1)
    middles = begun + (rows["start_date"] - begun) / 2
    shares = rows["days"] / span
    hidden = {}
    for middle, share, days in zip(middles, shares, rows["days"], strict=True):
        if share >= ROOM:
            place = len(figure.layout["annotations"])
            words = i18n.counted(days, "day") if share >= PHONE_ROOM else i18n.number(days)
            ends = {"xanchor": "center", "yanchor": "bottom", "yshift": 12}
            marks.beside(figure, middle, 0, words, **ends)
            if share < PHONE_ROOM:
                hidden[f"annotations.{place}.visible"] = False
    figure.update_yaxes(visible=False, range=[-1, 1.4])
    finished = tokens.finish(figure, STRIP, left=24, phone=hidden)
    return layout.time_axis(finished, style, rounds=False)


def round_ends(rows: pd.DataFrame) -> figures.Trace:
    """An upright mark at the start of each round, which opens its record."""
    return figures.scatter(
        x=rows["start_date"], y=[0] * len(rows), mode="markers", customdata=rows["record"],
        hoverinfo="text", hovertext=[gap_hover(row) for row in tokens.each(rows)],
        marker={"symbol": "line-ns", "size": 26, "line": {"width": 3, "color": tokens.INK}},
    )  # fmt: skip


def gap_hover(row: Row) -> str:
    """Title of the round, and how many days after the one before it came."""
    gap = i18n.say("hover.gap", days=i18n.Count(row["days"]), after=row["after"])
    return marks.lines([marks.bold(row["title"]), gap])
