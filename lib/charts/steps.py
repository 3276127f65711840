"""One commitment: its deliveries step by step against what was promised."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from lib import drawing, text, theme
from lib.charts import axes, days, marks, panels
from lib.theme import Look, Row

PANEL = 190
#: The name of the words that say who alone ties a delivery to the commitment.
TIE = "tie"
#: By who ties a delivery to the commitment: form of its mark, dash, width and strength of its step.
FORMS = {"agreed": "circle", "one_side": "triangle-up", "disputed": "x"}
LINES = {"agreed": ("solid", 3.0, 1.0), "one_side": ("dot", 2.5, 0.7), "disputed": ("dash", 2, 1.0)}


def steps(rows: pd.DataFrame, look: Look) -> drawing.Figure:
    """The promised line and the deliveries as steps, a panel a receiving party."""
    receiving = set(rows["to_party"])
    shown = [party for party in look.receiving(receiving) if party in receiving] or list(
        look.sides[:1]
    )
    figure = panels.panels(panels.receivers(look, shown), gap=0.14)
    for number, party in enumerate(shown, 1):
        part = rows[rows["to_party"] == party]
        level_line(figure, part["promised"], number, "ledger.promised", "dash")
        level_line(figure, part["stated_total"], number, "ledger.stated", "dot")
        draw_steps(figure, theme.each(part), look.color(party), number)
        figure.add_trace(deliveries(part, look, party), panel=number)
    axes.counts(figure, 5)
    finished = theme.finish(figure, 60 + PANEL * len(shown), phone=without_ties(figure))
    first, last = spanned(rows, look)
    days.span_axis(finished, replace(look, first=first, last=last))
    return finished


def spanned(rows: pd.DataFrame, look: Look) -> tuple[pd.Timestamp, pd.Timestamp]:
    """From the day agreed to the last delivery; the time of the look where there is none."""
    if rows.empty:
        return look.first, look.last
    first = min(rows["agreed_date"].min(), rows["date"].min())
    return first, max(rows["date"].max(), first)


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


def draw_steps(figure: drawing.Figure, each: Sequence[Row], color: str, number: int) -> None:
    """Draw the running total from the day of the agreement on, a line by who ties a delivery."""
    for state, (dash, width, strength) in LINES.items():
        corners = [corner for before, row in risen(each) if row["link_state"] == state
                   for corner in corners_of(before, row)]  # fmt: skip
        x, y = [day for day, _ in corners], [level for _, level in corners]
        line = {"color": color, "width": width, "dash": dash}
        trace = drawing.scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip",
                                opacity=strength, name=text.say(f"link_state.{state}"))  # fmt: skip
        figure.add_trace(trace, panel=number)
    name_ties(figure, each, number)


def risen(each: Sequence[Row]) -> list[tuple[Row | None, Row]]:
    """Every delivery with the one before it that is added, or None."""
    found: list[tuple[Row | None, Row]] = []
    before: Row | None = None
    for row in each:
        found.append((before, row))
        before = row if row["is_added"] else before
    return found


def corners_of(before: Row | None, row: Row) -> list[tuple[object, float | None]]:
    """The line from the step before up to a delivery; one that is not added stands by itself."""
    start = before["date"] if before else row["agreed_date"]
    foot = before["running_total"] if before else 0.0
    rise = [(row["date"], foot), (row["date"], top(row)), (row["date"], None)]
    return [(start, foot), *rise] if row["is_added"] else rise


def top(row: Row) -> float:
    """The height of a delivery: the running total, with what it would add where it is not added."""
    figure = 0.0 if row["is_added"] or pd.isna(row["figure"]) else row["figure"]
    return float(row["running_total"] + figure)


def name_ties(figure: drawing.Figure, each: Sequence[Row], number: int) -> None:
    """Write beside the steps that one side alone ties to the commitment who that is, each once."""
    alone = [row for row in each if row["link_state"] == "one_side" and row["figure"] > 0]
    middle = each[0]["agreed_date"] + (each[-1]["date"] - each[0]["agreed_date"]) / 2 if each else 0
    for row in {row["linked_by"]: row for row in alone}.values():
        words = text.say("ledger.linked_by", who=row["linked_by"])
        right = row["date"] > middle
        place = {"yref": drawing.axis(number), "xshift": -10 if right else 10, "yanchor": "bottom"}
        ends = {"xanchor": "right" if right else "left", "font": {"size": 12}}
        marks.beside(figure, row["date"], row["running_total"], words, name=TIE, **place, **ends)


def without_ties(figure: drawing.Figure) -> dict[str, object]:
    """The changes for a narrow screen, on which who ties a delivery would lie on other words."""
    notes = enumerate(figure.layout["annotations"])
    hidden = [place for place, note in notes if note.get("name") == TIE]
    return {f"annotations.{place}.visible": False for place in hidden}


def deliveries(part: pd.DataFrame, look: Look, party: str) -> drawing.Trace:
    """Each delivery as a mark: its form says who ties it; pale if unsure, hollow if silent."""
    each, color = theme.each(part), look.color(party)
    strength = [theme.opacity("differ", row["confidence"]) for row in each]
    marker = {
        "symbol": [form(row) for row in each],
        "size": 10,
        "color": color,
        "opacity": strength,
    }
    return drawing.scatter(
        x=part["date"], y=[top(row) for row in each], mode="markers", customdata=part["record"],
        hovertext=[hover(row, look.name(party)) for row in each], hoverinfo="text",
        marker={**marker, "line": {"width": 2, "color": color}},
    )  # fmt: skip


def form(row: Row) -> str:
    """The Plotly symbol of a delivery."""
    state = row["link_state"]
    is_open = state == "disputed" or pd.isna(row["figure"])
    return f"{FORMS[state]}-open" if is_open else FORMS[state]


def hover(row: Row, to: str) -> str:
    """Title, figure, who ties it to the commitment, and why that is disputed."""
    figure = text.say("hover.figure", figure=marks.stated(row["figure"]), to=to)
    tie = text.say("hover.link", says=row["link_says"])
    shown = [marks.bold(row["title"]), figure, tie]
    if row["link_state"] == "one_side":
        shown.append(text.say("ledger.linked_by", who=row["linked_by"]))
    doubt = f"{marks.bold(text.say('hover.disputed'))} {row['link_note']}"
    return marks.lines([*shown, doubt] if row["link_state"] == "disputed" else shown)
