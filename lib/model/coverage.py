"""Coverage: what stands behind the rows of a chart, and what changed between versions."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pandas as pd

from lib import claims
from lib.model.talks import SUBJECTS, Talks


@dataclass(frozen=True)
class Coverage:
    """How many records a chart rests on, how many of them both sides or one source speak of."""

    records: int
    several_sides: int
    one_source: int
    first: date | None
    last: date | None
    version: str


@lru_cache(maxsize=8)
def voices(talks: Talks, confidence: str) -> pd.DataFrame:
    """By record: the number of its ``sources`` and of the negotiating ``sides`` that speak of it."""
    rows = claims.heard(talks.statements, "headline", confidence)
    rows = rows.assign(side=rows["party_id"].where(rows["role"] == "party"))
    of_delegation = talks["delegations"].set_index("delegation_id")["round_id"]
    parts = []
    for column, table in SUBJECTS.items():
        about = rows[rows[column] != ""]
        keys = about[column].astype("str")
        named = (
            "rounds/" + keys.map(of_delegation) if table == "delegations" else table + "/" + keys
        )
        parts.append(about[["source_id", "side"]].assign(record=named))
    groups = pd.concat(parts, ignore_index=True).groupby("record")
    return groups.agg(sources=("source_id", "nunique"), sides=("side", "nunique"))


def coverage(talks: Talks, records: pd.Series, days: pd.Series, confidence: str) -> Coverage:
    """The coverage of the named records and days; counts are of records, each once."""
    names = pd.Index(records[records != ""].unique())
    heard = voices(talks, confidence).reindex(names)
    return Coverage(
        records=len(names),
        several_sides=int((heard["sides"] > 1).sum()),
        one_source=int((heard["sources"] == 1).sum()),
        first=None if days.dropna().empty else days.min().date(),
        last=None if days.dropna().empty else days.max().date(),
        version=talks.package.version,
    )


def thin(talks: Talks) -> pd.DataFrame:
    """The stretches in which the record is thin or empty, in order of time."""
    rows = talks["coverage"]
    return rows[rows["level"] != "dense"].sort_values("first_date")


def changes(talks: Talks) -> pd.DataFrame:
    """The changes to the data, the newest version first."""
    return talks["changes"].sort_values(["date", "change_id"], ascending=[False, True])
