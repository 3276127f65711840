"""Pages of the snapshot: those of the app, and one for each record."""

from collections.abc import Callable
from typing import Final

from markupsafe import Markup

from lib import catalog, i18n, sitemap
from lib.api import render
from lib.charts import registry
from lib.content import blocks, changed, method, now, summary, tables
from lib.content.nodes import Heading, Link, List, Text, item
from lib.content.record import record as nodes
from lib.model import records
from lib.sitemap import HOME_OF, QUESTIONS, TABLE_OF
from lib.snapshot import files, pages, parts
from lib.snapshot.data_page import data
from lib.snapshot.edition import Edition, said
from lib.snapshot.parts import Drawn, Part, listing, of_kind, of_page, prose, with_csv


def questions() -> list[Part]:
    """The entry points of the overview, as questions that lead to their pages."""
    items = [
        item(Link(i18n.say(f"overview.{key}"), f"page:{name}")) for name, key in QUESTIONS.items()
    ]
    return listing(said("page.questions"), items)


def overview(edition: Edition) -> list[Part]:
    """What is now, the talks in numbers, and the whole process on one axis of time."""
    current: list[Part] = [Heading(i18n.say("now.heading")), now.listed(edition.dataset)]
    return [*current, parts.numbers(edition), *questions(), *of_page(edition, "overview")]


def charts_and_table(edition: Edition, page: str) -> list[Part]:
    """The charts of a page with its table, if it has one."""
    table = TABLE_OF.get(page)
    own = with_csv(tables.declared(edition.dataset, edition.view, table), table) if table else []
    return [*of_page(edition, page), *own]


def humanitarian_outcomes(edition: Edition) -> list[Part]:
    """Each outcome with its sums and its charts, every handover, and the other outcomes."""
    found = blocks.blocks(edition.dataset, edition.view)
    table = tables.declared(edition.dataset, edition.view, blocks.TABLE)
    events = tables.declared(edition.dataset, edition.view, "events-summary")
    of_outcomes = [part for block in found for part in of_block(edition, block)]
    return [
        *of_outcomes,
        *of_page(edition, blocks.PAGE, besides=blocks.KINDS),
        Heading(i18n.say("block.table"), 2, blocks.TABLE),
        *with_csv(table, blocks.TABLE),
        Heading(i18n.say("other_outcomes.heading")),
        Text(i18n.say("other_outcomes.lead")),
        *with_csv(events, "events-summary"),
    ]


def of_block(edition: Edition, block: blocks.Block) -> list[Part]:
    """The heading of an outcome, its sums, and its charts, the one that the view names first."""
    said = [item(f"{one.to}: {one.value}", Text(one.note, "quiet")) for one in block.sums]
    charts = parts.of_subject(edition, block.place, block.chart)
    return [Heading(block.title, 2, block.place), List(tuple(said)), *charts]


def who_met(edition: Edition) -> list[Part]:
    """The rounds and contacts in order of time, and their charts."""
    return [parts.rounds(edition), *of_page(edition, "rounds")]


def agreed_and_delivered(edition: Edition) -> list[Part]:
    """Each commitment followed to its deliveries."""
    return [
        parts.promises(edition),
        *of_page(edition, "commitments"),
    ]


def who_says_what(edition: Edition) -> list[Part]:
    """Differences, silences, sources, and our sums against official totals."""
    against, steps = tables.totals(edition.dataset, edition.view)
    return [
        *of_page(edition, "claims", besides=[registry.SCOPE]),
        tables.differing(edition.dataset, edition.view),
        Heading(i18n.say("unmatched.heading")),
        tables.unmatched(edition.dataset, edition.view),
        Heading(i18n.say("totals.heading")),
        prose("totals"),
        against,
        Text(tables.residual_count(edition.dataset, edition.view), "quiet"),
        Heading(i18n.say("totals.steps_heading"), 3),
        steps,
        *of_kind(edition, registry.SCOPE),
    ]


def how(edition: Edition) -> list[Part]:
    """The rules, the reach of the record, the words, and what changed."""
    rules = method.method(edition.dataset, edition.view)
    return [*rules, *since(edition), *method.changes(edition.dataset)]


def since(edition: Edition) -> list[Part]:
    """What changed since the edition before, where one is kept."""
    before = catalog.previous(edition.dataset)
    if before is None:
        return []
    return [*changed.since(edition.dataset, before, edition.address or None)]


#: Pages that have more than charts and a table.
OWN: Final[dict[str, Callable[[Edition], list[Part]]]] = {
    "overview": overview,
    "rounds": who_met,
    "outcomes": humanitarian_outcomes,
    "commitments": agreed_and_delivered,
    "claims": who_says_what,
    "data": data,
    "method": how,
}


def app_pages(edition: Edition) -> dict[str, bytes]:
    """Every page of the app by path."""
    return {files.page(name): app_page(edition, name) for name in sitemap.PAGES}


def app_page(edition: Edition, name: str) -> bytes:
    """A page of the app."""
    own, known = OWN.get(name), pages.unusual(edition)
    parts = own(edition) if own else charts_and_table(edition, name)
    path, title = files.page(name), summary.title(edition.dataset, name)
    lead = summary.lead(edition.dataset, edition.view, name)
    contents = contents_of(parts, "method.contents") if name == "method" else ""
    return pages.page(edition, path, title, parts, lead=lead, records=known, contents=contents)


def contents_of(parts: list[Part], key: str) -> Markup:
    """The links to the sections of a page, named by the words of a key."""
    return render.contents((part for part in parts if not isinstance(part, Drawn)), i18n.say(key))


def record_page(edition: Edition, name: str) -> bytes:
    """The page of the record that ``table/key`` names."""
    record, path = records.find(edition.dataset, name), files.record(name)
    made = parts.placed(edition, nodes(edition.dataset, edition.whole, name))
    home = HOME_OF[record.table]
    drawn = any(isinstance(part, Drawn) for part in made)
    trail = (files.page(home), i18n.say(f"page.{home}"))
    known = pages.unusual(edition) if drawn else None
    contents = contents_of(made, "record.contents")
    return pages.page(
        edition, path, record.title, made, trail=trail, records=known, contents=contents
    )


def record_pages(edition: Edition) -> dict[str, bytes]:
    """The page of every record, by path."""
    return {
        files.record(name): record_page(edition, name) for name in sorted(edition.dataset.records)
    }
