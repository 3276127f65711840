"""Sections of pages: what is now, tables, differences, method."""

from datetime import UTC, datetime

import streamlit as st

from lib import catalog, i18n
from lib.api import html
from lib.cache import memoize
from lib.charts import registry
from lib.charts.style import style
from lib.content import blocks, changed, now, summary, tables
from lib.content import method as content
from lib.content.nodes import Node
from lib.model import disagreements
from lib.model.dataset import Dataset
from lib.views import page_html, proposal, render, sharing, show, url_state
from lib.views.charts import chart, charts, scopes
from lib.views.markup import plain, prose, say


def current() -> None:
    """Show what a reader asks first: the last round, handovers and contact, and what is open.

    One element holds them all: one of Streamlit's for each was two messages and a rendering more.
    """
    dataset, view, _ = url_state.reading()
    if line := summary.age_line(dataset, datetime.now(UTC).date()):
        show.markdown(plain(line))
    facts = now.addressed(dataset, view.plain)
    st.html(html.rendered("now.html", facts=facts))


def table(name: str) -> None:
    """Show one table, of the package or a derived one, for the period, with its CSV."""
    dataset, view, _ = url_state.reading()
    render.table(tables.declared(dataset, view, name, render.MOST))
    sharing.downloads(dataset, view, name)


def handovers() -> None:
    """Show the table of handovers under its heading, to which the menu of its page leads."""
    show.placed_header(plain(i18n.say("block.table")), place=blocks.TABLE)
    table(blocks.TABLE)


def other_outcomes() -> None:
    """Show the truces and other events of the period, with what each side said of them."""
    show.header(say("other_outcomes.heading"))
    show.markdown(say("other_outcomes.lead"))
    table("events-summary")


def columns(name: str) -> None:
    """Show the columns of a table, folded."""
    dataset, _, _ = url_state.reading()
    with st.expander(i18n.say("table.columns")):
        render.table(tables.codebook(dataset, name))


#: The key of the sentence that says where the rows are that a long table leaves out.
CUT = "table.first_of_period"


def unmatched_table() -> None:
    """Show the figures that only one side gives, or neither."""
    dataset, view, _ = url_state.reading()
    rows = disagreements.unmatched(dataset, view)
    topic = chosen_topic(list(rows["topic"].unique()), "unmatched_kind")
    render.table(tables.unmatched(dataset, view, topic), cut=CUT)


def agreement() -> None:
    """Show on how many of the figures that several sides give they agree."""
    chart(registry.AGREEMENT.name)


def differences() -> None:
    """Show the figures on which the sides differ, of the chosen kind: drawn, and as a table."""
    dataset, view, _ = url_state.reading()
    topic = chosen_topic(disagreements.topics_of_differences(dataset), "differing_kind")
    every, own = registry.DIFFERENCES.name, registry.DIFFERENCES_OF_TOPIC.chart_name(topic)
    chart(own if topic else every)
    render.table(tables.differing(dataset, view, topic), cut=CUT)


def further_charts() -> None:
    """Show the other charts of who says what."""
    charts("claims", besides=[registry.AGREEMENT, registry.DIFFERENCES])


def chosen_topic(topics: list[str], key: str) -> str:
    """The kind of figure that the reader chooses among some; "" for all of them, as at first."""
    dataset, view, _ = url_state.reading()
    names = {"": i18n.say("control.all_kinds"), **style(dataset, view).labels["topic"]}
    label = i18n.say(f"control.{key}")
    found: str = st.selectbox(
        label, ["", *topics], format_func=names.__getitem__, key=key, width=260
    )
    return found


def reconciled_tables() -> None:
    """Show our sums against the official totals, and the steps between totals of one speaker."""
    dataset, view, _ = url_state.reading()
    against, steps = tables.totals(dataset, view)
    show.header(say("totals.heading"))
    show.markdown(prose("totals"))
    show.caption(plain(tables.residual_count(dataset, view)))
    scopes()
    render.table(against, cut=CUT)
    show.subheader(say("totals.steps_heading"))
    render.table(steps, cut=CUT)


def method() -> None:
    """Show how figures are chosen, with a worked example, how far the record reaches, and more."""
    dataset, view, _ = url_state.reading()
    every, words = content.method(dataset, view), i18n.say("method.contents")
    page_html.beside(dataset, view, "method", every, words)
    proposal.form(dataset)


def recent_changes() -> None:
    """Show what changed in the versions of the data, the newest first."""
    dataset, view, _ = url_state.reading()
    page_html.nodes(dataset, view, "changes", content.changes(dataset))


def since_edition() -> None:
    """Show what changed since the edition before, where one is kept."""
    dataset, view, _ = url_state.reading()
    if view.talks != url_state.OWN:
        page_html.nodes(dataset, view, "since", since_previous(dataset))


@memoize(1)
def since_previous(dataset: Dataset) -> list[Node]:
    """What changed since the edition before; kept, since two whole editions are compared."""
    before = catalog.previous(dataset)
    return changed.since(dataset, before) if before is not None else []
