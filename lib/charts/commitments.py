"""Agreed and delivered: how much of each commitment was delivered, and in which steps."""

import pandas as pd
import plotly.graph_objects as go

from lib import text, theme
from lib.charts import marks, outcomes
from lib.theme import Look

ROW = 40
PANEL = 190


def shares_delivered(rows: pd.DataFrame, look: Look) -> go.Figure:
    """One row a commitment and receiver: the promised whole as a frame, the delivered share as a bar."""
    rows = rows[rows["promised"].notna()]
    names = [
        text.say("ledger.name", title=row.title, to=look.name(row.to_party))
        for row in rows.itertuples()
    ]
    share = rows["share"].fillna(0).clip(upper=1)
    figure = go.Figure(
        go.Bar(
            x=[1.0] * len(rows),
            y=names,
            orientation="h",
            marker={"color": theme.BAND},
            hoverinfo="skip",
        )
    )
    figure.add_trace(go.Bar(
        x=share, y=names, orientation="h", marker={"color": [look.color(party) for party in rows["to_party"]]},
        customdata=rows["record"], hoverinfo="text", hovertext=[ledger_hover(row, look) for _, row in rows.iterrows()],
    ))  # fmt: skip
    for name, (_, row) in zip(names, rows.iterrows(), strict=True):
        marks.beside(figure, 1.02, name, ledger_words(row))
    figure.update_layout(barmode="overlay")
    figure.update_yaxes(autorange="reversed")
    figure.update_xaxes(
        range=[0, 1.5],
        tickvals=[0, 0.5, 1],
        ticktext=["0", text.share(0.5), text.share(1)],
        showgrid=False,
    )
    return theme.finish(
        figure,
        60 + ROW * max(len(rows), 1),
        left=260,
        phone={"margin.l": 8, "yaxis.tickfont.size": 11, "xaxis.range": [0, 1.75]},
    )


def amount(row: pd.Series) -> str:
    """What was delivered, or the words for no figure."""
    return (
        text.number(row["delivered"]) if pd.notna(row["delivered"]) else text.say("state.no_figure")
    )


def ledger_words(row: pd.Series) -> str:
    """Delivered of promised, in words."""
    return text.say("ledger.words", delivered=amount(row), promised=text.number(row["promised"]))


def ledger_hover(row: pd.Series, look: Look) -> str:
    """Title, delivered of promised, status, and days."""
    lines = [
        f"<b>{row['title']}</b>",
        text.say("lane.receiver", to=look.name(row["to_party"])),
        ledger_words(row),
    ]
    lines.append(look.label("status", row["status"]))
    return "<br>".join(lines)


def steps(rows: pd.DataFrame, look: Look) -> go.Figure:
    """One commitment: the promised line and the deliveries as steps, a panel a receiving party."""
    shown = [party for party in look.sides if party in set(rows["to_party"])] or list(
        look.sides[:1]
    )
    names = [text.say("lane.receiver", to=look.name(party)) for party in shown]
    figure = outcomes.panels(look, names, gap=0.14)
    for number, party in enumerate(shown, 1):
        part = rows[rows["to_party"] == party]
        promised_line(figure, part, number)
        figure.add_trace(step_line(part, look.color(party)), row=number, col=1)
        figure.add_trace(delivery_marks(part, look, party), row=number, col=1)
    figure.update_yaxes(rangemode="tozero", nticks=5, tickformat=",d")
    figure.update_xaxes(type="date", showgrid=False)
    return theme.finish(figure, 60 + PANEL * len(shown))


def promised_line(figure: go.Figure, part: pd.DataFrame, number: int) -> None:
    """Draw the promised number as a dashed line with its words."""
    promised = part["promised"].max()
    if pd.isna(promised):
        return
    figure.add_hline(
        y=promised, row=number, col=1, line={"color": theme.INK, "width": 1.2, "dash": "dash"}
    )
    axis = "y" if number == 1 else f"y{number}"
    words = text.say("ledger.promised", promised=text.number(promised))
    marks.beside(
        figure, 1, promised, words, xref="paper", yref=axis, xanchor="right", yanchor="bottom"
    )


def step_line(part: pd.DataFrame, color: str) -> go.Scatter:
    """The running total from the day of the agreement on."""
    added = part[part["is_added"]]
    start = (
        pd.Series([part["agreed_date"].min()]) if len(part) else pd.Series(dtype="datetime64[s]")
    )
    x = pd.concat([start, added["date"]])
    y = [0.0] * len(start) + list(added["running_total"])
    return go.Scatter(
        x=x, y=y, mode="lines", line={"shape": "hv", "color": color, "width": 2.5}, hoverinfo="skip"
    )


def delivery_marks(part: pd.DataFrame, look: Look, party: str) -> go.Scatter:
    """Each delivery as a mark; a disputed link is a cross, a delivery without a figure is hollow."""
    hover = []
    for _, row in part.iterrows():
        lines = [
            f"<b>{row['title']}</b>",
            text.say("hover.figure", figure=marks.stated(row["figure"]), to=look.name(party)),
        ]
        lines.append(text.say("hover.link", says=row["link_says"]))
        if row["is_disputed"]:
            lines.append(f"<b>{text.say('hover.disputed')}</b> {row['link_note']}")
        hover.append("<br>".join(lines))
    form = ["x-open" if disputed else "circle-open" if missing else "circle"
            for disputed, missing in zip(part["is_disputed"], part["figure"].isna(), strict=True)]  # fmt: skip
    return go.Scatter(
        x=part["date"], y=part["running_total"], mode="markers", customdata=part["record"], hovertext=hover, hoverinfo="text",
        marker={"symbol": form, "size": 10, "color": look.color(party), "line": {"width": 2, "color": look.color(party)}},
    )  # fmt: skip
