"""Blocks of outcomes in the app: a menu that stays in sight, and one chart for each outcome."""

from typing import Final

import streamlit as st

from lib import i18n
from lib.content import blocks as content
from lib.views import page_html, url_state
from lib.views.charts import chart, charts

#: The key of the menu's container, which app.css keeps in sight.
MENU: Final = "places"


def blocks() -> None:
    """Show the local menu, and each outcome with its sums and the chart in the chosen form."""
    dataset, view, _ = url_state.reading()
    with st.container(key=MENU):
        label = i18n.say("block.menu")
        page_html.template(
            "menu-places", "places.html", label=label, menu=content.menu(dataset, view)
        )
    for block in content.blocks(dataset, view):
        label = i18n.say("block.shown", outcome=block.title)
        page_html.template(f"block-{block.place}", "block.html", label=label, block=block)
        chart(block.chart)
    charts(content.PAGE)
