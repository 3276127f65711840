"""A reader's own negotiation: a zip, checked and kept in this reader's session alone."""

import streamlit as st

from lib import check, text
from lib.model.talks import Talks, read_talks
from lib.views import place, show
from lib.views.markup import say


def accepted(content: bytes) -> tuple[Talks | None, list[check.Problem]]:
    """The negotiation in a zip, or all the problems for which it is refused; nothing is written."""
    try:
        files = check.archive_files(content)
    except check.Refused as refused:
        return None, list(refused.problems)
    problems = check.problems(files)
    return (None, problems) if problems else (read_talks(files), [])


def own_negotiation() -> None:
    """Show the place for a zip, and what became of the one that was dropped there."""
    show.header(say("upload.heading"))
    limits = {"packed": check.MAX_PACKED // 1_000_000, "unpacked": check.MAX_UNPACKED // 1_000_000}
    show.markdown(say("upload.intro", **limits))
    dropped = st.file_uploader(
        text.say("upload.label"), type="zip", key="upload", max_upload_size=limits["packed"]
    )
    if dropped is None:
        return
    talks, problems = accepted(dropped.getvalue())
    if talks is None:
        show.error(say("upload.refused", count=text.counted(len(problems), "problem")))
        st.code("\n".join(str(problem) for problem in problems), language=None, wrap_lines=True)
        return
    st.session_state[place.OWN_KEY] = talks
    show.success(say("upload.accepted", title=talks.package.title))
    show.page_link("overview.py", say("upload.open"), {"talks": place.OWN})
