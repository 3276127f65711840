"""The talks in numbers, each with its period and its speaker's rule."""

import streamlit as st

from lib import blocks
from lib.api import html
from lib.views import place, show
from lib.views.markup import plain


def numbers() -> None:
    """Show the numbers in a row that wraps, and below it their period and rule.

    One element holds them all: a box of Streamlit for each was two messages and a rendering more.
    """
    talks, view, _ = place.reading()
    st.html(html.rendered("cards.html", cards=blocks.cards(talks, view.but(record=""))))
    show.caption(plain(blocks.card_rule(talks, view)))
