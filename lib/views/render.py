"""Tables of content as Streamlit's grids, which sort, search and open the record of a row."""

from typing import Final

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from lib import i18n
from lib.cache import memoize
from lib.content import values
from lib.content.nodes import Column, Table
from lib.views import markup, url_state
from lib.views import show as shown

#: So many rows a grid shows at most: more would pass what one message to a browser may hold.
MOST: Final = 5_000
EMPTY_CELL: Final = "–"
DAY: Final = "YYYY-MM-DD"


def table(node: Table, key: str = "", cut: str = "table.first_of_csv") -> None:
    """Show the first rows of a table; choosing a row opens its record where it has one.

    ``cut`` is the key of the sentence that says where all rows are if these are not all.
    """
    shown.caption(markup.plain(node.caption))
    cut_note(max(node.total, node.size), cut)
    columns = {one.key: column_config(one) for one in node.columns}
    about = node.about or node.caption
    records, key = list(node.records[:MOST]), key or node.name
    if not records:
        st.dataframe(
            frame(node, MOST), column_config=columns, hide_index=True, key=key,
            alt=about, placeholder=EMPTY_CELL,
        )  # fmt: skip
        return
    st.dataframe(
        frame(node, MOST), column_config=columns, hide_index=True, alt=about, key=key,
        placeholder=EMPTY_CELL, selection_mode="single-row", on_select=lambda: chosen(key, records),
    )  # fmt: skip


@memoize(1)
def frame(node: Table, most: int) -> pd.DataFrame:
    """The first rows of a table as a frame by the keys of its columns.

    Numbers and days stay what they are, to be sorted; all else is the words of its cells.
    """
    cells = {one.key: frame_column(one, most).reset_index(drop=True) for one in node.columns}
    return pd.DataFrame(cells)


def frame_column(column: Column, most: int) -> pd.Series:
    """The first cells of a column."""
    cells = column.cells.head(most)
    if column.kind == "truth":
        return cells.map(values.truth)
    return cells


def column_config(column: Column) -> ColumnConfig:
    """How a column is shown: its title, its description and its kind."""
    label, advice = column.title, markup.plain(column.help) or None
    if column.kind == "date":
        return st.column_config.DateColumn(label, help=advice, format=DAY)
    if column.kind == "address":
        return st.column_config.LinkColumn(label, help=advice)
    if column.kind == "share":
        return st.column_config.NumberColumn(label, help=advice, format="percent")
    if column.kind == "number":
        return st.column_config.NumberColumn(label, help=advice, format="localized")
    return st.column_config.Column(label, help=advice)


def chosen(key: str, records: list[str]) -> None:
    """Open the record of the row that was chosen in a grid."""
    if picked := st.session_state[key]["selection"]["rows"]:
        url_state.open_record(records[picked[0]])


def cut_note(rows: int, key: str) -> None:
    """Show that a grid has only the first of the rows, and where the others are; by its key."""
    if rows > MOST:
        count = i18n.counted(rows, "row")
        shown.caption(markup.say(key, most=i18n.number(MOST), count=count))
