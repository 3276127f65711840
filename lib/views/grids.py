"""Grids: rows on the screen; choosing one opens its record."""

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from lib import text
from lib.schema import Field
from lib.views import place

EMPTY_CELL = "–"
DAY = "YYYY-MM-DD"


def column_config(field: Field) -> ColumnConfig:
    """How a declared column is shown: its title, description and kind."""
    unit = text.say("table.unit", unit=field.unit) if field.unit else ""
    label, advice = f"{field.title}{unit}", field.description
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
    st.caption(text.say("table.rows", count=count, period=view.period))


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
