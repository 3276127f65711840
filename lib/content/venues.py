"""Venues of rounds on an outline of land, and as a list, which says the same."""

from dataclasses import dataclass
from math import cos, radians
from typing import Final

import pandas as pd

from lib import i18n
from lib.data import land
from lib.data.land import Box, Point

#: The width of the map in its own units, which are pixels where it has room.
WIDTH: Final = 360
#: What is shown around the venues, in degrees at least and as a share of their span.
AROUND: Final = (5.0, 0.12)
#: The area of a mark a round, as the radius of one, in pixels.
RADIUS: Final = 5.0
#: What a letter and a line of a label take, in pixels.
LETTER, LINE = 6.6, 14.0


@dataclass(frozen=True)
class Venue:
    """A place of rounds: its name, how many, where on the map, and whether its name fits there."""

    name: str
    rounds: str
    x: float
    y: float
    radius: float
    is_left: bool
    is_named: bool


@dataclass(frozen=True)
class Map:
    """The outline of land as the path of an SVG, its size, and the venues; "" without land."""

    path: str
    width: int
    height: int
    venues: tuple[Venue, ...]


def venues(rows: pd.DataFrame) -> Map:
    """The map of rounds with city, latitude and longitude; empty where none has these."""
    known = rows[rows["latitude"].notna() & rows["longitude"].notna() & (rows["city"] != "")]
    if known.empty:
        return Map("", 0, 0, ())
    places = known.groupby("city", sort=False, observed=True).agg(
        x=("longitude", "mean"), y=("latitude", "mean"), rounds=("city", "size")
    )
    box = around(places)
    scale = WIDTH / (box[2] - box[0])
    high = scale / cos(radians((box[1] + box[3]) / 2))
    drawn = [
        " ".join(f"{(x - box[0]) * scale:.0f},{(box[3] - y) * high:.0f}" for x, y in ring)
        for ring in land.within(box)
    ]
    path = "".join(f"M{ring}Z" for ring in drawn)
    marks: list[Venue] = []
    for city, x, y, count in places.itertuples():
        at = ((x - box[0]) * scale, (box[3] - y) * high)
        marks.append(venue(str(city), int(count), at, marks))
    return Map(path, WIDTH, round((box[3] - box[1]) * high), tuple(marks))


def around(places: pd.DataFrame) -> Box:
    """The box around some places, with whole degrees as its edges."""
    ends = places["x"].min(), places["y"].min(), places["x"].max(), places["y"].max()
    least, share = AROUND
    wide = max(least, (ends[2] - ends[0]) * share)
    high = max(least, (ends[3] - ends[1]) * share)
    west, south = max(-180, round(ends[0] - wide)), max(-80, round(ends[1] - high))
    return west, south, min(180, round(ends[2] + wide)), min(80, round(ends[3] + high))


def venue(name: str, count: int, at: Point, others: list[Venue]) -> Venue:
    """A venue on the map; it is named there, at its right or left, where that meets no other."""
    said: str = i18n.counted(count, "meeting")
    size = RADIUS * count**0.5
    tried = [Venue(name, said, *at, size, is_left, is_named=True) for is_left in (False, True)]
    free = (one for one in tried if fits(one, others))
    return next(free, Venue(name, said, *at, size, is_left=False, is_named=False))


def fits(one: Venue, others: list[Venue]) -> bool:
    """True where a named venue lies on the map and meets none of some others."""
    first, last = reach(one)
    if first < 0 or last > WIDTH:
        return False
    near = (reach(other) for other in others if abs(one.y - other.y) < LINE)
    return all(last < start or first > end for start, end in near)


def reach(one: Venue) -> tuple[float, float]:
    """From where to where a venue goes on the map, in pixels, its name included."""
    name = LETTER * len(one.name) + 4 if one.is_named else 0.0
    left, right = (name, 0.0) if one.is_left else (0.0, name)
    return one.x - one.radius - left, one.x + one.radius + right
