"""The form by which a reader proposes a claim or reports an error; nothing is written anywhere."""

import streamlit as st

from lib import i18n
from lib.content import proposal as content
from lib.content.proposal import Proposal
from lib.model.dataset import Dataset
from lib.views import show
from lib.views.markup import say


def form(dataset: Dataset, record: str = "") -> None:
    """Show the form, and what it yields: a text to copy or save, and a ready issue."""
    key = f"proposal-{record}"
    box = st.expander(i18n.say("proposal.heading"), key=f"{key}-box", on_change="rerun")
    if not box.open:
        return
    with box:
        show.markdown(say("proposal.intro"))
        yielded(dataset, asked(dataset, record, key))


def asked(dataset: Dataset, record: str, key: str) -> Proposal:
    """What the reader says in the fields."""
    name = record or st.text_input(i18n.say("proposal.field.record"), key=f"{key}-record",
                                   placeholder="transfers/…")  # fmt: skip
    known = content.prefilled(dataset, name)
    said = {one: field(dataset, one, known.get(one, ""), f"{key}-{one}") for one in content.FIELDS}
    reason = st.text_area(i18n.say("proposal.field.reason"), key=f"{key}-reason")
    return Proposal(name, reason, said)


def field(dataset: Dataset, name: str, known: str, key: str) -> str:
    """One field with what is known of it: a choice of codes, or a line of text."""
    label = i18n.say(f"proposal.field.{name.replace('.', '_')}")
    codes = content.choices(dataset, name)
    if not codes:
        return str(st.text_input(label, known, key=key))
    place = list(codes).index(known) if known in codes else 0
    chosen = st.selectbox(label, list(codes), place, format_func=codes.__getitem__, key=key)
    return str(chosen or "")


def yielded(dataset: Dataset, made: Proposal) -> None:
    """Show what the form yields."""
    facts = content.toml(dataset, made)
    show.markdown(say("proposal.yields"))
    st.code(facts, language="toml", wrap_lines=True)
    st.download_button(i18n.say("proposal.save"), facts, "facts.toml", "application/toml",
                       on_click="ignore", key=f"proposal-save-{made.record}")  # fmt: skip
    show.markdown(say("proposal.as_issue"))
    st.code(content.issue(dataset, made), language=None, wrap_lines=True)
