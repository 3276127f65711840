"""Marks: points, rims, segments, stairs and bars, their keys and hover texts."""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import numpy as np
import pandas as pd

from lib import i18n
from lib.charts import figures, tokens
from lib.charts.tokens import Row, Style

SMALLEST, LARGEST = 7.0, 28.0
#: The rim of a mark in pixels.
RIM: Final = 1.8
#: The form of a side's marks by its place among the sides, and of the other speaking groups.
SIDES: Final = ("circle", "square", "pentagon", "hexagon", "octagon", "star-diamond")
OTHERS: Final = ("diamond", "triangle-up", "triangle-down", "triangle-left", "triangle-right")
#: The form of marks of all sides together, of a sum that nobody states, and of silence.
ALONE: Final = {"all_sides": "star", "derived": "cross", "": "x-thin"}
#: The columns that a mark and its hover text use; some charts lack the optional ones.
DRAWN = (
    "title", "date", "date_edtf", "date_precision", "figure", "qualifier", "to_party", "speaker",
    "state", "is_counted", "confidence", "record", "lane", "speaks_for", "also_say", "unit", "most",
    "kind_label", "end_date", "city",
)  # fmt: skip


def sizes(figures: Sequence[float], largest: float, most: float = LARGEST) -> np.ndarray:
    """Diameters in pixels so that areas are in proportion; a missing figure gets the smallest."""
    share = np.sqrt(np.nan_to_num(np.array(figures, dtype="float64")).clip(0) / max(1, largest))
    return np.asarray(np.maximum(SMALLEST, share * most))


def bold(words: str) -> str:
    """The words in bold."""
    return f"<b>{words}</b>"


def lines(parts: Sequence[str]) -> str:
    """The parts one below the other."""
    return "<br>".join(parts)


def when(day: pd.Timestamp, edtf: str | None, precision: int) -> str:
    """The day as far as it is known."""
    return i18n.dated(edtf, int(precision), day) if edtf else i18n.day(day)


def hover(row: Row, style: Style) -> str:
    """Title, day, figure with its receiver, speakers, and state, one line each."""
    said = i18n.amount(row["figure"], row.get("qualifier", ""))
    shown = [
        bold(row["title"]),
        when(row["date"], row.get("date_edtf"), row.get("date_precision", 1)),
        i18n.say("hover.figure", figure=said, to=style.name(row["to_party"])),
        i18n.say("hover.says", speaker=row["speaker"]) if row.get("speaker") else "",
        i18n.say("hover.also", speakers=row["also_say"]) if row.get("also_say") else "",
        style.state(row["state"], row["figure"]) if row["state"] else "",
        "" if row.get("is_counted", True) else i18n.say("hover.not_counted"),
    ]
    return lines([line for line in shown if line])


def drawn(rows: pd.DataFrame) -> list[Row]:
    """The rows one by one, with nothing but what marks use: a frame for each lane takes longer."""
    return tokens.each(rows, [name for name in DRAWN if name in rows])


def groups(rows: Iterable[Row], *names: str) -> dict[tuple[str, ...], list[Row]]:
    """The rows under the values of some columns, in order of appearance."""
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        found.setdefault(tuple(row[name] for name in names), []).append(row)
    return found


def points(
    rows: Sequence[Row],
    style: Style,
    form: str,
    *,
    y: object,
    size: object,
    color: str,
    say: Callable[[Row, Style], str] | None = None,
) -> figures.Trace:
    """The rows as marks whose fill says their state and whose strength their confidence.

    The rim is opaque, so that a pale mark is seen as well as a full one.
    """
    forms = [tokens.symbol(form, row["state"]) for row in rows]
    shares = [tokens.strength(row["state"], row["confidence"]) for row in rows]
    thin = tokens.THIN_BY_CONFIDENCE
    return figures.scatter(
        x=[row["date"] for row in rows], y=y, mode="markers",
        customdata=[row["record"] for row in rows],
        hovertext=[(say or hover)(row, style) for row in rows], hoverinfo="text",
        marker={"size": size, "symbol": forms, "opacity": 1,
                "color": [tokens.mark_fill(color, *one) for one in zip(forms, shares, strict=True)],
                "line": {"width": [RIM * thin.get(row["confidence"], 1.0) for row in rows],
                         "color": color}},
    )  # fmt: skip


def form_of(style: Style, group: str) -> str:
    """The form of a speaking group's marks: no two groups of a negotiation have the same."""
    if group in ALONE:
        return ALONE[group]
    if group in style.others:
        return OTHERS[style.others.index(group) % len(OTHERS)]
    return SIDES[style.receiving([group]).index(group) % len(SIDES)]


