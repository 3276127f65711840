"""One commitment: its deliveries step by step against what was promised."""

import pandas as pd

from lib import drawing, text, theme
from lib.charts import axes, marks, panels
from lib.theme import Look, Row

PANEL = 190


def steps(rows: pd.DataFrame, look: Look) -> drawing.Figure:
    """The promised line and the deliveries as steps, a panel a receiving party."""
    receiving = set(rows["to_party"])
    shown = [party for party in look.sides if party in receiving] or list(look.sides[:1])
    figure = panels.panels(panels.receivers(look, shown), gap=0.14)
    for number, party in enumerate(shown, 1):
        part = rows[rows["to_party"] == party]
        level_line(figure, part["promised"], number, "ledger.promised", "dash")
        level_line(figure, part["stated_total"], number, "ledger.stated", "dot")
        figure.add_trace(step_line(part, look.color(party)), panel=number)
        figure.add_trace(deliveries(part, look, party), panel=number)
    axes.counts(figure, 5)
    figure.update_xaxes(type="date", showgrid=False)
    return theme.finish(figure, 60 + PANEL * len(shown))


def level_line(figure: drawing.Figure, levels: pd.Series, number: int, key: str, dash: str) -> None:
    """Draw the promised number or the stated total as a line with its words, where there is one."""
    level = levels.max()
    if pd.isna(level):
        return
    line = {"color": theme.INK, "width": 1.2, "dash": dash}
    across = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": drawing.axis(number)}
    figure.add_shapes([{**across, "y0": level, "y1": level, "line": line}])
    words = text.say(key, level=text.number(level))
    right = {"xanchor": "right"} if dash == "dash" else {"xanchor": "left"}
    ends = {"xref": "paper", "yref": drawing.axis(number), "yanchor": "bottom", **right}
    marks.beside(figure, 1 if dash == "dash" else 0, level, words, **ends)


def step_line(part: pd.DataFrame, color: str) -> drawing.Trace:
    """The running total from the day of the agreement on."""
    added = part[part["is_added"]]
    agreed = part["agreed_date"].sort_values().head(1)
    x = pd.concat([agreed, added["date"]])
    y = [0.0] * len(agreed) + list(added["running_total"])
    return marks.stairs(x, y, color, hoverinfo="skip")


def deliveries(part: pd.DataFrame, look: Look, party: str) -> drawing.Trace:
    """Each delivery as a mark; a disputed link is a cross, a delivery without a figure hollow."""
    each, color = part.to_dict("records"), look.color(party)
    marker = {"symbol": [form(row) for row in each], "size": 10, "color": color}
    return drawing.scatter(
        x=part["date"], y=part["running_total"], mode="markers", customdata=part["record"],
        hovertext=[hover(row, look.name(party)) for row in each], hoverinfo="text",
        marker={**marker, "line": {"width": 2, "color": color}},
    )  # fmt: skip


def form(row: Row) -> str:
    """The Plotly symbol of a delivery."""
    if row["is_disputed"]:
        return "x-open"
    return "circle-open" if pd.isna(row["figure"]) else "circle"


def hover(row: Row, to: str) -> str:
    """Title, figure, who ties it to the commitment, and why that is disputed."""
    figure = text.say("hover.figure", figure=marks.stated(row["figure"]), to=to)
    tie = text.say("hover.link", says=row["link_says"])
    doubt = f"{marks.bold(text.say('hover.disputed'))} {row['link_note']}"
    shown = [marks.bold(row["title"]), figure, tie]
    return marks.lines([*shown, doubt] if row["is_disputed"] else shown)
