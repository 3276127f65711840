"""Panels one above the other on a shared axis of time, one a receiving party."""

from collections.abc import Iterable, Sequence

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from lib import text
from lib.charts import marks
from lib.theme import Look

#: The height of a panel in pixels.
PANEL = 170


def panels(names: Sequence[str], gap: float = 0.08) -> go.Figure:
    """Empty panels, each with its name over it; ``gap`` is a share of the height."""
    figure = make_subplots(rows=len(names), cols=1, shared_xaxes=True, vertical_spacing=gap)
    for number, name in enumerate(names, 1):
        over = {"xref": "paper", "yref": f"{axis(number)} domain", "yanchor": "bottom"}
        marks.beside(figure, 0, 1, marks.bold(name), **over)
    return figure


def axis(number: int) -> str:
    """Plotly's name for the axis of values of a panel, counted from 1."""
    return "y" if number == 1 else f"y{number}"


def receivers(look: Look, parties: Iterable[str]) -> list[str]:
    """The names of panels by the party that receives."""
    return [text.say("lane.receiver", to=look.name(party)) for party in parties]
