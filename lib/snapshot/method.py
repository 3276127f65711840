"""Method and history in words: rules, a worked example, the reach of the record, what changed."""

import pandas as pd
from markupsafe import Markup

from lib import text
from lib.api.groups import Group, bullet, source, strong
from lib.claims import CLAUSES
from lib.model import coverage, durations, records
from lib.snapshot.edition import Edition
from lib.snapshot.parts import Part, listing, prose


def rules(section: str, codes: list[str]) -> Part:
    """Clauses in their order, numbered."""
    said = (text.say(f"{section}.{code}") for code in codes)
    return prose(
        "\n".join(f"{n}. {words[0].upper()}{words[1:]}" for n, words in enumerate(said, 1))
    )


def method(edition: Edition) -> list[Part]:
    """How figures are chosen, how far the record reaches, and how to report an error."""
    return [
        prose(text.prose("method_rule")),
        rules("rule", [code for code, _ in CLAUSES]),
        *example(edition),
        prose(text.prose("method_durations")),
        rules("clause", [code for code, _ in durations.CLAUSES]),
        prose(text.prose("method_states")),
        *reach(edition),
        prose(text.prose("method_words")),
        prose(text.prose("method_report")),
        report(edition, "transfers/…"),
    ]


def report(edition: Edition, record: str, words: str = "") -> Part:
    """A ready text to report an error in a record."""
    version = edition.talks.package.version
    code = text.say("record.report_text", record=record, version=version)
    return Part("code.html", {"words": words, "code": code})


def example(edition: Edition) -> list[Part]:
    """The rule at work on the record with the largest difference between the sides."""
    found = records.example(edition.talks, edition.view)
    if found is None:
        return []
    figure, said = found
    names = edition.talks.parties["name"]
    items = [
        bullet(strong(text.number(row["figure"])), row["speaker"], source(row))
        for _, row in said.iterrows()
    ]
    clause, tie = text.say(f"clause.{figure['clause']}"), text.say(f"tie.{figure['tie']}")
    result = {"figure": text.number(figure["figure"]), "speaker": figure["speaker"]}
    return [
        prose(text.pattern("rule.example"), title=figure["title"], to=names[figure["to_party"]]),
        *listing("", [("", items)]),
        prose(text.pattern("rule.result"), **result, clause=clause, tie=tie),
    ]


def reach(edition: Edition) -> list[Part]:
    """How dense the record is in which stretch of time."""
    rows = edition.talks["coverage"].sort_values("first_date")
    items = [stretch(edition, row) for _, row in rows.iterrows()]
    return listing(text.say("rule.reach"), [("", items)])


def stretch(edition: Edition, row: pd.Series) -> Markup:
    """How dense the record is in one stretch."""
    level = edition.talks.package.label("coverage", "level", row["level"])
    days = f"{text.day(row['first_date'])} – {text.day(row['last_date'])}"
    return bullet(strong(level), days, row["note"])


def changes(edition: Edition) -> list[Part]:
    """What changed in each version of the data, the newest first."""
    groups: list[Group] = []
    for version, part in coverage.changes(edition.talks).groupby("version", sort=False):
        day = text.day(part["date"].iloc[0])
        lines = [f"{row['change']} {row['reason']}" for _, row in part.iterrows()]
        groups.append((text.say("overview.version", version=version, date=day), lines))
    return listing(text.say("overview.changes"), groups)
