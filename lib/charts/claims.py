"""Claims: differences between the sides, states, kinds of sources, residuals of official totals."""

import textwrap
from collections.abc import Sequence
from typing import Final

import pandas as pd

from lib import i18n
from lib.charts import figures, layout, marks, tokens
from lib.charts.tokens import Row, Style

DIFFERENCE_ROW = 46
PHONE_ROW = 64
#: How many letters of a name stand in a line on a phone.
PHONE_NAME = 62
#: The room beside the rows, and what a letter of how far apart the sides are takes, in pixels.
ASIDE, LETTER = 24, 6.6
#: The least share that is said as a number.
LEAST_SHARE = 0.01
#: How far below the first side's mark the last side's stands, in rows: equal figures stay apart.
SPREAD = 0.3
#: Distances between ticks, how many of them there may be, and the room for labels at each end.
STEPS, MOST_STEPS, ROOM = (0.05, 0.1, 0.2, 0.5, 1.0), 4, 0.2
#: The share at which the axis begins at the latest.
HIGHEST_LEAST = 0.8


def differences(rows: pd.DataFrame, style: Style) -> figures.Figure:
    """Dumbbells: each record's values by side, as a share of the larger, joined by a segment."""
    pairs = list(marks.groups(tokens.each(rows), "key").values())
    names = [row_name(sides[0], style) for sides in pairs]
    placed = [in_place(sides, place) for place, sides in enumerate(pairs)]
    each = [row for sides in placed for row in sides]
    figure = figures.Figure(joining(placed))
    for (party,), part in marks.groups(each, "party_id").items():
        figure.add_trace(party_values(part, style, party))
    layout.lanes(figure, names)
    figure.update_yaxes(range=[len(names) - 0.4, -0.6], showgrid=True)
    from_least(figure, min((row["relative"] for row in each), default=1.0))
    height = marks.ABOVE + 60 + DIFFERENCE_ROW * max(len(names), 1)
    said = [apart(sides) for sides in pairs]
    for place, words in enumerate(said):
        ends = {"xref": "paper", "xanchor": "left", "xshift": 8}
        marks.beside(figure, 1, place, words, **ends)
    finished = tokens.finish(figure, height, left=300, phone=phone(names, said))
    finished.layout["margin"]["r"] = ASIDE + LETTER * max(map(len, said), default=0)
    return marks.with_speakers(finished, style, [row["party_id"] for row in each])


def in_place(sides: Sequence[Row], place: int) -> list[Row]:
    """The sides of one figure with its ``place`` and what each is ``relative`` to the larger."""
    larger = max(1, *(row["figure"] for row in sides))
    return [{**row, "relative": row["figure"] / larger, "place": place} for row in sides]


def joining(placed: Sequence[Sequence[Row]]) -> figures.Trace:
    """The segment of each figure from its least value to its largest."""
    values = [[row["relative"] for row in sides] for sides in placed]
    x, places = marks.joined(map(min, values), map(max, values)), range(len(placed))
    return marks.segments(x, marks.joined(places, places), tokens.FAINT, 5)


def from_least(figure: figures.Figure, least: float) -> None:
    """Give the figure an axis of shares of the larger figure that begins below the least of them.

    Marks, unlike bars, need no axis from zero; nor shall a small difference look large.
    """
    least = min(least, HIGHEST_LEAST)
    step = next(step for step in STEPS if (1 - least) / step <= MOST_STEPS)
    ticks = [1 - step * number for number in range(int((1 - least) / step) + 1)]
    words = [i18n.say("differences.larger"), *(i18n.share(tick) for tick in ticks[1:])]
    room = (1 - least) * ROOM
    figure.update_xaxes(
        range=[least - room, 1 + room], tickvals=ticks, ticktext=words, showgrid=False
    )


def row_name(row: Row, style: Style) -> str:
    """Title of the record, and below it what is compared and to whom."""
    party, topic = row["to_party"], style.label("topic", row["topic"])
    to = i18n.say("differences.to", to=style.name(party)) if party else ""
    return i18n.say("differences.name", title=row["title"], topic=topic, to=to)


def apart(sides: Sequence[Row]) -> str:
    """How far the figures of the sides lie apart, as a number and as a share of the larger."""
    most, least = (end(row["figure"] for row in sides) for end in (max, min))
    exact = all(row["qualifier"] in ("", "exactly") for row in sides)
    amount = i18n.amount(most - least, "exactly" if exact else "about")
    part = (most - least) / max(most, 1)
    share = i18n.share(part) if part >= LEAST_SHARE else i18n.say("differences.little")
    return i18n.say("differences.apart", amount=amount, share=share)


def phone(names: list[str], said: list[str]) -> dict[str, object]:
    """The changes for a narrow screen: names and how far apart above higher rows."""
    pairs = zip(names, said, strict=True)
    whole = [f"{name.replace('<br>', ': ')}: {words}" for name, words in pairs]
    lines = [marks.lines(textwrap.wrap(name, PHONE_NAME)) for name in whole]
    height = marks.ABOVE + 60 + PHONE_ROW * len(names)
    above = layout.names_above(lines, rise=0.46, size=11)
    return {**above, "height": height, "xaxis.tickangle": 0, "xaxis.tickfont.size": 11}


