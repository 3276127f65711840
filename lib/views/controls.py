"""The filter: period, speaker, confidence; widgets that are set from the address and write it."""

import streamlit as st

from lib import text
from lib.address import DISPUTED, View
from lib.claims import CONFIDENCE_CHOICES
from lib.model import periods
from lib.model.talks import Talks
from lib.period import Period
from lib.views import place


def presets(talks: Talks) -> dict[str, Period]:
    """The periods that a reader can choose by name: everything, each track, each year."""
    return {
        text.say("control.everything"): talks.span,
        **periods.of_tracks(talks),
        **periods.of_years(talks),
    }


def moved(word: str) -> None:
    """Write the changed widget into the address."""
    place.write({word: str(st.session_state[word] or "")})


def preset_chosen(talks: Talks) -> None:
    """Write the chosen preset into the address."""
    period = presets(talks).get(st.session_state["preset"])
    if period is not None:
        place.write({"from": period.first.isoformat(), "to": period.last.isoformat()})


def set_widgets(talks: Talks, view: View) -> None:
    """Set every widget of the filter to what the address says, before the widgets are made."""
    named = {period: name for name, period in reversed(presets(talks).items())}
    st.session_state.update({
        "from": view.period.first.isoformat(), "to": view.period.last.isoformat(),
        "preset": named.get(view.period, text.say("control.own")),
        "figures": view.figures, "confidence": view.confidence, "disputed": view.disputed,
    })  # fmt: skip


def figure_names(talks: Talks) -> dict[str, str]:
    """The choices of the switch of figures, by code, with the parties from the data package."""
    parties = talks.names("parties", "short_name")
    return {
        code: parties[code] if code in talks.sides else text.say(f"figures.{code}")
        for code in talks.limits.figures
    }


def filter_bar(talks: Talks, view: View) -> None:
    """Show the filter at the top of the page, where a phone shows it without a menu."""
    set_widgets(talks, view)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        period_fields(talks)
        choice("figures", figure_names(talks))
        choice("confidence", {code: text.say(f"confidence.{code}") for code in CONFIDENCE_CHOICES})
        choice("disputed", {code: text.say(f"disputed.{code}") for code in DISPUTED})
        advice = text.say("control.search_help")
        st.text_input(text.say("control.search"), key="search", help=advice, width=200)


def period_fields(talks: Talks) -> None:
    """Show the two days and the presets."""
    first, last = talks.span.first.isoformat(), talks.span.last.isoformat()
    advice = text.say("control.day_help", first=first, last=last)
    for word in ("from", "to"):
        label = text.say(f"control.{word}")
        st.text_input(label, key=word, help=advice, on_change=moved, args=(word,), width=130)
    options = [text.say("control.own"), *presets(talks)]
    st.selectbox(
        text.say("control.preset"), options, key="preset", on_change=preset_chosen, args=(talks,),
        width=210,
    )  # fmt: skip


def choice(word: str, names: dict[str, str]) -> None:
    """Show a choice of codes by their names."""
    st.selectbox(
        text.say(f"control.{word}"), list(names), key=word, format_func=names.__getitem__,
        on_change=moved, args=(word,), width=160,
    )  # fmt: skip
