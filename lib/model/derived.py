"""Derived tables: handovers, sittings, rounds and the like, computed from the package's own.

Whoever serves or shows tables (API, package, pages, snapshot) takes the derived ones from here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from lib.cache import memoize
from lib.data.schema import Column
from lib.model import commitments, events, handovers, summaries
from lib.model.dataset import Dataset
from lib.params import View


@dataclass(frozen=True)
class DerivedTable:
    """A derived table: its rows in a view, its columns, its key, and the column of its days."""

    rows: Callable[[Dataset, View], pd.DataFrame]
    columns: Callable[[Dataset], Iterable[Column]]
    key: tuple[str, ...]
    day: str


#: Every derived table by name; a package that has a table of that name has its own.
DERIVED: Final[Mapping[str, DerivedTable]] = {
    "handovers": DerivedTable(handovers.handovers, handovers.columns, handovers.KEY, "date"),
    "sittings": DerivedTable(
        summaries.sittings, summaries.columns_of_sittings, ("meeting_id",), "date"
    ),
    "rounds-summary": DerivedTable(
        summaries.rounds_summary, summaries.columns_of_rounds, ("round_id",), "start_date"
    ),
    "commitments-summary": DerivedTable(
        commitments.commitments_summary,
        commitments.columns_of_summary,
        ("commitment_id", "to_party"),
        "agreed_date",
    ),
    "events-summary": DerivedTable(events.summary, events.columns, ("event_id",), "date"),
}


def derived_tables(dataset: Dataset) -> dict[str, DerivedTable]:
    """The derived tables of a negotiation by name, the first ones first."""
    return {name: one for name, one in DERIVED.items() if name not in dataset.package.tables}


@memoize(64)
def rows(dataset: Dataset, view: View, name: str) -> pd.DataFrame:
    """The rows of a derived table in a view; raises KeyError for an unknown name."""
    return derived_tables(dataset)[name].rows(dataset, view.plain)
