"""The axis of time: the period in days, with its ticks and the places of months on it."""

from typing import Final

import numpy as np
import pandas as pd

from lib import drawing, text, theme
from lib.charts import behind
from lib.theme import Look

#: Up to how many days each tick is written with its day, and how many ticks a screen holds.
SHORT, TICKS, PHONE_TICKS = 12, 6, 3
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


def ticks(look: Look, by_month: bool, most: int) -> dict[str, object]:
    """The days or months that are written under a short axis, at most so many."""
    if by_month:
        first = look.first.replace(day=1)
        months = pd.Series(pd.date_range(first, look.last, freq="MS"))
        at, written = list(middles(months, look)), [text.month(month) for month in months]
    else:
        at = list(pd.date_range(look.first, look.last))
        written = [text.day(day) for day in at]
    step = (len(at) - 1) // most + 1
    return {"tickvals": at[::step], "ticktext": written[::step]}


def short_ticks(figure: drawing.Figure, look: Look, by_month: bool) -> None:
    """Write the days or months under an axis that is too short for years."""
    length = (look.last - look.first).days
    if length <= (LONG if by_month else SHORT):
        figure.update_xaxes(**ticks(look, by_month, TICKS))
        few = ticks(look, by_month, PHONE_TICKS).items()
        figure.layout["meta"]["phone"].update({f"xaxis.{name}": value for name, value in few})
    elif length <= LONG:
        figure.update_xaxes(tickformat="%-d %B\n%Y")


def time_axis(
    figure: drawing.Figure, look: Look, rounds: bool = True, by_month: bool = False
) -> drawing.Figure:
    """The figure with the period as its axis of time, thin stretches shaded and rounds ruled."""
    figure.add_shapes([*behind.thin_shapes(look), *(behind.round_shapes(look) if rounds else [])])
    figure.update_xaxes(type="date", range=list(behind.ends(look)), showgrid=False)
    short_ticks(figure, look, by_month)
    behind.name_thin(figure, look)
    return figure
