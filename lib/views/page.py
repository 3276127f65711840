"""The head of a page, its sections, and the questions that lead from one page to another."""

import streamlit as st

from lib import text
from lib.content import summary
from lib.menu import QUESTIONS
from lib.views import place


def open_page(name: str) -> None:
    """Show the title of a page, its lead, and how to get and cite what it shows."""
    talks, view, _ = place.reading()
    st.title(summary.title(talks, name), anchor=False)
    st.markdown(summary.lead(talks, view, name))


def section(key: str) -> None:
    """Show the heading of a section, with what a reader should know before it."""
    st.header(text.say(f"{key}.heading"), anchor=False)


def questions() -> None:
    """Show the entry points of the overview as questions that lead to their pages."""
    _, view, _ = place.reading()
    st.header(text.say("overview.questions"), anchor=False)
    words = view.but(record="").words
    for name, question in QUESTIONS.items():
        label = text.say(f"overview.{question}")
        st.page_link(f"{name}.py", label=label, query_params=words)
