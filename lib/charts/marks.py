"""Marks that several charts share: their size, their hover text, the four states of a figure."""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from lib import drawing, text, theme
from lib.theme import Look, Row

SMALLEST, LARGEST = 7.0, 28.0
#: The columns that a hover text uses; some charts lack the optional ones.
HOVERED = (
    "title", "date", "date_edtf", "date_precision", "figure", "qualifier", "to_party", "speaker",
    "state", "is_counted",
)  # fmt: skip


def sizes(figures: pd.Series, largest: float) -> np.ndarray:
    """Diameters in pixels so that areas are in proportion; a missing figure gets the smallest."""
    share = np.sqrt(figures.fillna(0).clip(lower=0).to_numpy(dtype="float64") / max(1, largest))
    return np.maximum(SMALLEST, share * LARGEST)


def bold(words: str) -> str:
    """The words in bold."""
    return f"<b>{words}</b>"


def lines(parts: Sequence[str]) -> str:
    """The parts one below the other."""
    return "<br>".join(parts)


def stated(figure: float, qualifier: object = "") -> str:
    """The figure with its qualifier, or the words for no figure."""
    if pd.isna(figure):
        return text.say("state.no_figure")
    word = text.say(f"qualifier.{qualifier}") if isinstance(qualifier, str) and qualifier else ""
    return f"{word} {text.number(figure)}".strip()


def when(day: pd.Timestamp, edtf: str | None, precision: int) -> str:
    """The day as far as it is known."""
    return text.dated(edtf, int(precision), day) if edtf else text.day(day)


def hover(row: Row, look: Look) -> str:
    """Title, day, figure with its receiver, speaker, and state, one line each."""
    said = stated(row["figure"], row.get("qualifier", ""))
    shown = [
        bold(row["title"]),
        when(row["date"], row.get("date_edtf"), row.get("date_precision", 1)),
        text.say("hover.figure", figure=said, to=look.name(row["to_party"])),
        text.say("hover.says", speaker=row["speaker"]) if row.get("speaker") else "",
        look.label("state", row["state"]),
        "" if row.get("is_counted", True) else text.say("hover.not_counted"),
    ]
    return lines([line for line in shown if line])


def hovered(rows: pd.DataFrame) -> Sequence[Row]:
    """The rows with nothing but what their hover text uses; turning all columns takes longer."""
    return rows[[name for name in HOVERED if name in rows]].to_dict("records")


def points(
    rows: pd.DataFrame, look: Look, form: str, *, x: object, y: object, size: object, color: str
) -> drawing.Trace:
    """The rows as marks whose fill says their state and whose strength their confidence."""
    states, width = rows["state"], np.where(rows["state"] == "agree", 0, 1.8)
    strength = [theme.opacity(s, c) for s, c in zip(states, rows["confidence"], strict=True)]
    return drawing.scatter(
        x=x, y=y, mode="markers", customdata=rows["record"],
        hovertext=[hover(row, look) for row in hovered(rows)], hoverinfo="text",
        marker={"size": size, "color": color, "symbol": [theme.symbol(form, s) for s in states],
                "opacity": strength, "line": {"width": width, "color": color}},
    )  # fmt: skip


def joined(first: Iterable[object], second: Iterable[object]) -> list[object]:
    """The coordinates of segments from each first value to its second, with a gap after each."""
    ends = zip(first, second, strict=True)
    return [value for start, end in ends for value in (start, end, None)]


def segments(x: object, y: object, color: str, width: int) -> drawing.Trace:
    """Segments without hover text, from coordinates with gaps between them; width in pixels."""
    line = {"color": color, "width": width}
    return drawing.scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip")


def stairs(x: object, y: object, color: str, hoverinfo: str) -> drawing.Trace:
    """A running total as a line in steps."""
    line = {"shape": "hv", "color": color, "width": 2.5}
    return drawing.scatter(x=x, y=y, mode="lines", line=line, hoverinfo=hoverinfo)


def beside(figure: drawing.Figure, x: object, y: object, words: str, **more: object) -> None:
    """Write words directly beside a mark or at the end of a line."""
    usual = {"xanchor": "left", "font": {"size": 13}}
    figure.add_annotation(x=x, y=y, text=words, showarrow=False, **{**usual, **more})
