"""The head of a page: its title, its lead, and the talks in numbers, each with an honest note."""

from collections.abc import Collection, Hashable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from lib import i18n
from lib.cache import memoize
from lib.content.view import period_line
from lib.model import disagreements, durations, outcomes, records, rounds
from lib.model.dataset import Dataset
from lib.model.editions import age
from lib.params import View
from lib.sitemap import HOME, PAGES
from lib.speakers import CLAUSES, HEADLINE

#: As many numbers as fit in a row that wraps once; three of them are not of outcomes.
MOST: Final = 8
OTHERS: Final = 3

#: The folder with a script for each page, and that of the frame around them.
SCRIPTS: Final = Path(__file__).parents[2] / "pages"

#: Label, number and note.
Card = tuple[str, str, str]


class PageError(ValueError):
    """A page that lacks a part; its text says what to add and where."""


def page_faults(pages: Collection[str], scripts: Collection[str]) -> Iterator[str]:
    """What pages and scripts lack, each in a sentence that says what to add and where."""
    for page in pages:
        for section in ("page", "lead"):
            if page not in i18n.words("labels")[section]:
                yield i18n.lacking(f"Page “{page}”", section, page)
        if page not in scripts:
            yield f"Page “{page}” has no script: add pages/{page}.py."
    for script in sorted({*scripts} - {*pages}):
        yield f"pages/{script}.py is in no menu: add “{script}” to PAGES in lib/sitemap.py."


def refuse_faults(pages: Collection[str], scripts: Collection[str]) -> None:
    """Raise PageError where a page lacks words or a script, or a script is no page."""
    if found := list(page_faults(pages, scripts)):
        raise PageError("\n".join(found))


refuse_faults(PAGES, [path.stem for path in SCRIPTS.glob("*.py") if path.stem != "frame"])


def title(dataset: Dataset, page: str) -> str:
    """The title of a page; the overview bears that of the negotiation."""
    return dataset.package.title if page == HOME else i18n.say(f"page.{page}")


def document_title(dataset: Dataset, view: View, page: str) -> str:
    """The title of the document: that of the open record, else of the page, and the site's name."""
    words = records.find(dataset, view.record).title if view.record else title(dataset, page)
    return f"{words} · {i18n.say('site.name')}"


def lead(dataset: Dataset, view: View, page: str) -> str:
    """The sentences below the title of a page."""
    return i18n.say(f"lead.{page}", **values(dataset, view, page))


def age_line(dataset: Dataset, today: date) -> str:
    """When the sources were last read, where that is long ago; else "", as for an example."""
    found = age(dataset, today)
    if dataset.package.is_fictional or not found.is_old:
        return ""
    words = {"read_on": i18n.day(found.read_on), "days": i18n.number(found.days)}
    return i18n.say("age.line", **words)


def old_edition(dataset: Dataset) -> str:
    """The sentence at the head of every page of an edition that is not the newest."""
    made = dataset.package.created
    created = i18n.day(date.fromisoformat(made)) if made else i18n.say("edition.undated")
    return i18n.say("edition.old", version=dataset.package.version, created=created)


def values(dataset: Dataset, view: View, page: str) -> dict[str, str]:
    """What the lead of a page is filled with, worked out for the pages that need it."""
    if page == "rounds":
        return {"rounds": i18n.counted(len(rounds.held(dataset, view)), "round")}
    if page == "durations":
        rows = durations.of_view(dataset, view)
        untimed = i18n.number(rows["minutes"].isna().sum())
        return {"sittings": i18n.counted(len(rows), "sitting"), "untimed": untimed}
    return {"short_title": dataset.package.short_title, "reach": i18n.day(dataset.reach.last)}


def round_card(dataset: Dataset, view: View) -> Card:
    """The number of rounds that were held; contacts and failed attempts in the note."""
    rows = rounds.of_view(dataset, view)
    held, failed = rows[rows["was_held"]], (~rows["was_held"]).sum()
    others = (~held["is_round"]).sum()
    note = i18n.say("card.rounds_note", contacts=i18n.Count(others), failed=i18n.Count(failed))
    note = note if others or failed else i18n.say("card.rounds_alone")
    return i18n.say("card.rounds"), i18n.number(held["is_round"].sum()), note


