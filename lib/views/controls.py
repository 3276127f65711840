"""The filter: the one component of it, which is set from the address and writes it."""

import json
from typing import Final

import streamlit as st

from lib import i18n, params
from lib.content.period_filter import period_filter
from lib.model.dataset import Dataset
from lib.params import View
from lib.views import url_state
from lib.views.charts import mounted

#: The key of the component, under which the session has what it last said.
KEY: Final = "filter"
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


def search_box() -> None:
    """Show the search behind its button."""
    with st.popover(i18n.say("control.search"), key="rarer", type="tertiary"):
        advice = i18n.say("control.search_help")
        st.text_input(i18n.say("control.search"), key="search", help=advice)
