"""How long the sides sat: each sitting with every report of it."""

import numpy as np
import pandas as pd

from lib import drawing, text, theme
from lib.charts import axes, keys, marks, narrow
from lib.theme import Look, Row

ROW = 51
PHONE_ROW = 84
#: How far above (sides) or below (others) its sitting a report is drawn, in rows.
OFFSET = 0.18
#: How far above its marks a row's name stands on a phone, in rows.
RISE = 0.45
#: With more rows than this the ticks of the hours are written above as well.
TALL = 10


def sittings(rows: pd.DataFrame, look: Look) -> drawing.Figure:
    """Each sitting's headline duration as a tick, its evidence range, and every report as a mark.

    Rows: one a report, with the sitting's own ``minutes``, ``lower`` and ``upper`` on each.
    """
    one = rows.drop_duplicates("meeting_id").sort_values("date")
    place = {meeting: number for number, meeting in enumerate(one["meeting_id"])}
    one = one.assign(place=one["meeting_id"].map(place))
    longest = longest_time(one)
    figure = drawing.Figure(spans(one, longest), open_ends(one, longest))
    for group, part in rows.groupby("speaks_for"):
        offset = OFFSET if group in look.sides else -OFFSET
        y = part["meeting_id"].map(place) + offset
        figure.add_trace(reports(part, look, str(group), y))
    figure.add_trace(headline_ticks(one))
    names = [(day(row), row["kind_label"]) for row in theme.each(one)]
    axes.lanes(figure, ["<br>".join(name) for name in names])
    axes.hours(figure, longest)
    tall = axes.hours_above(figure) if len(one) > TALL else []
    figure.layout["annotations"].extend([*headlines(one), *tall])
    phone = phone_rows([", ".join(name) for name in names], [*headlines(one, RISE), *tall])
    finished = theme.finish(figure, 110.0 + ROW * max(len(one), 1), left=250, phone=phone)
    finished.layout["margin"]["r"] = 96
    return keys.with_speakers(finished, look, rows["speaks_for"])


def day(row: Row) -> str:
    """The day of a sitting as far as it is known."""
    return marks.when(row["date"], row["date_edtf"], row["date_precision"])


def headlines(one: pd.DataFrame, rise: float = 0.0) -> list[dict[str, object]]:
    """The headline durations in the right margin, or so many rows over their marks."""
    aside = {"xanchor": "right"} if rise else {"xanchor": "left", "xshift": 10}
    return [
        {"x": 1, "xref": "paper", "y": row["place"] - rise, "text": marks.bold(time_of(row)),
         "showarrow": False, "font": {"size": 12 if rise else 13}, **aside}
        for row in theme.each(one)
    ]  # fmt: skip


def phone_rows(names: list[str], more: list[dict[str, object]]) -> dict[str, object]:
    """The changes for a narrow screen: names above higher rows."""
    height = 120 + PHONE_ROW * max(len(names), 1)
    above = narrow.names_above(names, rise=RISE, right=16, more=more)
    return {**above, "height": height, "yaxis.range": [len(names) - 0.4, -0.8]}


def longest_time(one: pd.DataFrame) -> float:
    """The longest time of any sitting in minutes, an hour at least; open ends are left out."""
    finite = one["upper"].replace(np.inf, np.nan).max()
    return float(max(np.nanmax([finite, one["minutes"].max(), axes.HOUR]), axes.HOUR))


def spans(one: pd.DataFrame, longest: float) -> drawing.Trace:
    """A band for each evidence range; an open end runs to the edge."""
    upper, gap = one["upper"].replace(np.inf, longest * 1.06), np.full(len(one), np.nan)
    x = np.column_stack([one["lower"], upper, gap]).ravel()
    y = np.column_stack([one["place"], one["place"], gap]).ravel()
    return marks.segments(x, y, theme.FAINT, 6)


def open_ends(one: pd.DataFrame, longest: float) -> drawing.Trace:
    """An arrow head at the edge for each range without an upper end."""
    places = one.loc[np.isinf(one["upper"]), "place"]
    return marks.arrow_heads([longest * 1.06] * len(places), places, theme.GREY)


def reports(part: pd.DataFrame, look: Look, group: str, y: pd.Series) -> drawing.Trace:
    """Every report of one speaking group as a mark of its own."""
    color, form = look.color(group), keys.filled(look, group)
    strength = [theme.FAINT_BY_CONFIDENCE[confidence] for confidence in part["confidence"]]
    return drawing.scatter(
        x=part["figure"], y=y, mode="markers", customdata=part["record"], hoverinfo="text",
        hovertext=[hover(row) for row in theme.each(part)],
        marker={"size": 9, "color": color, "symbol": form, "opacity": strength,
                "line": {"width": 1.5, "color": color}},
    )  # fmt: skip


def hover(row: Row) -> str:
    """Title of the sitting, what is reported, and by whom."""
    said = row["words"] or (text.hours(row["figure"]) if pd.notna(row["figure"]) else "")
    says = text.say("hover.says", speaker=row["speaker"])
    return marks.lines([marks.bold(row["title"]), said, says])


def headline_ticks(one: pd.DataFrame) -> drawing.Trace:
    """The headline durations as thick ticks."""
    return drawing.scatter(
        x=one["minutes"], y=one["place"], mode="markers", hoverinfo="text",
        customdata=one["record"],
        hovertext=[headline_hover(row) for row in theme.each(one)],
        marker={"symbol": "line-ns", "size": 20, "line": {"width": 4, "color": theme.INK}},
    )  # fmt: skip


def headline_hover(row: Row) -> str:
    """Title and headline duration of a sitting."""
    said = text.say("hover.headline", time=time_of(row))
    return marks.lines([marks.bold(row["title"]), said])


def time_of(row: Row) -> str:
    """The headline duration of a sitting, its bounds where these alone are known."""
    return text.lasting(row["least"], row["most"], row["qualifier"])
