"""Editions: how old the data are, what changed between two, and which headline figures moved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from lib.cache import memoize
from lib.data import diff
from lib.model import claims, disagreements, figures
from lib.model.dataset import Dataset
from lib.params import RECORD_TABLES, View

#: From so many days on, the age is said where the numbers stand.
OLD: Final = 30


@dataclass(frozen=True)
class Age:
    """The day of the latest record, the last day read on, and the whole days since."""

    data_to: date
    read_on: date
    days: int

    @property
    def is_old(self) -> bool:
        """True where readers are to be told where the numbers stand."""
        return self.days >= OLD


TOTALS: Final = ["total_old", "total_new"]


@memoize(2)
def age(dataset: Dataset, today: date) -> Age:
    """The age of a negotiation's data on a day; the sources end with the last stretch read."""
    read_on = dataset.reach.last
    dated = [dataset[one.name][one.date_field] for one in dataset.package.tables.values()
             if one.date_field]  # fmt: skip
    days = pd.concat(dated).dropna() if dated else pd.Series(dtype="datetime64[s]")
    days = days[days <= pd.Timestamp(read_on)]
    data_to = read_on if days.empty else days.max().date()
    return Age(data_to, read_on, max(0, (today - read_on).days))


#: What the list of differences says of each.
COLUMNS: Final = ["table", "key", "title", "change", "column", "old", "new", "reason", "change_id"]
ADDED, CHANGED, REMOVED = "added", "changed", "removed"


def differences(before: Dataset, after: Dataset) -> pd.DataFrame:
    """One row for each row added or removed and each cell changed (COLUMNS), as text.

    ``reason`` is what ``changes`` says of it, "" where it says nothing.
    """
    reasons = diff.reasons_since(after.files, before.package.version)
    rows = []
    for one in diff.differences(before.files, after.files):
        fitting = diff.reasons_of(reasons, one)
        why = " ".join(dict.fromkeys(reason["reason"] for reason in fitting))
        by = " ".join(reason["change_id"] for reason in fitting)
        rows.append(
            [one.table, one.key, one.title, one.kind, one.column, one.old, one.new, why, by]
        )
    return pd.DataFrame(rows, columns=COLUMNS, dtype="str")


def counts(rows: pd.DataFrame) -> pd.DataFrame:
    """By table: how many rows were ``added``, ``changed`` (each once) and ``removed``."""
    each = rows.drop_duplicates(["table", "key", "change"])
    kinds = {kind: each["change"] == kind for kind in (ADDED, CHANGED, REMOVED)}
    return each.assign(**kinds).groupby("table", sort=False)[list(kinds)].sum()


def figures_moved(before: Dataset, after: Dataset) -> pd.DataFrame:
    """The headlines that are other ones now, one row a figure (moves.SAID), largest step first."""
    rows = moved(before, after)
    step = (rows["after"].fillna(0) - rows["before"].fillna(0)).abs()
    rows = rows.assign(step=step).sort_values(["step", "record"], ascending=[False, True])
    return rows.drop(columns="step")


def new_records(before: Mapping[str, bytes], after: Dataset, view: View) -> pd.DataFrame:
    """The records that an edition has and the one before had not, within the view.

    Columns ``record``, ``title`` and ``date``, by date. ``before`` are the files of the edition
    before, {} for the first one: then every record is new.
    """
    old = set(diff.records(before, RECORD_TABLES)) if before else set()
    parts = [rows_of(after, view, table) for table in RECORD_TABLES]
    rows = pd.concat(parts, ignore_index=True)
    rows = rows[~rows["record"].isin(old)]
    if view.record:
        rows = rows[rows["record"] == view.record]
    return rows.sort_values(["date", "record"], ignore_index=True)


def rows_of(dataset: Dataset, view: View, table: str) -> pd.DataFrame:
    """The records of a table within the period of the view: name, title and date."""
    declared = dataset.package.tables[table]
    rows = dataset.cut(table, view.period)
    title = rows[declared.title_field] if declared.title_field else rows[declared.key[0]]
    return pd.DataFrame({
        "record": f"{table}/" + rows[declared.key[0]].astype("str"),
        "title": title.astype("str"),
        "date": rows[declared.date_field],
    })  # fmt: skip


#: What a move says of a figure.
SAID: Final = ["record", "topic", "to_party", "title", "before", "after", "speaker", "spoke"]
#: How the rows of two editions are put side by side.
BOTH: Final[dict[str, Any]] = {
    "how": "outer", "left_index": True, "right_index": True, "suffixes": ("_old", "_new"),
}  # fmt: skip
SUMMED: Final = ["outcome_id", "to_party"]


@memoize(8)
def headlines(dataset: Dataset) -> pd.DataFrame:
    """The headline of every figure that several can speak of, by ``record, topic, to_party``.

    Columns ``figure``, ``unit``, ``speaker`` and ``title``; counted and doubtful records alike.
    """
    spoken = disagreements.comparable(dataset)
    best = claims.headlines(claims.heard(spoken, "headline", "all"), disagreements.BY)
    titles = disagreements.dates(dataset)["title"].astype("str")
    best = best.assign(title=best["record"].map(titles))
    rows: pd.DataFrame = best.set_index(disagreements.BY)[["figure", "unit", "speaker", "title"]]
    return rows


@memoize(8)
def sums(dataset: Dataset) -> pd.DataFrame:
    """The sum of every outcome to every side by headline figures, by ``outcome_id, to_party``."""
    rows = figures.daily(dataset, "headline", "all").groupby(SUMMED, observed=True)
    found: pd.DataFrame = rows[["total", "records"]].sum(min_count=1)
    return found


def moved(before: Dataset, after: Dataset) -> pd.DataFrame:
    """The headlines that differ, one row a figure (SAID): value and speaker before and after.

    A figure that one edition does not have is missing there.
    """
    both = headlines(before).merge(headlines(after), **BOTH)
    same = both["figure_old"].eq(both["figure_new"]) & both["speaker_old"].eq(both["speaker_new"])
    rows = both[~same].reset_index()
    title = rows["title_new"].fillna(rows["title_old"])
    names = {
        "figure_old": "before", "figure_new": "after",
        "speaker_old": "spoke", "speaker_new": "speaker",
    }  # fmt: skip
    return rows.assign(title=title).rename(columns=names)[SAID]


def sums_moved(before: Dataset, after: Dataset) -> pd.DataFrame:
    """The sums that differ, one row an outcome and receiver: ``before``, ``after``, and records.

    A sum of which nobody gives any part is missing.
    """
    both = sums(before).merge(sums(after), **BOTH)
    both = both.fillna(dict.fromkeys(("records_old", "records_new"), 0))
    is_same = both["total_old"].eq(both["total_new"]) | both[TOTALS].isna().all(axis="columns")
    rows = both[~is_same].reset_index()
    names = {"total_old": "before", "total_new": "after"}
    return rows.rename(columns=names)
