"""Durations: reports of every sitting, and joint time by round and track."""

from collections.abc import Iterable
from typing import Final

import numpy as np
import pandas as pd

from lib import i18n
from lib.charts import figures, layout, marks, tokens
from lib.charts.tokens import Row, Style

SITTING_ROW = 51
PHONE_ROW = 84
#: How far above (sides) or below (others) its sitting a report is drawn, in rows.
OFFSET = 0.18
#: How far above its marks a row's name stands on a phone, in rows.
RISE = 0.45
#: With more rows than this the ticks of the hours are written above as well.
TALL = 10
#: The least right margin, and what a letter of a duration in it takes, in pixels.
ROOM, LETTER = 96, 7.2
#: How long an open end fades, as a share of the longest time, and how strong its parts are.
FADE: Final = 0.09
FADING: Final = (0.8, 0.6, 0.42, 0.26, 0.12)


def sittings(rows: pd.DataFrame, style: Style) -> figures.Figure:
    """Each sitting's headline duration as a tick, its evidence range, and every report as a mark.

    Rows: one a report, with the sitting's own ``minutes``, ``lower`` and ``upper`` on each.
    """
    one = rows.drop_duplicates("meeting_id").sort_values("date")
    place = {meeting: number for number, meeting in enumerate(one["meeting_id"])}
    one = one.assign(place=one["meeting_id"].map(place))
    longest = longest_time(one)
    figure = figures.Figure(spans(one), *fading(one, one["place"], tokens.FAINT, longest, 6))
    for group, part in rows.groupby("speaks_for"):
        offset = OFFSET if group in style.sides else -OFFSET
        y = part["meeting_id"].map(place) + offset
        figure.add_trace(reports(part, style, str(group), y))
    figure.add_trace(headline_ticks(one))
    names = [(day(row), row["kind_label"]) for row in tokens.each(one)]
    layout.lanes(figure, ["<br>".join(name) for name in names])
    layout.hours(figure, longest)
    tall = layout.hours_above(figure) if len(one) > TALL else []
    figure.layout["annotations"].extend([*headlines(one), *tall])
    phone = phone_rows([", ".join(name) for name in names], [*headlines(one, RISE), *tall])
    finished = tokens.finish(figure, 110.0 + SITTING_ROW * max(len(one), 1), left=250, phone=phone)
    finished.layout["margin"]["r"] = room_aside(time_of(row) for row in tokens.each(one))
    return marks.with_speakers(finished, style, rows["speaks_for"])


def room_aside(words: Iterable[str]) -> float:
    """The right margin in pixels that holds the longest of the durations beside the rows."""
    return max(ROOM, 16 + LETTER * max((len(said) for said in words), default=0))


def day(row: Row) -> str:
    """The day of a sitting as far as it is known."""
    return marks.when(row["date"], row["date_edtf"], row["date_precision"])


def headlines(one: pd.DataFrame, rise: float = 0.0) -> list[dict[str, object]]:
    """The headline durations in the right margin, or so many rows over their marks."""
    aside = {"xanchor": "right"} if rise else {"xanchor": "left", "xshift": 10}
    return [
        {"x": 1, "xref": "paper", "y": row["place"] - rise, "text": marks.bold(time_of(row)),
         "showarrow": False, "font": {"size": 12 if rise else 13}, **aside}
        for row in tokens.each(one)
    ]  # fmt: skip


def phone_rows(names: list[str], more: list[dict[str, object]]) -> dict[str, object]:
    """The changes for a narrow screen: names above higher rows."""
    height = 120 + PHONE_ROW * max(len(names), 1)
    above = layout.names_above(names, rise=RISE, right=16, more=more)
    return {**above, "height": height, "yaxis.range": [len(names) - 0.4, -0.8]}


def longest_time(one: pd.DataFrame) -> float:
    """The longest time of any sitting in minutes, an hour at least; open ends are left out."""
    finite = one["upper"].replace(np.inf, np.nan).max()
    return float(max(np.nanmax([finite, one["minutes"].max(), layout.HOUR]), layout.HOUR))


def spans(one: pd.DataFrame) -> figures.Trace:
    """A band for each evidence range, as far as something is known of it."""
    upper, gap = known_end(one), np.full(len(one), np.nan)
    x = np.column_stack([one["lower"], upper, gap]).ravel()
    y = np.column_stack([one["place"], one["place"], gap]).ravel()
    return marks.segments(x, y, tokens.FAINT, 6)


def known_end(one: pd.DataFrame) -> pd.Series:
    """To where each evidence range is known: its upper end, or the headline where that is open."""
    known = one[["minutes", "lower"]].max(axis="columns")
    return one["upper"].where(np.isfinite(one["upper"]), known)


def fading(
    one: pd.DataFrame, places: pd.Series, color: str, longest: float, width: int
) -> list[figures.Trace]:
    """What runs on beyond each range without an upper end, ever paler and short of the edge."""
    is_open = np.isinf(one["upper"])
    open_at = list(zip(known_end(one)[is_open], places[is_open], strict=True))
    step = longest * FADE / len(FADING)
    found = []
    for number, strength in enumerate(FADING):
        x = [
            part
            for end, _ in open_at
            for part in (end + step * number, end + step * (number + 1), None)
        ]
        y = [part for _, place in open_at for part in (place, place, None)]
        found.append({**marks.segments(x, y, color, width), "opacity": strength})
    return found


