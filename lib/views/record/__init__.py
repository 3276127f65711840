"""One record in a dialog: its facts, the headline and why, every statement with its source."""

from collections.abc import Callable

import streamlit as st

from lib.address import View
from lib.model import records
from lib.model.records import Record
from lib.model.talks import Talks
from lib.views import place
from lib.views.markup import plain
from lib.views.record.facts import facts
from lib.views.record.headline import headline
from lib.views.record.links import links
from lib.views.record.rounds import round_parts
from lib.views.record.sources import sources
from lib.views.record.statements import outcome, statements

Part = Callable[[Talks, View, Record], None]
#: The parts of a record from top to bottom; each shows nothing where it has nothing to show.
PARTS: tuple[Part, ...] = (facts, headline, round_parts, links, outcome, statements, sources)


def open_dialog(talks: Talks, view: View) -> None:
    """Open the record that the address names; closing its dialog takes it out of the address."""
    record = records.find(talks, view.record)
    st.dialog(plain(record.title), width="large", on_dismiss=place.close_record)(body)(
        talks, view, record
    )


def body(talks: Talks, view: View, record: Record) -> None:
    """Show everything that is known of the record."""
    for part in PARTS:
        part(talks, view, record)
