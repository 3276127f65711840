"""What changed between versions of the data."""

import streamlit as st

from lib import text
from lib.kept import kept
from lib.model import coverage
from lib.model.talks import Talks
from lib.views import place
from lib.views.markup import plain


def recent_changes() -> None:
    """Show what changed in the versions of the data, the newest first."""
    talks, _, _ = place.reading()
    st.header(text.say("overview.changes"), anchor=False)
    st.markdown(told(talks))


@kept(8)
def told(talks: Talks) -> str:
    """The changes of every version as Markdown."""
    lines = []
    for version, part in coverage.changes(talks).groupby("version", sort=False):
        day = text.day(part["date"].iloc[0])
        said = zip(part["change"], part["reason"], strict=True)
        items = [f"- {plain(change)} {plain(reason)}" for change, reason in said]
        lines += [f"**{text.say('overview.version', version=version, date=day)}**", "", *items, ""]
    return "\n".join(lines)
