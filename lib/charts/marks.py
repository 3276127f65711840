"""Marks that several charts share: their size, their hover text, the four states of a figure."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import pandas as pd

from lib import drawing, text, theme
from lib.theme import Look, Row

SMALLEST, LARGEST = 7.0, 28.0
#: The rim of a mark in pixels; where the sides agree it only parts marks that lie on each other.
RIM, RIMS = 1.8, {"agree": 1, "": 1}
#: The columns that a mark and its hover text use; some charts lack the optional ones.
DRAWN = (
    "title", "date", "date_edtf", "date_precision", "figure", "qualifier", "to_party", "speaker",
    "state", "is_counted", "confidence", "record", "lane", "speaks_for", "also_say", "unit", "most",
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
    """Title, day, figure with its receiver, speakers, and state, one line each."""
    said = stated(row["figure"], row.get("qualifier", ""))
    shown = [
        bold(row["title"]),
        when(row["date"], row.get("date_edtf"), row.get("date_precision", 1)),
        text.say("hover.figure", figure=said, to=look.name(row["to_party"])),
        text.say("hover.says", speaker=row["speaker"]) if row.get("speaker") else "",
        text.say("hover.also", speakers=row["also_say"]) if row.get("also_say") else "",
        look.label("state", row["state"]) if row["state"] else "",
        "" if row.get("is_counted", True) else text.say("hover.not_counted"),
    ]
    return lines([line for line in shown if line])


def drawn(rows: pd.DataFrame) -> list[Row]:
    """The rows one by one, with nothing but what marks use: a frame for each lane takes longer."""
    return theme.each(rows, [name for name in DRAWN if name in rows])


def groups(rows: Iterable[Row], *names: str) -> dict[tuple[str, ...], list[Row]]:
    """The rows under the values of some columns, in order of appearance."""
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        found.setdefault(tuple(row[name] for name in names), []).append(row)
    return found


def points(
    rows: Sequence[Row],
    look: Look,
    form: str,
    *,
    y: object,
    size: object,
    color: str,
    say: Callable[[Row, Look], str] | None = None,
) -> drawing.Trace:
    """The rows as marks whose fill says their state and whose strength their confidence."""
    return drawing.scatter(
        x=[row["date"] for row in rows], y=y, mode="markers",
        customdata=[row["record"] for row in rows],
        hovertext=[(say or hover)(row, look) for row in rows], hoverinfo="text",
        marker={"size": size, "color": color,
                "symbol": [theme.symbol(form, row["state"]) for row in rows],
                "opacity": [theme.opacity(row["state"], row["confidence"]) for row in rows],
                "line": {"width": [RIMS.get(row["state"], RIM) for row in rows],
                         "color": [rim(row["state"], color) for row in rows]}},
    )  # fmt: skip


def rim(state: str, color: str) -> str:
    """The colour of a mark's rim: that of the page around a filled mark."""
    return theme.PAPER if state in RIMS else color


def joined(first: Iterable[object], second: Iterable[object]) -> list[object]:
    """The coordinates of segments from each first value to its second, with a gap after each."""
    ends = zip(first, second, strict=True)
    return [value for start, end in ends for value in (start, end, None)]


def segments(x: object, y: object, color: str, width: int) -> drawing.Trace:
    """Segments without hover text, from coordinates with gaps between them; width in pixels."""
    line = {"color": color, "width": width}
    return drawing.scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip")


def arrow_heads(x: Sequence[float], y: Iterable[object], color: str) -> drawing.Trace:
    """Arrow heads to the right, where something runs on beyond the axis."""
    marker = {"symbol": "triangle-right", "size": 11, "color": color}
    return drawing.scatter(
        x=x, y=list(y), mode="markers", marker=marker, hoverinfo="skip", cliponaxis=False
    )


def stairs(x: object, y: object, color: str, hoverinfo: str) -> drawing.Trace:
    """A running total as a line in steps."""
    line = {"shape": "hv", "color": color, "width": 2.5}
    return drawing.scatter(x=x, y=y, mode="lines", line=line, hoverinfo=hoverinfo)


def beside(figure: drawing.Figure, x: object, y: object, words: str, **more: object) -> None:
    """Write words directly beside a mark or at the end of a line."""
    usual = {"xanchor": "left", "font": {"size": 13}, "showarrow": False}
    figure.add_annotation(x=x, y=y, text=words, **{**usual, **more})
