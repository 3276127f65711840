"""Marks that several charts share: their size, their hover text, the four states of a figure."""

from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib import text, theme
from lib.theme import Look

SMALLEST, LARGEST = 7.0, 28.0
WIDTH = 60


def sizes(figures: pd.Series, largest: float) -> np.ndarray:
    """Diameters in pixels so that areas are in proportion; a missing figure gets the smallest."""
    share = np.sqrt(figures.fillna(0).clip(lower=0).to_numpy(dtype="float64") / max(largest, 1))
    return np.maximum(SMALLEST, share * LARGEST)


def stated(figure: float, qualifier: object = "") -> str:
    """The figure with its qualifier, or the words for no figure."""
    if pd.isna(figure):
        return text.say("state.no_figure")
    word = text.say(f"qualifier.{qualifier}") if isinstance(qualifier, str) and qualifier else ""
    return f"{word} {text.number(figure)}".strip()


def when(day: pd.Timestamp, edtf: object = "", precision: object = 1) -> str:
    """The day as far as it is known."""
    return text.dated(str(edtf), int(precision), day) if edtf else text.day(day)  # type: ignore[call-overload]


def hover(rows: pd.DataFrame, look: Look) -> list[str]:
    """The hover text of each row: title, day, figure and receiver, who says it, state."""
    return [hover_text(row, look) for row in rows.to_dict("records")]


def hover_text(row: dict[Hashable, Any], look: Look) -> str:
    """Title, day, figure with its receiver, speaker, and state, one line each."""
    lines = [
        f"<b>{row['title']}</b>",
        when(row["date"], row.get("date_edtf"), row.get("date_precision", 1)),
    ]
    said = stated(row["figure"], row.get("qualifier", ""))
    lines.append(text.say("hover.figure", figure=said, to=look.name(row["to_party"])))
    if row.get("speaker"):
        lines.append(text.say("hover.says", speaker=row["speaker"]))
    lines.append(look.label("state", row["state"]))
    if not row.get("is_counted", True):
        lines.append(text.say("hover.not_counted"))
    return "<br>".join(lines)


def points(
    rows: pd.DataFrame, look: Look, form: str, *, x: object, y: object, size: object, color: object
) -> go.Scatter:
    """The rows as marks whose fill says their state and whose strength their confidence."""
    states = rows["state"]
    strength = [theme.opacity(s, c) for s, c in zip(states, rows["confidence"], strict=True)]
    return go.Scatter(
        x=x, y=y, mode="markers", customdata=rows["record"], hovertext=hover(rows, look), hoverinfo="text",
        marker={"size": size, "color": color, "symbol": [theme.symbol(form, s) for s in states],
                "opacity": strength, "line": {"width": np.where(states == "agree", 0, 1.8), "color": color}},
    )  # fmt: skip


def beside(figure: go.Figure, x: object, y: object, words: str, **more: object) -> None:
    """Write words directly beside a mark or at the end of a line."""
    figure.add_annotation(
        x=x, y=y, text=words, showarrow=False, **{"xanchor": "left", "font": {"size": 13}, **more}
    )
