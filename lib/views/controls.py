"""The filter: period, speaker, confidence; set from the address, which they write."""

from typing import Final, Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib import address, text
from lib.address import DISPUTED, View
from lib.claims import CONFIDENCE_CHOICES
from lib.content.period_filter import period_filter
from lib.model.talks import Talks
from lib.views import place
from lib.views.blocks import given, mount

#: The width of the choice of speaker in pixels.
FIGURES: Final = 128
#: The name of the component of the period, under which the session has what it last said.
PERIOD_KEY: Final = "period"


def moved() -> None:
    """Write into the address what the widgets say otherwise than it.

    That is the changed one, and one changed before it that the reader's browser was not answered
    yet: it came with the address of before.
    """
    _, view, _ = place.reading()
    said = {word: str(st.session_state[word] or "") for word in shown(view)}
    place.write({word: value for word, value in said.items() if value != shown(view)[word]})


def shown(view: View) -> dict[str, str]:
    """What the widgets that write the address show of a view, each by its word."""
    return {"figures": view.figures, "confidence": view.confidence, "disputed": view.disputed}


def period_chosen() -> None:
    """Write the period that the reader chose into the address; an end of the span is left out."""
    said = st.session_state[PERIOD_KEY].get("period")
    first, _, last = str(said or "").partition("/")
    _, view, _ = place.reading()
    period, objections = address.judge_period({"from": first, "to": last}, view.span)
    if said and not objections:
        words = view.but(period=period).words
        place.write({word: words.get(word, "") for word in ("from", "to")})


def figure_names(talks: Talks) -> dict[str, str]:
    """The choices of the switch of figures, by code, with the parties from the data package."""
    parties = talks.names("parties", "short_name")
    return {
        code: parties[code] if code in talks.sides else text.say(f"figures.{code}")
        for code in talks.limits.figures
    }


def filter_bar(talks: Talks, view: View) -> None:
    """Show the filter at the top of the page: period and speaker in sight, the rest folded."""
    st.session_state.update(shown(view))
    mount(
        key=PERIOD_KEY, data={**given(), "period": period_filter(talks, view)},
        on_period_change=period_chosen,
    )  # fmt: skip
    with row():
        choice("figures", figure_names(talks), width=FIGURES)
        rarer(view)


def row() -> DeltaGenerator:
    """A row of widgets that wraps."""
    return st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall")


def rarer(view: View) -> None:
    """Show what is changed more rarely, and the search, behind a button that says the choice."""
    with st.popover(folded_words(view), icon=":material/tune:", key="rarer"):
        choice("confidence", {code: text.say(f"confidence.{code}") for code in CONFIDENCE_CHOICES})
        choice("disputed", {code: text.say(f"disputed.{code}") for code in DISPUTED})
        advice = text.say("control.search_help")
        st.text_input(text.say("control.search"), key="search", help=advice)


def folded_words(view: View) -> str:
    """The present choice of what is folded, in words."""
    both = text.say("control.folded_disputed") if view.disputed == "both" else ""
    said = [text.say(f"control.folded_{view.confidence}"), both, text.say("control.search")]
    return " · ".join(part for part in said if part)


def choice(word: str, names: dict[str, str], width: int | Literal["stretch"] = "stretch") -> None:
    """Show a choice of codes by their names."""
    st.selectbox(
        text.say(f"control.{word}"), list(names), key=word, format_func=names.__getitem__,
        on_change=moved, width=width,
    )  # fmt: skip
