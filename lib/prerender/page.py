"""The first sight of a page: its words and charts as plain HTML, shown until the app stands.

Streamlit's own code is over a megabyte; title, numbers and charts need a fifth of that. So the
shell brings them along, the chart runtime draws them, and the app takes the drawn charts over when
it stands. Its menu and its period work without the app, as links and a form. A switch of pages
inside the app shows the first sight of the next page in the same way.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final

import orjson
from markupsafe import Markup

from lib import catalog, citation, derived_tables, i18n, params
from lib.api import assets, figures, html, record_pages
from lib.cache import memoize
from lib.charts import registry, spec
from lib.content import blocks, board, now, summary
from lib.content.blocks import Block
from lib.content.period_filter import period_filter
from lib.content.view import speaker_line
from lib.model.dataset import Dataset
from lib.params import View
from lib.sitemap import HOME, PAGES, QUESTIONS, page_at, path_of

#: So many figures are asked for in haste, as the runtime is; those further down with less.
EARLY: Final = 3


def sight(path: str, words: dict[str, str]) -> tuple[str, str]:
    """What goes into the shell's head and body; nothing where the address needs the app to say why.

    >>> sight("/none", {})
    ('', '')
    """
    page, name = page_at(path), words.get("talks") or catalog.default()
    version = words.get("version", "")
    if not page or name not in catalog.catalog() or version not in ("", *catalog.versions(name)):
        return "", ""
    view, objections = params.parse(words, catalog.limits(name, version))
    if objections:
        return "", ""
    dataset = catalog.edition(name, version)
    age = summary.age_line(dataset, datetime.now(UTC).date()) if page == HOME else ""
    return made(dataset, view.but(record=""), page, age)


@memoize(512)
def made(dataset: Dataset, view: View, page: str, age: str = "") -> tuple[str, str]:
    """The first sight of a page in one view with its age, for the shell's head and body."""
    of_blocks = blocks.blocks(dataset, view) if page == blocks.PAGE else []
    charts = [chart.name for chart in registry.at_first(dataset, page, view)]
    in_order = dict.fromkeys([*(block.chart for block in of_blocks), *charts])
    places = [figures.address(view, name) for name in in_order]
    rows = row_tables(dataset, view, in_order)
    body = rendered(dataset, view, page, places, age, of_blocks, rows)
    return feed_link(view) + preloads(places), body


def rendered(
    dataset: Dataset,
    view: View,
    page: str,
    places: Sequence[str],
    age: str = "",
    of_blocks: Sequence[Block] = (),
    tables: Sequence[tuple[str, str]] = (),
) -> str:
    """The HTML of a first sight: what is now, and its figures by address, the blocks' first."""
    labels = [i18n.say("block.shown", outcome=one.title) for one in of_blocks]
    facts = now.addressed(dataset, view) if page == HOME else []
    return html.rendered(
        "first_sight.html", view=view, page=page, path=path_of(page), links=links(view),
        home=record_pages.path(dataset).partition("?")[0],
        title=summary.title(dataset, page), lead=summary.lead(dataset, view, page),
        whose=speaker_line(dataset, view), fictional=dataset.package.is_fictional,
        notice=i18n.say("site.fictional", title=dataset.package.title),
        filter=orjson.dumps(period_filter(dataset, view)).decode(),
        board=board_html(dataset, view) if page == board.PAGE else "",
        facts=facts, questions=questions(view), places=places[len(of_blocks):],
        tables=tables, tables_label=i18n.say("chart.tables"), uses=uses(dataset, view),
        start=i18n.say("overview.questions"),
        blocks=list(zip(of_blocks, labels, places, strict=False)),
        menu=blocks.menu(dataset, view) if of_blocks else (), menu_label=i18n.say("block.menu"),
        age=age, old=summary.old_edition(dataset) if view.version else "",
        newest=f"{path_of(page)}?{view.but(version='').query}",
        read_newest=i18n.say("edition.newest"),
        control=i18n.words("labels")["control"], runtime=assets.address("chart.js"),
    )  # fmt: skip


def board_html(dataset: Dataset, view: View) -> Markup:
    """The board of commitments, whose cuts and records are links."""
    heard = derived_tables.heard_by(dataset, board.TABLE, view)
    rows = f"/api/{board.TABLE}.csv?{heard.query}".rstrip("?")
    return Markup(html.rendered(
        "board.html", board=board.board(dataset, view), cuts=True, csv=rows,
        words=i18n.words("labels")["board"], place=lambda record: board.address(view, record),
        steps=lambda name: figures.address(view, name),
    ))  # fmt: skip


def row_tables(dataset: Dataset, view: View, names: Iterable[str]) -> list[tuple[str, str]]:
    """What each chart shows, with the address of its table, for readers without JavaScript.

    The tables themselves would make the first answer several times as long.
    """
    every = registry.charts(dataset)
    said = ((spec.plain_title(every[name]), spec.table_place(view, name)["href"]) for name in names)
    return list(said)


def links(view: View) -> dict[str, tuple[str, str]]:
    """The title and the address of each page with the words of the view."""
    query = f"?{view.query}" if view.query else ""
    return {page: (i18n.say(f"page.{page}"), path_of(page) + query) for page in PAGES}


def questions(view: View) -> list[tuple[str, str]]:
    """The entry points of the overview: each question, and where it leads."""
    pages = links(view)
    return [(i18n.say(f"overview.{key}"), pages[page][1]) for page, key in QUESTIONS.items()]


def uses(dataset: Dataset, view: View) -> list[tuple[str, str]]:
    """The words and the addresses by which a page is cited and its data are had."""
    lasting = citation.lasting(dataset, view)
    return [
        (i18n.say("data.cite"), f"/api/cite.txt?{lasting.query}"),
        (i18n.say("data.get"), f"/api/package.zip?{lasting.plain.query}"),
    ]


def feed_link(view: View) -> str:
    """The link by which a browser finds the feed of what a page shows."""
    link = Markup('<link rel="alternate" type="application/atom+xml" href="{}">')
    query = view.plain.query
    return str(link.format(f"/feed.atom?{query}" if query else "/feed.atom"))


def preloads(places: Sequence[str]) -> str:
    """The links by which a browser fetches figures before any script runs."""
    link = Markup('<link rel="preload" as="fetch" crossorigin fetchpriority="{}" href="{}">')
    return "".join(
        link.format("high" if i < EARLY else "low", place) for i, place in enumerate(places)
    )
