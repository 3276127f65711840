"""Who says what: figures of one side only, and our sums against official totals."""

import streamlit as st

from lib import text
from lib.look import look
from lib.model import disagreements, reconciliation
from lib.model.mentions import with_record
from lib.views import blocks, place, show
from lib.views.answers import answer_table
from lib.views.markup import prose, say

UNMATCHED = [
    "title", "date", "topic", "to_party", "state", "party_id", "figure", "speaker", "outlet", "url",
]  # fmt: skip
DIFFERING = [
    "title", "date", "topic", "to_party", "party_id", "figure", "speaker", "outlet", "url",
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
    rows = disagreements.unmatched(talks, view)
    topic = chosen_topic(list(rows["topic"].unique()), "unmatched_kind")
    answer_table("table-unmatched", rows[rows["topic"] == topic] if topic else rows, UNMATCHED)


def differences() -> None:
    """Show the figures on which the sides differ, of the chosen kind: drawn, and as a table."""
    talks, view, _ = place.reading()
    topic = chosen_topic(disagreements.topics_of_differences(talks), "differing_kind")
    blocks.chart(f"differences-{topic}" if topic else "differences")
    rows = disagreements.differences(talks, view, topic)
    answer_table("table-differing", rows, DIFFERING)


def chosen_topic(topics: list[str], key: str) -> str:
    """The kind of figure that the reader chooses among some; "" for all of them, as at first."""
    talks, view, _ = place.reading()
    names = {"": text.say("control.all_kinds"), **look(talks, view).labels["topic"]}
    label = text.say(f"control.{key}")
    found: str = st.selectbox(
        label, ["", *topics], format_func=names.__getitem__, key=key, width=260
    )
    return found


def reconciled_tables() -> None:
    """Show our sums against the official totals, and the steps between totals of one speaker."""
    talks, view, _ = place.reading()
    rows = reconciliation.of_view(talks, view)
    rows = with_record(rows[rows["our_sum"].notna()], "totals", "total_id")
    show.header(say("totals.heading"))
    show.markdown(prose("totals"))
    answer_table("table-totals", rows, TOTALS)
    show.subheader(say("totals.steps_heading"))
    answer_table("table-steps", rows[rows["step"].notna()], STEPS)