def party_values(part: Sequence[Row], style: Style, party: str) -> figures.Trace:
    """One side's values as labelled marks; the larger value of a row is labelled to its right."""
    color = style.color(party)
    aside = ["middle right" if row["relative"] >= 1 else "middle left" for row in part]
    order = style.receiving([party])
    shift = SPREAD * (order.index(party) / max(len(order) - 1, 1) - 0.5)
    return figures.scatter(
        x=[row["relative"] for row in part], y=[row["place"] + shift for row in part],
        mode="markers+text", customdata=[row["record"] for row in part],
        hovertext=[difference_hover(row, style.name(party)) for row in part], hoverinfo="text",
        text=[i18n.amount(row["figure"], row["qualifier"]) for row in part], textposition=aside,
        textfont={"color": color, "size": 12}, cliponaxis=False,
        marker={"size": 11, "symbol": marks.form_of(style, party),
                "line": {"width": marks.RIM, "color": color},
                "color": [tokens.pale(color, tokens.strength("differ", row["confidence"]))
                          for row in part]},
    )  # fmt: skip


def difference_hover(row: Row, name: str) -> str:
    """Title, the side's figure, and who says it."""
    said = f"{name}: {i18n.amount(row['figure'], row['qualifier'])}"
    return marks.lines(
        [marks.bold(row["title"]), said, i18n.say("hover.says", speaker=row["speaker"])]
    )


#: Cells of a line of the waffle, for how many there is room on a wide screen, so that cells stand
#: close; their size and the height of a line in pixels.
CELLS, WIDTH, CELL, LINE = 23, 46, 10, 24
#: The symbol of a cell by its state: form and fill say it beside the colour.
CELL_FORMS: Final = {"agree": "square", "differ": "diamond-open-dot"}


