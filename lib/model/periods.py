"""Periods that the data suggest, each track and each year, and the month of a day."""

from datetime import date

import pandas as pd

from lib.kept import kept
from lib.model.talks import Talks
from lib.period import Period


@kept(8)
def of_tracks(talks: Talks) -> dict[str, Period]:
    """By title of the track, the days from its first round or contact to its last."""
    of_track = talks["rounds"].groupby("track_id")
    rounds = of_track.agg(first=("start_date", "min"), last=("end_date", "max"))
    tracks = talks["tracks"].sort_values("order").join(rounds, on="track_id", how="inner")
    spans = zip(tracks["title"], tracks["first"], tracks["last"], strict=True)
    return {
        title: Period(first.date(), last.date()).clamp(talks.span) for title, first, last in spans
    }


@kept(8)
def of_years(talks: Talks) -> dict[str, Period]:
    """By its number, each year that the data touch, cut to the span of the data."""
    years = range(talks.span.first.year, talks.span.last.year + 1)
    whole = {str(year): Period(date(year, 1, 1), date(year, 12, 31)) for year in years}
    return {year: period.clamp(talks.span) for year, period in whole.items()}


def months(days: pd.Series) -> pd.Series:
    """The first day of the month of each day."""
    first = days.to_numpy().astype("datetime64[M]").astype("datetime64[s]")
    return pd.Series(first, days.index)


@kept(8)
def records_by_month(talks: Talks) -> pd.Series:
    """How many rounds, contacts and handovers each month of the span has, by its first day."""
    dates = pd.concat([talks["rounds"]["start_date"], talks["transfers"]["date"]]).dropna()
    counts = months(dates).value_counts()
    ends = pd.Series(pd.to_datetime([talks.span.first, talks.span.last]))
    first, last = months(ends)
    every = pd.date_range(first, last, freq="MS")
    return counts.reindex(every, fill_value=0)
