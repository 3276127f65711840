"""Who says what: figures of one side only, and our sums against official totals."""

import pandas as pd
import streamlit as st

from lib import text
from lib.model import disagreements, reconciliation
from lib.model.mentions import with_record
from lib.views import place
from lib.views.answers import answer_table

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
    rows = of_kind(disagreements.unmatched(talks, view), "unmatched_kind")
    answer_table("table-unmatched", rows, UNMATCHED)


def differing_table() -> None:
    """Show the figures on which the sides differ, with each side's value."""
    talks, view, _ = place.reading()
    rows = of_kind(disagreements.differences(talks, view), "differing_kind")
    answer_table("table-differing", rows, DIFFERING)


def of_kind(rows: pd.DataFrame, key: str) -> pd.DataFrame:
    """The rows of the kind of figure that the reader chooses; all of them at first."""
    talks, _, _ = place.reading()
    names = {**talks.names("outcomes", "short_title"), **text.words("labels")["topic"]}
    kinds = {"": text.say("control.all_kinds")}
    kinds |= {code: names[code] for code in rows["topic"].unique()}
    chosen = st.selectbox(
        text.say("control.kind"), list(kinds), format_func=kinds.__getitem__, key=key, width=260
    )
    return rows[rows["topic"] == chosen] if chosen else rows


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
