"""The filter: the one component of it, which is set from the address and writes it."""

import json
from typing import Final

import streamlit as st

from lib import params
from lib.api import search
from lib.content.period_filter import period_filter
from lib.model.dataset import Dataset
from lib.params import View
from lib.views import url_state
from lib.views.charts import mounted

#: The key of the component, under which the session has what it last said.
KEY: Final = "filter"
#: The key of the search.
SEARCH: Final = "search"
#: What the filter chooses, by the query parameters of it.
CHOSEN: Final = ("from", "to", "figures", "confidence", "disputed")


def write(choice: str) -> None:
    """Write a choice, as JSON, into the address; the rest of it stays, and what cannot be read.

    What is at its default is left out.
    """
    said = json.loads(choice)
    dataset, _, _ = url_state.reading()
    view, _ = params.parse({word: str(said.get(word, "")) for word in CHOSEN}, dataset.limits)
    url_state.write({word: view.words.get(word, "") for word in CHOSEN})


def filter_bar(dataset: Dataset, view: View) -> None:
    """Show the filter at the top of the page: period and speaker in sight, the rest folded."""
    mounted(KEY, {"filter": period_filter(dataset, view)}, "chosen", write)


def search_box(dataset: Dataset, view: View) -> None:
    """Show the search; what it finds is fetched, but in a negotiation that no address serves."""
    is_own = view.talks == url_state.OWN
    box = search.box(dataset, view, is_served=not is_own)
    asked = st.session_state.get(SEARCH, {}).get("asked") if is_own else None
    found = search.answer(dataset, asked) if asked else None
    given = {"search": {**box, "found": found}}
    mounted(SEARCH, given, "record", url_state.open_record, "asked", width="content")
