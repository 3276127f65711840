"""What colour and form mean on a chart, and the finish that every chart gets.

Streamlit's config owns fonts and backgrounds, the chart runtime turns light colours into dark
ones; here stands only what a mark means.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import pandas as pd
import plotly.graph_objects as go

GREY: Final = "#6e6a73"
FAINT: Final = "#c9c6ce"
INK: Final = "#1c1b1f"
BAND: Final = "#ece9f0"
#: The same neutral colours on a dark page.
DARK: Final = {GREY: "#a8a4ae", FAINT: "#55525a", INK: "#f2f0f5", BAND: "#2a282e"}
#: Form of a mark by state: filled, ring with a dot, pale with a rim, hollow.
SUFFIX: Final = {"agree": "", "differ": "-open-dot", "one_side": "", "no_figure": "-open"}
OPACITY: Final = {"agree": 0.8, "differ": 1.0, "one_side": 0.5, "no_figure": 0.9}
FAINT_BY_CONFIDENCE: Final = {"high": 1.0, "medium": 0.85, "low": 0.45, "": 1.0}


@dataclass(frozen=True)
class Look:
    """What charts need to know of a negotiation: names, colours, words, time and its thin parts."""

    names: Mapping[str, str]
    colors: Mapping[str, str]
    dark: Mapping[str, str]
    sides: tuple[str, ...]
    first: pd.Timestamp
    last: pd.Timestamp
    thin: tuple[tuple[pd.Timestamp, pd.Timestamp, str], ...] = ()
    rounds: tuple[tuple[pd.Timestamp, str], ...] = ()
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def color(self, party: str) -> str:
        """The colour of a party, or grey."""
        return self.colors.get(party, GREY)

    def name(self, party: str) -> str:
        """The name of a party or speaking group, or the code itself."""
        return self.names.get(party, party)

    def label(self, kind: str, code: str) -> str:
        """The readers' word for a code of one kind."""
        return self.labels.get(kind, {}).get(code, code)


def symbol(form: str, state: str) -> str:
    """The Plotly symbol of a mark: its form by outcome, its fill by state."""
    return form + SUFFIX[state]


def opacity(state: str, confidence: str) -> float:
    """How strongly a mark is drawn: pale for one side only, paler for low confidence."""
    return OPACITY[state] * FAINT_BY_CONFIDENCE.get(confidence, 1.0)


def thin_shapes(look: Look) -> list[dict[str, object]]:
    """A band for each stretch of the period in which the record is thin."""
    spans = [
        (max(first, look.first), min(last, look.last), note) for first, last, note in look.thin
    ]
    return [
        {"type": "rect", "xref": "x", "yref": "paper", "x0": start, "x1": end, "y0": 0, "y1": 1, "layer": "below",
         "fillcolor": BAND, "opacity": 0.6, "line": {"width": 0}, "name": note}
        for start, end, note in spans if start < end
    ]  # fmt: skip


def round_shapes(look: Look) -> list[dict[str, object]]:
    """A thin rule for each round of talks in the period, behind the marks."""
    return [
        {"type": "line", "xref": "x", "yref": "paper", "x0": day, "x1": day, "y0": 0, "y1": 1, "layer": "below",
         "line": {"color": FAINT, "width": 1, "dash": "dot"}, "name": title}
        for day, title in look.rounds if look.first <= day <= look.last
    ]  # fmt: skip


def time_axis(figure: go.Figure, look: Look, rounds: bool = True) -> go.Figure:
    """The figure with the period as its axis of time, thin stretches shaded and rounds ruled."""
    shapes = [*thin_shapes(look), *(round_shapes(look) if rounds else [])]
    figure.update_layout(shapes=[*figure.layout.shapes, *shapes])
    reserve = (look.last - look.first) * 0.015
    figure.update_xaxes(
        type="date", range=[look.first - reserve, look.last + reserve], showgrid=False
    )
    return figure


def finish(
    figure: go.Figure, height: int, left: int = 60, phone: Mapping[str, object] | None = None
) -> go.Figure:
    """The figure with the common layout; ``phone`` holds changes for narrow screens.

    Heights and margins are in pixels.
    """
    figure.update_layout(
        height=height, template="none", showlegend=False, hovermode="closest", bargap=0.25,
        margin={"l": left, "r": 24, "t": 24, "b": 40}, meta={"phone": dict(phone or {})},
        hoverlabel={"align": "left"}, barcornerradius=2,
    )  # fmt: skip
    figure.update_xaxes(zeroline=False)
    figure.update_yaxes(zeroline=False)
    return figure
