"""Coverage: what stands behind the rows of a chart, and what changed between versions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from lib import claims
from lib.groups import Groups
from lib.kept import kept
from lib.model import comparable, mentions, transfers
from lib.model.talks import SUBJECTS, Talks

NO_DAYS = np.array([], dtype="datetime64[s]")


@dataclass(frozen=True)
class Coverage:
    """How many records a chart rests on, how many of them both sides or one source speak of."""

    records: int
    several_sides: int
    one_source: int
    first: date | None
    last: date | None
    version: str


@kept(8)
def voices(talks: Talks, confidence: str) -> pd.DataFrame:
    """By record: how many ``sources`` and negotiating ``sides`` speak of it."""
    others = [column for column in SUBJECTS if column != "transfer_id"]
    rows = talks.statements[["source_id", "party_id", "role", "tie_confidence", *others]]
    rows = claims.heard(rows, "headline", confidence)
    rows = rows.assign(side=rows["party_id"].where(rows["role"] == "party"))
    groups = mentions.with_rounds(talks, mentions.mentions(rows)).groupby("record")
    found = groups.agg(sources=("source_id", "nunique"), sides=("side", "nunique"))
    return pd.concat([found, voices_of_transfers(talks, confidence)])


def voices_of_transfers(talks: Talks, confidence: str) -> pd.DataFrame:
    """By transfer as a record: how many ``sources`` and negotiating ``sides`` speak of it."""
    rows = transfers.statements(talks)
    rows = rows[["place", "source_id", "party_id", "role", "tie_confidence"]]
    rows = claims.heard(rows, "headline", confidence)
    sources = voiced(rows, "source_id")
    sides = voiced(rows[rows["role"] == "party"], "party_id")
    found = pd.DataFrame({"sources": sources, "sides": sides.reindex(sources.index, fill_value=0)})
    records = comparable.dates(talks).index
    first = records.searchsorted("transfers/")
    return found.set_axis(records[found.index.to_numpy() + first])


def voiced(rows: pd.DataFrame, by: str) -> pd.Series:
    """By place of a transfer: how many different values the column ``by`` has."""
    each = rows[["place"]].iloc[Groups(rows, ["place", by]).first]
    groups = Groups(each, ["place"])
    return pd.Series(groups.sizes, each["place"].iloc[groups.first])


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
    counts = (rows[name].to_numpy().sum() for name in ("records", "several_sides", "one_source"))
    return counted(talks, rows["shown"].to_numpy(), *map(int, counts))


def counted(talks: Talks, days: np.ndarray, records: int, several: int, one: int) -> Coverage:
    """The coverage of so many records, of their days, and of the data's version."""
    known = days[pd.notna(days)]
    ends = (known.min(), known.max()) if len(known) else ()
    first, last = (pd.Timestamp(end).date() for end in ends) if ends else (None, None)
    return Coverage(records, several, one, first, last, talks.package.version)


def of_rows(talks: Talks, rows: pd.DataFrame, day: str, confidence: str) -> Coverage:
    """The coverage of the records of some rows, each dated by its first row; without tallies.

    Row by row, since what is drawn has few: every new period asks, and grouping takes longer.
    """
    heard, first = voices(talks, confidence), dict[str, int]()
    for place, record in enumerate(rows["record"]):
        first.setdefault(record, place)
    first.pop("", None)
    places = heard.index.get_indexer(pd.Index(first, dtype=heard.index.dtype))
    sides, sources = (heard[name].to_numpy()[places[places >= 0]] for name in ("sides", "sources"))
    days = rows[day].to_numpy()[[*first.values()]] if day else NO_DAYS
    return counted(talks, days, len(first), int((sides > 1).sum()), int((sources == 1).sum()))


def thin(talks: Talks) -> pd.DataFrame:
    """The stretches in which the record is thin or empty, in order of time."""
    rows = talks["coverage"]
    return rows[rows["level"] != "dense"].sort_values("first_date")


def changes(talks: Talks) -> pd.DataFrame:
    """The changes to the data, the newest version first."""
    return talks["changes"].sort_values(["date", "change_id"], ascending=[False, True])


def changes_by_version(talks: Talks) -> Iterator[tuple[str, pd.Timestamp, pd.DataFrame, int]]:
    """By version, the newest first: its day, its changes of whole tables, and how many of records.

    Where a version has changes of single records alone, these are the changes that it has.
    """
    for version, part in changes(talks).groupby("version", sort=False):
        wide = part[part["record"] == ""]
        shown = part if wide.empty else wide
        yield str(version), part["date"].iloc[0], shown, len(part) - len(shown)
