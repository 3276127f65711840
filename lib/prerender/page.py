"""The first sight of a page: its words and charts as plain HTML, shown until the app stands.

Streamlit's own code is over a megabyte; title, numbers and charts need a fifth of that. So the
shell brings them along, the chart runtime draws them, and the app takes the drawn charts over when
it stands. Its menu and its filter work without the app, as links and a form, and each chart is
written out in words and as a table, so that nothing needs a script to be read. A switch of pages
inside the app shows the first sight of the next page in the same way.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

import orjson
from markupsafe import Markup

from lib import catalog, citation, derived_tables, i18n, params
from lib.api import assets, catalogue, figures, html, record_pages, search
from lib.cache import NAMED, Memo
from lib.charts import registry, spec
from lib.content import blocks, board, now, rounds_page, summary
from lib.content.blocks import Block
from lib.content.period_filter import period_filter
from lib.content.view import objected, speaker_line
from lib.model import records
from lib.model.dataset import Dataset
from lib.params import Objection, View
from lib.prerender.written import Written, prose, written
from lib.sitemap import HOME, PAGES, QUESTIONS, page_at, path_of

#: So many figures are asked for in haste, as the runtime is; those further down with less.
EARLY: Final = 3
#: The form sends these itself; the other query parameters of a view go along hidden.
OF_FORM: Final = ("from", "to", "figures", "confidence", "disputed")
#: So many first sights of a negotiation are kept, of so many bytes together.
KEPT: Final = 512
ROOM: Final = 30_000_000
#: The head and the body of each first sight.
SIGHTS: Final = Memo[tuple[str, str]](KEPT, ROOM, lambda found: len(found[1]))
NAMED["sights"] = SIGHTS


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
    dataset = catalog.edition(name, version)
    age = summary.age_line(dataset, datetime.now(UTC).date()) if page == HOME else ""
    place = SIGHTS.place(dataset, view, page, age, tuple(objections))
    return place.given(lambda: made(dataset, view, page, age, objections))


def made(
    dataset: Dataset, view: View, page: str, age: str = "", objections: Sequence[Objection] = ()
) -> tuple[str, str]:
    """The first sight of a page in one view with its age, for the shell's head and body."""
    opened, view = view.record, view.but(record="")
    of_blocks = blocks.blocks(dataset, view) if page == blocks.PAGE else []
    charts = [chart.name for chart in registry.at_first(dataset, page, view)]
    in_order = dict.fromkeys([*(block.chart for block in of_blocks), *charts])
    shown = [written(dataset, view, name) for name in in_order]
    body = rendered(dataset, view, page, shown, age, of_blocks, objections, opened)
    return feed_link(view) + preloads([one.address for one in shown]), body


def rendered(
    dataset: Dataset,
    view: View,
    page: str,
    charts: Sequence[Written],
    age: str = "",
    of_blocks: Sequence[Block] = (),
    objections: Sequence[Objection] = (),
    opened: str = "",
) -> str:
    """The HTML of a first sight: what is now, and its charts in words, the blocks' first."""
    return html.rendered(
        "first_sight.html", view=view, page=page, path=path_of(page), links=links(view),
        home=record_pages.path(dataset).partition("?")[0],
        title=summary.title(dataset, page), lead=summary.lead(dataset, view, page), age=age,
        whose=speaker_line(dataset, view), fictional=dataset.package.is_fictional,
        notice=i18n.say("site.fictional", title=dataset.package.title),
        folds=folds(dataset, view, page), markup=own_markup(dataset, view, page),
        facts=now.addressed(dataset, view) if page == HOME else [], questions=questions(view),
        start=i18n.say("overview.questions"), prose=prose(dataset, view, page),
        charts=charts[len(of_blocks):], table=i18n.say("chart.table"),
        files=files(dataset, view) if page == "data" else (), package=i18n.say("data.package"),
        record=record(dataset, opened), uses=uses(dataset, view),
        runtime=assets.address("chart.js"),
        **form(dataset, view, objections), **in_blocks(dataset, view, of_blocks, charts),
        **edition(dataset, view, page), **search_form(dataset, view),
    )  # fmt: skip


def form(dataset: Dataset, view: View, objections: Sequence[Objection]) -> dict[str, Any]:
    """What the filter shows: its days and choices, what it passes on, and what was not taken."""
    filter_ = period_filter(dataset, view)
    return {
        "filter": orjson.dumps(filter_).decode(), "choices": filter_["choices"],
        "days": days(view, objections), "hidden": hidden(view),
        "objections": [objected(dataset, one) for one in objections],
        "control": i18n.words("labels")["control"],
    }  # fmt: skip


