"""How to get, cite and send what the page shows: addresses, ready lines of code, citation."""

from datetime import UTC, datetime

import streamlit as st

from lib import cite, exports, gallery, text
from lib.address import View
from lib.model.talks import Talks
from lib.views import place

#: The rows behind each page that a reader most likely wants.
PAGE_DATA = {"overview": "charts/process", "rounds": "rounds", "durations": "charts/sittings", "commitments": "charts/ledger",
             "claims": "charts/differences", "data": "claims", "method": "sources"}  # fmt: skip


def origin() -> str:
    """The beginning of the address under which the reader sees the app."""
    url = str(st.context.url or "")
    return "/".join(url.split("/")[:3])


def data_path(talks: Talks, view: View, name: str) -> str:
    """The address of the rows behind a page, with the words of the view."""
    found = gallery.of_page(talks, name)
    what = PAGE_DATA.get(name, f"charts/{found[0].name}" if found else "claims")
    query = view.but(record="").query
    return f"/api/{what}.csv" + (f"?{query}" if query else "")


def panel(talks: Talks, view: View, name: str) -> None:
    """Show the panel with the address of the page's rows, lines to read them, and a citation."""
    if view.talks == place.OWN:
        return
    address = origin() + data_path(talks, view, name)
    with st.expander(text.say("data.get")):
        st.markdown(text.say("data.lines_intro"))
        for language, line in text.words("lines").items():
            st.code(
                line["text"].format(address=address), language=line["highlight"], wrap_lines=True
            )
        page = (
            origin()
            + (f"/{name}" if name != "overview" else "/")
            + (f"?{view.query}" if view.query else "")
        )
        cited = cite.citation(talks, view, page, datetime.now(UTC).date())
        st.markdown(f"**{text.say('data.cite')}**")
        for words, highlight in ((cited.text, None), (cited.bibtex, "latex"), (cited.csl, "json")):
            st.code(words, language=highlight, wrap_lines=True)


def downloads(talks: Talks, view: View, name: str) -> None:
    """Show the links to a table's CSV for the period and whole; buttons for a reader's own package."""
    if view.talks == place.OWN:
        rows = exports.csv(exports.table_rows(talks, view, name))
        st.download_button(
            text.say("table.download"),
            rows,
            exports.file_name(talks, view, name, "csv"),
            "text/csv",
            on_click="ignore",
            key=f"csv-{name}",
        )
        return
    query, whole = view.but(record="").query, view.but(record="", period=view.span).query
    here, all_of_it = (
        f"/api/{name}.csv" + (f"?{words}" if words else "") for words in (query, whole)
    )
    st.markdown(
        f"[{text.say('table.download')}]({here}) · [{text.say('table.download_all')}]({all_of_it})"
    )


def package_links(view: View) -> None:
    """Show the link to the whole package for the period."""
    if view.talks != place.OWN:
        query = view.but(record="").query
        st.markdown(f"[{text.say('data.package')}](/api/package.zip{'?' + query if query else ''})")


def agreed_words(talks: Talks, code: object) -> str:
    """By whom something was agreed, in words."""
    word, _, party = str(code).partition(":")
    if word == "proposed":
        name = talks.parties["name"].to_dict().get(party, text.say("agreed.mediator"))
        return text.say("agreed.proposed", party=name)
    return text.say(f"agreed.{word}") if word in ("both", "disputed") else text.say("agreed.other")
