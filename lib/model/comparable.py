"""The statements of every figure that several can speak of, each figure with one number."""

import numpy as np
import pandas as pd

from lib import claims
from lib.groups import numbers, places
from lib.kept import kept
from lib.model import durations, transfers
from lib.model.talks import Talks
from lib.model.transfers import keys, order

BY = ["record", "topic", "to_party"]
OTHER_TOPICS = ["commitments", "totals", "meetings"]
#: What of a statement is compared; the rest would fill memory in large packages.
COMPARED = [
    *BY, "claim_id", "figure", "lower", "upper", "unit", "speaker", "party_id",
    "role", "clause_number", "rank", *(f"tie_{tie}" for tie in claims.TIES),
    "outlet", "source_kind", "url", "confidence", "number", "date",
]  # fmt: skip


@kept(8)
def comparable(talks: Talks) -> pd.DataFrame:
    """The statements of every figure that several can speak of, with ``record`` and ``topic``.

    The topic is the outcome for transfers, else ``commitments``, ``totals`` or ``meetings``.
    ``number`` is one integer for each figure, in the order of BY.
    """
    given = transfers.outcome_statements(talks)
    promises = talks.about("commitment_id")
    promises = promises[promises["measure"].isin(["promised", "requested"])]
    totals = talks.about("total_id")
    totals = totals[totals["measure"] == "total"]
    sittings = durations.statements(talks)
    parts = [
        numbered(talks, given.assign(topic=given["outcome_id"]), "transfers"),
        numbered(talks, promises.assign(topic="commitments"), "commitments"),
        numbered(talks, totals.assign(topic="totals"), "totals"),
        numbered(talks, sittings.assign(topic="meetings"), "meetings"),
    ]
    own = (*BY, "speaker")
    held = {name: kind for name, kind in parts[0].dtypes.items() if name not in own}
    rows = pd.concat([part.astype(held) for part in parts], ignore_index=True)
    return rows.astype({"to_party": "str", "topic": "str"})


def numbered(talks: Talks, rows: pd.DataFrame, table: str) -> pd.DataFrame:
    """The statements of one table with their ``record``, its ``date``, and ``number``."""
    records, every, to = dates(talks), topics(talks), transfers.receivers(talks)
    first = records.index.searchsorted(f"{table}/")
    place = first + places(rows[talks.package.tables[table].key[0]], keys(talks, table))
    topic, receiver = places(rows["topic"], every), places(rows["to_party"], to)
    number = numbers((place, records.index), (topic, every), (receiver, to))
    day = records["date"].to_numpy()[place]
    return rows.assign(record=records.index[place], date=day, number=number)[COMPARED]


@kept(8)
def dates(talks: Talks) -> pd.DataFrame:
    """By record, in the order of records: its ``title`` and ``date``."""
    of_round = talks["rounds"].set_index("round_id")["title"]
    meetings = talks["meetings"].assign(title=talks["meetings"]["round_id"].map(of_round))
    parts = []
    for table in ("commitments", "meetings", "totals", "transfers"):
        declared, rows = talks.package.tables[table], talks[table]
        rows = meetings if table == "meetings" else rows
        rows = rows.rename(columns={declared.date_field: "date"})[["title", "date"]]
        records = pd.Index(f"{table}/" + keys(talks, table), name="record")
        parts.append(rows.iloc[order(talks, table)].set_axis(records))
    return pd.concat(parts)


def topics(talks: Talks) -> pd.Index:
    """Every topic, sorted by its code."""
    return pd.Index(sorted(topic_order(talks)))


def topic_order(talks: Talks) -> list[str]:
    """Every topic: the outcomes in the order of the package, then the others."""
    return [*talks["outcomes"].sort_values("order")["outcome_id"], *OTHER_TOPICS]


def places_of(talks: Talks, number: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The places of record and topic of figures by their number, among records and topics."""
    rest = number // len(transfers.receivers(talks))
    record, topic = np.divmod(rest, len(topics(talks)))
    return record, topic
