"""The first days that are typed into the filter, drawn once and for all with a fixed seed.

A ``kept`` day was asked for before, by the warm-up; a ``new`` one is asked for the first time in
the life of the server, so that it has to work out every figure.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from random import Random
from typing import Final

from bench import figures

SEED: Final = 20_261_122
KEPT: Final = 12
NEW: Final = 48


@dataclass(frozen=True)
class Periods:
    """First days by how often a server has seen them."""

    kept: tuple[str, ...]
    new: tuple[str, ...]


@cache
def periods() -> Periods:
    """The days, all in the first three quarters of the negotiation, so that each has data."""
    first, last = figures.span()
    days = range(1, (last - first).days * 3 // 4)
    drawn = Random(SEED).sample(days, min(KEPT + NEW, len(days)))
    texts = [(first + timedelta(days=day)).isoformat() for day in drawn]
    return Periods(tuple(texts[:KEPT]), tuple(texts[KEPT:]))
