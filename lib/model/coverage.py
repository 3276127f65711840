"""Coverage: what stands behind the rows of a chart, and what changed between versions."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pandas as pd

from lib import claims
from lib.model import mentions
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
    """By record: how many ``sources`` and negotiating ``sides`` speak of it."""
    rows = claims.heard(talks.statements, "headline", confidence)
    rows = rows.assign(side=rows["party_id"].where(rows["role"] == "party"))
    named = mentions.mentions(rows[["source_id", "side", *SUBJECTS]])
    groups = mentions.with_rounds(talks, named).groupby("record")
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
