"""Sections of pages: numbers, tables, differences, undertakings, method."""

from datetime import UTC, datetime

import streamlit as st

from lib import catalog, i18n
from lib.api import html
from lib.cache import memoize
from lib.charts import registry
from lib.charts.style import style
from lib.content import changed, summary, tables, undertakings
from lib.content import method as content
from lib.content.nodes import Node
from lib.content.view import unspoken
from lib.model import disagreements
from lib.model import rows as model
from lib.model.dataset import Dataset
from lib.views import charts, proposal, render, sharing, show, url_state
from lib.views.markup import plain, prose, say


def numbers() -> None:
    """Show the numbers in a row that wraps, and below it their period and rule.

    One element holds them all: a box of Streamlit for each was two messages and a rendering more.
    """
    talks, view, _ = url_state.reading()
    if line := summary.age_line(talks, datetime.now(UTC).date()):
        show.markdown(plain(line))
    st.html(html.rendered("cards.html", cards=summary.cards(talks, view.but(record=""))))
    show.caption(plain(summary.card_rule(talks, view)))


def table(name: str) -> None:
    """Show one table, of the package or a derived one, for the period, with its CSV."""
    talks, view, _ = url_state.reading()
    render.table(tables.declared(talks, view, name, render.MOST))
    sharing.downloads(talks, view, name)


def columns(name: str) -> None:
    """Show the columns of a table, folded."""
    talks, _, _ = url_state.reading()
    with st.expander(i18n.say("table.columns")):
        render.table(tables.codebook(talks, name))


#: The key of the sentence that says where the rows are that a long table leaves out.
CUT = "table.first_of_period"


def unmatched_table() -> None:
    """Show the figures that only one side gives, or neither."""
    talks, view, _ = url_state.reading()
    rows = disagreements.unmatched(talks, view)
    topic = chosen_topic(list(rows["topic"].unique()), "unmatched_kind")
    render.table(tables.unmatched(talks, view, topic), cut=CUT)


def differences() -> None:
    """Show the figures on which the sides differ, of the chosen kind: drawn, and as a table."""
    talks, view, _ = url_state.reading()
    topic = chosen_topic(disagreements.topics_of_differences(talks), "differing_kind")
    every, own = registry.DIFFERENCES.name, registry.DIFFERENCES_OF_TOPIC.chart_name(topic)
    charts.chart(own if topic else every)
    render.table(tables.differing(talks, view, topic), cut=CUT)


def further_charts() -> None:
    """Show the other charts of who says what."""
    charts.charts("claims", besides=[registry.DIFFERENCES])


def chosen_topic(topics: list[str], key: str) -> str:
    """The kind of figure that the reader chooses among some; "" for all of them, as at first."""
    talks, view, _ = url_state.reading()
    names = {"": i18n.say("control.all_kinds"), **style(talks, view).labels["topic"]}
    label = i18n.say(f"control.{key}")
    found: str = st.selectbox(
        label, ["", *topics], format_func=names.__getitem__, key=key, width=260
    )
    return found


def reconciled_tables() -> None:
    """Show our sums against the official totals, and the steps between totals of one speaker."""
    talks, view, _ = url_state.reading()
    against, steps = tables.totals(talks, view)
    show.header(say("totals.heading"))
    show.markdown(prose("totals"))
    show.caption(plain(tables.residual_count(talks, view)))
    render.table(against, cut=CUT)
    show.subheader(say("totals.steps_heading"))
    render.table(steps, cut=CUT)


def ledger_table() -> None:
    """Show the ledger of commitments."""
    talks, view, _ = url_state.reading()
    rows = model.whole_ledger(talks, view)
    render.table(tables.ledger(talks, view, rows), cut="table.first_of_period")
    if silent := unspoken(talks, view, rows):
        show.caption(plain(silent))


def followed() -> None:
    """Show the undertakings without a number of the round that the reader chooses, newest first."""
    talks, view, _ = url_state.reading()
    rounds = undertakings.by_round(talks, view)
    show.header(say("followed.heading"))
    count = sum(rows["commitment_id"].nunique() for rows in rounds.values())
    counted = i18n.counted(count, "undertaking")
    show.caption(say("table.rows", count=counted, period=view.period))
    if rounds:
        picked = st.selectbox(i18n.say("record.chosen_round"), list(rounds), key="followed")
        render.show(talks, view, [undertakings.of_round(talks, rounds[picked])])


def method() -> None:
    """Show how figures are chosen, with a worked example, how far the record reaches, and more."""
    talks, view, _ = url_state.reading()
    render.show(talks, view, content.method(talks, view))
    proposal.form(talks)


def recent_changes() -> None:
    """Show what changed in the versions of the data, the newest first."""
    talks, view, _ = url_state.reading()
    render.show(talks, view, content.changes(talks))


def since_edition() -> None:
    """Show what changed since the edition before, where there is one."""
    talks, view, _ = url_state.reading()
    if view.talks != url_state.OWN:
        render.show(talks, view, since_previous(talks))


@memoize(1)
def since_previous(talks: Dataset) -> list[Node]:
    """What changed since the edition before; memoized, since two editions are compared."""
    before = catalog.previous(talks)
    return changed.since(talks, before) if before is not None else []
