"""Commitments: the ledger of those with a number, and what was said of those without."""

import streamlit as st

from lib import blocks, text
from lib.content import tables, undertakings
from lib.model import rows as model
from lib.views import markup, place, render


def ledger_table() -> None:
    """Show the ledger of commitments."""
    talks, view, _ = place.reading()
    rows = model.whole_ledger(talks, view)
    render.table(tables.ledger(talks, view, rows), cut="table.first_of_period")
    if silent := blocks.unspoken(talks, view, rows):
        st.caption(markup.plain(silent))


def followed() -> None:
    """Show the undertakings without a number of the round that the reader chooses, newest first."""
    talks, view, _ = place.reading()
    rounds = undertakings.by_round(talks, view)
    st.header(text.say("followed.heading"), anchor=False)
    count = sum(rows["commitment_id"].nunique() for rows in rounds.values())
    counted = text.counted(count, "undertaking")
    st.caption(text.say("table.rows", count=counted, period=view.period))
    if rounds:
        picked = st.selectbox(text.say("record.chosen_round"), list(rounds), key="followed")
        render.show(talks, view, [undertakings.of_round(talks, rounds[picked])])
