"""The board of commitments in the app, as one element; the steps of a promise open in its row."""

from lib import derived_tables, i18n
from lib.api import figures
from lib.content import board as content
from lib.views import charts, page_html, sharing, url_state


def board() -> None:
    """Show where every promise stands, cut by round and state, with the CSV of the same rows."""
    dataset, view, _ = url_state.reading()
    is_own = view.talks == url_state.OWN
    heard = derived_tables.heard_by(dataset, content.TABLE, view)
    page_html.template(
        "board", "board.html", board=content.board(dataset, view), cuts=True,
        words=i18n.words("labels")["board"], place=lambda record: content.address(view, record),
        steps=lambda name: "" if is_own else figures.address(view, name),
        csv="" if is_own else sharing.asked(f"/api/{content.TABLE}.csv", heard),
    )  # fmt: skip
    if is_own:
        sharing.own_download(dataset, view, content.TABLE)
        charts.steps()
