"""The frame around every page: navigation, filter, open record, footer; and page headers."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib import i18n
from lib.api import html
from lib.content import about, summary
from lib.content.view import objected, speaker_line
from lib.model.dataset import Dataset
from lib.params import View
from lib.sitemap import HOME, PAGES, QUESTIONS
from lib.views import controls, record, sharing, show, url_state
from lib.views.markup import Markdown, joined, link, plain, say, strong

STATIC = Path(__file__).parents[2] / "pages" / "static"
ICON = str(STATIC / "icon.svg")
WIDEST = 1280
#: The key of the row of menu and search.
HEADER = "header"


def described(name: str) -> st.Page:
    """A page by name; the overview stands at the root of the site."""
    is_root = name == HOME
    title, path = i18n.say(f"page.{name}"), "" if is_root else name
    return st.Page(f"{name}.py", title=title, url_path=path, default=is_root)


def navigation() -> tuple[st.Page, dict[str, st.Page]]:
    """The page that the address names, and all pages by name."""
    pages = {name: described(name) for name in PAGES}
    return st.navigation(list(pages.values()), position="hidden"), pages


def title(page: st.Page) -> str:
    """The title of a page, or of the record that it has open, as a browser's tab shows it."""
    dataset, view, _ = url_state.reading()
    own = about.record_title(dataset, view.record) if view.record else ""
    return f"{own or about.page_title(dataset, name_of(page))} · {i18n.say('site.name')}"


def name_of(page: st.Page) -> str:
    """The name of a page."""
    return page.url_path or HOME


@contextmanager
def column() -> Iterator[None]:
    """Hold everything in one column of at most WIDEST pixels in the middle of the page."""
    with st.container(horizontal_alignment="center"), st.container(width=WIDEST):
        yield


def frame(page: st.Page, pages: dict[str, st.Page]) -> None:
    """Show what stands above every page, and the record that the address names."""
    dataset, view, objections = url_state.reading()
    menu(dataset, view, pages)
    if dataset.package.is_fictional:
        show.warning(say("site.fictional", title=dataset.package.title))
    if view.version:
        show.warning(older(dataset, view, page))
    controls.filter_bar(dataset, view)
    for objection in objections:
        show.warning(plain(objected(dataset, objection)))
    whose = speaker_line(dataset, view)
    show.caption(say("period_line.text", period=view.period, whose=whose))
    if view.record:
        record.open_dialog(dataset, view)


def older(dataset: Dataset, view: View, page: st.Page) -> Markdown:
    """That the edition is not the newest, with the way to the newest."""
    newest = f"/{page.url_path}?{view.but(version='').query}"
    return joined(" ", [plain(summary.old_edition(dataset)), link(say("edition.newest"), newest)])


def row(key: str) -> DeltaGenerator:
    """A row that is not broken into several."""
    return st.container(
        horizontal=True, wrap=False, vertical_alignment="center", gap="xsmall", key=key
    )


def menu(dataset: Dataset, view: View, pages: dict[str, st.Page]) -> None:
    """Show the name of the site, links to all pages with the view's parameters, and the search."""
    words = view.but(record="").words
    st.html(f"<style>{html.rendered('app.css')}</style>")
    with row(HEADER):
        with row("menu"):
            show.aside(strong(say("site.name")))
            st.html(
                html.rendered("pages.html", control=i18n.words("labels")["control"]),
                width="content",
            )
            for name, page in pages.items():
                show.page_link(page, say(f"page.{name}"), words)
        controls.search_box(dataset, view)


def footer() -> None:
    """Show what stands below every page: data version and licence."""
    dataset, _, _ = url_state.reading()
    st.divider()
    package, reach = dataset.package, i18n.day(dataset.reach.last)
    line = say(
        "footer.line", title=package.title, version=package.version, name=package.name,
        created=i18n.day(date.fromisoformat(package.created)), reach=reach,
    )  # fmt: skip
    show.small(line)


def open_page(name: str) -> None:
    """Show the title of a page, its lead, and how to get and cite what it shows."""
    dataset, view, _ = url_state.reading()
    show.title(plain(summary.title(dataset, name)))
    show.markdown(plain(summary.lead(dataset, view, name)))
    sharing.links(dataset, view, name)


def section(key: str) -> None:
    """Show the heading of a section, with what a reader should know before it."""
    show.header(say(f"{key}.heading"))


def questions() -> None:
    """Show the entry points of the overview as questions that lead to their pages."""
    _, view, _ = url_state.reading()
    words = view.but(record="").words
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="questions"):
        show.aside(strong(say("overview.questions")))
        for name, question in QUESTIONS.items():
            show.page_link(f"{name}.py", say(f"overview.{question}"), words)
