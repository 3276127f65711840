"""Content nodes as Streamlit elements: the one way from the content tree to the screen."""

from collections.abc import Iterable
from typing import Final

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from lib import i18n
from lib.cache import memoize
from lib.content import values
from lib.content.nodes import Column, Heading, Item, Link, List, Node, Table, Text
from lib.model.dataset import Dataset
from lib.params import View
from lib.views import markup, url_state
from lib.views import show as shown
from lib.views.charts import show_whole

#: So many rows a grid shows at most: more would pass what one message to a browser may hold.
MOST: Final = 5_000
EMPTY_CELL: Final = "–"
DAY: Final = "YYYY-MM-DD"
#: The width of one of the lists that stand abreast, in pixels.
ABREAST: Final = 420
RECORD: Final = "record:"
CHART: Final = "chart:"


def show(dataset: Dataset, view: View, nodes: Iterable[Node]) -> None:
    """Show the nodes; links to records become buttons that open them, links to charts charts."""
    section = ""
    for node in nodes:
        if isinstance(node, Heading):
            section = node.key or section
            heading(node)
        elif isinstance(node, List):
            show_list(node, section)
        elif isinstance(node, Table):
            table(node)
        elif isinstance(node, Link):
            show_link(dataset, view, node)
        else:
            show_text(node)


def heading(node: Heading) -> None:
    """Show a heading."""
    as_level = shown.header if node.level == 2 else shown.subheader
    as_level(markup.plain(node.words))


def show_text(node: Text) -> None:
    """Show a text that stands for itself."""
    if node.style == "code":
        st.code(node.words, language=None, wrap_lines=True)
    elif node.style == "quiet":
        shown.caption(markup.of_text(node))
    else:
        shown.markdown(markup.of_text(node))


def show_link(dataset: Dataset, view: View, node: Link) -> None:
    """Show a chart in its place, or a link."""
    if node.to.startswith(CHART):
        show_whole(dataset, view, node.to.removeprefix(CHART))
    else:
        shown.markdown(markup.link(node.words, node.to))


def show_list(node: List, section: str) -> None:
    """Show a list; items that lead to a record one by one, all others as one text."""
    if node.kind == "columns":
        abreast(node)
        return
    pending: list[Item] = []
    for one in node.items:
        if is_of_record(one):
            written(List(tuple(pending), node.kind))
            pending = []
            of_record(one, section)
        else:
            pending.append(one)
    written(List(tuple(pending), node.kind))


def is_of_record(one: Item) -> bool:
    """True for an item that begins with a link to a record."""
    return isinstance(one[0], Link) and one[0].to.startswith(RECORD)


def written(node: List) -> None:
    """Show a list as text; nothing where it is empty."""
    if node.items:
        shown.markdown(markup.joined("\n", markup.lines(node)))


def of_record(one: Item, section: str) -> None:
    """Show a button that opens a record, and below it what is said of the record."""
    first, rest = one[0], one[1:]
    if isinstance(first, Link):
        jump(first.words, first.to.removeprefix(RECORD), section)
    said = tuple(part for part in rest if not isinstance(part, List))
    lists = tuple(part for part in rest if isinstance(part, List))
    if said:
        written(List(((*said, *lists),)))
    else:
        for part in lists:
            written(part)


def jump(title: str, record: str, section: str) -> None:
    """Show a button that opens another record in place of this one."""
    if st.button(f"→ {markup.plain(title)}", type="tertiary", key=f"jump-{section}-{record}"):
        url_state.open_record(record)
        st.rerun()


def abreast(node: List) -> None:
    """Show lists side by side, each below its name."""
    with st.container(horizontal=True, gap="medium"):
        for one in node.items:
            with st.container(border=True, width=ABREAST):
                shown.markdown(markup.line(one))
                for part in one:
                    if isinstance(part, List):
                        written(part)


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
