"""Coverage: the records, sides and sources behind rows, and who is quoted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.cache import memoize
from lib.model import claims, disagreements, events, figures, mentions, outcomes
from lib.model.dataset import SUBJECTS, Dataset
from lib.model.disagreements import comparable
from lib.model.grouping import Groups
from lib.params import View

#: The tables whose records have a day that may be known in part only.
IN_PART = ("rounds", "meetings", "transfers", "events")


@dataclass(frozen=True)
class Day:
    """The day of a record as far as it is known: EDTF text and code of precision, 1 for a day."""

    date: pd.Timestamp
    edtf: str
    precision: int


@dataclass(frozen=True)
class Coverage:
    """How many records a chart rests on, how many of them both sides or one source speak of."""

    records: int
    several_sides: int
    one_source: int
    first: Day | None
    last: Day | None
    version: str


@memoize(8)
def voices(dataset: Dataset, confidence: str) -> pd.DataFrame:
    """By record: how many ``sources`` and negotiating ``sides`` speak of it."""
    others = [column for column in SUBJECTS if column != "transfer_id"]
    rows = dataset.statements[["source_id", "party_id", "role", "tie_confidence", *others]]
    rows = claims.heard(rows, "headline", confidence)
    rows = rows.assign(side=rows["party_id"].where(rows["role"] == "party"))
    groups = mentions.with_rounds(dataset, mentions.mentions(rows)).groupby("record")
    found = groups.agg(sources=("source_id", "nunique"), sides=("side", "nunique"))
    of_events = events.voices(dataset, confidence)
    return pd.concat([found, voices_of_transfers(dataset, confidence), of_events])


def voices_of_transfers(dataset: Dataset, confidence: str) -> pd.DataFrame:
    """By transfer as a record: how many ``sources`` and negotiating ``sides`` speak of it."""
    rows = figures.statements(dataset)
    rows = rows[["place", "source_id", "party_id", "role", "tie_confidence"]]
    rows = claims.heard(rows, "headline", confidence)
    sources = voiced(rows, "source_id")
    sides = voiced(rows[rows["role"] == "party"], "party_id")
    found = pd.DataFrame({"sources": sources, "sides": sides.reindex(sources.index, fill_value=0)})
    records = disagreements.dates(dataset).index
    first = records.searchsorted("transfers/")
    return found.set_axis(records[found.index.to_numpy() + first])


def voiced(rows: pd.DataFrame, by: str) -> pd.Series:
    """By place of a transfer: how many different values the column ``by`` has."""
    each = rows[["place"]].iloc[Groups(rows, ["place", by]).first]
    groups = Groups(each, ["place"])
    return pd.Series(groups.sizes, each["place"].iloc[groups.first])


@memoize(8)
def known_days(dataset: Dataset) -> pd.DataFrame:
    """By record: its day as far as it is known, as ``edtf`` and ``precision``."""
    parts = []
    for table in IN_PART:
        rows = mentions.with_record(dataset[table], table, dataset.package.tables[table].key[0])
        names = {"date_edtf": "edtf", "date_precision": "precision"}
        parts.append(rows[["record", *names]].rename(columns=names))
    return pd.concat(parts).set_index("record")


def tallies(dataset: Dataset, rows: pd.DataFrame, confidence: str) -> pd.DataFrame:
    """One row a date of the rows: its surest day, and records with their voices, each once.

    Columns: ``date``, ``record`` (the one whose day is known best), ``records``, ``several_sides``
    and ``one_source``.
    """
    named = rows[rows["record"] != ""].drop_duplicates("record")
    heard = voices(dataset, confidence).reindex(named["record"])
    several, one = heard["sides"] > 1, heard["sources"] == 1
    precision = known_days(dataset)["precision"].reindex(named["record"]).fillna(1)
    flags = pd.DataFrame({
        "date": named["date"].to_numpy(), "record": named["record"].to_numpy(), "records": 1,
        "several_sides": several.to_numpy(), "one_source": one.to_numpy(),
        "precision": precision.to_numpy(),
    }).sort_values("precision", kind="stable")  # fmt: skip
    counts = {name: (name, "sum") for name in ("records", "several_sides", "one_source")}
    groups = flags.groupby("date", dropna=False)
    return groups.agg(record=("record", "first"), **counts).reset_index()


def coverage(dataset: Dataset, rows: pd.DataFrame) -> Coverage:
    """The coverage that the tallies of some dates add up to."""
    counts = (rows[name].to_numpy().sum() for name in ("records", "several_sides", "one_source"))
    return counted(dataset, rows["date"].to_numpy(), list(rows["record"]), *map(int, counts))


def counted(
    dataset: Dataset, days: np.ndarray, named: Sequence[str], records: int, several: int, one: int
) -> Coverage:
    """The coverage of so many records, of their days, and of the data's version."""
    known = days[pd.notna(days)]
    ends = (known.min(), known.max()) if len(known) else ()
    first, last = (surest(dataset, days, named, end) for end in ends) if ends else (None, None)
    return Coverage(records, several, one, first, last, dataset.package.version)


