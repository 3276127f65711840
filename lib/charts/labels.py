"""Labels that stand beside each other: moved just so far that none lies over another."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

#: How often neighbours are pushed apart; two labels need one time, more of them a few.
TIMES: Final = 30


def apart(aims: Mapping[str, float], heights: Mapping[str, float]) -> dict[str, float]:
    """How far each label is to be moved up, in pixels, from the height at which it would stand."""
    order, places = sorted(aims, key=aims.__getitem__), dict(aims)
    for _ in range(TIMES):
        for low, high in pairwise(order):
            lack = (heights[low] + heights[high]) / 2 - (places[high] - places[low])
            places[low] -= max(lack, 0) / 2
            places[high] += max(lack, 0) / 2
    return {name: places[name] - aim for name, aim in aims.items()}