def search_form(dataset: Dataset, view: View) -> dict[str, str]:
    """The search: where its form leads, its label, and what the front end makes of it."""
    return {
        "search": orjson.dumps(search.box(dataset, view)).decode(),
        "search_page": search.search_path(dataset).partition("?")[0],
        "search_label": i18n.say("search.label"),
    }


def board_html(dataset: Dataset, view: View) -> Markup:
    """The board of commitments, whose cuts and records are links."""
    heard = derived_tables.heard_by(dataset, board.TABLE, view)
    rows = f"/api/{board.TABLE}.csv?{heard.query}".rstrip("?")
    return Markup(html.rendered(
        "board.html", board=board.board(dataset, view), cuts=True, csv=rows,
        words=i18n.words("labels")["board"],
        place=lambda record: record_pages.path(dataset, record),
        steps=lambda name: figures.address(view, name),
    ))  # fmt: skip


def rounds_html(dataset: Dataset, view: View) -> Markup:
    """The rounds in order of time, which lead to their records."""
    return Markup(html.rendered(
        "rounds.html", meetings=rounds_page.meetings(dataset, view), folded=True, csv="",
        words=i18n.words("labels")["rounds"],
        place=lambda record: record_pages.path(dataset, record),
    ))  # fmt: skip


#: What pages show above their charts, beside the blocks of outcomes.
OWN: Final = {board.PAGE: board_html, rounds_page.PAGE: rounds_html}


def own_markup(dataset: Dataset, view: View, page: str) -> Markup:
    """What a page shows above its charts; "" for most."""
    return OWN[page](dataset, view) if page in OWN else Markup("")


def in_blocks(
    dataset: Dataset, view: View, found: Sequence[Block], charts: Sequence[Written]
) -> dict[str, Any]:
    """What the blocks of a page show, each with its label and its chart, and their menu."""
    labels = [i18n.say("block.shown", outcome=one.title) for one in found]
    return {
        "blocks": list(zip(found, labels, charts, strict=False)),
        "menu": blocks.menu(dataset, view) if found else (), "menu_label": i18n.say("block.menu"),
    }  # fmt: skip


def edition(dataset: Dataset, view: View, page: str) -> dict[str, str]:
    """That the edition is an earlier one, with the way to the newest; ``old`` is "" of others."""
    return {
        "old": summary.old_edition(dataset) if view.version else "",
        "newest": f"{path_of(page)}?{view.but(version='').query}",
        "read_newest": i18n.say("edition.newest"),
    }


def files(dataset: Dataset, view: View) -> list[dict[str, Any]]:
    """Every table with its number of rows, and the query of its CSV and JSON in the view."""
    found = catalogue.tables(dataset, view)
    heard = [derived_tables.heard_by(dataset, one["name"], view).query for one in found]
    return [
        {**one, "query": f"?{query}" if query else ""}
        for one, query in zip(found, heard, strict=True)
    ]


def record(dataset: Dataset, name: str) -> tuple[str, str]:
    """The title and the plain page of the record that the app opens; empty without one."""
    if not name:
        return "", ""
    return records.find(dataset, name).title, record_pages.path(dataset, name)


def hidden(view: View) -> dict[str, str]:
    """The query parameters that the form of the filter passes on unseen."""
    return {word: value for word, value in view.words.items() if word not in OF_FORM}


def days(view: View, objections: Sequence[Objection]) -> list[tuple[str, str, bool]]:
    """The ends of the period as the form has them: name, value, and whether it is unreadable.

    What was written and cannot be read stays as it was written.
    """
    shown = {"from": view.period.first.isoformat(), "to": view.period.last.isoformat()}
    wrong = {one.word: one.value for one in objections if one.fault == "not_a_date"}
    return [(end, wrong.get(end, day), end in wrong) for end, day in shown.items()]


def folds(dataset: Dataset, view: View, page: str) -> list[tuple[str, str, str]]:
    """The charts of a page that are drawn when a reader unfolds them, with figure and table."""
    found = registry.folded(dataset, page)
    return [
        (
            one.plain_title,
            figures.address(view, one.name),
            spec.table_place(view, one.name)["href"],
        )
        for one in found
    ]


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
