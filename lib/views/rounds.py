"""The page of rounds in the app: rows, folded contacts and the map of venues as one element."""

from lib import i18n
from lib.content import rounds_page as content
from lib.views import page_html, sharing, url_state


def rounds() -> None:
    """Show the rounds in order of time, the other contacts folded, and where the rounds met."""
    dataset, view, _ = url_state.reading()
    page_html.template(
        "rounds", "rounds.html", meetings=content.meetings(dataset, view), folded=True, csv="",
        words=i18n.words("labels")["rounds"], place=lambda record: content.address(view, record),
    )  # fmt: skip
    sharing.downloads(dataset, view, content.TABLE)
