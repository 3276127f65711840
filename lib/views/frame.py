"""The frame around every page: name, menu, filter, what the period is, the open record, the foot."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import streamlit as st

from lib import blocks, text
from lib.views import controls, place, record, results, sharing

#: Two marks joined by a segment: two sides and what lies between them.
ICON = str(Path(__file__).parents[2] / "pages" / "static" / "icon.svg")
WIDEST = 1280
PAGES = ("overview", "rounds", "durations", "outcomes", "commitments", "claims", "data", "method")


def navigation() -> tuple[st.Page, dict[str, st.Page]]:
    """The page that the address names, and all pages by name."""
    pages = {
        name: st.Page(
            f"{name}.py",
            title=text.say(f"page.{name}"),
            url_path=name if name != "overview" else "",
            default=name == "overview",
        )
        for name in PAGES
    }
    return st.navigation(list(pages.values()), position="hidden"), pages


@contextmanager
def column() -> Iterator[None]:
    """Hold everything in one column of at most WIDEST pixels in the middle of the page."""
    with st.container(horizontal_alignment="center"), st.container(width=WIDEST):
        yield


def frame(page: st.Page, pages: dict[str, st.Page]) -> None:
    """Show what stands above every page, and the record that the address names."""
    talks, view, objections = place.reading()
    words = view.but(record="").words
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.markdown(f"#### {text.say('site.name')}", width="content")
        for name, target in pages.items():
            st.page_link(
                target, label=text.say(f"page.{name}"), query_params=words, width="content"
            )
    if talks.package.is_fictional:
        st.warning(text.say("site.fictional", title=talks.package.title))
    controls.filter_bar(talks, view)
    results.show(talks, view, page)
    for objection in objections:
        st.warning(place.sentence(talks, objection))
    st.caption(
        text.say(
            "period_line.text",
            period=view.period,
            whose=blocks.period_line(talks, view).split(" · ", 1)[1],
            sure="",
        )
    )
    if view.record:
        record.open_dialog(talks, view)


def footer(page: st.Page, pages: dict[str, st.Page]) -> None:
    """Show what stands below every page: how to get and cite it, data version, licence."""
    talks, view, _ = place.reading()
    name = next(name for name, target in pages.items() if target.url_path == page.url_path)
    sharing.panel(talks, view, name)
    st.divider()
    package = talks.package
    created = text.day(date.fromisoformat(package.created))
    reach = text.day(talks.reach.last)
    st.caption(
        text.say(
            "footer.line",
            title=package.title,
            version=package.version,
            created=created,
            reach=reach,
            name=package.name,
        )
    )
