"""The derived tables: what readers ask for most, each worked out from the tables of the package.

Whoever serves or shows tables (API, package, pages, snapshot) takes the derived ones from here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from lib.address import View
from lib.kept import kept
from lib.model import handovers, ledger, summaries
from lib.model.column import Column
from lib.model.talks import Talks


@dataclass(frozen=True)
class Answer:
    """A derived table: its rows in a view, its columns, its key, and the column of its days."""

    rows: Callable[[Talks, View], pd.DataFrame]
    columns: Callable[[Talks], Iterable[Column]]
    key: tuple[str, ...]
    day: str


#: Every derived table by name; a package that has a table of that name has its own.
ANSWERS: Final[Mapping[str, Answer]] = {
    "handovers": Answer(handovers.handovers, handovers.columns, handovers.KEY, "date"),
    "sittings": Answer(summaries.sittings, summaries.columns_of_sittings, ("meeting_id",), "date"),
    "rounds-summary": Answer(
        summaries.rounds_summary, summaries.columns_of_rounds, ("round_id",), "start_date"
    ),
    "commitments-summary": Answer(
        ledger.commitments_summary,
        ledger.columns_of_summary,
        ("commitment_id", "to_party"),
        "agreed_date",
    ),
}


def answers(talks: Talks) -> dict[str, Answer]:
    """The derived tables of a negotiation by name, the first ones first."""
    return {name: one for name, one in ANSWERS.items() if name not in talks.package.tables}


@kept(64)
def rows(talks: Talks, view: View, name: str) -> pd.DataFrame:
    """The rows of a derived table in a view; raises KeyError for an unknown name."""
    return answers(talks)[name].rows(talks, view.but(record=""))
