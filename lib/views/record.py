"""One record in a dialog: all that is known of it, its address, and its page without a script."""

import streamlit as st

from lib import i18n
from lib.api import record_pages
from lib.content.proposal import may_have_claims
from lib.content.record import record as content
from lib.model import records
from lib.model.dataset import Dataset
from lib.params import View
from lib.views import markup, page_html, proposal, sharing, url_state


def open_dialog(dataset: Dataset, view: View) -> None:
    """Open the record that the address names; closing its dialog takes it out of the address."""
    title = markup.plain(records.find(dataset, view.record).title)
    st.dialog(title, width="large", on_dismiss=url_state.close_record)(body)(dataset, view)


def body(dataset: Dataset, view: View) -> None:
    """Show everything that is known of the record, and its addresses."""
    nodes, name = content(dataset, view, view.record), view.record
    page_html.template(f"address-{name}", "record_tools.html", **addresses(dataset, view))
    if page_html.beside(dataset, view, f"record-{name}", nodes, i18n.say("record.contents")):
        st.rerun()
    if may_have_claims(name):
        proposal.form(dataset, name)


def addresses(dataset: Dataset, view: View) -> dict[str, str]:
    """The address of the record in the app, and of its plain page where it has one."""
    own = view.talks == url_state.OWN
    return {
        "address": f"{sharing.here()}?{view.query}",
        "plain": "" if own else record_pages.path(dataset, view.record),
        "label": i18n.say("record.link"), "copy": i18n.say("record.copy"),
        "plain_page": i18n.say("record.plain_page"),
    }  # fmt: skip