def surest(dataset: Dataset, days: np.ndarray, named: Sequence[str], day: np.datetime64) -> Day:
    """A day as far as it is known of the record of that day that is dated best."""
    every = known_days(dataset)
    records = [named[int(place)] for place in np.flatnonzero(days == day)]
    known = every[every.index.isin(records)].sort_values("precision")
    if len(known) < len(records):
        return Day(pd.Timestamp(day), "", 1)
    best = known.iloc[0]
    return Day(pd.Timestamp(day), str(best["edtf"]), int(best["precision"]))


def of_rows(dataset: Dataset, rows: pd.DataFrame, day: str, confidence: str) -> Coverage:
    """The coverage of the records of some rows, each dated by its first row; without tallies.

    Row by row, since what is drawn has few: every new period asks, and grouping takes longer.
    """
    heard, first = voices(dataset, confidence), dict[str, int]()
    for place, record in enumerate(rows["record"]):
        first.setdefault(record, place)
    first.pop("", None)
    places = heard.index.get_indexer(pd.Index(first, dtype=heard.index.dtype))
    sides, sources = (heard[name].to_numpy()[places[places >= 0]] for name in ("sides", "sources"))
    days = rows[day].to_numpy()[[*first.values()]] if day else np.array([], "datetime64[s]")
    several, one = int((sides > 1).sum()), int((sources == 1).sum())
    return counted(dataset, days, [*first], len(first), several, one)


def thin(dataset: Dataset) -> pd.DataFrame:
    """The stretches in which the record is thin or empty, in order of time."""
    rows = dataset["coverage"]
    return rows[rows["level"] != "dense"].sort_values("first_date")


def changes(dataset: Dataset) -> pd.DataFrame:
    """The changes to the data, the newest version first."""
    return dataset["changes"].sort_values(["date", "change_id"], ascending=[False, True])


def changes_by_version(dataset: Dataset) -> Iterator[tuple[str, pd.Timestamp, pd.DataFrame, int]]:
    """By version, the newest first: its day, its changes of whole tables, and how many of records.

    Where a version has changes of single records alone, these are the changes that it has.
    """
    for version, part in changes(dataset).groupby("version", sort=False):
        wide = part[part["record"] == ""]
        shown = part if wide.empty else wide
        yield str(version), part["date"].iloc[0], shown, len(part) - len(shown)


OF_MIX = ["speaks_for", "source_kind"]
SAID = ["record", "date", "claim_id", "speaks_for", "source_kind"]


@memoize(8)
def said(dataset: Dataset, speaker: str, confidence: str) -> pd.DataFrame:
    """One row a statement with its ``record``, ``date``, ``speaks_for`` and ``source_kind``."""
    rows = claims.heard(comparable(dataset), speaker, confidence)
    rows = rows.sort_values("date")
    return rows.assign(speaks_for=claims.speaking_groups(rows))[SAID]


def spoken(dataset: Dataset, view: View) -> pd.DataFrame:
    """The statements of the period with their ``record``, ``speaks_for`` and ``source_kind``."""
    return figures.within(said(dataset, view.figures, view.confidence), view.period)


@memoize(8)
def daily_sources(dataset: Dataset, speaker: str, confidence: str) -> pd.DataFrame:
    """One row a day, speaking group and kind of source with the number of ``claims``.

    A claim speaks of one record and so counts on one day. ``number`` is that of the group and kind.
    """
    groups = said(dataset, speaker, confidence).groupby(["date", *OF_MIX])
    rows = groups["claim_id"].nunique().rename("claims").reset_index()
    return rows.assign(number=rows.groupby(OF_MIX).ngroup())


def source_mix(dataset: Dataset, view: View) -> pd.DataFrame:
    """One row a speaking group and kind of source with the number of ``claims`` in the period."""
    rows = figures.within(daily_sources(dataset, view.figures, view.confidence), view.period)
    return outcomes.of_groups(rows, "number", OF_MIX, {"claims": "int64"})
