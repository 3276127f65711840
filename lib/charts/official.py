"""Official totals on a running total: a form of mark for each scope, named at its last point."""

from collections.abc import Iterator
from typing import Final

import pandas as pd

from lib import drawing, text, theme
from lib.charts import marks
from lib.theme import Look, Row

#: The form of a scope's marks by its place among those drawn; each is hollow.
FORMS: Final = ("diamond", "square", "triangle-up", "pentagon", "star", "hexagon")
#: The width of a letter as a share of the axis of time, to see whether a name fits beside a mark.
LETTER: Final = 0.0062
#: Totals below this share of the highest stand near the axis, where names have one line.
LOW: Final = 0.3
#: How far below our sum a name stands that would lie on it, and a legend's height, in pixels.
FAR, LEGEND = 70, 110


def draw(figure: drawing.Figure, rows: pd.DataFrame, look: Look, height: int) -> dict[str, object]:
    """Draw the official totals among the rows; returns the changes for narrow screens.

    Rows: ``series`` is "official" for a stated total, ``scope`` says in words what it counts.
    """
    stated = rows[rows["series"] == "official"]
    if stated.empty:
        return {}
    changes: dict[str, object] = {}
    for form, (names, part) in zip(forms(), stated.groupby(["scope", "to_party"]), strict=False):
        figure.add_trace(points(part, look.color(str(names[1])), form, str(names[0])))
        changes[f"annotations.{len(figure.layout['annotations'])}.visible"] = False
        name_last(figure, rows, part, look)
    legend = {"orientation": "h", "y": -0.12, "yanchor": "top", "x": 0, "font": {"size": 11}}
    taller = {"height": height + LEGEND, "margin.b": LEGEND + 40}
    return {**changes, "showlegend": True, "legend": legend, **taller}


def forms() -> Iterator[str]:
    """The forms of marks in turn, without end."""
    while True:
        yield from FORMS


def points(rows: pd.DataFrame, color: str, form: str, name: str) -> drawing.Trace:
    """The official totals of one scope as hollow marks."""
    return drawing.scatter(
        x=rows["date"], y=rows["running_total"], mode="markers", customdata=rows["record"],
        hovertext=[hover(row) for row in theme.each(rows)], hoverinfo="text",
        name=name, showlegend=True,
        marker={"symbol": f"{form}-open", "size": 8, "color": color, "line": {"width": 1.5}},
    )  # fmt: skip


def name_last(figure: drawing.Figure, rows: pd.DataFrame, part: pd.DataFrame, look: Look) -> None:
    """Write what a scope counts beside its last total, away from our sum."""
    last = part.iloc[-1]
    ours = rows[(rows["series"] == "sum") & (rows["date"] <= last["date"])]
    total, highest = last["running_total"], rows["running_total"].max()
    said = text.say("official.last", scope=last["scope"], total=text.number(total))
    if total < ours["running_total"].max() and total >= highest * LOW:
        place: dict[str, object] = {"showarrow": True, "ax": 0, "ay": FAR, "xanchor": "center"}
        place |= {"arrowhead": 0, "arrowwidth": 1, "arrowcolor": theme.FAINT, "yanchor": "top"}
    else:
        words = said.replace("<br>", " ") if total < highest * LOW else said
        place = beside(words, last["date"], look)
        place |= {"yanchor": "bottom" if total == highest else "middle"}
        place |= {"yanchor": "top", "yshift": -4} if total < highest * LOW else {}
        said = words
    font = {"size": 12, "color": theme.GREY}
    marks.beside(figure, last["date"], total, said, font=font, **place)


def beside(said: str, day: pd.Timestamp, look: Look) -> dict[str, object]:
    """To the right of a mark where the words fit there, else to its left."""
    room = (look.last - day) / max(look.last - look.first, pd.Timedelta(days=1))
    if room < LETTER * max(len(line) for line in said.split("<br>")):
        return {"xanchor": "right", "xshift": -8, "align": "right"}
    return {"xanchor": "left", "xshift": 8, "align": "left"}


def hover(row: Row) -> str:
    """Title, stated total, what it counts, and speaker."""
    says = text.say("hover.says", speaker=row["speaker"])
    said = text.number(row["running_total"])
    return marks.lines([marks.bold(row["title"]), said, row["scope"], says])