def joined(first: Iterable[object], second: Iterable[object]) -> list[object]:
    """The coordinates of segments from each first value to its second, with a gap after each."""
    ends = zip(first, second, strict=True)
    return [value for start, end in ends for value in (start, end, None)]


def segments(x: object, y: object, color: str, width: int) -> figures.Trace:
    """Segments without hover text, from coordinates with gaps between them; width in pixels."""
    line = {"color": color, "width": width}
    return figures.scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip")


def arrow_heads(x: Sequence[float], y: Iterable[object], color: str) -> figures.Trace:
    """Arrow heads to the right, where something runs on beyond the axis."""
    marker = {"symbol": "triangle-right", "size": 11, "color": color}
    return figures.scatter(
        x=x, y=list(y), mode="markers", marker=marker, hoverinfo="skip", cliponaxis=False
    )


def stairs(x: object, y: object, color: str, hoverinfo: str) -> figures.Trace:
    """A running total as a line in steps."""
    line = {"shape": "hv", "color": color, "width": 2.5}
    return figures.scatter(x=x, y=y, mode="lines", line=line, hoverinfo=hoverinfo)


def beside(figure: figures.Figure, x: object, y: object, words: str, **more: object) -> None:
    """Write words directly beside a mark or at the end of a line."""
    usual = {"xanchor": "left", "font": {"size": 13}, "showarrow": False}
    figure.add_annotation(x=x, y=y, text=words, **{**usual, **more})


#: The margin over a chart with a key, in pixels: two lines of names on a phone.
ABOVE = 68
#: Widths in pixels by which the lines of names on a phone are estimated, and the height of a line.
PHONE, SAMPLE, LETTER, LINE = 350, 40, 7.5, 19
#: For how many lines of names there is room in any case.
LINES = 2
#: Where the names stand: at the top on the left, under the heading.
LEGEND = {
    "orientation": "h", "xref": "container", "x": 0, "xanchor": "left", "yref": "container",
    "y": 1, "yanchor": "top", "itemclick": False, "itemdoubleclick": False,
}  # fmt: skip


def with_speakers(figure: figures.Figure, style: Style, groups: Iterable[str]) -> figures.Figure:
    """The figure with the names of the speaking groups over it, the parties first, silence last."""
    found = set(groups)
    order = [*style.receiving(found), "all_sides", *style.others, "derived", ""]
    figure.data = [{**trace, "showlegend": False} for trace in figure.data]
    for group in [group for group in order if group in found]:
        figure.add_trace(sample(style, group, form_of(style, group)))
    return above(figure)


def above(figure: figures.Figure) -> figures.Figure:
    """The figure with the names of its traces over it, with as many lines as a phone needs."""
    names = [trace["name"] for trace in figure.data if trace.get("showlegend", "name" in trace)]
    longest = max((len(name) for name in names), default=0)
    in_line = max(1, int(PHONE // (SAMPLE + LETTER * longest)))
    more = max(0, math.ceil(len(names) / in_line) - LINES) * LINE
    phone = figure.layout["meta"]["phone"]
    phone["margin.t"] = ABOVE + more
    phone["height"] = phone.get("height", figure.layout["height"]) + more
    margin = {**figure.layout["margin"], "t": ABOVE}
    return figure.update_layout(showlegend=True, legend=dict(LEGEND), margin=margin)


def sample(style: Style, group: str, symbol: str) -> figures.Trace:
    """A mark of one speaking group that stands in the key and nowhere else."""
    color, is_silent = style.color(group) if group else tokens.GREY, not group
    symbol += "-open" if is_silent else ""
    marker = {"size": 9, "color": color, "symbol": symbol, "line": {"width": RIM, "color": color}}
    name = i18n.say("state.no_figure") if is_silent else style.name(group)
    return figures.scatter(
        x=[None], y=[None], mode="markers", name=name, marker=marker,
        hoverinfo="skip", showlegend=True,
    )  # fmt: skip


def patterned(color: str | list[str], strength: float, shape: str) -> dict[str, object]:
    """The fill of a part of a bar; ``strength`` is its opacity, ``shape`` its Plotly pattern."""
    pattern = {"shape": shape, "fgcolor": tokens.BAND, "bgcolor": color, "size": 6}
    return {"color": color, "opacity": strength, "pattern": pattern}


def rimmed(color: str, share: float) -> dict[str, object]:
    """The fill of a part of a bar with a share of a colour, within an opaque rim of that colour."""
    return {"color": tokens.pale(color, share), "line": {"width": 1.2, "color": color}}


def with_legend(figure: figures.Figure) -> figures.Figure:
    """The figure with a legend in a row above it, where parts are too thin to be labelled."""
    above(figure)
    figure.layout["legend"]["traceorder"] = "normal"
    return figure
