"""The timelines: the whole process in lanes, and rounds and contacts by track."""

import pandas as pd
import plotly.graph_objects as go

from lib import text, theme
from lib.charts import marks
from lib.theme import Look

LANE = 84
ROUNDS = "rounds"
FORMS = {"round": "circle", "not_held": "x-thin-open"}


def lanes(rows: pd.DataFrame, look: Look) -> list[tuple[str, str]]:
    """The lanes from top to bottom as (lane, receiver); rounds first."""
    found = {(lane, party) for lane, party in zip(rows["lane"], rows["to_party"], strict=True)}
    order = [lane for lane in look.labels["lane"] if lane != ROUNDS]
    both = [
        (lane, party) for lane in order for party in (*look.sides, "") if (lane, party) in found
    ]
    return [(ROUNDS, ""), *both] if (ROUNDS, "") in found else both


def lane_name(lane: str, party: str, look: Look) -> str:
    """What stands before a lane: the outcome and its receiver."""
    name = look.label("lane", lane)
    if lane == ROUNDS:
        return name
    return (
        text.say("lane.to", what=name, to=look.name(party))
        if party
        else text.say("lane.undirected", what=name)
    )


def process(rows: pd.DataFrame, look: Look) -> go.Figure:
    """Rounds and transfers in lanes on one axis of time, sized by number."""
    figure = go.Figure()
    order = lanes(rows, look)
    for place, (lane, party) in enumerate(order):
        part = rows[(rows["lane"] == lane) & (rows["to_party"] == party)]
        largest = rows.loc[rows["lane"] == lane, "figure"].max()
        color = theme.INK if lane == ROUNDS else look.color(party)
        size = marks.sizes(part["figure"], largest if pd.notna(largest) else 1)
        figure.add_trace(
            marks.points(
                part,
                look,
                look.label("form", lane),
                x=part["date"],
                y=[place] * len(part),
                size=size,
                color=color,
            )
        )
    names = [lane_name(lane, party, look) for lane, party in order]
    figure.update_yaxes(
        tickvals=list(range(len(order))),
        ticktext=names,
        range=[len(order) - 0.4, -0.6],
        showgrid=False,
    )
    finished = theme.finish(figure, 90 + 58 * len(order), left=190, phone=phone_lanes(names))
    return theme.time_axis(finished, look)


def phone_lanes(names: list[str]) -> dict[str, object]:
    """The changes for a narrow screen: lane names above their marks instead of before them."""
    shown = [{"x": 0, "xref": "paper", "y": place - 0.42, "text": name.replace("<br>", " "), "showarrow": False, "xanchor": "left", "font": {"size": 12}}
             for place, name in enumerate(names)]  # fmt: skip
    return {"yaxis.showticklabels": False, "margin.l": 8, "margin.r": 8, "annotations": shown}


def rounds_by_track(rows: pd.DataFrame, look: Look) -> go.Figure:
    """Rounds and contacts on the lane of their track; rounds sized by joint time."""
    figure = go.Figure()
    tracks = list(dict.fromkeys(rows.sort_values("track_order")["track"]))
    for kind, part in rows.groupby("kind"):
        form, is_round = FORMS.get(str(kind), "circle-open"), kind == "round"
        size = (
            marks.sizes(part["minutes"].fillna(0), rows["minutes"].max())
            if is_round
            else [9] * len(part)
        )
        places = part["track"].map(tracks.index)
        figure.add_trace(go.Scatter(
            x=part["start_date"], y=places, mode="markers", customdata=part["record"], hoverinfo="text",
            hovertext=[round_hover(row, look) for _, row in part.iterrows()],
            marker={"symbol": form, "size": size, "color": theme.INK if is_round else theme.GREY, "opacity": 0.85,
                    "line": {"width": 1.6, "color": theme.INK if is_round else theme.GREY}},
        ))  # fmt: skip
    figure.update_yaxes(
        tickvals=list(range(len(tracks))),
        ticktext=tracks,
        range=[len(tracks) - 0.4, -0.6],
        showgrid=False,
    )
    finished = theme.finish(figure, 90 + 62 * len(tracks), left=190, phone=phone_lanes(tracks))
    return theme.time_axis(finished, look, rounds=False)


def round_hover(row: pd.Series, look: Look) -> str:
    """Title, day, kind and joint time of a round or contact."""
    lines = [
        f"<b>{row['title']}</b>",
        marks.when(row["start_date"], row["date_edtf"], row["date_precision"]),
        look.label("round_kind", row["kind"]),
    ]
    if pd.notna(row["minutes"]):
        lines.append(text.say("hover.joint", time=text.hours(row["minutes"])))
    return "<br>".join(lines)


def gaps_between_rounds(rows: pd.DataFrame, look: Look) -> go.Figure:
    """Days between the end of one round and the start of the next, one bar a pair."""
    names = [text.say("gap.name", title=title) for title in rows["title"]]
    figure = go.Figure(go.Bar(
        x=rows["days"], y=names, orientation="h", marker={"color": theme.GREY}, customdata=rows["record"], hoverinfo="text",
        hovertext=[f"<b>{row.title}</b><br>" + text.say("hover.gap", days=text.number(row.days), after=row.after) for row in rows.itertuples()],
        text=[text.count(days, "day", "days") for days in rows["days"]], textposition="outside", cliponaxis=False,
    ))  # fmt: skip
    figure.update_yaxes(autorange="reversed")
    figure.update_xaxes(
        showticklabels=False,
        showgrid=False,
        range=[0, max(rows["days"].max() if len(rows) else 1, 1) * 1.18],
    )
    return theme.finish(figure, 60 + 30 * max(len(rows), 1), left=220)
