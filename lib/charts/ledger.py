"""The ledger: how much of each commitment was delivered, and who ties the deliveries to it."""

from collections.abc import Sequence

import pandas as pd

from lib import drawing, text, theme
from lib.charts import axes, bars, marks, narrow
from lib.theme import Look, Row

ROW = 40
PHONE_ROW = 52
#: What is left for the words beside the bars, as a share of a promise.
ROOM = 0.5
#: No bar is longer than this many times its promise.
LONGEST = 2.0
#: Strength and pattern of each part of a bar.
PARTS = {"agreed": (1.0, ""), "one_side": (0.5, ""), "disputed": (1.0, "/")}
#: Pattern of the frame of a promise by who stands by it; "" has no promised number.
FRAMES = {"agreed": "", "one_side": "|", "reported": "|", "disputed": "x", "": "."}


def shares_delivered(rows: pd.DataFrame, look: Look) -> drawing.Figure:
    """One row a commitment and receiver: the promise as a frame, the delivered share as a bar.

    A bar has a part that several sides tie to the commitment, one that one side alone ties to it,
    and one whose tie is disputed; a promise of which the speaker gives no number is a hollow frame.
    """
    each = theme.each(rows)
    names = [row_name(row, look) for row in each]
    figure = drawing.Figure(frames(rows, names, look))
    ends = shares_of_parts(rows)
    start = pd.Series(0.0, rows.index)
    for part in PARTS:
        figure.add_trace(part_bars(rows, names, look, part, start, ends[part]))
        start = ends[part]
    farthest = ends["disputed"].clip(lower=1)
    for name, row, end in zip(names, each, farthest, strict=True):
        said = "<br>".join(beside_bar(row, look))
        marks.beside(figure, end + 0.02, name, said, align="left")
    figure.update_layout(barmode="overlay")
    figure.update_yaxes(autorange="reversed")
    longest = max(farthest, default=1.0)
    axes.shares(figure, (0, longest + ROOM), text.share(1))
    height = 60 + ROW * max(len(rows), 1)
    return theme.finish(figure, height, left=260, phone=phone(each, names, longest, look))


def phone(
    each: Sequence[Row], names: Sequence[str], longest: float, look: Look
) -> dict[str, object]:
    """The changes for a narrow screen: name and words in one line above each thinner bar."""
    said = [
        text.say(
            "ledger.line", name=name.replace("<br>", " "), words="; ".join(beside_bar(row, look))
        )
        for name, row in zip(names, each, strict=True)
    ]
    changes = {"height": 60 + PHONE_ROW * len(names), "bargap": 0.6, "xaxis.range": [0, longest]}
    return {**narrow.names_above(said, rise=0.36, size=11), **changes, "xaxis.tickangle": 0}


def row_name(row: Row, look: Look) -> str:
    """Title of the commitment, and below it who receives."""
    return text.say("ledger.name", title=row["title"], to=look.name(row["to_party"]))


def frames(rows: pd.DataFrame, names: list[str], look: Look) -> drawing.Trace:
    """The promised wholes: hatched by who stands by a promise, dotted where the speaker gives none.

    A frame stands for its record only where no part of a bar does.
    """
    hollow, empty = rows["promised"].isna(), shares_of_parts(rows)["disputed"] == 0
    shapes = rows["promise_state"].mask(hollow, "").map(FRAMES)
    rim = {"width": (shapes != "").map({True: 1.5, False: 0}), "color": theme.GREY}
    pattern = {"shape": shapes, "fgcolor": theme.FAINT, "size": 6}
    return drawing.bar(
        x=[1.0] * len(names), y=names, orientation="h", hoverinfo="text",
        marker={"color": theme.BAND, "line": rim, "pattern": pattern},
        customdata=rows["record"].where(empty, ""),
        hovertext=[hover(row, look) for row in theme.each(rows)],
    )  # fmt: skip


def shares_of_parts(rows: pd.DataFrame) -> dict[str, pd.Series]:
    """Where each part of a bar ends, as a share of the promise."""
    due, done = rows["promised"], rows["delivered"].fillna(0)
    summed = rows["basis"] == "sum"
    counted = rows["disputed_added"].fillna(0).where(summed, 0)
    disputed = rows["disputed_amount"].fillna(0)
    alone = rows["one_sided_added"].fillna(0)
    sure = (done - counted - alone).clip(lower=0)
    tied = done - counted
    amounts = {"agreed": sure, "one_side": tied, "disputed": tied + disputed}
    return {name: (end / due).fillna(0).clip(upper=LONGEST) for name, end in amounts.items()}


def part_bars(
    rows: pd.DataFrame, names: list[str], look: Look, part: str, start: pd.Series, end: pd.Series
) -> drawing.Trace:
    """One part of every bar, from where the part before it ends."""
    strength, shape = PARTS[part]
    colors = [look.color(party) for party in rows["to_party"]]
    return drawing.bar(
        base=start, x=end - start, y=names, orientation="h", name=text.say(f"link_state.{part}"),
        marker=bars.patterned(colors, strength, shape), hoverinfo="text",
        customdata=rows["record"].where(end > start, ""),
        hovertext=[hover(row, look) for row in theme.each(rows)],
    )  # fmt: skip


def delivered_of_promised(row: Row) -> str:
    """Delivered of promised, in words; what is tied by one side only or disputed is said."""
    if pd.isna(row["promised"]):
        return text.say("ledger.unspoken")
    promised = text.number(row["promised"])
    said = text.say("ledger.words", delivered=delivered_words(row), promised=promised)
    doubtful = not row["deliveries"] and row["disputed_links"] > 0
    return text.say("ledger.doubtful", said=said) if doubtful else said


def promise(row: Row, look: Look) -> str:
    """How the promise stands where not every side makes it; "" where all do or there is none."""
    if pd.isna(row["promised"]) or row["promise_state"] == "agreed":
        return ""
    return look.label("promise", row["promise_state"])


def beside_bar(row: Row, look: Look) -> list[str]:
    """What stands beside a bar, line by line: delivered of promised, and how the promise stands."""
    return [line for line in (delivered_of_promised(row), promise(row, look)) if line]


def delivered_words(row: Row) -> str:
    """The delivered number, "at least" where the stated total is a lower bound."""
    amount = marks.stated(row["delivered"])
    is_least = row["basis"] == "stated_total" and row["stated_qualifier"] == "at_least"
    return text.say("finding.least") + amount if is_least else amount


def hover(row: Row, look: Look) -> str:
    """Title, receiver, delivered of promised, how it is tied, and status."""
    to = text.say("lane.receiver", to=look.name(row["to_party"]))
    shown = [marks.bold(row["title"]), to, *beside_bar(row, look)]
    if row["promised_says"]:
        shown.append(text.say("ledger.promised_says", says=row["promised_says"]))
    for column, part in (("one_sided_amount", "one_side"), ("disputed_amount", "disputed")):
        if row[column] > 0:
            amount, tie = text.number(row[column]), text.say(f"link_state.{part}")
            shown.append(text.say("ledger.part", amount=amount, tie=tie))
    return marks.lines([*shown, look.label("status", row["status"])])
