"""How to get, cite and send what the page shows: addresses, ready lines of code, citation."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

import streamlit as st

from lib import citation, derived_tables, export, i18n
from lib.charts import registry
from lib.model.dataset import Dataset
from lib.params import View
from lib.sitemap import TABLE_OF, path_of
from lib.views import show, url_state
from lib.views.markup import joined, link, say, strong

#: The table that a reader of a page most likely wants; of other pages the rows of the first chart.
TABLES: Final = {**TABLE_OF, "method": "sources"}


def origin() -> str:
    """The beginning of the address under which the reader sees the app."""
    url = str(st.context.url or "")
    return "/".join(url.split("/")[:3])


def here() -> str:
    """The address of the page that the reader sees, without query parameters."""
    return str(st.context.url or "").partition("?")[0]


def asked(path: str, view: View) -> str:
    """The path with the words of the view."""
    return f"{path}?{view.query}" if view.query else path


def data_path(dataset: Dataset, view: View, name: str) -> str:
    """The address of the rows behind a page, with the words of the view."""
    found = registry.of_page(dataset, name)
    what = TABLES.get(name, f"charts/{found[0].name}" if found else "claims")
    if name == "data":
        what = st.session_state.get("data_table", next(iter(derived_tables.every(dataset))))
    return asked(f"/api/{what}.csv", words_for(dataset, what, view))


def words_for(dataset: Dataset, what: str, view: View) -> View:
    """The view without a record, and for a table without words that change nothing in its rows."""
    if "/" in what:
        return view.plain
    return derived_tables.heard_by(dataset, what, view)


def links(dataset: Dataset, view: View, name: str) -> None:
    """Show how to cite a page and how to get its rows, each behind its words at the page's head."""
    if view.talks == url_state.OWN:
        return
    with st.container(horizontal=True, gap="medium", key="uses"):
        folded("cite", lambda: cite(dataset, view, name))
        folded("get", lambda: get(dataset, view, name))


def folded(key: str, shown: Callable[[], None]) -> None:
    """Show the words of a key, and what they lead to once they are chosen.

    Blocks of code bring a large part of the browser's code with them.
    """
    box = st.popover(i18n.say(f"data.{key}"), type="tertiary", key=key, on_change="rerun")
    if box.open:
        with box:
            shown()


def cite(dataset: Dataset, view: View, name: str) -> None:
    """Show the citation of the view as text, BibTeX and CSL-JSON."""
    lasting = origin() + asked(path_of(name), citation.lasting(dataset, view))
    cited = citation.citation(dataset, view, lasting, datetime.now(UTC).date())
    for words, highlight in ((cited.text, None), (cited.bibtex, "latex"), (cited.csl, "json")):
        st.code(words, language=highlight, wrap_lines=True)


def get(dataset: Dataset, view: View, name: str) -> None:
    """Show the address of the view, the CSV of its rows, and lines of code that read them."""
    rows = data_path(dataset, view, name)
    show.markdown(strong(say("data.address")))
    st.code(origin() + asked(path_of(name), view), language=None, wrap_lines=True)
    show.markdown(link(i18n.say("table.download"), rows))
    show.markdown(say("data.lines_intro"))
    for line in i18n.words("lines").values():
        ready = line["text"].format(address=origin() + rows)
        st.code(ready, language=line["highlight"], wrap_lines=True)


def downloads(dataset: Dataset, view: View, name: str) -> None:
    """Show the links to a table's CSV, of the period and whole; a button for a reader's own."""
    if view.talks == url_state.OWN:
        own_download(dataset, view, name)
        return
    path, view = f"/api/{name}.csv", words_for(dataset, name, view)
    ways = {"download": view, "download_all": view.but(period=view.span)}
    links = [link(i18n.say(f"table.{key}"), asked(path, part)) for key, part in ways.items()]
    show.markdown(joined(" · ", links))


def own_download(dataset: Dataset, view: View, name: str) -> None:
    """Show a button with the CSV of a table that no address serves."""
    rows = export.csv(export.table_rows(dataset, view, name))
    label, file_name = i18n.say("table.download"), export.file_name(dataset, view, name, "csv")
    st.download_button(label, rows, file_name, "text/csv", on_click="ignore", key=f"csv-{name}")


def package_links(view: View) -> None:
    """Show the link to the whole package for the period."""
    if view.talks != url_state.OWN:
        path = asked("/api/package.zip", view.plain)
        show.markdown(link(i18n.say("data.package"), path))
