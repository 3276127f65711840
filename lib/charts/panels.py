"""Panels one above the other on a shared axis of time, one a receiving party."""

from collections.abc import Iterable, Sequence

from lib import drawing, text
from lib.charts import marks
from lib.theme import Look

#: The height of a panel in pixels.
PANEL = 170


def panels(names: Sequence[str], gap: float = 0.08) -> drawing.Figure:
    """Empty panels, each with its name over it; ``gap`` is a share of the height."""
    figure = drawing.Figure(panels=len(names), gap=gap)
    for number, name in enumerate(names, 1):
        over = {"xref": "paper", "yref": f"{drawing.axis(number)} domain", "yanchor": "bottom"}
        marks.beside(figure, 0, 1, marks.bold(name), **over)
    return figure


def receivers(look: Look, parties: Iterable[str]) -> list[str]:
    """The names of panels by the party that receives."""
    return [text.say("lane.receiver", to=look.name(party)) for party in parties]
