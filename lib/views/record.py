"""One record in a dialog: all that is known of it, its address, and its page without a script."""

import streamlit as st

from lib.content.proposal import may_have_claims
from lib.content.record import record as content
from lib.model import records
from lib.model.dataset import Dataset
from lib.params import View
from lib.views import markup, proposal, render, sharing, show, url_state


def open_dialog(dataset: Dataset, view: View) -> None:
    """Open the record that the address names; closing its dialog takes it out of the address."""
    title = markup.plain(records.find(dataset, view.record).title)
    st.dialog(title, width="large", on_dismiss=url_state.close_record)(body)(dataset, view)


def body(dataset: Dataset, view: View) -> None:
    """Show everything that is known of the record, and its addresses."""
    render.show(dataset, view, content(dataset, view, view.record))
    show.caption(markup.say("record.link"))
    st.code(f"?{view.query}", language=None)
    sharing.plain_page(dataset, view)
    if may_have_claims(view.record):
        proposal.form(dataset, view.record)
