"""Blocks of outcomes in the app: a menu that stays in sight, and one chart for each outcome."""

from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, urlsplit

import streamlit as st

from lib import i18n
from lib.api import figures, html
from lib.charts import registry, spec
from lib.content import blocks as content
from lib.views import url_state
from lib.views.charts import chart, charts

SOURCE: Final = Path(__file__).parents[2] / "frontend" / "markup.js"
mount = st.components.v2.component(
    "parley_markup", js=SOURCE.read_text(encoding="utf-8"), isolate_styles=False
)
#: The key of the menu's container, which app.css keeps in sight.
MENU: Final = "places"
#: The query parameters that a link within a page changes.
FOLLOWED: Final = ("by", "round", "state", "record")


def markup(key: str, template: str, **values: object) -> None:
    """Show markup of our own in which links to another view of the page are followed at once."""
    mount(
        key=key, data={"html": html.rendered(template, **values)},
        on_followed_change=lambda: follow(key),
    )  # fmt: skip


def follow(key: str) -> None:
    """Write into the address what a link to another view of the page names, or leave it out."""
    if to := st.session_state[key].get("followed"):
        named = parse_qs(urlsplit(to).query)
        url_state.write({word: "".join(named.get(word, [])) for word in FOLLOWED})


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
        markup(f"folds-{page}", "folds.html", folds=folds)


def blocks() -> None:
    """Show the local menu, and each outcome with its sums and the chart in the chosen form."""
    dataset, view, _ = url_state.reading()
    with st.container(key=MENU):
        label = i18n.say("block.menu")
        markup("menu-places", "places.html", label=label, menu=content.menu(dataset, view))
    for block in content.blocks(dataset, view):
        label = i18n.say("block.shown", outcome=block.title)
        markup(f"block-{block.place}", "block.html", label=label, block=block)
        chart(block.chart)
    charts(content.PAGE)
