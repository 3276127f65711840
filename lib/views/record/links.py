"""The ties between transfers and commitments, and the way from one record to another."""

import streamlit as st

from lib.address import View
from lib.look import look
from lib.model import records
from lib.model.records import Record
from lib.model.talks import Talks
from lib.theme import Row
from lib.views import blocks, place
from lib.views.markup import bullet, link, plain
from lib.views.record.lists import heading, listed
from lib.views.record.statements import statement_item

#: By the table of a record: the table of what it is tied to, and the column that names that.
OTHER = {
    "transfers": ("commitments", "commitment_id"),
    "commitments": ("transfers", "transfer_id"),
}


def jump(title: str, record: str) -> None:
    """Show a button that opens another record in place of this one."""
    if st.button(f"→ {plain(title)}", type="tertiary", key=f"jump-{record}"):
        place.open_record(record)
        st.rerun()


def links(talks: Talks, view: View, record: Record) -> None:
    """Show what ties a transfer to commitments or the other way round, disputed or not."""
    if record.table == "commitments":
        blocks.show_whole(talks, view, f"steps-{record.key}")
    totals = records.stated_totals(talks, record).to_dict("records")
    listed("totals", [statement_item(talks, look(talks, view), row) for row in totals])
    rows = records.links(talks, record)
    if rows.empty:
        return
    heading("links")
    table, column = OTHER[record.table]
    for key, part in rows.groupby(column, sort=False):
        jump(records.find(talks, f"{table}/{key}").title, f"{table}/{key}")
        st.markdown("\n".join(link_item(talks, row) for row in part.to_dict("records")))


def link_item(talks: Talks, row: Row) -> str:
    """What one speaker says of the tie between a transfer and a commitment, as a list item."""
    status = plain(talks.package.label("fulfilments", "status", row["status"]))
    said = plain(row["speaker"]), link(row["outlet"], row["url"]), plain(row["note"])
    return bullet(f"**{status}**", *said)
