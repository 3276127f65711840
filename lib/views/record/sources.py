"""The sources of a record, a ready text to report an error, and the address of the record."""

import streamlit as st

from lib import text
from lib.address import View
from lib.model import records
from lib.model.records import Record
from lib.model.talks import Talks
from lib.theme import Row
from lib.views import sharing
from lib.views.markup import bullet, link, plain
from lib.views.record.lists import listed


def sources(talks: Talks, view: View, record: Record) -> None:
    """Show the sources of the record, and a ready text to report an error."""
    rows = records.sources(talks, record).to_dict("records")
    listed("sources", [source_item(talks, row) for row in rows])
    st.caption(text.say("record.report"))
    name, version = f"{record.table}/{record.key}", talks.package.version
    report = text.say("record.report_text", record=name, version=version)
    st.code(report, language=None, wrap_lines=True)
    st.caption(text.say("record.link"))
    st.code(f"?{view.query}", language=None)
    sharing.plain_page(talks, view)


def source_item(talks: Talks, row: Row) -> str:
    """One source with its day and kind, as a list item."""
    kind = plain(talks.package.label("sources", "kind", row["kind"]))
    return bullet(link(row["outlet"], row["url"]), plain(row["published"]), kind)
