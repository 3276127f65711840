"""The results of a search: links that open each found record on the present page."""

import streamlit as st

from lib import text
from lib.address import View
from lib.model import search
from lib.model.talks import Talks
from lib.views import show as shown
from lib.views.markup import plain, say

MOST = 12


def show(talks: Talks, view: View, page: st.Page) -> None:
    """Show what the search box found, each result a link to its record."""
    query = str(st.session_state.get("search") or "").strip()
    if not query:
        return
    found = search.found(talks, query, MOST)
    key = "control.search_none" if found.empty else "control.search_found"
    with st.container(border=True):
        shown.markdown(say(key, count=text.number(len(found)), query=query))
        for row in found.to_dict("records"):
            label = f"{row['title']} · {talks.package.tables[row['table']].title}"
            shown.page_link(page, plain(label), view.but(record=row["record"]).words)
