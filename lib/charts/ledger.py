"""The ledger: how much of each commitment was delivered."""

import pandas as pd

from lib import drawing, text, theme
from lib.charts import axes, marks
from lib.theme import Look, Row

ROW = 40
PHONE = {"margin.l": 8, "yaxis.tickfont.size": 11, "xaxis.range": [0, 1.75]}


def shares_delivered(rows: pd.DataFrame, look: Look) -> drawing.Figure:
    """One row a commitment and receiver: the promise as a frame, the delivered share as a bar."""
    rows = rows[rows["promised"].notna()]
    each = rows.to_dict("records")
    names = [row_name(row, look) for row in each]
    figure = drawing.Figure(frames(names))
    figure.add_trace(delivered_bars(rows, names, look))
    for name, row in zip(names, each, strict=True):
        marks.beside(figure, 1.02, name, delivered_of_promised(row))
    figure.update_layout(barmode="overlay")
    figure.update_yaxes(autorange="reversed")
    axes.shares(figure, (0, 1.5), text.share(1))
    return theme.finish(figure, 60 + ROW * max(len(rows), 1), left=260, phone=PHONE)


def row_name(row: Row, look: Look) -> str:
    """Title of the commitment, and below it who receives."""
    return text.say("ledger.name", title=row["title"], to=look.name(row["to_party"]))


def frames(names: list[str]) -> drawing.Trace:
    """The promised wholes."""
    return drawing.bar(
        x=[1.0] * len(names), y=names, orientation="h", marker={"color": theme.BAND},
        hoverinfo="skip",
    )  # fmt: skip


def delivered_bars(rows: pd.DataFrame, names: list[str], look: Look) -> drawing.Trace:
    """The delivered shares, none of them longer than the whole."""
    return drawing.bar(
        x=rows["share"].fillna(0).clip(upper=1), y=names, orientation="h",
        marker={"color": [look.color(party) for party in rows["to_party"]]},
        customdata=rows["record"], hoverinfo="text",
        hovertext=[hover(row, look) for row in rows.to_dict("records")],
    )  # fmt: skip


def delivered_of_promised(row: Row) -> str:
    """Delivered of promised, in words."""
    promised = text.number(row["promised"])
    said = text.say("ledger.words", delivered=delivered_words(row), promised=promised)
    doubtful = not row["deliveries"] and row["disputed_links"] > 0
    return text.say("ledger.doubtful", said=said) if doubtful else said


def delivered_words(row: Row) -> str:
    """The delivered number, "at least" where the stated total is a lower bound."""
    amount = marks.stated(row["delivered"])
    is_least = row["basis"] == "stated_total" and row["stated_qualifier"] == "at_least"
    return text.say("finding.least") + amount if is_least else amount


def hover(row: Row, look: Look) -> str:
    """Title, receiver, delivered of promised, and status."""
    to = text.say("lane.receiver", to=look.name(row["to_party"]))
    status = look.label("status", row["status"])
    return marks.lines([marks.bold(row["title"]), to, delivered_of_promised(row), status])