def waffle(rows: pd.DataFrame, style: Style) -> figures.Figure:
    """A cell for each figure that several sides give; one on which they differ has its own form."""
    figure, cells = figures.Figure(), tokens.each(rows)
    placed = [{**row, "column": at % CELLS, "line": at // CELLS} for at, row in enumerate(cells)]
    for (state,), part in marks.groups(placed, "state").items():
        figure.add_trace(cells_of(part, style, state))
    lines = max((row["line"] for row in placed), default=0) + 1
    figure.update_xaxes(range=[-0.7, WIDTH - 0.3], visible=False)
    figure.update_yaxes(range=[lines - 0.4, -0.6], visible=False)
    narrow = {"xaxis.range": [-0.7, CELLS - 0.3]}
    finished = tokens.finish(figure, marks.ABOVE + 44 + LINE * lines, left=8, phone=narrow)
    return marks.with_legend(finished)


def cells_of(part: Sequence[Row], style: Style, state: str) -> figures.Trace:
    """The cells of one state."""
    color = tokens.INK if state == "differ" else tokens.GREY
    return figures.scatter(
        x=[row["column"] for row in part], y=[row["line"] for row in part], mode="markers",
        customdata=[row["record"] for row in part], name=style.label("state", state),
        hovertext=[cell_hover(row, style) for row in part], hoverinfo="text",
        marker={"symbol": CELL_FORMS[state], "size": CELL, "color": color,
                "line": {"width": marks.RIM, "color": color}},
    )  # fmt: skip


def cell_hover(row: Row, style: Style) -> str:
    """The record, what is compared and to whom, and whether the sides agree."""
    return marks.lines([marks.bold(row_name(row, style)), style.label("state", row["state"])])


STATE_ROW = 38
#: Colour and share of it in the fill of each state where states are stacked.
FILL = {
    "agree": (tokens.GREY, 1.0), "differ": (tokens.INK, 1.0),
    "one_side": (tokens.GREY, 0.4), "no_figure": (tokens.GREY, 0.0),
}  # fmt: skip


def state_bar(part: Sequence[Row], style: Style, state: str, **values: object) -> figures.Trace:
    """The part of every bar that one state takes."""
    name, (color, share) = style.label("state", state), FILL[state]
    hover = [
        marks.lines([marks.bold(name), i18n.counted(row["figures"], "figure")]) for row in part
    ]
    return figures.bar(
        **values, name=name, hovertext=hover, hoverinfo="text",
        marker=marks.rimmed(color, share),
    )  # fmt: skip


def states_by_month(rows: pd.DataFrame, style: Style) -> figures.Figure:
    """How many figures of each month both sides agree on, differ on, or leave to one side."""
    figure, width = figures.Figure(), layout.bar_width(style)
    middles = dict(zip(rows["month"], layout.middles(rows["month"], style), strict=True))
    found = marks.groups(tokens.each(rows), "state")
    for state in [state for state in FILL if (state,) in found]:
        part = found[(state,)]
        x, y = [middles[row["month"]] for row in part], [row["figures"] for row in part]
        figure.add_trace(state_bar(part, style, state, x=x, y=y, width=width))
    figure.update_layout(barmode="stack")
    figure = tokens.finish(figure, 320)
    figure.update_yaxes(rangemode="tozero", tickformat="d", nticks=5)
    return marks.with_legend(layout.time_axis(figure, style, by_month=True))


def states_by_topic(rows: pd.DataFrame, style: Style) -> figures.Figure:
    """The share of each state among the figures of one kind."""
    figure, found = figures.Figure(), marks.groups(tokens.each(rows), "state")
    for state in [state for state in FILL if (state,) in found]:
        part = found[(state,)]
        names = [style.label("topic", row["topic"]) for row in part]
        share = [row["topic_percent"] / 100 for row in part]
        figure.add_trace(state_bar(part, style, state, x=share, y=names, orientation="h"))
    figure.update_layout(barmode="stack")
    figure = tokens.finish(figure, 90 + STATE_ROW * max(rows["topic"].nunique(), 1), left=8)
    layout.shares(figure, (0, 1), i18n.share(1))
    figure.update_yaxes(autorange="reversed")
    return marks.with_legend(figure)


SOURCE_ROW = 38


def source_mix(rows: pd.DataFrame, style: Style) -> figures.Figure:
    """How many claims of each speaking group rest on which kind of source."""
    figure, found = figures.Figure(), marks.groups(tokens.each(rows), "source_kind")
    for number, kind in enumerate(style.labels["source_kind"]):
        if (kind,) in found:
            figure.add_trace(kind_bar(found[(kind,)], style, kind, number))
    groups = [*style.sides, *style.others]
    names = [style.name(group) for group in reversed(groups)]
    figure.update_yaxes(categoryorder="array", categoryarray=names)
    figure.update_xaxes(tickformat=",d", rangemode="tozero")
    figure.update_layout(barmode="stack")
    return marks.with_legend(tokens.finish(figure, 90 + SOURCE_ROW * (len(groups) + 1), left=8))


def kind_bar(part: Sequence[Row], style: Style, kind: str, number: int) -> figures.Trace:
    """The part of every bar that one kind of source takes."""
    name = style.label("source_kind", kind)
    hover = [marks.lines([marks.bold(name), i18n.counted(row["claims"], "claim")]) for row in part]
    return figures.bar(
        x=[row["claims"] for row in part], y=[style.name(row["speaks_for"]) for row in part],
        orientation="h",
        name=name, hovertext=hover, hoverinfo="text",
        marker=marks.rimmed(tokens.INK, tokens.GREYS[number % len(tokens.GREYS)]),
    )  # fmt: skip


#: The columns that are drawn.
DRAWN: Final = ("title", "as_of", "figure", "qualifier", "our_sum", "speaker", "record",
                "is_change_of_base", "residual_reason")  # fmt: skip
#: So many letters stand in a line of hover text.
WIDE: Final = 64


def residuals(rows: pd.DataFrame, style: Style) -> figures.Figure:
    """Official totals and our sums by scope, on time: a hollow diamond each, joined to our sum."""
    drawn = tokens.each(rows, DRAWN)
    at, ours, stated = ([row[name] for row in drawn] for name in ("as_of", "our_sum", "figure"))
    ends = marks.segments(marks.joined(at, at), marks.joined(ours, stated), tokens.FAINT, 3)
    figure = figures.Figure(ends)
    hovers = [residual_hover(row) for row in drawn]
    figure.add_trace(totals(drawn, "our_sum", hovers, "line-ew", tokens.INK))
    figure.add_trace(totals(drawn, "figure", hovers, "diamond-open", tokens.GREY))
    words = i18n.say("residual.change_of_base")
    for row in drawn:
        if row["is_change_of_base"]:
            marks.beside(figure, row["as_of"], row["figure"], words, xanchor="right", yshift=14)
    layout.counts(figure, 5)
    return layout.time_axis(tokens.finish(figure, 340), style)


def totals(
    rows: Sequence[Row], column: str, hovers: list[str], form: str, color: str
) -> figures.Trace:
    """One mark a total at the value of a column."""
    return figures.scatter(
        x=[row["as_of"] for row in rows], y=[row[column] for row in rows], mode="markers",
        customdata=[row["record"] for row in rows], hovertext=hovers, hoverinfo="text",
        marker={"symbol": form, "size": 9, "color": color, "line": {"width": 2, "color": color}},
    )  # fmt: skip


def residual_hover(row: Row) -> str:
    """Title, the official total with its speaker, and our sum."""
    stated, ours = i18n.amount(row["figure"], row["qualifier"]), i18n.number(row["our_sum"])
    said = i18n.say("hover.total", stated=stated, ours=ours, speaker=row["speaker"])
    between = i18n.residual(row["figure"] - row["our_sum"], row["residual_reason"])
    return marks.lines([marks.bold(row["title"]), said, *textwrap.wrap(between, WIDE)])
