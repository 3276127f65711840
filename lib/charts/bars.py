"""Bars in parts: each part told from the next by its pattern as well as by its strength."""

from lib import drawing, theme
from lib.charts import keys


def patterned(color: str | list[str], strength: float, shape: str) -> dict[str, object]:
    """The fill of a part of a bar; ``strength`` is its opacity, ``shape`` its Plotly pattern."""
    pattern = {"shape": shape, "fgcolor": theme.BAND, "bgcolor": color, "size": 6}
    return {"color": color, "opacity": strength, "pattern": pattern}


def with_legend(figure: drawing.Figure) -> drawing.Figure:
    """The figure with a legend in a row above it, where parts are too thin to be labelled."""
    keys.above(figure)
    figure.layout["legend"]["traceorder"] = "normal"
    return figure
