"""HTML of ours in the app: templates, and content nodes as plain pages show them.

Links to another view of the page are followed at once, without a new page.
"""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, urlsplit

import streamlit as st

from lib import i18n
from lib.api import html, render
from lib.content.nodes import Link, Node
from lib.model.dataset import Dataset
from lib.params import View
from lib.sitemap import path_of
from lib.views import url_state
from lib.views.charts import show_whole

SOURCE: Final = Path(__file__).parents[2] / "frontend" / "markup.js"
mount = st.components.v2.component(
    "parley_markup", js=SOURCE.read_text(encoding="utf-8"), isolate_styles=False
)
#: What a link to another view of the page may change in the address.
FOLLOWED: Final = ("by", "round", "state", "record")
CHART: Final = "chart:"
#: How the keys of containers begin in which app.css puts the contents beside the rest.
BESIDE: Final = "beside-"


def template(key: str, name: str, **values: object) -> bool:
    """Show a template; True in the run after one of its links to a view was followed."""
    return shown(key, html.rendered(name, **values))


def shown(key: str, source: str) -> bool:
    """Show HTML of ours; True in the run after one of its links to a view was followed."""
    data = {"html": source, "copied": i18n.say("record.copied")}
    told = mount(key=key, data=data, on_followed_change=lambda: follow(key))
    return bool(told.get("followed"))


def follow(key: str) -> None:
    """Write what a followed link says of the view into the address."""
    if to := st.session_state[key].get("followed"):
        said = parse_qs(urlsplit(to).query)
        url_state.write({word: "".join(said.get(word, [])) for word in FOLLOWED})


def nodes(dataset: Dataset, view: View, key: str, every: Iterable[Node]) -> bool:
    """Show content nodes, their charts drawn; True in the run after a link was followed."""
    parts = [(is_chart, list(part)) for is_chart, part in groupby(every, leads_to_chart)]
    told = [part(dataset, view, f"{key}-{at}", *one) for at, one in enumerate(parts)]
    return any(told)


def beside(dataset: Dataset, view: View, key: str, every: list[Node], words: str) -> bool:
    """Show content nodes with links to their sections beside them, under words that name these."""
    with st.container(key=f"{BESIDE}{key}"):
        shown(f"contents-{key}", render.contents(every, words))
        return nodes(dataset, view, key, every)


def part(dataset: Dataset, view: View, key: str, is_chart: bool, every: list[Node]) -> bool:
    """Show charts, or the nodes between them."""
    if not is_chart:
        return shown(key, render.content(every, lambda to: place(view, to)))
    for one in every:
        if isinstance(one, Link):
            show_whole(dataset, view, one.to.removeprefix(CHART))
    return False


def leads_to_chart(node: Node) -> bool:
    """True for a link to a chart, in the place of which the chart is shown."""
    return isinstance(node, Link) and node.to.startswith(CHART)


def place(view: View, to: str) -> str:
    """The address of a place of ours within the app; "" for one to which it does not lead."""
    scheme, name = to.split(":", 1)
    if scheme == "record":
        return f"?{view.but(record=name).query}"
    return f"{path_of(name)}?{view.plain.query}" if scheme == "page" else ""
