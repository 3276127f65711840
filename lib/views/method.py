"""The method: how figures are chosen, with a worked example, and how far the record reaches."""

from collections.abc import Iterable

import streamlit as st

from lib import text
from lib.address import View
from lib.claims import CLAUSES
from lib.model import coverage, durations, records
from lib.model.talks import Talks
from lib.theme import Row
from lib.views import place
from lib.views.markup import bullet, link, plain


def numbered(sentences: Iterable[str]) -> str:
    """The sentences as a numbered list."""
    return "\n".join(f"{number}. {said}" for number, said in enumerate(sentences, 1))


def method() -> None:
    """Show how figures are chosen, with a worked example, how far the record reaches, and more."""
    talks, view, _ = place.reading()
    st.markdown(text.prose("method_rule"))
    st.markdown(numbered(text.say(f"rule.{code}") for code, _ in CLAUSES))
    worked_example(talks, view)
    st.markdown(text.prose("method_durations"))
    clauses = [text.say(f"clause.{code}") for code, _ in durations.CLAUSES]
    st.markdown(numbered(clause.capitalize() for clause in clauses))
    st.markdown(text.prose("method_states"))
    reach(talks)
    st.markdown(text.prose("method_words"))
    st.markdown(text.prose("method_report"))
    report = text.say("record.report_text", record="transfers/…", version=talks.package.version)
    st.code(report, language=None, wrap_lines=True)


def worked_example(talks: Talks, view: View) -> None:
    """Show the rule at work on the record with the largest difference between the sides."""
    example = records.example(talks, view)
    if example is None:
        return
    figure, said = example
    names = talks.names("parties", "name")
    title, to = plain(figure["title"]), plain(names[figure["to_party"]])
    st.markdown(text.say("rule.example", title=title, to=to))
    st.markdown("\n".join(example_item(row) for row in said.to_dict("records")))
    result = text.say(
        "rule.result", figure=text.number(figure["figure"]), speaker=plain(figure["speaker"]),
        clause=text.say(f"clause.{figure['clause']}"), tie=text.say(f"tie.{figure['tie']}"),
    )  # fmt: skip
    st.markdown(result)


def example_item(row: Row) -> str:
    """One side's figure with its speaker and source, as a list item."""
    number = f"**{text.number(row['figure'])}**"
    return bullet(number, plain(row["speaker"]), link(row["outlet"], row["url"]))


def reach(talks: Talks) -> None:
    """Show how dense the record is in which stretch of time."""
    st.header(text.say("rule.reach"), anchor=False)
    rows = talks["coverage"].sort_values("first_date")
    st.markdown("\n".join(stretch_item(talks, row) for row in rows.to_dict("records")))
    changes = text.counted(len(coverage.changes(talks)), "change")
    st.caption(text.say("rule.version", version=talks.package.version, changes=changes))


def stretch_item(talks: Talks, row: Row) -> str:
    """One stretch of time with how dense the record is in it, as a list item."""
    level = talks.package.label("coverage", "level", row["level"])
    days = f"{text.day(row['first_date'])} – {text.day(row['last_date'])}"
    return bullet(f"**{level}**", days, plain(row["note"]))
