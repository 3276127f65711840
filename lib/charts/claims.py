"""Who says what: the sides' values side by side, the four states, and the mix of sources."""

import pandas as pd
import plotly.graph_objects as go

from lib import text, theme
from lib.charts import marks
from lib.claims import STATES
from lib.theme import Look

ROW = 38
#: Fill of a state where states are stacked: solid, hatched, pale, empty.
PATTERN = {"agree": "", "differ": "x", "one_side": "/", "no_figure": "."}


def differences(rows: pd.DataFrame, look: Look) -> go.Figure:
    """Dumbbells: each record's values by side, as a share of the larger, joined by a segment."""
    keys = rows.drop_duplicates("key")
    names = {
        row.key: row_name(row.title, row.topic, row.to_party, look) for row in keys.itertuples()
    }
    place = {key: number for number, key in enumerate(names)}
    relative = rows["figure"] / rows.groupby("key")["figure"].transform("max").clip(lower=1)
    rows = rows.assign(relative=relative)
    ends = rows.groupby("key", sort=False)["relative"].agg(["min", "max"])
    figure = go.Figure(go.Scatter(
        x=[value for low, high in zip(ends["min"], ends["max"], strict=True) for value in (low, high, None)],
        y=[value for key in ends.index for value in (place[key], place[key], None)],
        mode="lines", line={"color": theme.FAINT, "width": 5}, hoverinfo="skip",
    ))  # fmt: skip
    for party, part in rows.groupby("party_id", sort=False):
        figure.add_trace(party_values(part, look, str(party), part["key"].map(place)))
    figure.update_yaxes(
        tickvals=list(place.values()),
        ticktext=list(names.values()),
        range=[len(place) - 0.4, -0.9],
        showgrid=True,
    )
    figure.update_xaxes(
        range=[-0.08, 1.22],
        tickvals=[0, 0.5, 1],
        ticktext=["0", text.share(0.5), text.say("differences.larger")],
        showgrid=False,
    )
    return theme.finish(
        figure, 90 + ROW * max(len(place), 1), left=300, phone=phone_rows(list(names.values()))
    )


def row_name(title: str, topic: str, to_party: str, look: Look) -> str:
    """Title of the record, and below it what is compared and to whom."""
    to = text.say("differences.to", to=look.name(to_party)) if to_party else ""
    return text.say("differences.name", title=title, topic=look.label("topic", topic), to=to)


def phone_rows(names: list[str]) -> dict[str, object]:
    """The changes for a narrow screen: the names above the rows."""
    shown = [{"x": 0, "xref": "paper", "y": place - 0.46, "text": name.replace("<br>", ": "), "showarrow": False, "xanchor": "left", "font": {"size": 11}}
             for place, name in enumerate(names)]  # fmt: skip
    return {
        "yaxis.showticklabels": False,
        "margin.l": 8,
        "margin.r": 8,
        "annotations": shown,
        "height": 90 + 52 * len(names),
    }


def party_values(part: pd.DataFrame, look: Look, party: str, y: pd.Series) -> go.Scatter:
    """One side's values as labelled marks; the larger value of a row is labelled to its right."""
    color = look.color(party)
    hover = [f"<b>{row.title}</b><br>{look.name(party)}: {text.number(row.figure)}<br>" + text.say("hover.says", speaker=row.speaker)
             for row in part.itertuples()]  # fmt: skip
    return go.Scatter(
        x=part["relative"], y=y, mode="markers+text", customdata=part["record"], hovertext=hover, hoverinfo="text",
        text=[text.number(value) for value in part["figure"]], textfont={"color": color, "size": 12}, cliponaxis=False,
        textposition=["middle right" if value >= 1 else "middle left" for value in part["relative"]],
        marker={"size": 11, "color": color, "symbol": "circle" if party == look.sides[0] else "square"},
    )  # fmt: skip


def state_bars(rows: pd.DataFrame, look: Look, across: str, **layout: object) -> go.Figure:
    """Stacked bars of the four states, told apart by pattern as well as by strength."""
    figure = go.Figure()
    strength = {"agree": 1.0, "differ": 1.0, "one_side": 0.6, "no_figure": 0.3}
    for state in STATES:
        part = rows[rows["state"] == state]
        hover = [
            f"<b>{look.label('state', state)}</b><br>{text.count(value, 'figure', 'figures')}"
            for value in part["figures"]
        ]
        values = {"x": part["month"] + pd.Timedelta(days=14), "y": part["figures"], "width": 24 * 86_400_000} if across == "month" else {
            "x": part["share"], "y": [look.label("topic", topic) for topic in part["topic"]], "orientation": "h"}  # fmt: skip
        figure.add_trace(go.Bar(
            **values, name=look.label("state", state), hovertext=hover, hoverinfo="text",
            marker={"color": theme.INK if state == "differ" else theme.GREY, "opacity": strength[state], "pattern": {"shape": PATTERN[state], "fgcolor": theme.BAND, "bgcolor": theme.INK if state == "differ" else theme.GREY, "size": 6}},
        ))  # fmt: skip
    figure.update_layout(barmode="stack", **layout)
    return figure


