"""Where the sides differ: their values of each figure side by side."""

import textwrap
from collections.abc import Sequence

import pandas as pd

from lib import drawing, text, theme
from lib.charts import axes, keys, marks, narrow
from lib.theme import Look, Row

ROW = 46
PHONE_ROW = 64
#: How many letters of a name stand in a line on a phone.
PHONE_NAME = 62
#: How far below the first side's mark the last side's stands, in rows: equal figures stay apart.
SPREAD = 0.3
#: Distances between ticks, how many of them there may be, and the room for labels at each end.
STEPS, MOST_STEPS, ROOM = (0.05, 0.1, 0.2, 0.5, 1.0), 4, 0.2
#: The share at which the axis begins at the latest.
HIGHEST_LEAST = 0.8
#: Form of a mark by the place of its side in the order of the parties.
FORMS = ("circle", "square", "diamond", "triangle-up", "star")


def differences(rows: pd.DataFrame, look: Look) -> drawing.Figure:
    """Dumbbells: each record's values by side, as a share of the larger, joined by a segment."""
    pairs = list(marks.groups(theme.each(rows), "key").values())
    names = [row_name(sides[0], look) for sides in pairs]
    placed = [in_place(sides, place) for place, sides in enumerate(pairs)]
    each = [row for sides in placed for row in sides]
    figure = drawing.Figure(joining(placed))
    for (party,), part in marks.groups(each, "party_id").items():
        figure.add_trace(party_values(part, look, party))
    axes.lanes(figure, names)
    figure.update_yaxes(range=[len(names) - 0.4, -0.6], showgrid=True)
    from_least(figure, min((row["relative"] for row in each), default=1.0))
    height = keys.ABOVE + 60 + ROW * max(len(names), 1)
    finished = theme.finish(figure, height, left=300, phone=phone(names))
    return keys.with_speakers(finished, look, [row["party_id"] for row in each], form)


def in_place(sides: Sequence[Row], place: int) -> list[Row]:
    """The sides of one figure with its ``place`` and what each is ``relative`` to the larger."""
    larger = max(1, *(row["figure"] for row in sides))
    return [{**row, "relative": row["figure"] / larger, "place": place} for row in sides]


def joining(placed: Sequence[Sequence[Row]]) -> drawing.Trace:
    """The segment of each figure from its least value to its largest."""
    values = [[row["relative"] for row in sides] for sides in placed]
    x, places = marks.joined(map(min, values), map(max, values)), range(len(placed))
    return marks.segments(x, marks.joined(places, places), theme.FAINT, 5)


def form(look: Look, party: str) -> str:
    """The symbol of a side by its place in the order of the parties."""
    return FORMS[look.receiving([party]).index(party) % len(FORMS)]


def from_least(figure: drawing.Figure, least: float) -> None:
    """Give the figure an axis of shares of the larger figure that begins below the least of them.

    Marks, unlike bars, need no axis from zero; nor shall a small difference look large.
    """
    least = min(least, HIGHEST_LEAST)
    step = next(step for step in STEPS if (1 - least) / step <= MOST_STEPS)
    ticks = [1 - step * number for number in range(int((1 - least) / step) + 1)]
    words = [text.say("differences.larger"), *(text.share(tick) for tick in ticks[1:])]
    room = (1 - least) * ROOM
    figure.update_xaxes(
        range=[least - room, 1 + room], tickvals=ticks, ticktext=words, showgrid=False
    )


def row_name(row: Row, look: Look) -> str:
    """Title of the record, and below it what is compared and to whom."""
    party, topic = row["to_party"], look.label("topic", row["topic"])
    to = text.say("differences.to", to=look.name(party)) if party else ""
    return text.say("differences.name", title=row["title"], topic=topic, to=to)


def phone(names: list[str]) -> dict[str, object]:
    """The changes for a narrow screen: names above higher rows."""
    lines = [marks.lines(textwrap.wrap(name.replace("<br>", ": "), PHONE_NAME)) for name in names]
    height = keys.ABOVE + 60 + PHONE_ROW * len(names)
    above = narrow.names_above(lines, rise=0.46, size=11)
    return {**above, "height": height, "xaxis.tickangle": 0, "xaxis.tickfont.size": 11}


def party_values(part: Sequence[Row], look: Look, party: str) -> drawing.Trace:
    """One side's values as labelled marks; the larger value of a row is labelled to its right."""
    color = look.color(party)
    aside = ["middle right" if row["relative"] >= 1 else "middle left" for row in part]
    order = look.receiving([party])
    shift = SPREAD * (order.index(party) / max(len(order) - 1, 1) - 0.5)
    return drawing.scatter(
        x=[row["relative"] for row in part], y=[row["place"] + shift for row in part],
        mode="markers+text", customdata=[row["record"] for row in part],
        hovertext=[hover(row, look.name(party)) for row in part], hoverinfo="text",
        text=[text.number(row["figure"]) for row in part], textposition=aside,
        textfont={"color": color, "size": 12}, cliponaxis=False,
        marker={"size": 11, "color": color, "symbol": form(look, party),
                "opacity": [theme.opacity("differ", row["confidence"]) for row in part]},
    )  # fmt: skip


def hover(row: Row, name: str) -> str:
    """Title, the side's figure, and who says it."""
    said = f"{name}: {text.number(row['figure'])}"
    return marks.lines(
        [marks.bold(row["title"]), said, text.say("hover.says", speaker=row["speaker"])]
    )
