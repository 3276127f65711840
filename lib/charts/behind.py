"""What stands behind the marks on an axis of time: thin stretches and rounds of talks."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import pandas as pd

from lib import drawing, text, theme
from lib.theme import Look

#: Room at each end of the axis: a share of the period, and half a day for the shortest.
RESERVE: Final = 0.015
HALF_DAY: Final = pd.Timedelta(hours=12)
#: Rounds nearer to each other than this share of the axis are ruled as one group.
NEAR: Final = 0.012
#: Marks of rounds nearer to each other than this share of the axis stand on these levels in turn.
TOUCHING, LEVELS = 0.018, (0.0, -0.3, 0.3)
#: The height of a line of words in pixels.
LINE: Final = 18


def ends(look: Look) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Where the axis begins and ends."""
    reserve = max((look.last - look.first) * RESERVE, HALF_DAY)
    return look.first - reserve, look.last + reserve


def thin_stretches(look: Look) -> list[tuple[pd.Timestamp, pd.Timestamp, str]]:
    """The thin stretches in the period with the code of each, those at an end up to the axis."""
    start, end = ends(look)
    found = []
    for first, last, level in look.thin:
        x0 = start if first <= look.first else first - HALF_DAY
        x1 = end if last >= look.last else last + HALF_DAY
        if first <= look.last and last >= look.first:
            found.append((x0, x1, level))
    return found


def thin_shapes(look: Look) -> list[dict[str, object]]:
    """A band for each stretch of the period in which the record is thin."""
    style = {"fillcolor": theme.BAND, "opacity": 0.6, "line": {"width": 0}}
    return [
        {"type": "rect", "x0": x0, "x1": x1, **theme.BEHIND, **style, "name": level}
        for x0, x1, level in thin_stretches(look)
    ]


def thin_words(look: Look) -> list[dict[str, object]]:
    """What the bands mean, written over their end."""
    stretches = thin_stretches(look)
    if not stretches:
        return []
    levels = dict.fromkeys(look.label("coverage", level) for _, _, level in stretches)
    return [{
        "x": max(x1 for _, x1, _ in stretches), "y": 1, "yref": "paper", "xanchor": "right",
        "yanchor": "bottom", "text": text.say("thin.then").join(levels), "showarrow": False,
        "font": {"size": 12, "color": theme.GREY},
    }]  # fmt: skip


def name_thin(figure: drawing.Figure, look: Look) -> None:
    """Write what the bands mean, over the names of panels where there are any."""
    words = thin_words(look)
    has_panels = len(figure.vertical) > 1
    phone = figure.layout["meta"]["phone"]
    if words and has_panels:
        figure.layout["margin"]["t"] += LINE
        figure.layout["height"] += LINE
        raised = {name: phone[name] + LINE for name in ("margin.t", "height") if name in phone}
        phone.update(raised)
    for said in words:
        placed = {**said, "yshift": LINE} if has_panels else said
        figure.add_annotation(**placed)
        if "annotations" in phone:
            phone["annotations"] = [*phone["annotations"], placed]


def groups(rounds: Iterable[tuple[pd.Timestamp, str]], near: pd.Timedelta) -> list[list[Any]]:
    """The rounds in groups, each round within ``near`` of the one before it in its group."""
    found: list[list[Any]] = []
    for each in sorted(rounds):
        if found and each[0] - found[-1][-1][0] <= near:
            found[-1].append(each)
        else:
            found.append([each])
    return found


def levels(dates: Sequence[pd.Timestamp], look: Look) -> list[float]:
    """How far from the middle of its lane each round stands, so that near ones are all seen."""
    start, end = ends(look)
    found, last = [], 0
    for number, day in enumerate(dates):
        near = number and day - dates[number - 1] < (end - start) * TOUCHING
        last = (last + 1) % len(LEVELS) if near else 0
        found.append(LEVELS[last])
    return found


def round_shapes(look: Look) -> list[dict[str, object]]:
    """A thin rule for each round of talks behind the marks, a band for several close together."""
    start, end = ends(look)
    rounds = [one for one in look.rounds if look.first <= one[0] <= look.last]
    style = {"line": {"color": theme.FAINT, "width": 1, "dash": "dot"}, **theme.BEHIND}
    fill = {"type": "rect", "fillcolor": theme.FAINT_BAND}
    return [
        {
            **({"type": "line"} if len(group) == 1 else fill), **style,
            "x0": group[0][0], "x1": group[-1][0], "name": ", ".join(name for _, name in group),
        }
        for group in groups(rounds, (end - start) * NEAR)
    ]  # fmt: skip
