"""Charts on a page: a figure block by the one chart runtime, mounted as a Streamlit component."""

from pathlib import Path

import streamlit as st

from lib import blocks, exports, gallery, text
from lib.address import View
from lib.api import assets
from lib.model import commitments
from lib.model.talks import Talks
from lib.views import place

COMPONENT = Path(__file__).parents[2] / "frontend" / "component.js"
mount = st.components.v2.component("parley_chart", js=COMPONENT.read_text(encoding="utf-8"))


def chart(name: str) -> None:
    """Show a chart of the gallery in the present view; a click on a mark opens its record."""
    talks, view, _ = place.reading()
    show(talks, view.but(record=""), name)


def show(talks: Talks, view: View, name: str) -> None:
    """Show a chart in a given view, its data sent as text that was encoded once for all readers."""
    key = f"chart-{name}"
    spec = (
        own_block(talks, view, name)
        if view.talks == place.OWN
        else blocks.encoded(talks, view, name)
    )
    data = f'{{"asset":"{assets.address("chart.js")}","spec":{spec}}}'
    mount(key=key, data=data.encode(), on_record_change=lambda: follow(key))


def follow(key: str) -> None:
    """Open the record that was chosen on a chart."""
    if record := st.session_state[key].get("record"):
        place.open_record(record)


def own_block(talks: Talks, view: View, name: str) -> str:
    """The block of a chart of the reader's own negotiation, which no address serves: CSV inside."""
    rows = exports.chart_rows(talks, view, gallery.gallery(talks)[name])
    file = {
        "label": text.say("chart.csv"),
        "filename": exports.file_name(talks, view, name, "csv"),
        "text": exports.csv(rows).decode("utf-8"),
    }
    return blocks.encode({**blocks.block(talks, view, name), "links": [], "csv": file})


def charts(page: str) -> None:
    """Show every chart of a page of the gallery, in order."""
    talks, _, _ = place.reading()
    for found in gallery.of_page(talks, page):
        chart(found.name)


def steps() -> None:
    """Show the step chart of the commitment that the reader chooses, the newest first."""
    talks, view, _ = place.reading()
    made = commitments.of_view(talks, view).set_index("commitment_id")
    names = [key for key in reversed(list(made.index)) if f"steps-{key}" in gallery.gallery(talks)]
    if not names:
        return
    titles = {key: f"{made.loc[key, 'title']} · {made.loc[key, 'round_title']}" for key in names}
    picked = st.selectbox(
        text.say("control.commitment"), names, format_func=titles.__getitem__, key="commitment"
    )
    chart(f"steps-{picked}")


def scopes() -> None:
    """Show the reconciliation chart of the scope of totals that the reader chooses."""
    talks, _, _ = place.reading()
    names = {
        found.name: found.context["scope"]
        for found in gallery.of_page(talks, "claims")
        if found.kind == "scope"
    }
    if names:
        chart(
            st.selectbox(
                text.say("control.scope"), list(names), format_func=names.__getitem__, key="scope"
            )
        )
