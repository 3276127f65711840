"""Where the sides differ: their values of each figure side by side."""

import textwrap

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
    each = theme.each(rows.drop_duplicates("key"))
    names = {row["key"]: row_name(row, look) for row in each}
    place = {key: number for number, key in enumerate(names)}
    relative = rows["figure"] / rows.groupby("key")["figure"].transform("max").clip(lower=1)
    rows = rows.assign(relative=relative, place=rows["key"].map(place))
    ends = rows.groupby("place")["relative"].agg(["min", "max"])
    x, y = marks.joined(ends["min"], ends["max"]), marks.joined(ends.index, ends.index)
    figure = drawing.Figure(marks.segments(x, y, theme.FAINT, 5))
    for party, part in rows.groupby("party_id", sort=False):
        figure.add_trace(party_values(part, look, str(party)))
    axes.lanes(figure, list(names.values()))
    figure.update_yaxes(range=[len(place) - 0.4, -0.6], showgrid=True)
    from_least(figure, rows["relative"].min())
    height = keys.ABOVE + 60 + ROW * max(len(place), 1)
    finished = theme.finish(figure, height, left=300, phone=phone(list(names.values())))
    return keys.with_speakers(finished, look, rows["party_id"], form)


def form(look: Look, party: str) -> str:
    """The symbol of a side by its place in the order of the parties."""
    return FORMS[look.sides.index(party) % len(FORMS)]


def from_least(figure: drawing.Figure, least: float) -> None:
    """Give the figure an axis of shares of the larger figure that begins below the least of them.

    Marks, unlike bars, need no axis from zero; nor shall a small difference look large.
    """
    least = HIGHEST_LEAST if pd.isna(least) else min(least, HIGHEST_LEAST)
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


def party_values(part: pd.DataFrame, look: Look, party: str) -> drawing.Trace:
    """One side's values as labelled marks; the larger value of a row is labelled to its right."""
    color = look.color(party)
    aside = ["middle right" if value >= 1 else "middle left" for value in part["relative"]]
    shift = SPREAD * (look.sides.index(party) / max(len(look.sides) - 1, 1) - 0.5)
    return drawing.scatter(
        x=part["relative"], y=part["place"] + shift, mode="markers+text", customdata=part["record"],
        hovertext=[hover(row, look.name(party)) for row in theme.each(part)],
        hoverinfo="text", text=[text.number(value) for value in part["figure"]],
        textfont={"color": color, "size": 12}, cliponaxis=False, textposition=aside,
        marker={"size": 11, "color": color, "symbol": form(look, party),
                "opacity": [theme.opacity("differ", sure) for sure in part["confidence"]]},
    )  # fmt: skip


def hover(row: Row, name: str) -> str:
    """Title, the side's figure, and who says it."""
    said = f"{name}: {text.number(row['figure'])}"
    return marks.lines(
        [marks.bold(row["title"]), said, text.say("hover.says", speaker=row["speaker"])]
    )
