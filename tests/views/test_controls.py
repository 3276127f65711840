"""What the filter says goes into the address as far as it can be read, and nothing else does."""

import json

import pytest
from streamlit.testing.v1 import AppTest


def told() -> None:
    """The page of an app in which the filter says what the session holds."""
    import streamlit as st

    from lib.views import controls

    if st.session_state["said"]:
        controls.write(st.session_state["said"])


def after(said: str | None, **words: str) -> dict[str, str]:
    """The query parameters after the filter has said something."""
    app = AppTest.from_function(told)
    app.session_state["said"] = said
    app.query_params.update(words)
    app.run()
    assert not app.exception
    return {word: "".join(value) for word, value in app.query_params.items()}


def test_a_choice_is_written_into_the_address_without_what_holds_anyway():
    said = {
        "from": "2025-06-01", "to": "2025-06-30", "figures": "headline", "confidence": "high",
        "disputed": "neither",
    }  # fmt: skip
    assert after(json.dumps(said)) == {
        "from": "2025-06-01", "to": "2025-06-30", "confidence": "high",
    }  # fmt: skip


def test_a_choice_takes_the_place_of_the_one_before_and_leaves_the_other_words():
    before = {"from": "2025-05-16", "figures": "russia", "record": "rounds/2025-06-02-istanbul"}
    assert after(json.dumps({"to": "2025-06-30"}), **before) == {
        "to": "2025-06-30", "record": "rounds/2025-06-02-istanbul",
    }  # fmt: skip


@pytest.mark.parametrize("said", [
    {"from": "never"}, {"from": "1999-01-01"},
    {"figures": "mars"}, {"confidence": 7}, {"disputed": ["both"]}, {"record": "rounds/none"}, {"talks": "elsewhere"},
])  # fmt: skip
def test_what_cannot_be_read_is_not_written(said):
    assert after(json.dumps(said)) == {}


def test_a_filter_that_says_nothing_changes_nothing():
    assert after(None, figures="russia") == {"figures": "russia"}
