"""Humanitarian outcomes: by month, summed up, and transfer by transfer with every side's figure.

Two receiving parties are mirrored around one zero line; more become small multiples.
"""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from lib import text, theme
from lib.charts import marks
from lib.theme import Look

PANEL = 170
MIRRORED = 2


def panels(look: Look, names: list[str], gap: float = 0.08) -> go.Figure:
    """Panels one above the other on a shared axis of time, each with its name over it."""
    figure = make_subplots(rows=len(names), cols=1, shared_xaxes=True, vertical_spacing=gap)
    for number, name in enumerate(names, 1):
        axis = "y" if number == 1 else f"y{number}"
        marks.beside(
            figure,
            0,
            1,
            f"<b>{name}</b>",
            xref="paper",
            yref=f"{axis} domain",
            yanchor="bottom",
            font={"size": 13},
        )
    return figure


def to_names(look: Look) -> list[str]:
    """The names of the panels: one a receiving party."""
    return [text.say("lane.receiver", to=look.name(party)) for party in look.sides]


def by_month(rows: pd.DataFrame, look: Look) -> go.Figure:
    """Monthly sums to each party: mirrored bars for two, small multiples for more."""
    return mirrored(rows, look) if len(look.sides) == MIRRORED else multiples(rows, look)


def month_bars(part: pd.DataFrame, look: Look, party: str, sign: int) -> go.Bar:
    """The monthly bars of one receiving party, upwards or downwards."""
    hover = [
        f"<b>{text.month(row.month)}</b><br>"
        + text.say("hover.figure", figure=text.number(row.total), to=look.name(party))
        + (
            f"<br>{text.say('hover.silent', silent=text.count(row.silent, 'record', 'records'))}"
            if row.silent
            else ""
        )
        for row in part.itertuples()
    ]
    middle = part["month"] + pd.Timedelta(days=14)
    return go.Bar(
        x=middle,
        y=part["total"] * sign,
        width=22 * 86_400_000,
        marker={"color": look.color(party)},
        hovertext=hover,
        hoverinfo="text",
    )


def mirrored(rows: pd.DataFrame, look: Look) -> go.Figure:
    """Bars to the first party upwards, to the second downwards, each direction named on the chart."""
    figure = go.Figure()
    for party, sign in zip(look.sides, (1, -1), strict=True):
        figure.add_trace(month_bars(rows[rows["to_party"] == party], look, party, sign))
        side = {"y": 1, "yanchor": "top"} if sign > 0 else {"y": 0, "yanchor": "bottom"}
        words = f"<b>{text.say('lane.receiver', to=look.name(party))}</b>"
        marks.beside(
            figure,
            0,
            words=words,
            xref="paper",
            yref="paper",
            font={"size": 13, "color": look.color(party)},
            **side,
        )
    mirror_axis(figure, rows, look)
    figure.update_layout(barmode="overlay")
    return theme.time_axis(theme.finish(figure, 360), look)


