"""The axis of time: the period in days, with its ticks and the places of months on it."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd

from lib import drawing, text, theme
from lib.charts import behind
from lib.theme import Look

#: How many ticks a screen holds, and a phone.
TICKS, PHONE_TICKS = 8, 4
#: The distances between ticks, in days and in months.
DAY_STEPS: Final = (1, 2, 3, 5, 7, 10, 14, 21, 28, 40, 60)
MONTH_STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 600)
#: Up to how many days ticks are days rather than months.
LONG: Final = 120
#: A bar of a month: at most so many days, and at most this share of the axis.
BAR_DAYS, BAR_SHARE = 22, 0.08


def middles(months: pd.Series, look: Look) -> pd.Series:
    """The middle of that part of each month which lies in the period, where its bar stands."""
    month = months.to_numpy().astype("datetime64[M]")
    last_days = (month + 1).astype("datetime64[D]") - 1
    first = np.maximum(month, look.first.to_datetime64()).astype("datetime64[s]")
    last = np.minimum(last_days, look.last.to_datetime64()).astype("datetime64[s]")
    return pd.Series(first + (last - first) // 2, months.index)


def bar_width(look: Look) -> float:
    """The width of a month's bar in milliseconds: never so wide that it fills a short axis."""
    start, end = behind.ends(look)
    return min(BAR_DAYS * theme.DAY, BAR_SHARE * (end - start).total_seconds() * 1000)


def day_ticks(first: pd.Timestamp, last: pd.Timestamp, most: int) -> list[pd.Timestamp]:
    """Days at equal distances from the first on, at most so many."""
    length = (last - first).days
    step = next(step for step in DAY_STEPS if length // step + 1 <= most)
    return list(pd.date_range(first, last, freq=f"{step}D"))


def month_ticks(first: pd.Timestamp, last: pd.Timestamp, most: int) -> list[pd.Timestamp]:
    """The first days of months at equal distances, those of whole years for a long time."""
    starts = pd.date_range(first.normalize().replace(day=1), last, freq="MS")
    for step in MONTH_STEPS:
        found = [
            day for day in starts if day >= first and (day.year * 12 + day.month - 1) % step == 0
        ]
        if len(found) <= most:
            return found
    return []


def days_written(at: Sequence[pd.Timestamp]) -> list[str]:
    """The days as they are written under an axis: the year where it is another than before."""
    return with_years(at, [text.day_of_year(day) for day in at])


def months_written(at: Sequence[pd.Timestamp]) -> list[str]:
    """The months as they are written under an axis; years alone where each tick is another year."""
    if len(at) > 1 and all(day.month == 1 for day in at):
        return [str(day.year) for day in at]
    return with_years(at, [text.month_of_year(day) for day in at])


def with_years(at: Sequence[pd.Timestamp], written: Sequence[str]) -> list[str]:
    """What is written at each tick, with the year below it where it is another than before."""
    before = [None, *(day.year for day in at)]
    return [
        f"{words}<br>{day.year}" if day.year != year else words
        for day, words, year in zip(at, written, before, strict=False)
    ]


def ticks(look: Look, by_month: bool, most: int) -> dict[str, object]:
    """The days, months or years that are written under an axis of time, at most so many."""
    length = (look.last - look.first).days
    if by_month and length <= LONG:
        months = pd.Series(pd.date_range(look.first.replace(day=1), look.last, freq="MS"))
        step = (len(months) - 1) // most + 1
        at, written = list(middles(months, look)), [text.month(month) for month in months]
        return {"tickvals": at[::step], "ticktext": written[::step]}
    if length <= LONG:
        at = day_ticks(look.first, look.last, most)
        return {"tickvals": at, "ticktext": days_written(at)}
    at = month_ticks(look.first, look.last, most)
    return {"tickvals": at, "ticktext": months_written(at)}


def span_axis(figure: drawing.Figure, look: Look, by_month: bool = False) -> None:
    """Give the figure the time of the look as its axis, ticked in days, months or years."""
    figure.update_xaxes(type="date", range=list(behind.ends(look)), showgrid=False)
    figure.update_xaxes(**ticks(look, by_month, TICKS))
    few = ticks(look, by_month, PHONE_TICKS).items()
    figure.layout["meta"]["phone"].update({f"xaxis.{name}": value for name, value in few})


def time_axis(
    figure: drawing.Figure, look: Look, rounds: bool = True, by_month: bool = False
) -> drawing.Figure:
    """The figure with the period as its axis of time, thin stretches shaded and rounds ruled."""
    figure.add_shapes([*behind.thin_shapes(look), *(behind.round_shapes(look) if rounds else [])])
    span_axis(figure, look, by_month)
    behind.name_thin(figure, look)
    return figure
