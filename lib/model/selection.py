"""Selection: the rows of each table that a view covers, and the periods a reader can name."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

import pandas as pd

from lib.cache import memoize
from lib.data.schema import Package
from lib.model import claims
from lib.model.dataset import Dataset
from lib.params import View
from lib.period import Period

#: Tables besides the claims whose rows have a confidence.
SURE = ("positions", "event_statements", "fulfilments")
#: The query parameters of the period, and those that choose among statements.
OF_PERIOD: Final = ("from", "to")
CHOOSING: Final = ("figures", "confidence", "disputed")
#: Those that cut the board of commitments.
CUTTING: Final = ("round", "state")
#: How many cut tables of a negotiation are cached.
KEPT = 128
#: The column of a table's foreign key, the other table, and its column there.
Reference = tuple[str, str, str]


@memoize(8)
def owners(dataset: Dataset) -> dict[str, list[Reference]]:
    """By undated table: its foreign keys to tables that are cut to a period.

    Tables that refer to each other in a circle follow only what is cut before them.
    """
    package = dataset.package
    cut = [name for name, table in package.tables.items() if table.date_field]
    waiting = followers(package)
    found: dict[str, list[Reference]] = {}
    while waiting:
        tied = [one for one in waiting if to_any(package, one, cut)]
        name = next((one for one in tied if not to_any(package, one, waiting)), tied[0])
        waiting.remove(name)
        found[name] = to_any(package, name, cut)
        cut.append(name)
    return found


def to_any(package: Package, table: str, others: list[str]) -> list[Reference]:
    """The foreign keys of a table to any of some other tables."""
    references = package.tables[table].references
    return [one for one in references if one[1] in others and one[1] != table]


def followers(package: Package) -> list[str]:
    """The undated tables that refer to a dated one, or to another that does, in declared order."""
    cut = {name for name, table in package.tables.items() if table.date_field}
    dated = set(cut)
    while more := {one for one in package.tables if to_any(package, one, list(cut))} - cut:
        cut |= more
    return [name for name in package.tables if name in cut - dated]


def owned(dataset: Dataset, table: str, parents: Callable[[str], pd.DataFrame]) -> pd.DataFrame:
    """The rows of an undated table that name a row of its parents, or that name none at all."""
    rows, references = dataset[table], owners(dataset).get(table, [])
    inside = pd.Series(True, rows.index)
    for column, _, _ in references:
        inside &= rows[column].astype("str") == ""
    for column, other, key in references:
        inside |= rows[column].isin(set(parents(other)[key]))
    return rows[inside]


def acting(dataset: Dataset, table: str) -> set[str]:
    """The query parameters of period and statements that select rows of a table of the package."""
    is_cut = dataset.package.tables[table].date_field or table in owners(dataset)
    is_said = table == "claims" or to_any(dataset.package, table, ["claims"])
    return {
        *(OF_PERIOD if is_cut else ()),
        *(("figures", "confidence") if is_said else ()),
        *(("confidence",) if table in SURE else ()),
    }


@memoize(KEPT)
def in_period(dataset: Dataset, period: Period, table: str) -> pd.DataFrame:
    """One table, its declared columns, cut to a period: by its own date, or what it refers to."""
    if dataset.package.tables[table].date_field:
        rows = dataset.cut(table, period)
    else:
        rows = owned(dataset, table, lambda other: in_period(dataset, period, other))
    return rows[list(dataset.package.tables[table].field)]


@memoize(KEPT)
def selected(dataset: Dataset, view: View, table: str) -> pd.DataFrame:
    """One table as the view says: its period, its speaker, its confidence."""
    rows = in_period(dataset, view.period, table)
    if table == "claims":
        heard = claims.heard(dataset.every_statement, view.figures, view.confidence)
        return rows[rows["claim_id"].isin(set(heard["claim_id"]))]
    for column, _, key in to_any(dataset.package, table, ["claims"]):
        rows = rows[rows[column].isin({"", *selected(dataset, view, "claims")[key]})]
    return claims.sure_enough(rows, view.confidence) if table in SURE else rows


def selection(dataset: Dataset, view: View) -> dict[str, pd.DataFrame]:
    """Every table as the view says."""
    return {table: selected(dataset, view, table) for table in dataset.tables}


def missing_parents(dataset: Dataset, cut: Mapping[str, pd.DataFrame]) -> dict[str, set[str]]:
    """By table, the keys that the rows of a cut refer to and that are not in it."""
    wanted: dict[str, set[str]] = {}
    for name, rows in cut.items():
        for column, other, key in dataset.package.tables[name].references:
            named = set(rows[column].astype("str")) - {""} - set(cut[other][key].astype("str"))
            wanted.setdefault(other, set()).update(named)
    return {table: keys for table, keys in wanted.items() if keys}


def whole(dataset: Dataset, view: View) -> dict[str, pd.DataFrame]:
    """Every table cut to the period of the view, with all the rows that its rows refer to."""
    cut = {table: in_period(dataset, view.period, table) for table in dataset.tables}
    while wanted := missing_parents(dataset, cut):
        for table, keys in wanted.items():
            key = dataset.package.tables[table].key[0]
            rows = dataset[table]
            cut[table] = rows[rows[key].isin(keys | set(cut[table][key]))]
    return cut


@memoize(8)
def of_tracks(dataset: Dataset) -> dict[str, Period]:
    """By title of the track, the days from its first round or contact to its last."""
    of_track = dataset["rounds"].groupby("track_id")
    rounds = of_track.agg(first=("start_date", "min"), last=("end_date", "max"))
    tracks = dataset["tracks"].sort_values("order").join(rounds, on="track_id", how="inner")
    spans = zip(tracks["title"], tracks["first"], tracks["last"], strict=True)
    return {
        title: Period(first.date(), last.date()).clamp(dataset.span) for title, first, last in spans
    }


@memoize(8)
def of_years(dataset: Dataset) -> dict[str, Period]:
    """By its number, each year that the data touch, cut to the span of the data."""
    years = range(dataset.span.first.year, dataset.span.last.year + 1)
    whole = {str(year): Period(date(year, 1, 1), date(year, 12, 31)) for year in years}
    return {year: period.clamp(dataset.span) for year, period in whole.items()}


def months(days: pd.Series) -> pd.Series:
    """The first day of the month of each day."""
    first = days.to_numpy().astype("datetime64[M]").astype("datetime64[s]")
    return pd.Series(first, days.index)


@memoize(8)
def records_by_month(dataset: Dataset) -> pd.Series:
    """How many rounds, contacts and handovers each month of the span has, by its first day."""
    dates = pd.concat([dataset["rounds"]["start_date"], dataset["transfers"]["date"]]).dropna()
    counts = months(dates).value_counts()
    ends = pd.Series(pd.to_datetime([dataset.span.first, dataset.span.last]))
    first, last = months(ends)
    every = pd.date_range(first, last, freq="MS")
    return counts.reindex(every, fill_value=0)
