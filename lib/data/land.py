"""Outlines of land (Natural Earth, 1:110 million, public domain), and the part of them in a box."""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Final

PLACE: Final = Path(__file__).parents[2] / "data" / "land" / "land.json"
#: Longitude and latitude in degrees.
Point = tuple[float, float]
Ring = list[Point]
#: West, south, east and north in degrees.
Box = tuple[float, float, float, float]


@cache
def rings() -> tuple[Ring, ...]:
    """Every outline as a closed ring of points."""
    found = json.loads(PLACE.read_text(encoding="utf-8"))
    return tuple([(x, y) for x, y in ring] for ring in found)


@cache
def within(box: Box) -> tuple[Ring, ...]:
    """The outlines cut at the edges of a box; those outside it are left out."""
    cut = (clipped(ring, box) for ring in rings())
    return tuple(ring for ring in cut if ring)


def clipped(ring: Ring, box: Box) -> Ring:
    """A ring cut at the edges of a box (Sutherland and Hodgman 1974); empty outside it.

    >>> clipped([(0, 0), (4, 0), (4, 4), (0, 4)], (2, -9, 9, 2))
    [(2, 2.0), (2, 0.0), (4, 0), (4, 2)]
    """
    west, south, east, north = box
    for axis, bound, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        ring = list(cut(ring, partial(depth, axis=axis, bound=bound, sign=sign), axis, bound))
    return ring


def depth(point: Point, axis: int, bound: float, sign: int) -> float:
    """How far inside an edge a point lies, in degrees; negative outside."""
    return sign * (point[axis] - bound)


def cut(ring: Ring, inside: Callable[[Point], float], axis: int, bound: float) -> Iterator[Point]:
    """The points of a ring on the inner side of one edge, with those where it is crossed."""
    for before, point in pairs(ring):
        if (inside(before) >= 0) != (inside(point) >= 0):
            share = inside(before) / (inside(before) - inside(point))
            other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
            yield (bound, other) if axis == 0 else (other, bound)
        if inside(point) >= 0:
            yield point


def pairs(ring: Ring) -> Iterable[tuple[Point, Point]]:
    """Each point of a ring after the one before it, the first after the last."""
    return zip([*ring[-1:], *ring[:-1]], ring, strict=True)
