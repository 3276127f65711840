"""Commitments: shares delivered of what was promised, and the steps of one commitment."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from lib import i18n
from lib.charts import figures, layout, marks, promises, tokens
from lib.charts.tokens import Row, Style

ROW = 40
PHONE_ROW = 58
#: What is left for the words beside the bars, as a share of a promise.
ROOM = 0.5
#: No bar is longer than this many times its promise.
LONGEST = 2.0
#: Strength and pattern of each part of a bar.
PARTS = {"agreed": (1.0, ""), "one_side": (0.5, ""), "disputed": (1.0, "/")}
#: Pattern of the frame of a promise by who stands by it; "" has no promised number.
FRAMES = {"agreed": "", "one_side": "|", "reported": "|", "disputed": "x", "": "."}


def shares_delivered(rows: pd.DataFrame, style: Style) -> figures.Figure:
    """One row a commitment and receiver: the promise as a frame, the delivered share as a bar.

    A bar has a part that several sides tie to the commitment, one that one side alone ties to it,
    and one whose tie is disputed; a promise of which the speaker gives no number is a hollow frame.
    """
    each = tokens.each(rows)
    names = [row_name(row, style) for row in each]
    figure = figures.Figure(frames(rows, names, style))
    ends = shares_of_parts(rows)
    start = pd.Series(0.0, rows.index)
    for part in PARTS:
        figure.add_trace(part_bars(rows, names, style, part, start, ends[part]))
        start = ends[part]
    farthest = ends["disputed"].clip(lower=1)
    for name, row, end in zip(names, each, farthest, strict=True):
        said = "<br>".join(beside_bar(row, style))
        marks.beside(figure, end + 0.02, name, said, align="left")
    figure.update_layout(barmode="overlay")
    figure.update_yaxes(autorange="reversed")
    longest = max(farthest, default=1.0)
    layout.shares(figure, (0, longest + ROOM), i18n.share(1))
    height = 60 + ROW * max(len(rows), 1)
    return tokens.finish(figure, height, left=260, phone=phone(each, names, longest, style))


def phone(
    each: Sequence[Row], names: Sequence[str], longest: float, style: Style
) -> dict[str, object]:
    """The changes for a narrow screen: name and words above each thinner bar, in two lines."""
    said = []
    for name, row in zip(names, each, strict=True):
        amount, *others = beside_bar(row, style)
        line = i18n.say("ledger.line", name=name.replace("<br>", " "), words=amount)
        said.append("<br>".join([line, "; ".join(others)]) if others else line)
    changes = {"height": 60 + PHONE_ROW * len(names), "bargap": 0.7, "xaxis.range": [0, longest]}
    return {**layout.names_above(said, rise=0.42, size=11), **changes, "xaxis.tickangle": 0}


def row_name(row: Row, style: Style) -> str:
    """Title of the commitment, and below it who receives."""
    return i18n.say("ledger.name", title=row["title"], to=style.name(row["to_party"]))


def frames(rows: pd.DataFrame, names: list[str], style: Style) -> figures.Trace:
    """The promised wholes: hatched by who stands by a promise, dotted where the speaker gives none.

    A frame stands for its record only where no part of a bar does.
    """
    hollow, empty = rows["promised"].isna(), shares_of_parts(rows)["disputed"] == 0
    shapes = rows["promise_state"].mask(hollow, "").map(FRAMES)
    rim = {"width": (shapes != "").map({True: 1.5, False: 0}), "color": tokens.GREY}
    pattern = {"shape": shapes, "fgcolor": tokens.FAINT, "size": 6}
    return figures.bar(
        x=[1.0] * len(names), y=names, orientation="h", hoverinfo="text",
        marker={"color": tokens.BAND, "line": rim, "pattern": pattern},
        customdata=rows["record"].where(empty, ""),
        hovertext=[share_hover(row, style) for row in tokens.each(rows)],
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
    rows: pd.DataFrame, names: list[str], style: Style, part: str, start: pd.Series, end: pd.Series
) -> figures.Trace:
    """One part of every bar, from where the part before it ends."""
    strength, shape = PARTS[part]
    colors = [style.color(party) for party in rows["to_party"]]
    return figures.bar(
        base=start, x=end - start, y=names, orientation="h", name=i18n.say(f"link_state.{part}"),
        marker=marks.patterned(colors, strength, shape), hoverinfo="text",
        customdata=rows["record"].where(end > start, ""),
        hovertext=[share_hover(row, style) for row in tokens.each(rows)],
    )  # fmt: skip


def beside_bar(row: Row, style: Style) -> list[str]:
    """What stands beside a bar, line by line: delivered of promised, and how the promise stands."""
    return [line for line in (promises.fulfilled(row), promises.doubt(row, style)) if line]


def share_hover(row: Row, style: Style) -> str:
    """Title, receiver, delivered of promised, how it is tied, and status."""
    to = i18n.say("lane.receiver", to=style.name(row["to_party"]))
    shown = [marks.bold(row["title"]), to, *beside_bar(row, style)]
    if row["promised_says"]:
        shown.append(i18n.say("ledger.promised_says", says=row["promised_says"]))
    for column, part in (("one_sided_amount", "one_side"), ("disputed_amount", "disputed")):
        if row[column] > 0:
            amount, tie = i18n.number(row[column]), i18n.say(f"link_state.{part}")
            shown.append(i18n.say("ledger.part", amount=amount, tie=tie))
    return marks.lines([*shown, style.label("status", row["status"])])


PANEL = 190
#: The name of the words that say who alone ties a delivery to the commitment.
TIE = "tie"
#: By who ties a delivery to the commitment: form of its mark, dash, width and strength of its step.
FORMS = {"agreed": "circle", "one_side": "triangle-up", "disputed": "x"}
LINES = {"agreed": ("solid", 3.0, 1.0), "one_side": ("dot", 2.5, 0.7), "disputed": ("dash", 2, 1.0)}


def steps(rows: pd.DataFrame, style: Style) -> figures.Figure:
    """The promised line and the deliveries as steps, a panel a receiving party."""
    receiving = set(rows["to_party"])
    shown = [party for party in style.receiving(receiving) if party in receiving] or list(
        style.sides[:1]
    )
    figure = layout.panels(layout.receivers(style, shown), gap=0.14)
    for number, party in enumerate(shown, 1):
        part = rows[rows["to_party"] == party]
        level_line(figure, part, "promised", number, "dash")
        level_line(figure, part, "stated", number, "dot")
        draw_steps(figure, tokens.each(part), style.color(party), number)
        figure.add_trace(deliveries(part, style, party), panel=number)
    layout.counts(figure, 5)
    finished = tokens.finish(figure, 60 + PANEL * len(shown), phone=without_ties(figure))
    first, last = spanned(rows, style)
    layout.span_axis(finished, replace(style, first=first, last=last))
    return finished


def spanned(rows: pd.DataFrame, style: Style) -> tuple[pd.Timestamp, pd.Timestamp]:
    """From the day agreed to the last delivery; the time of the look where there is none."""
    if rows.empty:
        return style.first, style.last
    first = min(rows["agreed_date"].min(), rows["date"].min())
    return first, max(rows["date"].max(), first)


#: The columns of the levels that a line is drawn for, and of what qualifies them.
LEVELS = {
    "promised": ("promised", "promised_qualifier"), "stated": ("stated_total", "stated_qualifier"),
}  # fmt: skip


def level_line(
    figure: figures.Figure, part: pd.DataFrame, what: str, number: int, dash: str
) -> None:
    """Draw the promised number or the stated total as a line with its words, where there is one."""
    value, qualifier = LEVELS[what]
    known = part[part[value].notna()]
    if known.empty:
        return
    level = known[value].iloc[0]
    line = {"color": tokens.INK, "width": 1.2, "dash": dash}
    across = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": figures.axis(number)}
    figure.add_shapes([{**across, "y0": level, "y1": level, "line": line}])
    said = i18n.amount(level, known[qualifier].iloc[0])
    words = i18n.say(f"ledger.{what}", level=said)
    right = {"xanchor": "right"} if dash == "dash" else {"xanchor": "left"}
    ends = {"xref": "paper", "yref": figures.axis(number), "yanchor": "bottom", **right}
    marks.beside(figure, 1 if dash == "dash" else 0, level, words, **ends)


def draw_steps(figure: figures.Figure, each: Sequence[Row], color: str, number: int) -> None:
    """Draw the running total from the day of the agreement on, a line by who ties a delivery."""
    for state, (dash, width, strength) in LINES.items():
        corners = [corner for before, row in risen(each) if row["link_state"] == state
                   for corner in corners_of(before, row)]  # fmt: skip
        x, y = [day for day, _ in corners], [level for _, level in corners]
        line = {"color": color, "width": width, "dash": dash}
        trace = figures.scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip",
                                opacity=strength, name=i18n.say(f"link_state.{state}"))  # fmt: skip
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


def name_ties(figure: figures.Figure, each: Sequence[Row], number: int) -> None:
    """Write beside the steps that one side alone ties to the commitment who that is, each once."""
    alone = [row for row in each if row["link_state"] == "one_side" and row["figure"] > 0]
    middle = each[0]["agreed_date"] + (each[-1]["date"] - each[0]["agreed_date"]) / 2 if each else 0
    for row in {row["linked_by"]: row for row in alone}.values():
        words = i18n.say("ledger.linked_by", who=row["linked_by"])
        right = row["date"] > middle
        place = {"yref": figures.axis(number), "xshift": -10 if right else 10, "yanchor": "bottom"}
        ends = {"xanchor": "right" if right else "left", "font": {"size": 12}}
        marks.beside(figure, row["date"], row["running_total"], words, name=TIE, **place, **ends)


def without_ties(figure: figures.Figure) -> dict[str, object]:
    """The changes for a narrow screen, on which who ties a delivery would lie on other words."""
    notes = enumerate(figure.layout["annotations"])
    hidden = [place for place, note in notes if note.get("name") == TIE]
    return {f"annotations.{place}.visible": False for place in hidden}


def deliveries(part: pd.DataFrame, style: Style, party: str) -> figures.Trace:
    """Each delivery as a mark: its form says who ties it; pale if unsure, hollow if silent."""
    each, color = tokens.each(part), style.color(party)
    forms = [form(row) for row in each]
    shares = [tokens.strength("differ", row["confidence"]) for row in each]
    fills = [tokens.mark_fill(color, *one) for one in zip(forms, shares, strict=True)]
    marker = {"symbol": forms, "size": 10, "color": fills, "opacity": 1}
    return figures.scatter(
        x=part["date"], y=[top(row) for row in each], mode="markers", customdata=part["record"],
        hovertext=[delivery_hover(row, style.name(party)) for row in each], hoverinfo="text",
        marker={**marker, "line": {"width": 2, "color": color}},
    )  # fmt: skip


def form(row: Row) -> str:
    """The Plotly symbol of a delivery."""
    state = row["link_state"]
    is_open = state == "disputed" or pd.isna(row["figure"])
    return f"{FORMS[state]}-open" if is_open else FORMS[state]


def delivery_hover(row: Row, to: str) -> str:
    """Title, figure, who ties it to the commitment, and why that is disputed."""
    said = i18n.amount(row["figure"], row["qualifier"])
    figure = i18n.say("hover.figure", figure=said, to=to)
    tie = i18n.say("hover.link", says=row["link_says"])
    shown = [marks.bold(row["title"]), figure, tie]
    if row["link_state"] == "one_side":
        shown.append(i18n.say("ledger.linked_by", who=row["linked_by"]))
    doubt = f"{marks.bold(i18n.say('hover.disputed'))} {row['link_note']}"
    return marks.lines([*shown, doubt] if row["link_state"] == "disputed" else shown)
