"""The periods that the data suggest: everything, each track, each year."""

import pandas as pd

from lib.model.talks import Talks
from lib.period import Period


def of_tracks(talks: Talks) -> dict[str, Period]:
    """By title of the track, the days from its first round or contact to its last."""
    rounds = (
        talks["rounds"]
        .groupby("track_id")
        .agg(first=("start_date", "min"), last=("end_date", "max"))
    )
    tracks = talks["tracks"].sort_values("order").join(rounds, on="track_id", how="inner")
    spans = zip(tracks["title"], tracks["first"], tracks["last"], strict=True)
    return {
        title: Period(first.date(), last.date()).clamp(talks.span) for title, first, last in spans
    }


def of_years(talks: Talks) -> dict[str, Period]:
    """By its number, each year that the data touch, cut to the span of the data."""
    years = range(talks.span.first.year, talks.span.last.year + 1)
    whole = {
        str(y): Period(pd.Timestamp(y, 1, 1).date(), pd.Timestamp(y, 12, 31).date()) for y in years
    }
    return {year: period.clamp(talks.span) for year, period in whole.items()}
