"""Axes that several charts share: lanes, hours, shares of a whole, counts."""

from collections.abc import Sequence

import numpy as np

from lib import drawing, text, theme

HOUR = 60
#: Distances between ticks of an axis in hours, and how many of them it may have.
HOUR_STEPS = (0.5, 1, 2, 5, 10, 50)
MOST_STEPS, PHONE_STEPS = 9, 5
#: Room below zero and above the largest value, as shares of it.
FOOT, HEAD = 0.12, 1.12


def lanes(figure: drawing.Figure, names: Sequence[str]) -> None:
    """Give the figure one named lane after another from top to bottom."""
    figure.update_yaxes(
        tickvals=list(range(len(names))), ticktext=list(names), range=[len(names) - 0.4, -0.6],
        showgrid=False,
    )  # fmt: skip


def hours(figure: drawing.Figure, longest: float) -> None:
    """Give the figure an axis in hours with a little room before zero and after the longest."""
    step = next(step for step in HOUR_STEPS if longest / HOUR / step <= MOST_STEPS)
    ticks = np.arange(0, longest / HOUR + step, step)
    words = [text.say("unit.hours", hours=f"{tick:g}") for tick in ticks]
    figure.update_xaxes(
        tickvals=ticks * HOUR,
        ticktext=words,
        range=[-longest * 0.012, longest * 1.06],
        showgrid=True,
    )


def few_hours(figure: drawing.Figure) -> dict[str, object]:
    """The changes for a narrow screen that write fewer of the ticks of the axis of hours."""
    axis = figure.horizontal
    step = (len(axis["tickvals"]) - 1) // PHONE_STEPS + 1
    return {
        "xaxis.tickvals": axis["tickvals"][::step], "xaxis.ticktext": axis["ticktext"][::step],
        "xaxis.tickangle": 0,
    }  # fmt: skip


def shares(figure: drawing.Figure, ends: tuple[float, float], whole: str) -> None:
    """Give the figure an axis of shares between two ends; ``whole`` names the share of one."""
    figure.update_xaxes(
        range=list(ends), tickvals=[0, 0.5, 1], ticktext=["0", text.share(0.5), whole],
        showgrid=False,
    )  # fmt: skip


def counts(figure: drawing.Figure, ticks: int) -> None:
    """Give the figure an axis of whole numbers from zero with a few ticks."""
    figure.update_yaxes(rangemode="tozero", nticks=ticks, tickformat=",d")


def counts_over_foot(figure: drawing.Figure, panel: int, largest: float, ticks: int) -> None:
    """Give a panel an axis of whole numbers with room below zero for the marks that lie on it."""
    top = max(largest, 1.0)
    figure.vertical[panel - 1].update(
        range=[-FOOT * top, HEAD * top], nticks=ticks, tickformat=",d", zeroline=True
    )


def below_zero(largest: float) -> float:
    """Where marks without a figure stand on such an axis: in the middle of the room below zero."""
    return -FOOT * max(largest, 1.0) / 2


def hours_above(figure: drawing.Figure) -> list[dict[str, object]]:
    """The ticks of the axis of hours once more, to be written over a tall figure."""
    axis = figure.horizontal
    return [
        {"x": at, "y": 1, "yref": "paper", "yanchor": "bottom", "text": words, "showarrow": False,
         "font": {"size": 13, "color": theme.GREY}}
        for at, words in zip(axis["tickvals"], axis["ticktext"], strict=True)
        if at <= axis["range"][1]
    ]  # fmt: skip
