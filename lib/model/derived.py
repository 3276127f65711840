"""Derived tables: handovers, sittings, rounds and the like, computed from the package's own.

Whoever serves or shows tables (API, package, pages, snapshot) takes the derived ones from here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from lib.cache import memoize
from lib.data.schema import Column
from lib.model import events, handovers, selection, standings, summaries
from lib.model.dataset import Dataset
from lib.params import View


class DerivedTableError(ValueError):
    """A derived table that is not what it declares; its text says what to mend."""


@dataclass(frozen=True)
class DerivedTable:
    """A derived table: its rows in a view, its columns, its key, and the column of its days.

    ``chosen_by`` names the query parameters beside the period that change its rows.
    """

    rows: Callable[[Dataset, View], pd.DataFrame]
    columns: Callable[[Dataset], Iterable[Column]]
    key: tuple[str, ...]
    day: str
    chosen_by: tuple[str, ...] = ("figures", "confidence")


#: Every derived table by name; a package that has a table of that name has its own.
DERIVED: Final[Mapping[str, DerivedTable]] = {
    "handovers": DerivedTable(
        handovers.handovers, handovers.columns, handovers.KEY, "date", chosen_by=selection.CHOOSING
    ),
    "sittings": DerivedTable(
        summaries.sittings, summaries.columns_of_sittings, ("meeting_id",), "date"
    ),
    "rounds-summary": DerivedTable(
        summaries.rounds_summary, summaries.columns_of_rounds, ("round_id",), "start_date"
    ),
    "commitments-summary": DerivedTable(
        standings.commitments_summary,
        standings.columns_of_summary,
        ("commitment_id", "to_party"),
        "agreed_date",
        chosen_by=(*selection.CHOOSING, *selection.CUTTING),
    ),
    "events-summary": DerivedTable(
        events.summary, events.columns, ("event_id",), "date", chosen_by=("confidence",)
    ),
}


def derived_tables(dataset: Dataset) -> dict[str, DerivedTable]:
    """The derived tables of a negotiation by name, the first ones first."""
    return {name: one for name, one in DERIVED.items() if name not in dataset.package.tables}


def acting(dataset: Dataset, name: str) -> set[str]:
    """The query parameters of period and statements that change the rows of any table."""
    if one := derived_tables(dataset).get(name):
        return {*selection.OF_PERIOD, *one.chosen_by}
    return selection.acting(dataset, name)


@memoize(64)
def rows(dataset: Dataset, view: View, name: str) -> pd.DataFrame:
    """The rows of a derived table in a view; raises KeyError for an unknown name.

    Raises:
        DerivedTableError: its function gives other columns than it declares.
    """
    table = derived_tables(dataset)[name]
    found = table.rows(dataset, view.of_rows)
    given = [str(column) for column in found]
    declared = [column.name for column in table.columns(dataset)]
    if given != declared:
        raise DerivedTableError(
            f"The rows of the derived table “{name}” have the columns {', '.join(given)}, but it "
            f"declares {', '.join(declared)}: make the two alike in lib/model."
        )
    return found
