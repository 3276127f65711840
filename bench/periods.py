"""The first days that are typed into the filter, drawn once and for all with a fixed seed.

A ``kept`` day was asked for before, by the warm-up; a ``new`` one is asked for the first time in
the life of the server, so that it has to work out every figure. ``pasted`` days are new too, and
entered at once. No session counts its change to the ``start``, with which it begins.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from random import Random
from typing import Final

from bench import figures

SEED: Final = 20_261_122
KEPT: Final = 11
NEW: Final = 48
PASTED: Final = 24


@dataclass(frozen=True)
class Periods:
    """First days by how often a server has seen them."""

    start: str
    kept: tuple[str, ...]
    new: tuple[str, ...]
    pasted: tuple[str, ...]

    @property
    def every(self) -> tuple[str, ...]:
        """All of them."""
        return (self.start, *self.kept, *self.new, *self.pasted)


@cache
def periods() -> Periods:
    """The days, all in the first three quarters of the negotiation, so that each has data."""
    first, last = figures.span()
    days = range(1, (last - first).days * 3 // 4)
    drawn = Random(SEED).sample(days, 1 + KEPT + NEW + PASTED)
    texts = tuple((first + timedelta(days=day)).isoformat() for day in drawn)
    asked, unasked = texts[: 1 + KEPT], texts[1 + KEPT :]
    return Periods(asked[0], asked[1:], unasked[:NEW], unasked[NEW:])