def reports(part: pd.DataFrame, style: Style, group: str, y: pd.Series) -> figures.Trace:
    """Every report of one speaking group as a mark of its own."""
    color, form = style.color(group), marks.form_of(style, group)
    shares = [tokens.FAINT_BY_CONFIDENCE[confidence] for confidence in part["confidence"]]
    return figures.scatter(
        x=part["figure"], y=y, mode="markers", customdata=part["record"], hoverinfo="text",
        hovertext=[hover(row) for row in tokens.each(part)],
        marker={"size": 9, "symbol": form, "color": [tokens.pale(color, one) for one in shares],
                "line": {"width": 1.5, "color": color}},
    )  # fmt: skip


def hover(row: Row) -> str:
    """Title of the sitting, what is reported, and by whom."""
    said = row["words"] or (i18n.hours(row["figure"]) if pd.notna(row["figure"]) else "")
    says = i18n.say("hover.says", speaker=row["speaker"])
    return marks.lines([marks.bold(row["title"]), said, says])


def headline_ticks(one: pd.DataFrame) -> figures.Trace:
    """The headline durations as thick ticks."""
    return figures.scatter(
        x=one["minutes"], y=one["place"], mode="markers", hoverinfo="text",
        customdata=one["record"],
        hovertext=[headline_hover(row) for row in tokens.each(one)],
        marker={"symbol": "line-ns", "size": 20, "line": {"width": 4, "color": tokens.INK}},
    )  # fmt: skip


def headline_hover(row: Row) -> str:
    """Title and headline duration of a sitting."""
    said = i18n.say("hover.headline", time=time_of(row))
    return marks.lines([marks.bold(row["title"]), said])


def time_of(row: Row) -> str:
    """The headline duration of a sitting, its bounds where these alone are known."""
    return i18n.lasting(row["least"], row["most"], row["qualifier"])


JOINT_ROW = 34
MARKER = {"color": tokens.GREY, "opacity": 0.8}


def joint_time(rows: pd.DataFrame, style: Style) -> figures.Figure:
    """Joint time of each round as a bar with the range that the reports allow."""
    timed = rows[rows["minutes"].notna()]
    finite = timed["upper"].replace(np.inf, np.nan).max()
    longest = max(layout.HOUR, finite, timed["minutes"].max())
    figure = figures.Figure(figures.bar(
        x=timed["minutes"], y=timed["title"], orientation="h", marker=MARKER,
        customdata=timed["record"], hoverinfo="text",
        hovertext=[round_hover(row) for row in tokens.each(timed)],
        error_x=allowed(timed),
    ))  # fmt: skip
    for trace in fading(timed, timed["title"], tokens.INK, longest, 2):
        figure.add_trace(trace)
    figure.update_yaxes(autorange="reversed")
    layout.hours(figure, longest)
    phone = layout.wrapped(timed["title"], layout.few_hours(figure))
    return tokens.finish(figure, 70 + JOINT_ROW * max(len(timed), 1), left=230, phone=phone)


def allowed(timed: pd.DataFrame) -> dict[str, object]:
    """The range that the reports allow around each bar, as far as it is known."""
    return {
        "type": "data", "symmetric": False, "array": known_end(timed) - timed["minutes"],
        "arrayminus": timed["minutes"] - timed["lower"], "color": tokens.INK, "thickness": 1,
        "width": 4,
    }  # fmt: skip


def round_hover(row: Row) -> str:
    """Title, joint time, range and untimed sittings of a round."""
    upper = i18n.hours(row["upper"]) if np.isfinite(row["upper"]) else i18n.say("hover.open")
    shown = [
        marks.bold(row["title"]),
        i18n.say("hover.joint_by", time=joint_time_of(row), speaker=row["speaker"]),
        i18n.say("hover.range", lower=i18n.hours(row["lower"]), upper=upper),
    ]
    untimed = i18n.say("hover.untimed", sittings=i18n.counted(row["untimed"], "sitting"))
    return marks.lines([*shown, untimed] if row["untimed"] else shown)


def joint_time_by_track(rows: pd.DataFrame, style: Style) -> figures.Figure:
    """Joint time of each track as a bar with its length beside it."""
    timed = rows[rows["minutes"].notna()]
    figure = figures.Figure(figures.bar(
        x=timed["minutes"], y=timed["title"], orientation="h", marker=MARKER, hoverinfo="text",
        hovertext=[track_hover(row) for row in tokens.each(timed)],
        text=[joint_time_of(row) for row in tokens.each(timed)], textposition="outside",
        cliponaxis=False,
    ))  # fmt: skip
    figure.update_yaxes(autorange="reversed")
    longest = max(timed["minutes"].max() if len(timed) else layout.HOUR, layout.HOUR)
    layout.hours(figure, longest * 1.12)
    phone = layout.wrapped(
        timed["title"], {"xaxis.range": [0, longest * 1.5], **layout.few_hours(figure)}
    )
    return tokens.finish(figure, 70 + JOINT_ROW * max(len(timed), 1), left=190, phone=phone)


def track_hover(row: Row) -> str:
    """Title and joint time of a track, and by whose accounts."""
    said = i18n.say("hover.joint_by", time=joint_time_of(row), speaker=row["speaker"])
    return marks.lines([marks.bold(row["title"]), said])


def joint_time_of(row: Row) -> str:
    """The joint time of a row, its bounds where these alone are known."""
    return i18n.lasting(row["minutes"], row["most"], row["qualifier"])
