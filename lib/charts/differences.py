"""Where the sides differ: their values of each figure side by side."""

import pandas as pd

from lib import drawing, text, theme
from lib.charts import axes, marks, narrow
from lib.theme import Look, Row

ROW = 38
PHONE_ROW = 52
#: Form of a mark by the place of its side in the order of the parties.
FORMS = ("circle", "square", "diamond", "triangle-up", "star")


def differences(rows: pd.DataFrame, look: Look) -> drawing.Figure:
    """Dumbbells: each record's values by side, as a share of the larger, joined by a segment."""
    keys = rows.drop_duplicates("key")
    names = {row["key"]: row_name(row, look) for row in keys.to_dict("records")}
    place = {key: number for number, key in enumerate(names)}
    relative = rows["figure"] / rows.groupby("key")["figure"].transform("max").clip(lower=1)
    rows = rows.assign(relative=relative, place=rows["key"].map(place))
    ends = rows.groupby("place")["relative"].agg(["min", "max"])
    x, y = marks.joined(ends["min"], ends["max"]), marks.joined(ends.index, ends.index)
    figure = drawing.Figure(marks.segments(x, y, theme.FAINT, 5))
    for party, part in rows.groupby("party_id", sort=False):
        figure.add_trace(party_values(part, look, str(party)))
    axes.lanes(figure, list(names.values()))
    figure.update_yaxes(range=[len(place) - 0.4, -0.9], showgrid=True)
    axes.shares(figure, (-0.08, 1.22), text.say("differences.larger"))
    height = 90 + ROW * max(len(place), 1)
    return theme.finish(figure, height, left=300, phone=phone(list(names.values())))


def row_name(row: Row, look: Look) -> str:
    """Title of the record, and below it what is compared and to whom."""
    party, topic = row["to_party"], look.label("topic", row["topic"])
    to = text.say("differences.to", to=look.name(party)) if party else ""
    return text.say("differences.name", title=row["title"], topic=topic, to=to)


def phone(names: list[str]) -> dict[str, object]:
    """The changes for a narrow screen: names above higher rows."""
    lines = [name.replace("<br>", ": ") for name in names]
    height = 90 + PHONE_ROW * len(names)
    return {**narrow.names_above(lines, rise=0.46, size=11), "height": height}


def party_values(part: pd.DataFrame, look: Look, party: str) -> drawing.Trace:
    """One side's values as labelled marks; the larger value of a row is labelled to its right."""
    color = look.color(party)
    aside = ["middle right" if value >= 1 else "middle left" for value in part["relative"]]
    return drawing.scatter(
        x=part["relative"], y=part["place"], mode="markers+text", customdata=part["record"],
        hovertext=[hover(row, look.name(party)) for row in part.to_dict("records")],
        hoverinfo="text", text=[text.number(value) for value in part["figure"]],
        textfont={"color": color, "size": 12}, cliponaxis=False, textposition=aside,
        marker={"size": 11, "color": color, "symbol": FORMS[look.sides.index(party) % len(FORMS)]},
    )  # fmt: skip


def hover(row: Row, name: str) -> str:
    """Title, the side's figure, and who says it."""
    said = f"{name}: {text.number(row['figure'])}"
    return marks.lines(
        [marks.bold(row["title"]), said, text.say("hover.says", speaker=row["speaker"])]
    )
