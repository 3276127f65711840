"""Outcomes: by month, summed up, and one by one."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

import pandas as pd

from lib import i18n
from lib.charts import figures, layout, marks, tokens
from lib.charts.tokens import Row, Style

MIRRORED = 2
#: The height of a stub for a month without a number, as a share of the highest bar.
STUB = 0.06
#: The height of a chart and of its plot in pixels, and of the upright words over a stub.
HEIGHT, WORDS = 270, 84
PLOT: Final = HEIGHT - tokens.MARGIN["t"] - tokens.MARGIN["b"]
#: Up to how many stubs of a direction are named on the drawing.
NAMED_STUBS = 3
#: Round distances between ticks, and how many ticks a direction may have.
STEPS = tuple(base * int(10**power) for power in range(9) for base in (1, 2, 5))
MOST_TICKS = 4
#: The rows of each receiver.
Parts = dict[str, list[Row]]


def by_month(rows: pd.DataFrame, style: Style) -> figures.Figure:
    """Monthly sums to each receiver: mirrored bars for two, small multiples for more."""
    parts = to_each(rows, style)
    return mirrored(parts, style) if len(parts) == MIRRORED else multiples(parts, style)


def to_each(rows: pd.DataFrame, style: Style) -> Parts:
    """The rows of each receiver, each with the ``middle`` of its month in the period."""
    placed = rows.assign(middle=layout.middles(rows["month"], style))
    found = marks.groups(tokens.each(placed), "to_party")
    return {party: found.get((party,), []) for party in style.receiving(rows["to_party"])}


def is_known(row: Row) -> bool:
    """True for a month of which somebody gives a number."""
    return bool(pd.notna(row["total"]))


def largest(part: Iterable[Row]) -> float:
    """The highest known monthly number, 1 where there is none."""
    return max((row["total"] for row in part if is_known(row)), default=1.0) or 1.0


def month_bars(part: Sequence[Row], style: Style, party: str, sign: int) -> figures.Trace:
    """The monthly bars of one receiver, upwards (1) or downwards (-1)."""
    known = [row for row in part if is_known(row)]
    return figures.bar(
        x=[row["middle"] for row in known], y=[row["total"] * sign for row in known],
        width=layout.bar_width(style),
        marker={"color": style.color(party)}, hoverinfo="text",
        hovertext=[month_hover(row, style.name(party)) for row in known],
    )  # fmt: skip


def stubs(part: Sequence[Row], style: Style, party: str, height: float) -> figures.Trace:
    """A hatched stub for each month without a number, of a height that says nothing."""
    silent = [row for row in part if not is_known(row)]
    return figures.bar(
        x=[row["middle"] for row in silent], y=[height] * len(silent),
        width=layout.bar_width(style),
        marker=marks.patterned(style.color(party), 1.0, "/"), hoverinfo="text", name="stub",
        hovertext=[marks.lines([marks.bold(i18n.month(row["month"])), unpublished(row, style)])
                   for row in silent],
    )  # fmt: skip


def unpublished(row: Row, style: Style) -> str:
    """How many handovers of a month have no number from whom the reader hears."""
    handovers = i18n.counted(row["silent"], "handover")
    return i18n.say("hover.unpublished", handovers=handovers, unsaid=style.unsaid)


def unpublished_short(row: Row) -> str:
    """How many handovers of a month have no number, as short as a drawing needs it."""
    return i18n.say("hover.unpublished_short", silent=i18n.number(row["silent"]))


def stub_words(part: Sequence[Row], height: float, panel: int = 1) -> list[dict[str, object]]:
    """The words over the stubs of one receiver, upright, where they are few."""
    silent = [row for row in part if not is_known(row)]
    if len(silent) > NAMED_STUBS:
        return []
    end = {"yanchor": "bottom"} if height > 0 else {"yanchor": "top"}
    return [
        {"x": row["middle"], "y": height, "yref": figures.axis(panel),
         "text": unpublished_short(row), "textangle": -90, "showarrow": False,
         "font": {"size": 11, "color": tokens.GREY}, **end}
        for row in silent
    ]  # fmt: skip


def month_hover(row: Row, to: str) -> str:
    """Month, sum, and how many records have no figure."""
    figure = i18n.say("hover.figure", figure=i18n.amount(row["total"], row["qualifier"]), to=to)
    silent = i18n.say("hover.silent", silent=i18n.counted(row["silent"], "record"))
    shown = [marks.bold(i18n.month(row["month"])), figure]
    return marks.lines([*shown, silent] if row["silent"] else shown)


def mirrored(parts: Parts, style: Style) -> figures.Figure:
    """Bars to the first receiver upwards, to the second downwards, each direction named."""
    figure, words = figures.Figure(), list[list[dict[str, object]]]()
    height = STUB * max(map(largest, parts.values()))
    names = layout.receivers(style, parts)
    for (party, part), name, sign in zip(parts.items(), names, (1, -1), strict=True):
        figure.add_trace(month_bars(part, style, party, sign))
        figure.add_trace(stubs(part, style, party, height * sign))
        words.append(stub_words(part, height * sign))
        end = (1, "top") if sign > 0 else (0, "bottom")
        place = {"xref": "paper", "yref": "paper", "yanchor": end[1]}
        font = {"size": 13, "color": style.color(party)}
        marks.beside(figure, 0, end[0], marks.bold(name), font=font, **place)
    mirror_axis(figure, parts.values(), [bool(of) for of in words])
    figure.update_layout(barmode="overlay")
    finished = named(figure, [*chain.from_iterable(words)], HEIGHT)
    return layout.time_axis(finished, style, by_month=True)


def named(figure: figures.Figure, words: list[dict[str, object]], height: float) -> figures.Figure:
    """The finished figure with the words over its stubs, for which a phone has no room."""
    phone = {"annotations": list(figure.layout["annotations"])} if words else {}
    figure.layout["annotations"].extend(words)
    return tokens.finish(figure, height, phone=phone)


def mirror_axis(
    figure: figures.Figure, parts: Iterable[Sequence[Row]], worded: Sequence[bool]
) -> None:
    """Give the mirrored axis ticks without a minus sign, and room for the names over the bars.

    A direction that is ``worded`` is high enough for the upright words over its stubs.
    """
    up, down = map(largest, parts)
    step = tick_step(max(up, down))
    ticks = [step * n for n in range(-int(down // step), int(up // step) + 1)]
    room = (up + down) * 0.14
    top, foot = worded_ends((up + room, down + room), worded)
    figure.update_yaxes(
        tickvals=ticks, ticktext=[i18n.number(abs(tick)) for tick in ticks],
        range=[-foot, top], zeroline=True,
    )  # fmt: skip


def worded_ends(ends: tuple[float, float], worded: Sequence[bool]) -> tuple[float, float]:
    """The ends of a mirrored axis, far enough out for WORDS pixels over a stub where ``worded``."""
    share = (WORDS + STUB * PLOT) / PLOT
    top, foot = ends
    top = max(top, foot * share / (1 - share)) if worded[0] else top
    foot = max(foot, top * share / (1 - share)) if worded[1] else foot
    return top, foot


def tick_step(largest: float, most: int = MOST_TICKS) -> int:
    """A round distance of ticks with at most ``most`` of them up to the largest value."""
    return next(step for step in STEPS if largest / step <= most)


def multiples(parts: Parts, style: Style) -> figures.Figure:
    """Bars of each receiver in a panel of its own."""
    figure, words = layout.panels(layout.receivers(style, parts)), list[dict[str, object]]()
    for number, (party, part) in enumerate(parts.items(), 1):
        height = STUB * largest(part)
        figure.add_trace(month_bars(part, style, party, 1), panel=number)
        figure.add_trace(stubs(part, style, party, height), panel=number)
        words += stub_words(part, height, number)
    layout.counts(figure, 4)
    finished = named(figure, words, 60 + layout.PANEL * len(parts))
    return layout.time_axis(finished, style, by_month=True)


#: The part of the plot's height that the largest total takes, since the axis ends a little above.
PLOT_SHARE = 0.95
#: The names at the ends: height of a line and width of a letter in pixels, letters in a line.
LINE, LETTER, NARROW = 17, 7, 14
#: What a point of a running total is drawn from.
POINT = ("series", "to_party", "date", "running_total", "qualifier")


def summed_up(rows: pd.DataFrame, style: Style) -> figures.Figure:
    """Running totals as steps, named at their ends, with official totals as points.

    Rows: ``series`` is "sum" for our running total and "official" for a stated total.
    """
    figure, found = figures.Figure(), lines(rows)
    for party in style.receiving(found):
        if party in found and pd.notna(found[party][-1]["running_total"]):
            draw_sum(figure, found[party], style, party)
    narrow = draw(figure, rows, style, HEIGHT)
    layout.counts(figure, 5)
    figure = layout.time_axis(tokens.finish(figure, HEIGHT, phone=narrow), style)
    top = max(rows["running_total"].fillna(0).max(), 1) if len(rows) else 1
    last = {party: line[-1] for party, line in found.items()}
    return name_ends(figure, last, top, style)


def lines(rows: pd.DataFrame) -> dict[str, list[Row]]:
    """The points of our running total to each receiving party, in the order of their codes."""
    sums = [row for row in tokens.each(rows, POINT) if row["series"] == "sum"]
    found = marks.groups(sums, "to_party")
    return {party: line for (party,), line in sorted(found.items())}


def draw_sum(figure: figures.Figure, line: Sequence[Row], style: Style, party: str) -> None:
    """Draw the running total of one receiving party, and a dotted line on to its name.

    A single day is drawn as a mark, since a line needs two; the first party's mark is the larger,
    so that equal numbers are both seen.
    """
    color, last, name = style.color(party), line[-1], style.name(party)
    each = [line_hover(row, name) for row in line]
    x, y = [row["date"] for row in line], [row["running_total"] for row in line]
    steps = marks.stairs(x, y, color, hoverinfo="text")
    size = max(6, 12 - 4 * style.receiving([party]).index(party))
    shape = {"mode": "markers", "marker": {"size": size, "color": color}} if len(line) == 1 else {}
    figure.add_trace({**steps, **shape, "hovertext": each, "showlegend": False})
    x, y = [last["date"], layout.ends(style)[1]], [last["running_total"]] * 2
    onward = marks.segments(x, y, color, 1)
    dotted = {**onward["line"], "dash": "dot"}
    figure.add_trace({**onward, "line": dotted, "showlegend": False})


def name_ends(
    figure: figures.Figure, last: Mapping[str, Row], top: float, style: Style
) -> figures.Figure:
    """The figure with each line's last value and name in the right margin, none over another."""
    words = {party: end_words(row, style.name(party)) for party, row in last.items()}
    totals = {party: row["running_total"] for party, row in last.items()}
    at = {party: 0 if pd.isna(total) else total for party, total in totals.items()}
    aims = {party: total / top * PLOT * PLOT_SHARE for party, total in at.items()}
    heights = {party: LINE * len(said) for party, said in words.items()}
    for party, shift in layout.apart(aims, heights).items():
        place = {"xref": "paper", "xshift": 6, "yshift": shift, "align": "left"}
        font = {"size": 13, "color": style.color(party)}
        amount, *to = words[party]
        said = marks.lines([marks.bold(amount), *to])
        marks.beside(figure, 1, at[party], said, font=font, **place)
    longest = max((len(line) for said in words.values() for line in said), default=0)
    margin = {**figure.layout["margin"], "r": 14 + LETTER * longest}
    return figure.update_layout(margin=margin)


