"""Tables of the data package on a page: rows of the period, and their CSV."""

import streamlit as st

from lib import text
from lib.content import tables
from lib.views import place, render, sharing


def table(name: str) -> None:
    """Show one table of the package for the period, with its CSV."""
    talks, view, _ = place.reading()
    render.table(tables.declared(talks, view, name, render.MOST))
    sharing.downloads(talks, view, name)


def columns(name: str) -> None:
    """Show the columns of a table, folded."""
    talks, _, _ = place.reading()
    with st.expander(text.say("table.columns")):
        render.table(tables.codebook(talks, name))
