"""Grids: rows on the screen; choosing one opens its record."""

from typing import Final

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from lib import text
from lib.schema import Field
from lib.views import place, show
from lib.views.markup import plain, say

#: So many rows a grid shows at most: more would pass what one message to a browser may hold.
MOST: Final = 5_000
EMPTY_CELL = "–"
DAY = "YYYY-MM-DD"


def column_config(field: Field) -> ColumnConfig:
    """How a declared column is shown: its title, description and kind."""
    unit = text.say("table.unit", unit=field.unit) if field.unit else ""
    label, advice = f"{field.title}{unit}", plain(field.description)
    if field.type == "date":
        return st.column_config.DateColumn(label, help=advice, format=DAY)
    if field.format == "uri":
        return st.column_config.LinkColumn(label, help=advice)
    if field.type in ("integer", "number"):
        return st.column_config.NumberColumn(label, help=advice, format="localized")
    return st.column_config.Column(label, help=advice)


def chosen(key: str, records: list[str]) -> None:
    """Open the record of the row that was chosen in a grid."""
    if picked := st.session_state[key]["selection"]["rows"]:
        place.open_record(records[picked[0]])


def row_count(rows: pd.DataFrame, noun: str = "row") -> None:
    """Show how many rows there are in the period."""
    _, view, _ = place.reading()
    count = text.counted(len(rows), noun)
    show.caption(say("table.rows", count=count, period=view.period))


def first(rows: pd.DataFrame) -> pd.DataFrame:
    """As many rows as a grid shows: the first, as in the CSV, whose order is that of the table."""
    return rows.head(MOST)


def cut_note(rows: pd.DataFrame, key: str) -> None:
    """Show that a grid has only the first of the rows, and where the others are; by its key."""
    if len(rows) > MOST:
        count = text.counted(len(rows), "row")
        show.caption(say(key, most=text.number(MOST), count=count))


def grid(
    key: str, rows: pd.DataFrame, columns: dict[str, ColumnConfig], records: list[str], alt: str
) -> None:
    """Show rows as a table; choosing a row opens its record where it has one."""
    if not records:
        st.dataframe(
            rows, column_config=columns, hide_index=True, alt=alt, key=key, placeholder=EMPTY_CELL
        )
        return
    st.dataframe(
        rows, column_config=columns, hide_index=True, alt=alt, key=key, placeholder=EMPTY_CELL,
        selection_mode="single-row", on_select=lambda: chosen(key, records),
    )  # fmt: skip
