"""The talks in numbers, each with its period and its speaker's rule."""

from datetime import UTC, datetime

import streamlit as st

from lib.api import html
from lib.content import summary
from lib.views import place, show
from lib.views.markup import plain


def numbers() -> None:
    """Show the numbers in a row that wraps, and below it their period and rule.

    One element holds them all: a box of Streamlit for each was two messages and a rendering more.
    """
    talks, view, _ = place.reading()
    if line := summary.age_line(talks, datetime.now(UTC).date()):
        show.markdown(plain(line))
    st.html(html.rendered("cards.html", cards=summary.cards(talks, view.but(record=""))))
    show.caption(plain(summary.card_rule(talks, view)))
