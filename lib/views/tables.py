"""Tables of the data package: rows of the period with the readers' words, and their CSV."""

import pandas as pd
import streamlit as st

from lib import answers, exports, text
from lib.address import RECORD_TABLES
from lib.model.talks import Talks
from lib.schema import Table
from lib.views import grids, place, sharing

#: Columns that serve the program more than the reader.
BACKSTAGE = (
    "research_ref", "date_precision", "latitude", "longitude", "place_precision", "track_order",
)  # fmt: skip


def labelled(declared: Table, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with readers' words in place of codes."""
    coded = [field for field in declared.fields if field.labels and field.name in rows]
    return rows.assign(**{field.name: rows[field.name].map(field.label) for field in coded})


def records_of(talks: Talks, name: str, rows: pd.DataFrame) -> list[str]:
    """The record that each row of a table opens, if its rows open any."""
    if answers.is_derived(talks, name):
        return list(rows["record"])
    key = answers.every(talks)[name].key[0]
    return [f"{name}/{one}" for one in rows[key]] if name in RECORD_TABLES else []


def table(name: str) -> None:
    """Show one table, of the package or a derived one, for the period, with its CSV."""
    talks, view, _ = place.reading()
    declared = answers.every(talks)[name]
    every = exports.rows_of_table(talks, view, name)
    rows = exports.with_links(talks, grids.first(every), name)
    columns = {field.name: grids.column_config(field) for field in declared.fields}
    columns[exports.LINKS] = st.column_config.Column(text.say("table.source_links"))
    shown = labelled(declared, rows.drop(columns=[name for name in BACKSTAGE if name in rows]))
    grids.row_count(every)
    grids.cut_note(every, "table.first_of_csv")
    grids.grid(f"table-{name}", shown, columns, records_of(talks, name, rows), declared.description)
    sharing.downloads(talks, view, name)
