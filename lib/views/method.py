"""The method: how figures are chosen, with a worked example, and how far the record reaches."""

import streamlit as st

from lib import text
from lib.address import View
from lib.claims import CLAUSES
from lib.model import coverage, durations, records
from lib.model.talks import Talks
from lib.theme import Row
from lib.views import place, show
from lib.views.markup import (
    Markdown,
    bullet,
    joined,
    link,
    numbered,
    plain,
    prose,
    say,
    strong,
)


def method() -> None:
    """Show how figures are chosen, with a worked example, how far the record reaches, and more."""
    talks, view, _ = place.reading()
    show.markdown(prose("method_rule"))
    show.markdown(numbered(say(f"rule.{code}") for code, _ in CLAUSES))
    worked_example(talks, view)
    show.markdown(prose("method_durations"))
    clauses = [text.say(f"clause.{code}") for code, _ in durations.CLAUSES]
    show.markdown(numbered(plain(clause.capitalize()) for clause in clauses))
    show.markdown(prose("method_states"))
    reach(talks)
    show.markdown(prose("method_words"))
    show.markdown(prose("method_report"))
    report = text.say("record.report_text", record="transfers/…", version=talks.package.version)
    st.code(report, language=None, wrap_lines=True)


def worked_example(talks: Talks, view: View) -> None:
    """Show the rule at work on the record with the largest difference between the sides."""
    example = records.example(talks, view)
    if example is None:
        return
    figure, said = example
    names = talks.names("parties", "name")
    title, to = figure["title"], names[figure["to_party"]]
    show.markdown(say("rule.example", title=title, to=to))
    show.markdown(joined("\n", (example_item(row, names) for row in said.to_dict("records"))))
    result = say(
        "rule.result", figure=text.number(figure["figure"]), speaker=figure["speaker"],
        clause=text.say(f"clause.{figure['clause']}"), tie=text.say(f"tie.{figure['tie']}"),
    )  # fmt: skip
    show.markdown(result)


def example_item(row: Row, names: dict[str, str]) -> Markdown:
    """One side's figure with its speaker and source, as a list item."""
    speaker, party = plain(row["speaker"]), plain(names[row["party_id"]])
    return bullet(
        strong(text.number(row["figure"])), speaker, party, link(row["outlet"], row["url"])
    )


def reach(talks: Talks) -> None:
    """Show how dense the record is in which stretch of time."""
    show.header(say("rule.reach"))
    rows = talks["coverage"].sort_values("first_date")
    show.markdown(joined("\n", (stretch_item(talks, row) for row in rows.to_dict("records"))))
    changes = text.counted(len(coverage.changes(talks)), "change")
    show.caption(say("rule.version", version=talks.package.version, changes=changes))


def stretch_item(talks: Talks, row: Row) -> Markdown:
    """One stretch of time with how dense the record is in it, as a list item."""
    level = talks.package.label("coverage", "level", row["level"])
    days = f"{text.day(row['first_date'])} – {text.day(row['last_date'])}"
    return bullet(strong(level), days, plain(row["note"]))
