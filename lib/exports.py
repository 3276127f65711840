"""CSV and JSON: what leaves Parley as a file, safe to open and the same on every way out."""

import json
from functools import lru_cache
from typing import Final

import numpy as np
import pandas as pd

from lib.address import View
from lib.gallery import Chart
from lib.model import selection
from lib.model.talks import SUBJECTS, Talks

#: A text cell that begins like this would be run as a formula by a spreadsheet.
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
LINKS: Final = "source_links"


@lru_cache(maxsize=8)
def links_of_records(talks: Talks) -> pd.Series:
    """By record: the addresses of all its sources, separated by blanks."""
    rows = talks.statements[["url", *SUBJECTS]]
    parts = []
    for column, table in SUBJECTS.items():
        about = rows.loc[rows[column] != "", [column, "url"]].astype("str")
        parts.append(pd.DataFrame({"record": table + "/" + about[column], "url": about["url"]}))
    own = talks["rounds"][["round_id", "source_id"]].merge(talks["sources"], on="source_id")
    parts.append(pd.DataFrame({"record": "rounds/" + own["round_id"], "url": own["url"]}))
    every = pd.concat(parts).drop_duplicates()
    return every[every["url"] != ""].groupby("record")["url"].agg(" ".join)


def links_of_table(talks: Talks, rows: pd.DataFrame, table: str) -> pd.Series:
    """The source links of each row of a table: its own source, or those of its record."""
    if "source_id" in rows:
        return rows["source_id"].map(talks["sources"].set_index("source_id")["url"]).fillna("")
    key = talks.package.tables[table].key[0]
    return (table + "/" + rows[key].astype("str")).map(links_of_records(talks)).fillna("")


def table_rows(talks: Talks, view: View, table: str) -> pd.DataFrame:
    """The rows of a table that the view covers, with a column of source links."""
    rows = selection.selection(talks, view)[table]
    if table == "sources":
        return rows
    return rows.assign(**{LINKS: links_of_table(talks, rows, table)})


def chart_rows(talks: Talks, view: View, chart: Chart) -> pd.DataFrame:
    """The rows that a chart draws, with a column of source links; sums carry those of their records."""
    rows = chart.rows(talks, view)
    if "record" in rows:
        return rows.assign(**{LINKS: rows["record"].map(links_of_records(talks)).fillna("")})
    if chart.members is None:
        return rows.assign(**{LINKS: ""})
    members = chart.members(talks, view)
    shared = [
        name
        for name in rows
        if name in members and name != "title" and rows[name].dtype.kind not in "fiu"
    ]
    links = members.assign(**{LINKS: members["record"].map(links_of_records(talks)).fillna("")})
    joined = links.groupby(shared, observed=True)[LINKS].agg(joined_links).reset_index()
    return rows.merge(joined, on=shared, how="left").fillna({LINKS: ""})


def joined_links(links: pd.Series) -> str:
    """The distinct addresses of several cells in one cell."""
    return " ".join(dict.fromkeys(" ".join(links).split()))


def harmless(cell: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would run it as a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def written(column: pd.Series) -> pd.Series:
    """The column as it is written: ISO dates, whole numbers without a point, text made harmless."""
    if column.dtype.kind == "M":
        return column.dt.strftime("%Y-%m-%d")
    if column.dtype.kind == "b":
        return column.map({True: "true", False: "false"})
    if column.dtype.kind == "f":
        finite = column.where(np.isfinite(column))
        return finite.astype("Int64") if (finite.dropna() % 1 == 0).all() else finite.round(6)
    if column.dtype.kind in "iu":
        return column
    return column.astype("str").fillna("").map(harmless)


def csv(rows: pd.DataFrame) -> bytes:
    """The rows as CSV: RFC 4180, UTF-8 with a byte order mark so that spreadsheets read it right."""
    ready = pd.DataFrame({name: written(rows[name]) for name in rows.columns})
    return ready.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def json_text(rows: pd.DataFrame) -> bytes:
    """The rows as a JSON array of objects; an empty cell is null."""
    ready = pd.DataFrame({name: written_plain(rows[name]) for name in rows.columns})
    return json.dumps(ready.to_dict("records"), ensure_ascii=False, default=str).encode()


def written_plain(column: pd.Series) -> pd.Series:
    """The column for JSON: as for CSV, but text unchanged and missing cells as None."""
    if column.dtype.kind in "Mfiu":
        return (
            written(column)
            .astype("object")
            .where(column.notna() & ~column.isin([np.inf, -np.inf]), None)
        )
    return (
        column if column.dtype.kind == "b" else column.astype("object").where(column.notna(), None)
    )


def file_name(talks: Talks, view: View, what: str, ending: str) -> str:
    """A telling file name: the negotiation, what is in it, and its period."""
    return f"{talks.package.name}_{what}_{view.period.slug}.{ending}"
