"""The talks in numbers, each with its period and its speaker's rule."""

from datetime import UTC, datetime

import streamlit as st

from lib import blocks
from lib.api import html
from lib.blocks import heads
from lib.views import place
from lib.views.markup import plain


def numbers() -> None:
    """Show the numbers in a row that wraps, and below it their period and rule.

    One element holds them all: a box of Streamlit for each was two messages and a rendering more.
    """
    talks, view, _ = place.reading()
    if line := heads.age_line(talks, datetime.now(UTC).date()):
        st.markdown(plain(line))
    st.html(html.rendered("cards.html", cards=blocks.cards(talks, view.but(record=""))))
    st.caption(blocks.card_rule(talks, view))
