"""Who says what: figures of one side only, and our sums against official totals."""

import streamlit as st

from lib import text
from lib.model import disagreements, reconciliation
from lib.model.mentions import with_record
from lib.views import place
from lib.views.answers import answer_table

UNMATCHED = [
    "title", "date", "topic", "to_party", "state", "party_id", "figure", "speaker", "outlet", "url",
]  # fmt: skip
TOTALS = [
    "title", "as_of", "speaker", "figure", "our_sum", "residual", "residual_reason", "outlet",
    "url",
]  # fmt: skip
STEPS = [
    "title", "as_of", "speaker", "figure", "step", "our_step", "step_rest", "residual_reason",
]  # fmt: skip


def unmatched_table() -> None:
    """Show the figures that only one side gives, or neither."""
    talks, view, _ = place.reading()
    answer_table("table-unmatched", disagreements.unmatched(talks, view), UNMATCHED)


def reconciled_tables() -> None:
    """Show our sums against the official totals, and the steps between totals of one speaker."""
    talks, view, _ = place.reading()
    rows = reconciliation.of_view(talks, view)
    rows = with_record(rows[rows["our_sum"].notna()], "totals", "total_id")
    st.header(text.say("totals.heading"), anchor=False)
    st.markdown(text.prose("totals"))
    answer_table("table-totals", rows, TOTALS)
    st.subheader(text.say("totals.steps_heading"), anchor=False)
    answer_table("table-steps", rows[rows["step"].notna()], STEPS)
