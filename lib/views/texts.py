"""Longer parts of pages that are words around figures: method, reconciliation, what has no number."""

import pandas as pd
import streamlit as st

from lib import text
from lib.address import View
from lib.claims import CLAUSES
from lib.model import commitments, coverage, durations, reconciliation, records
from lib.model.talks import Talks
from lib.views import place, sharing
from lib.views.markup import bullet, link, plain
from lib.views.tables import model_table

TOTAL_COLUMNS = [
    "title",
    "as_of",
    "speaker",
    "figure",
    "our_sum",
    "residual",
    "residual_reason",
    "outlet",
    "url",
]
STEP_COLUMNS = [
    "title",
    "as_of",
    "speaker",
    "figure",
    "step",
    "our_step",
    "step_rest",
    "residual_reason",
]


def reconciled_tables() -> None:
    """Show our sums against the official totals, and the steps between totals of one speaker."""
    talks, view, _ = place.reading()
    rows = reconciliation.of_view(talks, view)
    rows = rows[rows["our_sum"].notna()].assign(record="totals/" + rows["total_id"].astype("str"))
    st.header(text.say("totals.heading"), anchor=False)
    st.markdown(text.prose("totals"))
    model_table("table-totals", rows, TOTAL_COLUMNS)
    st.subheader(text.say("totals.steps_heading"), anchor=False)
    model_table("table-steps", rows[rows["step"].notna()], STEP_COLUMNS)


def followed() -> None:
    """Show the undertakings without a number of the round that the reader chooses, newest first."""
    talks, view, _ = place.reading()
    rows = commitments.followed(talks, view)
    st.header(text.say("followed.heading"), anchor=False)
    st.caption(
        text.say(
            "table.rows",
            count=text.count(rows["commitment_id"].nunique(), "undertaking", "undertakings"),
            period=view.period,
        )
    )
    titles = list(dict.fromkeys(reversed(list(rows["round_title"]))))
    if not titles:
        return
    picked = st.selectbox(text.say("record.chosen_round"), titles, key="followed")
    for _, own in rows[rows["round_title"] == picked].groupby("commitment_id", sort=False):
        st.markdown(followed_item(talks, own))


def followed_item(talks: Talks, own: pd.DataFrame) -> str:
    """One undertaking with the statements on its outcome, as Markdown."""
    first = own.iloc[0]
    head = f"**{plain(first['title'])}** · {sharing.agreed_words(talks, first['agreed_by'])} ({plain(first['agreed_says'])})"
    said = [
        bullet([plain(row["statement"]), plain(row["outcome_says"]), plain(talks.package.label("event_statements", "status", row["status"])), link(row["outlet"], row["url"])])
        for _, row in own.iterrows() if row["statement"]
    ]  # fmt: skip
    return "\n".join([head, "", *(said or [f"- {text.say('followed.none')}"])])


def method() -> None:
    """Show how figures are chosen, with a worked example, how far the record reaches, and more."""
    talks, view, _ = place.reading()
    st.markdown(text.prose("method_rule"))
    st.markdown(
        "\n".join(f"{n}. {text.say(f'rule.{code}')}" for n, (code, _) in enumerate(CLAUSES, 1))
    )
    worked_example(talks, view)
    st.markdown(text.prose("method_durations"))
    st.markdown(
        "\n".join(
            f"{n}. {text.say(f'clause.{code}').capitalize()}"
            for n, (code, _) in enumerate(durations.CLAUSES, 1)
        )
    )
    st.markdown(text.prose("method_states"))
    reach(talks)
    st.markdown(text.prose("method_words"))
    st.markdown(text.prose("method_report"))
    st.code(
        text.say("record.report_text", record="transfers/…", version=talks.package.version),
        language=None,
        wrap_lines=True,
    )


def worked_example(talks: Talks, view: View) -> None:
    """Show the rule at work on the record with the largest difference between the sides."""
    example = records.example(talks, view)
    if example is None:
        return
    figure, said = example
    st.markdown(
        text.say(
            "rule.example",
            title=plain(figure["title"]),
            to=plain(talks.parties.loc[figure["to_party"], "name"]),
        )
    )
    st.markdown("\n".join(
        bullet([f"**{text.number(row['figure'])}**", plain(row["speaker"]), plain(talks.parties.loc[row["party_id"], "name"]), link(row["outlet"], row["url"])])
        for _, row in said.iterrows()
    ))  # fmt: skip
    clause, tie = text.say(f"clause.{figure['clause']}"), text.say(f"tie.{figure['tie']}")
    st.markdown(
        text.say(
            "rule.result",
            figure=text.number(figure["figure"]),
            speaker=plain(figure["speaker"]),
            clause=clause,
            tie=tie,
        )
    )


def reach(talks: Talks) -> None:
    """Show how dense the record is in which stretch of time."""
    st.header(text.say("rule.reach"), anchor=False)
    labels = talks.package.labels("coverage", "level")
    st.markdown("\n".join(
        bullet([f"**{labels[row.level]}**", f"{text.day(row.first_date)} – {text.day(row.last_date)}", plain(row.note)])
        for row in talks["coverage"].sort_values("first_date").itertuples()
    ))  # fmt: skip
    changes = coverage.changes(talks)
    st.caption(
        text.say(
            "rule.version",
            version=talks.package.version,
            changes=text.count(len(changes), "change", "changes"),
        )
    )
