"""Why a headline stands: the figures of commitments and totals with the clause that decided."""

from typing import Final

import pandas as pd

from lib import claims
from lib.address import View
from lib.model import durations, records
from lib.model.records import Record
from lib.model.talks import Talks

#: By table of a record: the measures of which one figure stands.
MEASURES: Final = {"commitments": ("promised", "requested"), "totals": ("total",)}
BY: Final = ["measure", "to_party"]


def of_record(talks: Talks, view: View, record: Record) -> pd.DataFrame:
    """One row a measure and receiver of a commitment or total: figure, speaker, clause and tie.

    A figure is missing where others give one and the chosen speaker does not.
    """
    rows = records.statements(talks, record)
    rows = rows[rows["measure"].isin(MEASURES.get(record.table, ()))]
    every = claims.headlines(claims.heard(rows, "headline", "all"), BY)
    own = claims.headlines(claims.heard(rows, view.figures, view.confidence), BY)
    kept = ["figure", "qualifier", "unit", "speaker", "clause", "tie"]
    order = {party: place for place, party in enumerate(talks.sides)}
    found = every[BY].merge(own[[*BY, *kept]], on=BY, how="left")
    return found.sort_values("to_party", key=lambda column: column.map(order), kind="stable")


def of_sitting(talks: Talks, view: View, record: Record) -> pd.DataFrame:
    """The headline duration of a sitting with its clause; no row for another record or none."""
    rows = durations.of_view(talks, view.but(period=view.span))
    own = rows["meeting_id"] == record.key if record.table == "meetings" else rows.index < 0
    return rows[own & rows["minutes"].notna()]
