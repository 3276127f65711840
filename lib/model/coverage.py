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


def tallies(talks: Talks, rows: pd.DataFrame, day: str, confidence: str) -> pd.DataFrame:
    """One row a date of the rows: the day shown for it, and records with their voices, each once.

    Columns: ``date``, ``shown``, ``records``, ``several_sides`` and ``one_source``.
    """
    named = rows[rows["record"] != ""].drop_duplicates("record")
    heard = voices(talks, confidence).reindex(named["record"])
    several, one = heard["sides"] > 1, heard["sources"] == 1
    flags = pd.DataFrame({
        "date": named["date"].to_numpy(), "shown": named[day].to_numpy(), "records": 1,
        "several_sides": several.to_numpy(), "one_source": one.to_numpy(),
    })  # fmt: skip
    counts = {name: (name, "sum") for name in ("records", "several_sides", "one_source")}
    return flags.groupby("date", dropna=False).agg(shown=("shown", "min"), **counts).reset_index()


def coverage(talks: Talks, rows: pd.DataFrame) -> Coverage:
    """The coverage that the tallies of some dates add up to."""
    days = rows["shown"].dropna()
    return Coverage(
        records=int(rows["records"].sum()),
        several_sides=int(rows["several_sides"].sum()),
        one_source=int(rows["one_source"].sum()),
        first=None if days.empty else days.min().date(),
        last=None if days.empty else days.max().date(),
        version=talks.package.version,
    )


def of_rows(talks: Talks, rows: pd.DataFrame, day: str, confidence: str) -> Coverage:
    """The coverage of the records of some rows, each dated by its first row; without tallies."""
    heard, first = voices(talks, confidence), ~rows["record"].duplicated() & (rows["record"] != "")
    named = rows.loc[first, "record"]
    places = heard.index.get_indexer(pd.Index(named))
    sides, sources = (heard[name].to_numpy()[places[places >= 0]] for name in ("sides", "sources"))
    days = rows.loc[first, day].dropna() if day else named.iloc[:0]
    return Coverage(
        records=len(named),
        several_sides=int((sides > 1).sum()),
        one_source=int((sources == 1).sum()),
        first=None if days.empty else days.min().date(),
        last=None if days.empty else days.max().date(),
        version=talks.package.version,
    )


def thin(talks: Talks) -> pd.DataFrame:
    """The stretches in which the record is thin or empty, in order of time."""
    rows = talks["coverage"]
    return rows[rows["level"] != "dense"].sort_values("first_date")


def changes(talks: Talks) -> pd.DataFrame:
    """The changes to the data, the newest version first."""
    return talks["changes"].sort_values(["date", "change_id"], ascending=[False, True])
