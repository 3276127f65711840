"""The densest days: a column a day, a panel an outcome and receiver, each number written out."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from lib import i18n
from lib.charts import figures, layout, marks, tokens
from lib.charts.tokens import Row, Style

#: The rows of each outcome and receiver.
Ways = dict[tuple[str, ...], list[Row]]
#: The height of a panel in pixels, the share of the height between two, and the room over a bar.
PANEL: Final = 76
GAP: Final = 0.07
ROOM: Final = 1.7
#: The height of a stub for a day without a number, as a share of the highest bar.
STUB: Final = 0.18


def by_day(rows: pd.DataFrame, style: Style) -> figures.Figure:
    """Bars by day for each outcome and receiver; a day without a number is a hatched stub."""
    every = tokens.each(rows)
    found = in_order(marks.groups(every, "outcome_id", "to_party"), style)
    names = [panel_name(way, style) for way in found]
    figure = layout.panels(names, gap=GAP)
    for number, ((_, party), part) in enumerate(found.items(), 1):
        known = [row for row in part if pd.notna(row["total"])]
        highest = max((row["total"] for row in known), default=1) or 1
        figure.add_trace(day_bars(known, style, party), panel=number)
        silent = [row for row in part if pd.isna(row["total"])]
        figure.add_trace(stubs(silent, style, party, highest * STUB), panel=number)
        figure.vertical[number - 1].update(
            range=[0, highest * ROOM], showticklabels=False, showgrid=False, zeroline=True
        )
    days = [i18n.day_of_year(day) for day in dict.fromkeys(row["date"] for row in every)]
    figure.update_xaxes(
        type="category", categoryorder="array", categoryarray=days, range=[-0.5, len(days) - 0.5],
        tickmode="array", tickvals=days, ticktext=in_two_lines(days),
        tickangle=0, showgrid=False,
    )  # fmt: skip
    return tokens.finish(figure, 70 + PANEL * max(len(found), 1), left=8)


def in_order(found: Ways, style: Style) -> Ways:
    """The rows of each outcome and receiver in the order of the package."""
    receivers = style.receiving(party for _, party in found)
    order = [(outcome, party) for outcome in style.labels["lane"] for party in receivers]
    return {way: found[way] for way in order if way in found}


def panel_name(way: tuple[str, ...], style: Style) -> str:
    """The outcome and its receiver, in one line."""
    outcome, party = way
    return i18n.say("lane.of_day", what=style.label("lane", outcome), to=style.name(party))


def in_two_lines(days: Sequence[str]) -> list[str]:
    """The days, with the month below where it begins: a phone has no room for more."""
    split = [day.split(" ", 1) for day in days]
    months = [month for _, month in split]
    is_new = [month != before for month, before in zip(months, ["", *months], strict=False)]
    return [marks.lines([day, month]) if new else day
            for (day, month), new in zip(split, is_new, strict=True)]  # fmt: skip


def day_bars(part: Sequence[Row], style: Style, party: str) -> figures.Trace:
    """The bars of one panel with their numbers over them."""
    return figures.bar(
        x=[i18n.day_of_year(row["date"]) for row in part], y=[row["total"] for row in part],
        text=[number_over(row) for row in part], textposition="outside", textangle=0,
        textfont={"size": 10}, constraintext="none", cliponaxis=False, width=0.6,
        marker={"color": style.color(party)}, hoverinfo="text",
        hovertext=[day_hover(row, style) for row in part],
    )  # fmt: skip


def number_over(row: Row) -> str:
    """The number over a bar, with a plus where it is known from below only: bars are narrow."""
    plus = i18n.say("hover.or_more") if row["qualifier"] else ""
    return i18n.number(row["total"]) + plus


def stubs(part: Sequence[Row], style: Style, party: str, height: float) -> figures.Trace:
    """A hatched stub for each day on which nobody gives a number."""
    return figures.bar(
        x=[i18n.day_of_year(row["date"]) for row in part], y=[height] * len(part), width=0.6,
        marker=marks.patterned(style.color(party), 1.0, "/"), hoverinfo="text", name="stub",
        hovertext=[day_hover(row, style) for row in part],
    )  # fmt: skip


def day_hover(row: Row, style: Style) -> str:
    """Day, sum with its receiver, and how many records have no figure."""
    said = i18n.amount(row["total"], row["qualifier"])
    shown = [
        marks.bold(i18n.day(row["date"])),
        i18n.say("hover.figure", figure=said, to=style.name(row["to_party"])),
    ]
    if row["silent"]:
        silent = i18n.counted(row["silent"], "record")
        shown.append(i18n.say("hover.silent", silent=silent))
    return marks.lines(shown)
