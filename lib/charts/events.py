"""Truces and pauses as spans of time, with what each side said of their keeping."""

from typing import Final

import pandas as pd

from lib import i18n
from lib.charts import figures, layout, marks, tokens
from lib.charts.tokens import Row, Style

#: The height of a row and that on a phone, and what stands over and under all rows, in pixels.
ROW, PHONE_ROW, AROUND = 44, 58, 84
#: How far the line of an open end runs, as a share of the axis.
OPEN_END: Final = 0.04
ENDED, OPEN, NOT_IN_FORCE = "ended", "open", "not_in_force"
STATUS: Final = "status_"


def keeping(row: Row, style: Style) -> list[str]:
    """What each side said of the keeping of a truce, "nothing said by" a side that did not."""
    return [said_by(str(row.get(STATUS + side, "")), style.name(side)) for side in style.sides]


def said_by(status: str, party: str) -> str:
    """How far something was carried out by the account of a party, or that it said nothing."""
    if not status:
        return i18n.say("hover.nothing_said", party=party)
    return i18n.say("hover.kept", party=party, status=status)


def hover(row: Row, style: Style) -> str:
    """Title, days, how it stands in time, and what each side and the others said."""
    others = [group for group in style.others if row.get(STATUS + group)]
    return marks.lines([
        marks.bold(row["title"]),
        marks.when(row["date"], row["date_edtf"], row["date_precision"]),
        style.label("standing", row["standing"]),
        *keeping(row, style),
        *(said_by(row[STATUS + group], style.name(group)) for group in others),
    ])  # fmt: skip


def name(row: Row, style: Style) -> str:
    """The title of an event and, in a second line, what each side said of its keeping."""
    return f"{row['title']}<br>{' · '.join(keeping(row, style))}"


def is_earlier(row: Row, style: Style) -> bool:
    """True for an event that began before the period."""
    return bool(row["date"] < style.first)


def mark_of(row: Row, style: Style) -> str:
    """The symbol of the first day: hollow where in force by no account, an arrow if earlier."""
    if is_earlier(row, style):
        return "triangle-left"
    return "circle-open" if row["standing"] == NOT_IN_FORCE else "circle"


def first_days(rows: list[Row], style: Style) -> figures.Trace:
    """A mark at the first day of each event, which opens its record; an earlier one at the edge."""
    return figures.scatter(
        x=[max(row["date"], style.first) for row in rows], y=list(range(len(rows))), mode="markers",
        customdata=[row["record"] for row in rows],
        hovertext=[hover(row, style) for row in rows], hoverinfo="text",
        marker={"size": 11, "color": tokens.INK, "symbol": [mark_of(row, style) for row in rows],
                "line": {"width": 1.8, "color": tokens.INK}},
    )  # fmt: skip


def spans(rows: list[Row]) -> figures.Trace:
    """A bar from the first to the last day of each event with a stated end."""
    ended = [(place, row) for place, row in enumerate(rows) if row["standing"] == ENDED]
    x = marks.joined(
        [row["date"] for _, row in ended],
        [row["end_date"] + pd.Timedelta(days=1) for _, row in ended],
    )
    y = marks.joined([place for place, _ in ended], [place for place, _ in ended])
    return marks.segments(x, y, tokens.INK, 9)


def open_ends(rows: list[Row], style: Style) -> list[figures.Trace]:
    """A thin line with an arrow head from the first day of each event without a stated end."""
    still = [(place, row) for place, row in enumerate(rows) if row["standing"] == OPEN]
    start, end = layout.ends(style)
    starts = [row["date"] for _, row in still]
    ends = [min(day + (end - start) * OPEN_END, end) for day in starts]
    places = [place for place, _ in still]
    line = marks.segments(marks.joined(starts, ends), marks.joined(places, places), tokens.GREY, 3)
    return [line, marks.arrow_heads(ends, places, tokens.GREY)] if still else []


def truces(rows: pd.DataFrame, style: Style) -> figures.Figure:
    """One row an event that lasts: a bar where its end is stated, an arrow where it is not."""
    figure = figures.Figure()
    drawn = tokens.each(rows)
    for trace in (spans(drawn), *open_ends(drawn, style), first_days(drawn, style)):
        figure.add_trace(trace)
    names = [name(row, style) for row in drawn]
    layout.lanes(figure, names)
    phone = layout.names_above(names, rise=0.36, size=11)
    phone["height"] = AROUND + PHONE_ROW * len(drawn)
    finished = tokens.finish(figure, AROUND + ROW * len(drawn), left=380, phone=phone)
    return layout.time_axis(finished, style)
