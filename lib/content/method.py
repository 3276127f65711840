"""The method in words: how figures are chosen, how far the record reaches, and what changed."""

import re
from collections.abc import Iterable
from typing import Final

from lib import i18n
from lib.content import statements, values
from lib.content.nodes import (
    Bar,
    Bars,
    Heading,
    Item,
    Link,
    List,
    Node,
    Text,
    item,
    record_link,
    section,
)
from lib.content.values import Row
from lib.model import coverage, durations, records
from lib.model.dataset import SUBJECTS, Dataset
from lib.params import View
from lib.speakers import CLAUSES

#: The heading of a section in a text of our own.
HEADING: Final = re.compile(r"^## (.+)$", re.MULTILINE)


def method(dataset: Dataset, view: View) -> list[Node]:
    """The rules with a worked example, the reach of the record, and how to report an error."""
    return [
        *prose("method_rule"),
        clauses("rule", (code for code, _ in CLAUSES)),
        *example(dataset, view),
        *prose("method_durations"),
        clauses("clause", (code for code, _ in durations.CLAUSES)),
        *prose("method_states"),
        *reach(dataset),
        *archive(dataset),
        *candidates(dataset),
        *prose("method_trend"),
        *prose("method_words"),
        *prose("method_search"),
        *prose("method_report"),
        error_report(dataset, "transfers/…"),
    ]


def prose(name: str) -> list[Node]:
    """A text of our own by its name in the readers' words, its headings as such."""
    first, *others = re.split(HEADING, i18n.prose(name))
    nodes: list[Node] = [Text(first.strip(), "prose")] if first.strip() else []
    for at, (words, text) in enumerate(zip(others[::2], others[1::2], strict=True), 1):
        nodes += [Heading(words, 2, f"{name.replace('_', '-')}-{at}"), Text(text.strip(), "prose")]
    return nodes


def clauses(section_: str, codes: Iterable[str]) -> List:
    """Clauses in their order, numbered."""
    return List(tuple(item(i18n.say(f"{section_}.{code}")) for code in codes), "numbers")


def example(dataset: Dataset, view: View) -> list[Node]:
    """The rule at work on the record with the largest difference between the sides."""
    found = records.example(dataset, view)
    if found is None:
        return []
    figure, said = found
    of_whom = {"title": figure["title"], "to": values.party(dataset, figure["to_party"])}
    result = {
        "figure": i18n.number(figure["figure"]),
        "speaker": figure["speaker"],
        "clause": i18n.say(f"clause.{figure['clause']}"),
        "tie": i18n.say(f"tie.{figure['tie']}"),
    }
    bars = tuple(example_bar(row, figure["claim_id"]) for row in said.to_dict("records"))
    caption = i18n.say("rule.example", **of_whom)
    return [
        Bars(caption, bars),
        List(tuple(item(row["speaker"], values.source(row)) for row in said.to_dict("records"))),
        Text(i18n.pattern("rule.result"), "prose", result),
    ]


def example_bar(row: Row, headline: str) -> Bar:
    """One side's figure as a bar, that of the headline marked and said to be so."""
    is_headline = row["claim_id"] == headline
    key = "rule.example_headline" if is_headline else "rule.example_other"
    words = i18n.say(key, figure=i18n.number(row["figure"]), speaker=row["speaker"])
    return Bar(words, float(row["figure"]), is_headline)


def reach(dataset: Dataset) -> list[Node]:
    """How dense the record is in which stretch of time."""
    rows = dataset["coverage"].sort_values("first_date").to_dict("records")
    items = [stretch(dataset, row) for row in rows]
    counted = i18n.counted(len(coverage.changes(dataset)), "change")
    version = i18n.say("rule.version", version=dataset.package.version, changes=counted)
    return [*section("reach", i18n.say("rule.reach"), items), Text(version, "quiet")]


def archive(dataset: Dataset) -> list[Node]:
    """How many sources have an archived copy, and how many of their links are gone."""
    rows = dataset["sources"]
    counts = {
        "sources": len(rows),
        "copies": (rows["archived_url"] != "").sum(),
        "tried": (rows["status"] != "").sum(),
        "gone": (rows["status"] == "gone").sum(),
    }
    said = {name: i18n.number(count) for name, count in counts.items()}
    return [Text(i18n.say("rule.archive", **said))]


def candidates(dataset: Dataset) -> list[Node]:
    """The statements that wait for review, each with its record; nothing where none does."""
    found: dict[str, list[Item]] = {}
    for row in dataset.candidates.to_dict("records"):
        column, table = next(one for one in SUBJECTS.items() if row[one[0]])
        said = statements.statement(dataset, row, statements.measure(dataset, row))
        found.setdefault(f"{table}/{row[column]}", []).append(said)
    items = [item(named(dataset, name), List(tuple(said))) for name, said in found.items()]
    return section("candidates", i18n.say("rule.candidates"), items)


def named(dataset: Dataset, name: str) -> Link | Text:
    """A link to a record by its title; the name alone where no page has it."""
    if name not in dataset.records:
        return Text(name)
    return record_link(records.find(dataset, name).title, name)


def stretch(dataset: Dataset, row: Row) -> Item:
    """How dense the record is in one stretch."""
    level = dataset.package.label("coverage", "level", row["level"])
    days = f"{i18n.day(row['first_date'])} – {i18n.day(row['last_date'])}"
    return item(Text(level, "strong"), days, row["note"])


def changes(dataset: Dataset) -> list[Node]:
    """What changed in each version of the data, the newest first."""
    nodes: list[Node] = [Heading(i18n.say("overview.changes"), 2, "changes")]
    for version, day, rows, others in coverage.changes_by_version(dataset):
        said = [item(f"{row['change']} {row['reason']}".strip()) for row in rows.to_dict("records")]
        if others:
            counted = i18n.counted(others, "change")
            said.append(item(i18n.say("overview.of_records", changes=counted)))
        title = i18n.say("overview.version", version=version, date=i18n.day(day))
        nodes += [Heading(title, 3), List(tuple(said))]
    return nodes


def error_report(dataset: Dataset, name: str) -> Text:
    """A ready text to report an error in the record that ``table/key`` names."""
    version = dataset.package.version
    return Text(i18n.say("record.report_text", record=name, version=version), "code")


def report(dataset: Dataset, name: str) -> list[Node]:
    """How to report an error in a record."""
    return [Text(i18n.say("record.report"), "quiet"), error_report(dataset, name)]
