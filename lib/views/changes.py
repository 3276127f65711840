"""What changed between versions of the data."""

import streamlit as st

from lib import text
from lib.model import coverage
from lib.views import place


def recent_changes() -> None:
    """Show what changed in the versions of the data, the newest first."""
    talks, _, _ = place.reading()
    st.subheader(text.say("overview.changes"), anchor=False)
    for version, part in coverage.changes(talks).groupby("version", sort=False):
        day = text.day(part["date"].iloc[0])
        st.markdown(f"**{text.say('overview.version', version=version, date=day)}**")
        said = zip(part["change"], part["reason"], strict=True)
        st.markdown("\n".join(f"- {change} {reason}" for change, reason in said))
