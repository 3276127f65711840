"""The filter: period, speaker, confidence; widgets that are set from the address and write it."""

from typing import Final, Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib import text
from lib.address import DISPUTED, View
from lib.claims import CONFIDENCE_CHOICES
from lib.model import periods
from lib.model.talks import Talks
from lib.period import Period
from lib.views import place

#: Widths in pixels: a day, the whole period, the speaker. All in one row of 736, in two of 358.
DAY: Final = 98
PERIOD: Final = 392
FIGURES: Final = 128


def presets(talks: Talks) -> dict[str, Period]:
    """The periods that a reader can choose by name: everything, each track, each year."""
    return {
        text.say("control.everything"): talks.span,
        **periods.of_tracks(talks),
        **periods.of_years(talks),
    }


def moved() -> None:
    """Write into the address what the widgets say otherwise than it.

    That is the changed one, and one changed before it that the reader's browser was not answered
    yet: it came with the address of before.
    """
    _, view, _ = place.reading()
    said = {word: str(st.session_state[word] or "") for word in shown(view)}
    place.write({word: value for word, value in said.items() if value != shown(view)[word]})
    talks, view, _ = place.reading()
    st.session_state["preset"] = preset(talks, view)  # so that its own callback finds no choice


def shown(view: View) -> dict[str, str]:
    """What the widgets that write the address show of a view, each by its word."""
    return {
        "from": view.period.first.isoformat(), "to": view.period.last.isoformat(),
        "figures": view.figures, "confidence": view.confidence, "disputed": view.disputed,
    }  # fmt: skip


def preset_chosen(talks: Talks) -> None:
    """Write the chosen preset into the address, unless it is that of the address already.

    Then the reader chose none: the browser was not told yet that a day had changed it.
    """
    _, view, _ = place.reading()
    period = presets(talks).get(st.session_state["preset"])
    if period is not None and st.session_state["preset"] != preset(talks, view):
        place.write({"from": period.first.isoformat(), "to": period.last.isoformat()})


def set_widgets(talks: Talks, view: View) -> None:
    """Set every widget of the filter to what the address says, before the widgets are made."""
    st.session_state.update({**shown(view), "preset": preset(talks, view)})


def preset(talks: Talks, view: View) -> str:
    """The name of the period of a view, or the word for one of the reader's own."""
    named = {period: name for name, period in reversed(presets(talks).items())}
    return named.get(view.period, text.say("control.own"))


def figure_names(talks: Talks) -> dict[str, str]:
    """The choices of the switch of figures, by code, with the parties from the data package."""
    parties = talks.names("parties", "short_name")
    return {
        code: parties[code] if code in talks.sides else text.say(f"figures.{code}")
        for code in talks.limits.figures
    }


def filter_bar(talks: Talks, view: View) -> None:
    """Show the filter at the top of the page: period and speaker in sight, the rest folded."""
    set_widgets(talks, view)
    with row():
        with row(width=PERIOD):
            period_fields(talks)
        choice("figures", figure_names(talks), width=FIGURES)
        rarer(view)


def row(width: int | Literal["stretch"] = "stretch") -> DeltaGenerator:
    """A row of widgets that wraps; as narrow as a phone it keeps both days in one line."""
    return st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall", width=width)


def period_fields(talks: Talks) -> None:
    """Show the two days and the presets, which take what is left of a phone's width."""
    first, last = talks.span.first.isoformat(), talks.span.last.isoformat()
    advice = text.say("control.day_help", first=first, last=last)
    for word in ("from", "to"):
        label = text.say(f"control.{word}")
        st.text_input(label, key=word, help=advice, on_change=moved, width=DAY)
    options = [text.say("control.own"), *presets(talks)]
    st.selectbox(
        text.say("control.preset"), options, key="preset", on_change=preset_chosen, args=(talks,),
    )  # fmt: skip


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
