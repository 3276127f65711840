"""Every statement about a record, and what was said of its outcome."""

import streamlit as st

from lib import text
from lib.address import View
from lib.look import look
from lib.model import records
from lib.model.records import Record
from lib.model.talks import Talks
from lib.theme import Look, Row
from lib.views.markup import bullet, link, plain, value_words
from lib.views.record.lists import heading, listed


def statements(talks: Talks, view: View, record: Record) -> None:
    """Show every statement about the record: value, words, speaker, date, confidence, source."""
    rows = records.statements(talks, record)
    if rows.empty:
        return
    heading("claims")
    seen = look(talks, view)
    for measure, part in rows.groupby("measure", sort=False, observed=True):
        items = [statement_item(talks, seen, row) for row in part.to_dict("records")]
        name = plain(talks.package.label("claims", "measure", measure))
        st.markdown("\n".join([f"**{name}**", "", *dict.fromkeys(items)]))


def statement_item(talks: Talks, seen: Look, row: Row) -> str:
    """One statement with all that is known of it, as a list item."""
    sure = talks.package.label("claims", "confidence", row["confidence"]).lower()
    return bullet(
        value_words(row, seen), plain(row["words"]), plain(row["speaker"]),
        plain(row["stated_date"]), text.say("record.sure", sure=sure),
        link(row["outlet"], row["url"]), plain(row["note"]),
    )  # fmt: skip


def outcome(talks: Talks, view: View, record: Record) -> None:
    """Show what was said of an event or of the outcome of a commitment."""
    rows = records.event_statements(talks, record).to_dict("records")
    listed("outcome", [outcome_item(talks, row) for row in rows])


def outcome_item(talks: Talks, row: Row) -> str:
    """One statement on an outcome with its speaker, status and source, as a list item."""
    status = plain(talks.package.label("event_statements", "status", row["status"]))
    said = plain(row["statement"]), plain(row["speaker"])
    return bullet(*said, status, link(row["outlet"], row["url"]))
