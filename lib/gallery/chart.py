"""What a chart of the gallery is: its name and page, its rows, and how they are drawn."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from lib import drawing
from lib.address import View
from lib.model.talks import Talks
from lib.theme import Look

Rows = Callable[[Talks, View], pd.DataFrame]
Draw = Callable[[pd.DataFrame, Look], drawing.Figure]

#: The kinds that compare the sides, whoever is chosen as speaker.
OF_ALL_SIDES = ("differences", "differences-of-topic", "states-by-month", "states-by-topic")
#: The kinds of which a page shows the one that the reader chooses.
CHOSEN = ("differences-of-topic", "steps", "scope")


@dataclass(frozen=True)
class Chart:
    """A chart: its name and page, its kind (the key of its words), its rows, and its drawing.

    ``members`` gives the records behind rows that are sums, ``uncapped`` those behind rows that are
    drawn as sums only where they are too many; ``day`` names the column of dates.
    """

    name: str
    page: str
    kind: str
    rows: Rows
    draw: Draw
    context: Mapping[str, str] = field(default_factory=dict)
    members: Rows | None = None
    day: str = "date"
    uncapped: Rows | None = None

    @property
    def shows_all_sides(self) -> bool:
        """True for a chart that compares the sides, whoever is chosen as speaker."""
        return self.kind in OF_ALL_SIDES

    @property
    def is_chosen(self) -> bool:
        """True for a chart that stands on its page only where the reader chooses it."""
        return self.kind in CHOSEN
