"""Who says what: figures of one side only, and our sums against official totals."""

import streamlit as st

from lib import text
from lib.charts import registry
from lib.content import tables
from lib.look import look
from lib.model import disagreements
from lib.views import blocks, place, render, show
from lib.views.markup import plain, prose, say

#: The key of the sentence that says where the rows are that a long table leaves out.
CUT = "table.first_of_period"


def unmatched_table() -> None:
    """Show the figures that only one side gives, or neither."""
    talks, view, _ = place.reading()
    rows = disagreements.unmatched(talks, view)
    topic = chosen_topic(list(rows["topic"].unique()), "unmatched_kind")
    render.table(tables.unmatched(talks, view, topic), cut=CUT)


def differences() -> None:
    """Show the figures on which the sides differ, of the chosen kind: drawn, and as a table."""
    talks, view, _ = place.reading()
    topic = chosen_topic(disagreements.topics_of_differences(talks), "differing_kind")
    every, own = registry.DIFFERENCES.name, registry.DIFFERENCES_OF_TOPIC.chart_name(topic)
    blocks.chart(own if topic else every)
    render.table(tables.differing(talks, view, topic), cut=CUT)


def further_charts() -> None:
    """Show the other charts of who says what."""
    blocks.charts("claims", besides=[registry.DIFFERENCES])


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
    against, steps = tables.totals(talks, view)
    show.header(say("totals.heading"))
    show.markdown(prose("totals"))
    show.caption(plain(tables.residual_count(talks, view)))
    render.table(against, cut=CUT)
    show.subheader(say("totals.steps_heading"))
    render.table(steps, cut=CUT)
