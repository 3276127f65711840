"""Figures as plain data: what Plotly draws, without the checks of ``plotly.graph_objects``.

Checked figure objects took most of the server's time for a period that nobody had requested
before. Here dictionaries are filled and nothing is checked; instead the tests put every figure of
every chart through ``plotly.graph_objects.Figure``, whose schema knows every attribute.
"""

import math
from collections.abc import Iterable
from typing import Any, Self

import numpy as np
import pandas as pd

#: One trace as Plotly takes it.
Trace = dict[str, Any]
#: What JSON takes as it is; a type of its own, no subclass.
JSON_TYPES = frozenset({str, int, bool, type(None)})
MIDNIGHT = "T00:00:00"


def scatter(**parts: object) -> Trace:
    """Marks or lines."""
    return {"type": "scatter", **parts}


def bar(**parts: object) -> Trace:
    """Bars."""
    return {"type": "bar", **parts}


def axis(number: int) -> str:
    """Plotly's name for the vertical axis of a panel, counted from 1."""
    return "y" if number == 1 else f"y{number}"


class Figure:
    """Traces and their layout, in one or more panels one above the other on one axis below."""

    def __init__(self, *traces: Trace, panels: int = 1, gap: float = 0.0) -> None:
        """Begin with some traces; ``gap`` is the share of the height between two panels."""
        self.data: list[Trace] = list(traces)
        self.vertical = [dict[str, Any]() for _ in range(panels)]
        self.horizontal: dict[str, Any] = {}
        self.layout: dict[str, Any] = {"shapes": [], "annotations": []}
        if panels > 1:
            self.divide((1 - gap * (panels - 1)) / panels, gap)

    def divide(self, height: float, gap: float) -> None:
        """Give each panel its part of the height, and the lowest the axis they share."""
        for number, below in enumerate(reversed(self.vertical)):
            foot = number * (height + gap)
            below["domain"] = [foot, min(foot + height, 1.0)]
        self.horizontal["anchor"] = axis(len(self.vertical))

    def add_trace(self, trace: Trace, panel: int = 1) -> None:
        """Put a trace into a panel, counted from 1 at the top."""
        self.data.append(trace if panel == 1 else {**trace, "yaxis": axis(panel)})

    def add_annotation(self, **parts: object) -> None:
        """Write words on the figure."""
        self.layout["annotations"].append(parts)

    def add_shapes(self, shapes: Iterable[dict[str, object]]) -> None:
        """Put shapes on the figure."""
        self.layout["shapes"].extend(shapes)

    def update_layout(self, **parts: object) -> Self:
        """Set parts of the layout."""
        self.layout.update(parts)
        return self

    def update_xaxes(self, **parts: object) -> None:
        """Set parts of the horizontal axis."""
        self.horizontal.update(parts)

    def update_yaxes(self, **parts: object) -> None:
        """Set parts of every vertical axis."""
        for vertical in self.vertical:
            vertical.update(parts)

    def plain(self) -> dict[str, Any]:
        """The figure as JSON has it: no frame, no array, days as text."""
        vertical = {axis_key(number): part for number, part in enumerate(self.vertical, 1)}
        layout = {**self.layout, "xaxis": self.horizontal, **vertical}
        return {"data": plain(self.data), "layout": plain(layout)}


def axis_key(number: int) -> str:
    """Where the layout keeps the vertical axis of a panel, counted from 1."""
    return axis(number).replace("y", "yaxis")


def plain(value: Any) -> Any:
    """The value as JSON has it; a number or day that is missing or infinite is None."""
    if type(value) in JSON_TYPES:
        return value
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return plain_list(value)
    if isinstance(value, pd.Series | pd.Index | np.ndarray):
        return plain_list(cells(value))
    return plain_cell(value)


def plain_list(values: "list[Any] | tuple[Any, ...]") -> list[Any]:
    """A list as JSON has it; one of words, numbers or days alone is plain at a glance."""
    kinds = set(map(type, values))
    if kinds <= JSON_TYPES:
        return list(values)
    if kinds == {float}:
        return [value if math.isfinite(value) else None for value in values]
    return [*map(plain_day if kinds == {pd.Timestamp} else plain, values)]


def cells(column: "pd.Series | pd.Index | np.ndarray") -> list[Any]:
    """The cells of a column as Python has them; a column of text is not read cell by cell."""
    values = column if isinstance(column, np.ndarray) else column.array
    is_text = isinstance(column.dtype, pd.StringDtype)
    found: list[Any] = (np.asarray(values) if is_text else column).tolist()
    return found


def plain_day(day: pd.Timestamp) -> str:
    """A day, or a time of it, as JSON has it."""
    return day.isoformat().removesuffix(MIDNIGHT)


def plain_cell(value: Any) -> Any:
    """One day, or one number of an array, as JSON has it."""
    if isinstance(value, pd.Timestamp):
        return plain_day(value)
    if isinstance(value, np.generic):
        return plain(value.item())
    return None if value is pd.NaT else value
