"""The parts of a record as the reader sees them: a heading over a list."""

import streamlit as st

from lib import text


def heading(key: str) -> None:
    """Show the heading of a part."""
    st.header(text.say(f"record.{key}"), anchor=False)


def listed(key: str, items: list[str]) -> None:
    """Show a heading and a list, where there is anything in it."""
    if items:
        heading(key)
        st.markdown("\n".join(items))