def legend(figure: go.Figure) -> go.Figure:
    """The figure with a legend in a row above it, where bars are too thin to be labelled directly."""
    return figure.update_layout(
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
        margin={"t": 56},
    )


def states_by_month(rows: pd.DataFrame, look: Look) -> go.Figure:
    """How many figures of each month both sides agree on, differ on, or leave to one side."""
    figure = theme.finish(state_bars(rows, look, "month"), 320)
    figure.update_yaxes(rangemode="tozero", tickformat="d", nticks=5)
    return legend(theme.time_axis(figure, look))


def states_by_topic(rows: pd.DataFrame, look: Look) -> go.Figure:
    """The share of each state among the figures of one kind."""
    figure = theme.finish(
        state_bars(rows, look, "topic"), 90 + ROW * max(rows["topic"].nunique(), 1), left=200
    )
    figure.update_xaxes(
        range=[0, 1],
        tickvals=[0, 0.5, 1],
        ticktext=["0", text.share(0.5), text.share(1)],
        showgrid=False,
    )
    figure.update_yaxes(autorange="reversed")
    return legend(figure)


def source_mix(rows: pd.DataFrame, look: Look) -> go.Figure:
    """How many claims of each speaking group rest on which kind of source."""
    figure = go.Figure()
    kinds = list(look.labels["source_kind"])
    for number, kind in enumerate(kinds):
        part = rows[rows["source_kind"] == kind]
        names = [look.name(group) for group in part["speaks_for"]]
        hover = [
            f"<b>{look.label('source_kind', kind)}</b><br>{text.count(value, 'claim', 'claims')}"
            for value in part["claims"]
        ]
        figure.add_trace(go.Bar(
            x=part["claims"], y=names, orientation="h", name=look.label("source_kind", kind), hovertext=hover, hoverinfo="text",
            marker={"color": theme.GREY, "opacity": 1 - 0.18 * number, "pattern": {"shape": ["", "/", "x", ".", "-"][number % 5], "fgcolor": theme.BAND, "bgcolor": theme.GREY, "size": 6}},
        ))  # fmt: skip
    groups = [*look.sides, "third_parties", "press"]
    figure.update_yaxes(
        categoryorder="array", categoryarray=[look.name(group) for group in reversed(groups)]
    )
    figure.update_xaxes(tickformat=",d", rangemode="tozero")
    figure.update_layout(barmode="stack")
    return legend(theme.finish(figure, 90 + ROW * (len(groups) + 1), left=200))


def residuals(rows: pd.DataFrame, look: Look) -> go.Figure:
    """Official totals and our sums by scope, on time: a hollow diamond each, joined to our sum."""
    figure = go.Figure()
    x = [value for day in rows["as_of"] for value in (day, day, None)]
    y = [
        value
        for ours, stated in zip(rows["our_sum"], rows["figure"], strict=True)
        for value in (ours, stated, None)
    ]
    figure.add_trace(
        go.Scatter(
            x=x, y=y, mode="lines", line={"color": theme.FAINT, "width": 3}, hoverinfo="skip"
        )
    )
    hover = [
        f"<b>{row.title}</b><br>"
        + text.say(
            "hover.total",
            stated=text.number(row.figure),
            ours=text.number(row.our_sum),
            speaker=row.speaker,
        )
        for row in rows.itertuples()
    ]
    for values, form, color in (
        (rows["our_sum"], "line-ew", theme.INK),
        (rows["figure"], "diamond-open", theme.GREY),
    ):
        figure.add_trace(go.Scatter(x=rows["as_of"], y=values, mode="markers", customdata=rows["record"], hovertext=hover, hoverinfo="text",
                                    marker={"symbol": form, "size": 9, "color": color, "line": {"width": 2, "color": color}}))  # fmt: skip
    changed = rows[rows["is_change_of_base"]]
    for row in changed.itertuples():
        marks.beside(
            figure,
            row.as_of,
            row.figure,
            text.say("residual.change_of_base"),
            xanchor="right",
            yshift=14,
        )
    figure.update_yaxes(rangemode="tozero", tickformat=",d", nticks=5)
    return theme.time_axis(theme.finish(figure, 340), look)
