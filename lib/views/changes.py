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
    for version, day, rows, others in coverage.changes_by_version(talks):
        title = text.say("overview.version", version=version, date=text.day(day))
        said = zip(rows["change"], rows["reason"], strict=True)
        items = [f"- {plain(change)} {plain(reason)}" for change, reason in said]
        more = [f"- {text.say('overview.of_records', changes=text.counted(others, 'change'))}"]
        lines += [f"**{title}**", "", *items, *(more if others else []), ""]
    return "\n".join(lines)
