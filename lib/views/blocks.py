"""Blocks of outcomes in the app: a menu that stays in sight, and one chart for each outcome."""

from typing import Final

import streamlit as st

from lib import i18n
from lib.api import figures
from lib.charts import registry, spec
from lib.content import blocks as content
from lib.views import page_html, url_state
from lib.views.charts import chart, charts

#: The key of the menu's container, which app.css keeps in sight.
MENU: Final = "places"


def folded(page: str) -> None:
    """Show the charts of a page that are drawn when a reader unfolds them."""
    dataset, view, _ = url_state.reading()
    found = registry.folded(dataset, page)
    if view.talks == url_state.OWN:
        for one in found:
            chart(one.name)
    elif found:
        folds = [
            (
                one.plain_title,
                figures.address(view, one.name),
                spec.table_place(view, one.name)["href"],
            )
            for one in found
        ]
        page_html.template(f"folds-{page}", "folds.html", folds=folds)


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
