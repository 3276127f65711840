"""The talks in numbers, each with its period and its speaker's rule."""

import streamlit as st

from lib import blocks
from lib.views import place


def numbers() -> None:
    """Show the numbers in a row that wraps, and below it their period and rule."""
    talks, view, _ = place.reading()
    with st.container(horizontal=True, vertical_alignment="distribute", gap="small"):
        for label, value, note in blocks.cards(talks, view.but(record="")):
            size = "##" if any(letter.isdigit() for letter in value) else "###"
            st.container(border=True, width=168).markdown(
                f"{size} {value}\n{label}\n\n:small[:gray[{note}]]"
            )
    st.caption(blocks.card_rule(talks, view))
