"""Commitments: the ledger of those with a number, and what was said of those without."""

import pandas as pd
import streamlit as st

from lib import blocks, text
from lib.look import agreed_words
from lib.model import commitments
from lib.model import rows as model
from lib.model.talks import Talks
from lib.theme import Row
from lib.views import grids, place, show
from lib.views.answers import answer_table
from lib.views.markup import Markdown, bullet, joined, link, plain, say, strong

COLUMNS = [
    "title", "round_title", "agreed_date", "agreed_by", "agreed_says", "to_party", "promised",
    "delivered", "basis", "balance", "share", "first_days", "completion_days", "open_days",
    "one_sided_amount", "disputed_amount", "disputed_links", "status",
]  # fmt: skip


def ledger_table() -> None:
    """Show the ledger of commitments."""
    talks, view, _ = place.reading()
    rows = model.whole_ledger(talks, view)
    agreed = rows["agreed_by"].map(lambda code: agreed_words(talks, code))
    answer_table("table-ledger", rows.assign(agreed_by=agreed), COLUMNS)
    if silent := blocks.unspoken(talks, view, rows):
        show.caption(plain(silent))


def followed() -> None:
    """Show the undertakings without a number of the round that the reader chooses, newest first."""
    talks, view, _ = place.reading()
    rows = commitments.followed(talks, view)
    show.header(say("followed.heading"))
    grids.row_count(rows.drop_duplicates("commitment_id"), "undertaking")
    titles = list(dict.fromkeys(reversed(list(rows["round_title"]))))
    if not titles:
        return
    picked = st.selectbox(text.say("record.chosen_round"), titles, key="followed")
    for _, own in rows[rows["round_title"] == picked].groupby("commitment_id", sort=False):
        show.markdown(followed_item(talks, own))


def followed_item(talks: Talks, own: pd.DataFrame) -> Markdown:
    """One undertaking with the statements on its outcome, as Markdown."""
    first = own.iloc[0]
    agreed = plain(f"{agreed_words(talks, first['agreed_by'])} ({first['agreed_says']})")
    said = [said_item(talks, row) for row in own.to_dict("records") if row["statement"]]
    head = joined(" · ", [strong(first["title"]), agreed])
    return joined("\n", [head, plain(""), *(said or [bullet(say("followed.none"))])])


def said_item(talks: Talks, row: Row) -> Markdown:
    """One statement on the outcome of an undertaking, as a list item."""
    status = talks.package.label("event_statements", "status", row["status"])
    voice = plain(row["outcome_says"])
    return bullet(plain(row["statement"]), voice, plain(status), link(row["outlet"], row["url"]))
