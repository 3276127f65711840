"""Commitments: the ledger of those with a number, and what was said of those without."""

import streamlit as st

from lib import text
from lib.content import tables, undertakings
from lib.content.view import unspoken
from lib.model import rows as model
from lib.views import place, render, show
from lib.views.markup import plain, say


def ledger_table() -> None:
    """Show the ledger of commitments."""
    talks, view, _ = place.reading()
    rows = model.whole_ledger(talks, view)
    render.table(tables.ledger(talks, view, rows), cut="table.first_of_period")
    if silent := unspoken(talks, view, rows):
        show.caption(plain(silent))


def followed() -> None:
    """Show the undertakings without a number of the round that the reader chooses, newest first."""
    talks, view, _ = place.reading()
    rounds = undertakings.by_round(talks, view)
    show.header(say("followed.heading"))
    count = sum(rows["commitment_id"].nunique() for rows in rounds.values())
    counted = text.counted(count, "undertaking")
    show.caption(say("table.rows", count=counted, period=view.period))
    if rounds:
        picked = st.selectbox(text.say("record.chosen_round"), list(rounds), key="followed")
        render.show(talks, view, [undertakings.of_round(talks, rounds[picked])])
