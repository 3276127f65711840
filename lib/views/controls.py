"""The filter: the one component of it, which is set from the address and writes it."""

import json
from typing import Final

import streamlit as st

from lib import i18n, params
from lib.content.period_filter import period_filter
from lib.model.dataset import Dataset
from lib.params import View
from lib.views import url_state
from lib.views.charts import given, mount

#: The key of the component, under which the session has what it last said.
KEY: Final = "filter"
#: What the filter chooses, by the query parameters of it.
CHOSEN: Final = ("from", "to", "figures", "confidence", "disputed")


def chosen() -> None:
    """Write what the reader chose into the address; what is at its default is left out."""
    if said := st.session_state[KEY].get("chosen"):
        write(json.loads(said))


def write(said: dict[str, str]) -> None:
    """Write a choice into the address, whatever of it can be read; the rest stays as it is."""
    dataset, _, _ = url_state.reading()
    view, _ = params.parse({word: str(said.get(word, "")) for word in CHOSEN}, dataset.limits)
    url_state.write({word: view.words.get(word, "") for word in CHOSEN})


def filter_bar(dataset: Dataset, view: View) -> None:
    """Show the filter at the top of the page: period and speaker in sight, the rest folded."""
    mount(
        key=KEY, data={**given(), "filter": period_filter(dataset, view)}, on_chosen_change=chosen
    )


def search_box() -> None:
    """Show the search behind its button."""
    with st.popover(i18n.say("control.search"), key="rarer", type="tertiary"):
        advice = i18n.say("control.search_help")
        st.text_input(i18n.say("control.search"), key="search", help=advice)
