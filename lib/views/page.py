"""The head of a page, its sections, and the questions that lead from one page to another."""

import streamlit as st

from lib import text
from lib.address import View
from lib.model import durations, rounds
from lib.model.talks import Talks
from lib.views import place

#: The pages to which the overview leads, each by its question.
QUESTIONS = {"commitments": "q_delivered", "claims": "q_claims", "rounds": "q_rounds"}


def lead_values(talks: Talks, view: View, name: str) -> dict[str, str]:
    """What the lead of a page is filled with, worked out for the pages that need it."""
    if name == "rounds":
        return {"rounds": text.counted(len(rounds.held(talks, view)), "round")}
    if name == "durations":
        rows = durations.of_view(talks, view)
        untimed = text.number(rows["minutes"].isna().sum())
        return {"sittings": text.counted(len(rows), "sitting"), "untimed": untimed}
    return {"short_title": talks.package.short_title, "reach": text.day(talks.reach.last)}


def open_page(name: str) -> None:
    """Show the title of a page, its lead, and how to get and cite what it shows."""
    talks, view, _ = place.reading()
    title = talks.package.title if name == "overview" else text.say(f"page.{name}")
    st.title(title, anchor=False)
    st.markdown(text.say(f"lead.{name}", **lead_values(talks, view, name)))


def section(key: str) -> None:
    """Show the heading of a section, with what a reader should know before it."""
    st.header(text.say(f"{key}.heading"), anchor=False)


def questions() -> None:
    """Show the entry points of the overview as questions that lead to their pages."""
    _, view, _ = place.reading()
    st.subheader(text.say("overview.questions"), anchor=False)
    words = view.but(record="").words
    for name, question in QUESTIONS.items():
        label = text.say(f"overview.{question}")
        st.page_link(f"{name}.py", label=label, query_params=words)