def joint_card(dataset: Dataset, view: View) -> Card:
    """The joint time of the rounds; in words where none of their sittings has a duration."""
    rows = durations.of_view(dataset, view)
    rows = rows[rows["is_round"] & rows["counts_as_joint"]].assign(whole="")
    timed = rows["minutes"].notna().sum()
    sums = durations.summed(rows, ["whole"]).to_dict("records")
    value = lasting(sums[0]) if timed else i18n.say("card.untimed")
    note = i18n.say("card.joint_note", timed=i18n.Count(timed), sittings=i18n.Count(len(rows)))
    return i18n.say("card.joint"), value, note


def outcome_card(dataset: Dataset, row: Mapping[Hashable, Any]) -> Card:
    """The number of one outcome for one receiving party; in words where nobody gives a figure."""
    what = dataset.names("outcomes", "short_title")[row["outcome_id"]]
    name = i18n.say("card.to", what=what, to=dataset.parties.loc[row["to_party"], "name"])
    return name, outcome_value(row), note_of(row)


def outcome_value(row: Mapping[Hashable, Any]) -> str:
    """A sum as a number; in words where nobody gives a figure or nothing is recorded."""
    if not row["records"]:
        return i18n.say("card.no_record")
    return i18n.amount(row["total"], row["qualifier"])


def silent_words(row: Mapping[Hashable, Any]) -> str:
    """How many records of a sum have no figure, and how many are outside it; "" for none."""
    return note_of({**row, "records": row["silent"]})


def note_of(row: Mapping[Hashable, Any]) -> str:
    """What a sum leaves out: handovers without a figure, and those that nobody speaks of."""
    said = []
    if row["silent"]:
        said.append(i18n.say("card.silent_note", silent=i18n.counted(row["silent"], "record")))
    elif row["records"]:
        said.append(i18n.say("card.all_note"))
    if row["unmentioned"]:
        others = i18n.counted(row["unmentioned"], "handover")
        said.append(i18n.say("card.unmentioned_note", handovers=others))
    return "; ".join(said)


def lasting(row: Mapping[Hashable, Any]) -> str:
    """A joint time, its bounds where these alone are known."""
    return i18n.lasting(row["minutes"], row["most"], row["qualifier"])


def outcome_cards(dataset: Dataset, view: View) -> list[Card]:
    """The numbers of as many outcomes as there is room for, to each party."""
    ordered = dataset["outcomes"].sort_values("order")["outcome_id"]
    shown = ordered.head(max(1, (MOST - OTHERS) // len(dataset.sides)))
    rows = outcomes.in_total(dataset, view)
    rows = rows[rows["outcome_id"].isin(shown)]
    return [outcome_card(dataset, row) for row in rows.to_dict("records")]


def difference_card(dataset: Dataset, view: View) -> Card:
    """On how many of the figures that several sides give they differ."""
    counts = disagreements.states_of_view(dataset, view).groupby("state")["figures"].sum()
    differ, agree = counts.get("differ", 0), counts.get("agree", 0)
    note = i18n.say("card.differ_note", figures=i18n.counted(differ + agree, "figure"))
    return i18n.say("card.differ"), i18n.number(differ), note


@memoize(500)
def cards(dataset: Dataset, view: View) -> tuple[Card, ...]:
    """Every number of the overview; kept, since it depends on the query parameters alone."""
    of_rounds = round_card(dataset, view), joint_card(dataset, view)
    return *of_rounds, *outcome_cards(dataset, view), difference_card(dataset, view)


def card_rule(dataset: Dataset, view: View) -> str:
    """The sentence that says whose numbers these are, and by which rule."""
    if view.figures != HEADLINE:
        return i18n.say("card.rule_of", whose=period_line(dataset, view))
    rule = i18n.say("card.else").join(i18n.say(f"rule_part.{code}") for code, _ in CLAUSES)
    return i18n.say("card.rule", whose=period_line(dataset, view), rule=rule)
