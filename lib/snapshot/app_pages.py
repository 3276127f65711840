"""The pages of the app as static pages; each is a table of contents over parts."""

from collections.abc import Callable
from typing import Final

from lib import menu, text
from lib.api.groups import link
from lib.blocks import heads
from lib.menu import QUESTIONS
from lib.snapshot import declared, method, numbers, pages, paths, reckoned
from lib.snapshot.charts import of_page
from lib.snapshot.data_page import data
from lib.snapshot.edition import Edition, said
from lib.snapshot.followed import followed
from lib.snapshot.parts import Part, heading, listing, prose


def questions() -> list[Part]:
    """The entry points of the overview, as questions that lead to their pages."""
    items = [link(paths.page(name), text.say(f"overview.{key}")) for name, key in QUESTIONS.items()]
    return listing(said("page.questions"), [("", items)])


def overview(edition: Edition) -> list[Part]:
    """The talks in numbers and the whole process on one axis of time."""
    charts = of_page(edition, "overview")
    return [numbers.numbers(edition), *charts, *questions(), *method.changes(edition)]


def charts_and_table(page: str, table: str) -> Callable[[Edition], list[Part]]:
    """A page of charts with the table behind them."""
    return lambda edition: [*of_page(edition, page), declared.table(edition, "", table)]


def agreed_and_delivered(edition: Edition) -> list[Part]:
    """Each commitment followed to its deliveries."""
    first, *steps = of_page(edition, "commitments")
    return [
        first,
        heading(text.say("ledger_table.heading")),
        reckoned.ledger(edition),
        *steps,
        *followed(edition),
    ]


def who_says_what(edition: Edition) -> list[Part]:
    """Differences, silences, sources, and our sums against official totals."""
    charts = of_page(edition, "claims")
    scopes = [chart for chart in charts if chart.values["name"].startswith("scope-")]
    return [
        *(chart for chart in charts if chart not in scopes),
        heading(text.say("unmatched.heading")),
        reckoned.unmatched(edition),
        heading(text.say("totals.heading")),
        prose(text.prose("totals")),
        *reckoned.totals(edition),
        *scopes,
    ]


def how(edition: Edition) -> list[Part]:
    """The rules, the reach of the record, the words, and what changed."""
    return [*method.method(edition), *method.changes(edition)]


PAGES: Final[dict[str, Callable[[Edition], list[Part]]]] = {
    "overview": overview,
    "rounds": charts_and_table("rounds", "rounds-summary"),
    "durations": charts_and_table("durations", "sittings"),
    "outcomes": charts_and_table("outcomes", "handovers"),
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
