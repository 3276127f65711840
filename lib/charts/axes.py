"""Axes that several charts share: lanes, hours, shares of a whole, counts."""

from collections.abc import Sequence

import numpy as np

from lib import drawing, text

HOUR = 60
#: Distances between ticks of an axis in hours, and how many of them it may have.
HOUR_STEPS = (0.5, 1, 2, 5, 10, 50)
MOST_STEPS = 9


def lanes(figure: drawing.Figure, names: Sequence[str]) -> None:
    """Give the figure one named lane after another from top to bottom."""
    figure.update_yaxes(
        tickvals=list(range(len(names))), ticktext=list(names), range=[len(names) - 0.4, -0.6],
        showgrid=False,
    )  # fmt: skip


def hours(figure: drawing.Figure, longest: float) -> None:
    """Give the figure an axis in hours from zero to a little over the longest, in minutes."""
    step = next(step for step in HOUR_STEPS if longest / HOUR / step <= MOST_STEPS)
    ticks = np.arange(0, longest / HOUR + step, step)
    words = [text.say("unit.hours", hours=f"{tick:g}") for tick in ticks]
    figure.update_xaxes(
        tickvals=ticks * HOUR, ticktext=words, range=[0, longest * 1.06], showgrid=True
    )


def shares(figure: drawing.Figure, ends: tuple[float, float], whole: str) -> None:
    """Give the figure an axis of shares between two ends; ``whole`` names the share of one."""
    figure.update_xaxes(
        range=list(ends), tickvals=[0, 0.5, 1], ticktext=["0", text.share(0.5), whole],
        showgrid=False,
    )  # fmt: skip


def counts(figure: drawing.Figure, ticks: int) -> None:
    """Give the figure an axis of whole numbers from zero with a few ticks."""
    figure.update_yaxes(rangemode="tozero", nticks=ticks, tickformat=",d")
