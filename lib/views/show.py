"""What Streamlit shows as Markdown, given nothing but Markdown: mypy holds every way to it.

Streamlit's own functions take any text; no other module of the views may call them.
"""

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.views.markup import Markdown


def markdown(words: Markdown) -> DeltaGenerator:
    """Show words across the column."""
    return st.markdown(words)


def aside(words: Markdown) -> DeltaGenerator:
    """Show words no wider than they are, in a row."""
    return st.markdown(words, width="content")


def caption(words: Markdown) -> DeltaGenerator:
    """Show a remark."""
    return st.caption(words)


def small(words: Markdown) -> DeltaGenerator:
    """Show small print with links; those of a caption are too pale to be read."""
    return st.markdown(f":small[{words}]")


def title(words: Markdown) -> DeltaGenerator:
    """Show the title of a page."""
    return st.title(words, anchor=False)


def header(words: Markdown) -> DeltaGenerator:
    """Show the heading of a section."""
    return st.header(words, anchor=False)


def placed_header(words: Markdown, place: str) -> DeltaGenerator:
    """Show the heading of a section that links of the page lead to by its ``place``."""
    return st.header(words, anchor=place)


def subheader(words: Markdown) -> DeltaGenerator:
    """Show a heading below that of a section."""
    return st.subheader(words, anchor=False)


def warning(words: Markdown) -> DeltaGenerator:
    """Show a box that says what a reader should know first."""
    return st.warning(words)


def error(words: Markdown) -> DeltaGenerator:
    """Show a box that says what failed."""
    return st.error(words)


def success(words: Markdown) -> DeltaGenerator:
    """Show a box that says what was done."""
    return st.success(words)


def page_link(page: str | st.Page, label: Markdown, words: Mapping[str, str]) -> DeltaGenerator:
    """Show a link to a page of the app, with query parameters."""
    return st.page_link(page, label=label, query_params=dict(words))