def end_words(row: Row, name: str) -> list[str]:
    """A line's last value and the party that receives, in short lines."""
    to = textwrap.wrap(i18n.say("lane.to_short", to=name), NARROW, break_long_words=False)
    return [i18n.amount(row["running_total"], row["qualifier"]), *to]


def line_hover(row: Row, name: str) -> str:
    """Day, running total and receiver."""
    total = i18n.amount(row["running_total"], row["qualifier"])
    return marks.lines([i18n.day(row["date"]), i18n.say("hover.figure", figure=total, to=name)])


#: The form of a scope's marks by its place among those drawn; each is hollow.
FORMS: Final = ("diamond", "square", "triangle-up", "pentagon", "star", "hexagon")
#: The width of a letter as a share of the axis of time, to see whether a name fits beside a mark.
OFFICIAL_LETTER: Final = 0.0062
#: Totals below this share of the highest stand near the axis, where names have one line.
LOW: Final = 0.3
#: How far below our sum a name stands that would lie on it, and a legend's height, in pixels.
FAR, LEGEND = 70, 110


def draw(
    figure: figures.Figure, rows: pd.DataFrame, style: Style, height: int
) -> dict[str, object]:
    """Draw the official totals among the rows; returns the changes for narrow screens.

    Rows: ``series`` is "official" for a stated total, ``scope`` says in words what it counts.
    """
    stated = rows[rows["series"] == "official"]
    if stated.empty:
        return {}
    changes: dict[str, object] = {}
    for form, (names, part) in zip(forms(), stated.groupby(["scope", "to_party"]), strict=False):
        figure.add_trace(points(part, style.color(str(names[1])), form, str(names[0])))
        changes[f"annotations.{len(figure.layout['annotations'])}.visible"] = False
        name_last(figure, rows, part, style)
    legend = {"orientation": "h", "y": -0.12, "yanchor": "top", "x": 0, "font": {"size": 11}}
    taller = {"height": height + LEGEND, "margin.b": LEGEND + 40}
    return {**changes, "showlegend": True, "legend": legend, **taller}


