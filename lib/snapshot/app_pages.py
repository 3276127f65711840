"""The pages of the app as static pages; each is a table of contents over parts."""

from collections.abc import Callable
from typing import Final

from lib import menu, text
from lib.blocks import heads
from lib.content import method, tables, undertakings
from lib.content.nodes import Heading, Link, item
from lib.menu import QUESTIONS
from lib.snapshot import charts, numbers, pages, paths
from lib.snapshot.data_page import data
from lib.snapshot.edition import Edition, said
from lib.snapshot.parts import Part, listing, prose, with_csv


def questions() -> list[Part]:
    """The entry points of the overview, as questions that lead to their pages."""
    items = [
        item(Link(text.say(f"overview.{key}"), f"page:{name}")) for name, key in QUESTIONS.items()
    ]
    return listing(said("page.questions"), items)


def overview(edition: Edition) -> list[Part]:
    """The talks in numbers and the whole process on one axis of time."""
    drawn, changes = charts.of_page(edition, "overview"), method.changes(edition.talks)
    return [numbers.numbers(edition), *drawn, *questions(), *changes]


def charts_and_table(page: str, table: str) -> Callable[[Edition], list[Part]]:
    """A page of charts with the table behind them."""
    return lambda edition: [
        *charts.of_page(edition, page),
        *with_csv(tables.declared(edition.talks, edition.view, table), table),
    ]


def agreed_and_delivered(edition: Edition) -> list[Part]:
    """Each commitment followed to its deliveries."""
    first, *steps = charts.of_page(edition, "commitments")
    return [
        first,
        Heading(text.say("ledger_table.heading")),
        tables.whole_ledger(edition.talks, edition.view),
        *steps,
        *undertakings.followed(edition.talks, edition.view),
    ]


def who_says_what(edition: Edition) -> list[Part]:
    """Differences, silences, sources, and our sums against official totals."""
    drawn = charts.of_page(edition, "claims")
    scopes = [chart for chart in drawn if chart.values["name"].startswith("scope-")]
    against, steps = tables.totals(edition.talks, edition.view)
    return [
        *(chart for chart in drawn if chart not in scopes),
        tables.differing(edition.talks, edition.view),
        Heading(text.say("unmatched.heading")),
        tables.unmatched(edition.talks, edition.view),
        Heading(text.say("totals.heading")),
        prose("totals"),
        against,
        Heading(text.say("totals.steps_heading"), 3),
        steps,
        *scopes,
    ]


def how(edition: Edition) -> list[Part]:
    """The rules, the reach of the record, the words, and what changed."""
    return [*method.method(edition.talks, edition.view), *method.changes(edition.talks)]


PAGES: Final[dict[str, Callable[[Edition], list[Part]]]] = {
    "overview": overview,
    "rounds": charts_and_table("rounds", "rounds"),
    "durations": charts_and_table("durations", "meetings"),
    "outcomes": charts_and_table("outcomes", "transfers"),
    "commitments": agreed_and_delivered,
    "claims": who_says_what,
    "data": data,
    "method": how,
}


def app_pages(edition: Edition) -> dict[str, bytes]:
    """Every page of the app by path."""
    return {paths.page(name): app_page(edition, name) for name in menu.PAGES}


def app_page(edition: Edition, name: str) -> bytes:
    """A page of the app."""
    parts, known = PAGES[name](edition), pages.unusual(edition)
    path, title = paths.page(name), heads.title(edition.talks, name)
    lead = heads.lead(edition.talks, edition.view, name)
    return pages.page(edition, path, title, parts, lead=lead, records=known)
