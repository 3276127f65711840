"""CSV and JSON: what leaves Parley as a file, safe to open and the same on every way out."""

import json
from typing import Final

import numpy as np
import pandas as pd

from lib.cache import memoize
from lib.charts.kind import Chart
from lib.data.tables import text_of
from lib.model import derived, mentions, selection
from lib.model.dataset import SUBJECTS, Dataset
from lib.params import View

#: A text cell that begins like this would be run as a formula by a spreadsheet.
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
LINKS: Final = "source_links"
#: So many characters a spreadsheet holds in one cell.
CELL: Final = 32_767


@memoize(8)
def links_of_records(dataset: Dataset) -> pd.Series:
    """The source links of each record, by ``table/key``, those of what is said of events too."""
    of_events = dataset["event_statements"][["event_id", "source_id"]]
    of_events = of_events.merge(dataset["sources"], on="source_id")
    return by_record([*cited(dataset), mentions.with_record(of_events, "events", "event_id")])


@memoize(8)
def links_of_claims(dataset: Dataset) -> pd.Series:
    """The source links of each record by its claims: what the tables of a package always had."""
    return by_record(cited(dataset))


def cited(dataset: Dataset) -> list[pd.DataFrame]:
    """The ``url`` and ``record`` of each claim, and of the source of each round."""
    said = mentions.mentions(dataset.statements[["url", *SUBJECTS]])
    of_rounds = mentions.with_rounds(dataset, said)
    own = dataset["rounds"][["round_id", "source_id"]].merge(dataset["sources"], on="source_id")
    return [said, of_rounds, mentions.with_record(own, "rounds", "round_id")]


def by_record(parts: list[pd.DataFrame]) -> pd.Series:
    """The links of each record in one cell, each once."""
    every = pd.concat(parts)[["record", "url"]].astype("str").drop_duplicates()
    return every[every["url"] != ""].groupby("record")["url"].agg(" ".join)


def links_of_table(dataset: Dataset, rows: pd.DataFrame, table: str) -> pd.Series:
    """The source links of each row of a table: its own source, or those of its record."""
    if table in derived.derived_tables(dataset):
        return text_of(rows["record"].map(links_of_records(dataset)))
    if "source_id" in rows:
        return text_of(rows["source_id"].map(dataset["sources"].set_index("source_id")["url"]))
    key = dataset.package.tables[table].key[0]
    named = table + "/" + rows[key].astype("str")
    return text_of(named.map(links_of_claims(dataset)))


def table_rows(dataset: Dataset, view: View, table: str) -> pd.DataFrame:
    """The rows of a table that the view covers, with a column of source links."""
    return with_links(dataset, rows_of_table(dataset, view, table), table)


def rows_of_table(dataset: Dataset, view: View, table: str) -> pd.DataFrame:
    """The rows of a table, one of the package or a derived one, that the view covers."""
    if table in derived.derived_tables(dataset):
        return derived.rows(dataset, view, table)
    return selection.selected(dataset, view, table)


def with_links(dataset: Dataset, rows: pd.DataFrame, table: str) -> pd.DataFrame:
    """The rows of a table with a column of source links; sources are their own."""
    if table == "sources":
        return rows
    return rows.assign(**{LINKS: links_of_table(dataset, rows, table)})


def chart_rows(dataset: Dataset, view: View, chart: Chart) -> pd.DataFrame:
    """The rows that a chart draws with a column of source links; sums have those of their parts."""
    rows = chart.rows(dataset, view)
    own = linked(dataset, rows) if "record" in rows else rows.assign(**{LINKS: ""})
    if chart.members is None:
        return own
    members = linked(dataset, chart.members(dataset, view))
    shared = [name for name in rows if name in members and names_a_sum(rows[name])]
    parts = members.groupby(shared, observed=True)[LINKS].agg(joined_links).rename("parts")
    parts = rows[shared].merge(parts.reset_index(), on=shared, how="left")["parts"].fillna("")
    return own.assign(**{LINKS: own[LINKS].where(own[LINKS] != "", parts.set_axis(own.index))})


def linked(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows that name their record, with a column of the source links of that record."""
    return rows.assign(**{LINKS: text_of(rows["record"].map(links_of_records(dataset)))})


def names_a_sum(column: pd.Series) -> bool:
    """True for a column by which rows are summed: no number, no title, no record."""
    return column.name not in ("title", "record", "speaker") and column.dtype.kind not in "fiu"


def joined_links(links: pd.Series) -> str:
    """The distinct addresses of several cells in one cell; "…" after the last that has room."""
    joined = " ".join(dict.fromkeys(" ".join(links).split()))
    if len(joined) <= CELL:
        return joined
    return f"{joined[: CELL - 1].rpartition(' ')[0]} …"


def harmless(cell: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would run it as a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def written(column: pd.Series) -> pd.Series:
    """The column as it is written: ISO dates, whole numbers without a point, text made harmless."""
    kind = column.dtype.kind
    if kind == "M":
        days: pd.Series = column.dt.strftime("%Y-%m-%d")
        return days
    if kind == "b":
        return column.map({True: "true", False: "false"})
    if kind == "f":
        return written_number(column.where(np.isfinite(column)))
    return column if kind in "iu" else column.astype("str").fillna("").map(harmless)


def written_number(column: pd.Series) -> pd.Series:
    """The numbers as they are written: whole where all are, else with six digits at most."""
    is_whole = (column.dropna() % 1 == 0).all()
    return column.astype("Int64") if is_whole else column.round(6)


def csv(rows: pd.DataFrame) -> bytes:
    """The rows as CSV (RFC 4180) in UTF-8 with a byte order mark, for the sake of spreadsheets."""
    ready = pd.DataFrame({name: written(rows[name]) for name in rows.columns})
    return ready.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def json_text(rows: pd.DataFrame) -> bytes:
    """The rows as a JSON array of objects; an empty cell is null."""
    ready = pd.DataFrame({name: written_plain(rows[name]) for name in rows.columns})
    return json.dumps(ready.to_dict("records"), ensure_ascii=False, default=str).encode()


def written_plain(column: pd.Series) -> pd.Series:
    """The column for JSON: as for CSV, but text unchanged and missing cells as None."""
    if column.dtype.kind == "b":
        return column
    if column.dtype.kind not in "Mfiu":
        return column.astype("object").where(column.notna(), None)
    known = column.notna() & ~column.isin([np.inf, -np.inf])
    return written(column).astype("object").where(known, None)


def file_name(dataset: Dataset, view: View, what: str, ending: str) -> str:
    """A telling file name: the negotiation, what is in it, and its period."""
    return f"{dataset.package.name}_{what}_{view.period.slug}.{ending}"