def forms() -> Iterator[str]:
    """The forms of marks in turn, without end."""
    while True:
        yield from FORMS


def points(rows: pd.DataFrame, color: str, form: str, name: str) -> figures.Trace:
    """The official totals of one scope as hollow marks."""
    return figures.scatter(
        x=rows["date"], y=rows["running_total"], mode="markers", customdata=rows["record"],
        hovertext=[official_hover(row) for row in tokens.each(rows)], hoverinfo="text",
        name=name, showlegend=True,
        marker={"symbol": f"{form}-open", "size": 8, "color": color, "line": {"width": 1.5}},
    )  # fmt: skip


def name_last(figure: figures.Figure, rows: pd.DataFrame, part: pd.DataFrame, style: Style) -> None:
    """Write what a scope counts beside its last total, away from our sum."""
    last = part.iloc[-1]
    ours = rows[(rows["series"] == "sum") & (rows["date"] <= last["date"])]
    total, highest = last["running_total"], rows["running_total"].max()
    stated = i18n.amount(total, last["qualifier"])
    said = i18n.say("official.last", scope=last["scope"], total=stated)
    if total < ours["running_total"].max() and total >= highest * LOW:
        place: dict[str, object] = {"showarrow": True, "ax": 0, "ay": FAR, "xanchor": "center"}
        place |= {"arrowhead": 0, "arrowwidth": 1, "arrowcolor": tokens.FAINT, "yanchor": "top"}
    else:
        words = said.replace("<br>", " ") if total < highest * LOW else said
        place = beside(words, last["date"], style)
        place |= {"yanchor": "bottom" if total == highest else "middle"}
        place |= {"yanchor": "top", "yshift": -4} if total < highest * LOW else {}
        said = words
    font = {"size": 12, "color": tokens.GREY}
    marks.beside(figure, last["date"], total, said, font=font, **place)


