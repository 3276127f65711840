"""What colour and form mean on a chart, and the finish that every chart gets.

Streamlit's config owns fonts and backgrounds, the chart runtime turns light colours into dark
ones; here stands only what a mark means.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd

from lib.charts import figures

GREY: Final = "#6e6a73"
FAINT: Final = "#c9c6ce"
INK: Final = "#1c1b1f"
BAND: Final = "#ece9f0"
FAINT_BAND: Final = "rgba(201, 198, 206, 0.25)"
#: The rim between marks that lie on each other: the colour of the page.
PAPER: Final = "#ffffff"
#: The same neutral colours on a dark page.
DARK: Final = {GREY: "#a8a4ae", FAINT: "#55525a", INK: "#f2f0f5", BAND: "#2a282e", PAPER: "#131217"}
#: Form of a mark by state: filled, ring with a dot, pale with a rim, hollow; a crossed ring for a
#: claim that waits for review; filled without a state.
SUFFIX: Final = {
    "agree": "",
    "differ": "-open-dot",
    "one_side": "",
    "no_figure": "-open",
    "candidate": "-x-open",
    "": "",
}
#: The forms that Plotly can draw with a cross inside.
CROSSED: Final = frozenset({"circle", "square", "diamond"})
STRENGTH: Final = {
    "agree": 1.0, "differ": 1.0, "one_side": 0.4, "no_figure": 1.0, "candidate": 1.0, "": 1.0,
}  # fmt: skip
FAINT_BY_CONFIDENCE: Final = {"high": 1.0, "medium": 0.85, "low": 0.45, "": 1.0}
#: What a rim keeps of its width by confidence: the only thing to say it of a hollow mark.
THIN_BY_CONFIDENCE: Final = {"high": 1.0, "medium": 0.85, "low": 0.6, "": 1.0}
#: Shares of a colour in the fills of stacked parts, from the strongest to the hollow.
GREYS: Final = (1.0, 0.7, 0.4, 0.2, 0.0)
#: A shape on an axis of time behind the marks, from the foot of the chart to its top.
BEHIND: Final = {"xref": "x", "yref": "paper", "y0": 0, "y1": 1, "layer": "below"}
#: A day in milliseconds, as Plotly measures widths on an axis of time.
DAY: Final = 86_400_000
#: The margins of every chart besides the left one, in pixels.
MARGIN: Final = {"r": 24, "t": 28, "b": 40}

#: One row that is drawn: its cells by column.
Row = Mapping[Hashable, Any]


@dataclass(frozen=True)
class Style:
    """What charts need to know of a negotiation: names, colours, words, time and its thin parts.

    ``sides`` are the negotiating parties, ``others`` the speaking groups beside them, in order.
    ``no_figure`` says from whom the reader hears none, ``unsaid`` the same beside what has none.
    """

    names: Mapping[str, str]
    colors: Mapping[str, str]
    dark: Mapping[str, str]
    sides: tuple[str, ...]
    others: tuple[str, ...]
    first: pd.Timestamp
    last: pd.Timestamp
    thin: tuple[tuple[pd.Timestamp, pd.Timestamp, str], ...] = ()
    rounds: tuple[tuple[pd.Timestamp, str], ...] = ()
    moments: tuple[tuple[pd.Timestamp, str], ...] = ()
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    no_figure: str = ""
    unsaid: str = ""

    def color(self, party: str) -> str:
        """The colour of a party, or grey."""
        return self.colors.get(party, GREY)

    def name(self, party: str) -> str:
        """The name of a party or speaking group, or the code itself."""
        return self.names.get(party, party)

    def receiving(self, named: Iterable[str]) -> tuple[str, ...]:
        """The sides, then whoever else is named as a receiver, in the order of the parties."""
        found = {*named} - {*self.sides, "all_sides", "derived", *self.others, ""}
        return (*self.sides, *(party for party in self.names if party in found))

    def state(self, code: str, figure: float) -> str:
        """The readers' word for the state of a figure; who gives none where it is missing."""
        if pd.isna(figure) and code == "no_figure":
            return self.no_figure
        return self.label("state", code)

    def label(self, kind: str, code: str) -> str:
        """The readers' word for a code of one kind."""
        return self.labels.get(kind, {}).get(code, code)


def symbol(form: str, state: str) -> str:
    """The Plotly symbol of a mark: its form by outcome, its fill by state."""
    is_plain = "-x" in SUFFIX[state] and form not in CROSSED
    return ("circle" if is_plain else form) + SUFFIX[state]


def strength(state: str, confidence: str) -> float:
    """How strong the fill of a mark is: pale for one side only, paler for low confidence."""
    return STRENGTH[state] * FAINT_BY_CONFIDENCE.get(confidence, 1.0)


def mark_fill(color: str, form: str, share: float) -> str:
    """The colour that Plotly is to fill a mark with: of a hollow form it is that of its rim."""
    return color if "-open" in form or share == 1 else pale(color, share)


def pale(color: str, strength: float) -> str:
    """A colour of six hexadecimal digits, let through to ``strength`` of 1."""
    red, green, blue = (int(color[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {strength:.2f})"


def finish(
    figure: figures.Figure, height: float, left: int = 60, phone: Mapping[str, object] | None = None
) -> figures.Figure:
    """The figure with the common layout; ``phone`` holds changes for narrow screens.

    Heights and margins are in pixels.
    """
    figure.update_layout(
        height=height, showlegend=False, hovermode="closest", bargap=0.25,
        margin={"l": left, **MARGIN}, meta={"phone": dict(phone or {})},
        hoverlabel={"align": "left"}, barcornerradius=2,
    )  # fmt: skip
    figure.update_xaxes(zeroline=False)
    for vertical in figure.vertical:
        vertical.setdefault("zeroline", False)
    return figure


def each(rows: pd.DataFrame, names: Iterable[str] = ()) -> list[Row]:
    """The rows one by one, with all cells or the named ones; cheaper than a frame's own way."""
    shown = list(names) or list(rows.columns)
    columns = [figures.cells(rows[name]) for name in shown]
    return [dict(zip(shown, row, strict=True)) for row in zip(*columns, strict=True)]