def mirror_axis(figure: go.Figure, rows: pd.DataFrame, look: Look) -> None:
    """Give the mirrored axis ticks without a minus sign, and room for the names of the directions."""
    tops = [rows.loc[rows["to_party"] == party, "total"].max() for party in look.sides]
    up, down = (float(top) if pd.notna(top) else 1.0 for top in tops)
    step = tick_step(max(up, down))
    ticks = [step * n for n in range(-int(down // step) - 1, int(up // step) + 2)]
    room = (up + down) * 0.14
    figure.update_yaxes(
        tickvals=ticks,
        ticktext=[text.number(abs(tick)) for tick in ticks],
        range=[-down - room, up + room],
        zeroline=True,
    )


def tick_step(largest: float, most: int = 4) -> float:
    """A round distance of ticks with at most ``most`` of them up to the largest value; at least 1."""
    steps = (base * 10**power for power in range(9) for base in (1, 2, 5))
    return next(step for step in steps if largest / step <= most)


def multiples(rows: pd.DataFrame, look: Look) -> go.Figure:
    """Bars of each receiving party in a panel of its own."""
    figure = panels(look, to_names(look))
    for number, party in enumerate(look.sides, 1):
        figure.add_trace(
            month_bars(rows[rows["to_party"] == party], look, party, 1), row=number, col=1
        )
    figure.update_yaxes(rangemode="tozero", nticks=4, tickformat=",d")
    return theme.time_axis(theme.finish(figure, 60 + PANEL * len(look.sides)), look)


def summed_up(rows: pd.DataFrame, look: Look) -> go.Figure:
    """Running totals as steps, named at their ends, with official totals as points.

    Rows: ``series`` is "sum" for our running total and "official" for a stated total.
    """
    figure = go.Figure()
    for party in look.sides:
        line = rows[(rows["to_party"] == party) & (rows["series"] == "sum")]
        if line.empty:
            continue
        color, last = look.color(party), line.iloc[-1]
        figure.add_trace(go.Scatter(
            x=line["date"], y=line["running_total"], mode="lines", line={"shape": "hv", "color": color, "width": 2.5}, hoverinfo="text",
            hovertext=[f"{text.day(row.date)}<br>" + text.say("hover.figure", figure=text.number(row.running_total), to=look.name(party)) for row in line.itertuples()],
        ))  # fmt: skip
        words = (
            f"{text.number(last['running_total'])} {text.say('lane.to_short', to=look.name(party))}"
        )
        shift = 14 if party == look.sides[0] else -14
        marks.beside(
            figure,
            last["date"],
            last["running_total"],
            words,
            xanchor="right",
            yshift=shift,
            font={"size": 13, "color": color},
        )
        figure.add_trace(
            official_points(
                rows[(rows["to_party"] == party) & (rows["series"] == "official")], color
            )
        )
    figure.update_yaxes(rangemode="tozero", nticks=5, tickformat=",d")
    return theme.time_axis(theme.finish(figure, 360), look)


def official_points(rows: pd.DataFrame, color: str) -> go.Scatter:
    """Official totals as hollow diamonds."""
    hover = [
        f"<b>{row.title}</b><br>{text.number(row.running_total)}<br>"
        + text.say("hover.says", speaker=row.speaker)
        for row in rows.itertuples()
    ]
    return go.Scatter(
        x=rows["date"], y=rows["running_total"], mode="markers", customdata=rows["record"], hovertext=hover, hoverinfo="text",
        marker={"symbol": "diamond-open", "size": 8, "color": color, "line": {"width": 1.5}},
    )  # fmt: skip


def single(rows: pd.DataFrame, look: Look) -> go.Figure:
    """Each transfer at its day with the value of every side as its own mark, joined where they differ."""
    figure = panels(look, to_names(look), gap=0.12)
    for number, party in enumerate(look.sides, 1):
        part = rows[rows["to_party"] == party]
        figure.add_trace(joined(part), row=number, col=1)
        for group, own in part.groupby("speaks_for"):
            figure.add_trace(side_values(own, look, str(group)), row=number, col=1)
    figure.update_yaxes(rangemode="tozero", nticks=4, tickformat=",d")
    return theme.time_axis(theme.finish(figure, 60 + (PANEL + 30) * len(look.sides)), look)


def joined(part: pd.DataFrame) -> go.Scatter:
    """A segment from the lowest to the highest value of each transfer on which the sides differ."""
    differ = part[(part["state"] == "differ") & part["figure"].notna()]
    ends = differ.groupby(["transfer_id", "date"])["figure"].agg(["min", "max"]).reset_index()
    x = [value for day in ends["date"] for value in (day, day, None)]
    y = [
        value
        for low, high in zip(ends["min"], ends["max"], strict=True)
        for value in (low, high, None)
    ]
    return go.Scatter(
        x=x, y=y, mode="lines", line={"color": theme.GREY, "width": 2}, hoverinfo="skip"
    )


def side_values(own: pd.DataFrame, look: Look, group: str) -> go.Scatter:
    """The values of one speaking group; a transfer without a figure is a hollow mark on zero."""
    color = look.color(group) if group else theme.GREY
    return marks.points(
        own, look, "circle", x=own["date"], y=own["figure"].fillna(0), size=9, color=color
    ).update(cliponaxis=False)