def beside(said: str, day: pd.Timestamp, style: Style) -> dict[str, object]:
    """To the right of a mark where the words fit there, else to its left."""
    room = (style.last - day) / max(style.last - style.first, pd.Timedelta(days=1))
    if room < OFFICIAL_LETTER * max(len(line) for line in said.split("<br>")):
        return {"xanchor": "right", "xshift": -8, "align": "right"}
    return {"xanchor": "left", "xshift": 8, "align": "left"}


def official_hover(row: Row) -> str:
    """Title, stated total, what it counts, and speaker."""
    says = i18n.say("hover.says", speaker=row["speaker"])
    said = i18n.amount(row["running_total"], row["qualifier"])
    return marks.lines([marks.bold(row["title"]), said, row["scope"], says])


PANEL: Final = 130


def single(rows: pd.DataFrame, style: Style) -> figures.Figure:
    """Each transfer at its day with each side's value as a mark, joined where they differ."""
    receivers = style.receiving(rows["to_party"])
    figure = layout.panels(layout.receivers(style, receivers), gap=0.12)
    found = marks.groups(marks.drawn(rows), "to_party", "speaks_for")
    for number, party in enumerate(receivers, 1):
        own = {group: of for (to, group), of in sorted(found.items()) if to == party}
        figures = [row["figure"] for of in own.values() for row in of if pd.notna(row["figure"])]
        largest = max(figures, default=1.0)
        figure.add_trace(spread(chain.from_iterable(own.values())), panel=number)
        for group, of in own.items():
            figure.add_trace(side_values(of, style, group, largest), panel=number)
        layout.counts_over_foot(figure, number, largest, ticks=4)
    finished = tokens.finish(figure, 100 + PANEL * len(receivers))
    return layout.time_axis(marks.with_speakers(finished, style, rows["speaks_for"]), style)


def spread(rows: Iterable[Row]) -> figures.Trace:
    """A segment from the lowest to the highest value of each transfer on which sides differ."""
    values: dict[tuple[str, pd.Timestamp], list[float]] = {}
    for row in rows:
        if row["state"] == "differ" and pd.notna(row["figure"]):
            values.setdefault((row["record"], row["date"]), []).append(row["figure"])
    ends = [(day, min(found), max(found)) for (_, day), found in sorted(values.items())]
    x = marks.joined([day for day, _, _ in ends], [day for day, _, _ in ends])
    y = marks.joined([low for _, low, _ in ends], [high for _, _, high in ends])
    return marks.segments(x, y, tokens.GREY, 2)


def side_values(own: Sequence[Row], style: Style, group: str, largest: float) -> figures.Trace:
    """The values of one speaking group; one without a figure is hollow, below the line of zero."""
    color, foot = style.color(group) if group else tokens.GREY, layout.below_zero(largest)
    y = [foot if pd.isna(row["figure"]) else row["figure"] for row in own]
    made = marks.points(own, style, marks.form_of(style, group), y=y, size=9, color=color)
    return {**made, "cliponaxis": False}
