"""The key of a chart whose marks are coloured by speaker."""

import math
from collections.abc import Callable, Iterable

from lib import drawing
from lib.theme import Look

Form = Callable[[Look, str], str]

#: The margin over a chart with a key, in pixels: two lines of names on a phone.
ABOVE = 68
#: Widths in pixels by which the lines of names on a phone are reckoned, and the height of a line.
PHONE, SAMPLE, LETTER, LINE = 350, 40, 7.5, 19
#: For how many lines of names there is room in any case.
LINES = 2
#: Where the names stand: at the top on the left, under the heading.
LEGEND = {
    "orientation": "h", "xref": "container", "x": 0, "xanchor": "left", "yref": "container",
    "y": 1, "yanchor": "top", "itemclick": False, "itemdoubleclick": False,
}  # fmt: skip


def with_speakers(
    figure: drawing.Figure, look: Look, groups: Iterable[str], form: Form | None = None
) -> drawing.Figure:
    """The figure with the names of the speaking groups over it, the parties first."""
    found = set(groups)
    order = [*look.receiving(found), "all_sides", *look.others]
    figure.data = [{**trace, "showlegend": False} for trace in figure.data]
    for group in [group for group in order if group in found]:
        figure.add_trace(sample(look, group, (form or filled)(look, group)))
    return above(figure)


def above(figure: drawing.Figure) -> drawing.Figure:
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


def sample(look: Look, group: str, symbol: str) -> drawing.Trace:
    """A mark of one speaking group that stands in the key and nowhere else."""
    marker = {"size": 9, "color": look.color(group), "symbol": symbol}
    return drawing.scatter(
        x=[None], y=[None], mode="markers", name=look.name(group), marker=marker,
        hoverinfo="skip", showlegend=True,
    )  # fmt: skip


def filled(look: Look, group: str) -> str:
    """The symbol of a speaking group: filled for a side, hollow for third parties and the press."""
    return "circle-open" if group in look.others else "circle"
