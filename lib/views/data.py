"""The data themselves: each table with its description, its columns and its downloads."""

import streamlit as st

from lib import catalog, derived_tables, i18n
from lib.params import RECORD_TABLES
from lib.views import sharing, show, url_state
from lib.views.markup import plain, say
from lib.views.sections import columns, table


def data_cards() -> None:
    """Show the table that the reader chooses: description, rows, downloads and columns."""
    dataset, view, _ = url_state.reading()
    declared = derived_tables.every(dataset)
    first = (*derived_tables.declared(dataset), *RECORD_TABLES)
    titles = {name: declared[name].title for name in (*first, *declared)}
    chosen = st.selectbox(
        i18n.say("data.choose"), list(titles), format_func=titles.__getitem__, key="data_table"
    )
    show.header(plain(titles[chosen]))
    show.markdown(plain(declared[chosen].description))
    table(chosen)
    columns(chosen)
    sharing.package_links(view)


def other_negotiations() -> None:
    """Show the way to every other negotiation that is served, and to the reader's own."""
    dataset, view, _ = url_state.reading()
    served = {
        "" if name == catalog.default() else name: one for name, one in catalog.catalog().items()
    }
    own = st.session_state.get(url_state.OWN_KEY)
    known = {**served, **({url_state.OWN: own} if own else {})}
    newest = catalog.catalog().get(dataset.package.name) if view.version else None
    others = {name: one for name, one in known.items() if one not in (dataset, newest)}
    if others:
        show.header(say("data.others"))
    for name, one in others.items():
        words = {"talks": name} if name else {}
        show.page_link("overview.py", plain(one.package.title), words)
