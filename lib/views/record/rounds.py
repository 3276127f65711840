"""The parts of a round: delegations, sittings, what was agreed, positions side by side."""

import pandas as pd
import streamlit as st

from lib import text
from lib.address import View
from lib.look import agreed_words
from lib.model import records
from lib.model.records import Record
from lib.model.talks import Talks
from lib.theme import Row
from lib.views import blocks
from lib.views.markup import bullet, link, plain
from lib.views.record.links import jump
from lib.views.record.lists import heading, listed


def round_parts(talks: Talks, view: View, record: Record) -> None:
    """Show the parts that only a round has."""
    if record.table != "rounds":
        return
    people = records.delegations(talks, record.key).to_dict("records")
    listed("delegations", [delegation_item(row) for row in people])
    held = records.sittings(talks, view, record.key).to_dict("records")
    listed("sittings", [sitting_item(talks, row) for row in held])
    blocks.show_whole(talks, view, f"sittings-{record.key}")
    agreed(talks, records.agreed(talks, view, record.key))
    positions(talks, records.positions(talks, record.key))


def delegation_item(row: Row) -> str:
    """Who led a delegation and how large it was, as a list item."""
    size: str = text.counted(row["size"], "member") if pd.notna(row["size"]) else ""
    return bullet(f"**{plain(row['name'])}**", plain(row["head"]), plain(row["head_title"]), size)


def sitting_item(talks: Talks, row: Row) -> str:
    """Day, kind and duration of a sitting, and the clause that decided it, as a list item."""
    time: str = text.say("record.no_duration")
    if pd.notna(row["minutes"]):
        time = text.hours(row["minutes"])
    kind = plain(talks.package.label("meetings", "kind", row["kind"]))
    why = text.say(f"clause.{row['clause']}") if row["clause"] else ""
    return bullet(text.day(row["date"]), kind, f"**{time}**", why)


def agreed(talks: Talks, rows: pd.DataFrame) -> None:
    """Show what was agreed or proposed at a round; each opens its own record."""
    if rows.empty:
        return
    heading("commitments")
    for row in rows.to_dict("records"):
        jump(row["title"], f"commitments/{row['commitment_id']}")
        st.markdown(bullet(plain(row["description"]), agreed_words(talks, row["agreed_by"])))


def positions(talks: Talks, rows: pd.DataFrame) -> None:
    """Show the positions of each side by topic, side by side."""
    if rows.empty:
        return
    heading("positions")
    for topic, part in rows.groupby("topic", sort=False):
        st.markdown(f"**{plain(talks.package.label('positions', 'topic', topic))}**")
        with st.container(horizontal=True, gap="medium"):
            for party, own in part.groupby("party_id", sort=False):
                position_card(str(talks.parties.loc[str(party), "name"]), own)


def position_card(party: str, own: pd.DataFrame) -> None:
    """Show the positions of one side on one topic."""
    items = [position_item(row) for row in own.to_dict("records")]
    with st.container(border=True, width=420):
        st.markdown("\n".join([f"**{plain(party)}**", "", *items]))


def position_item(row: Row) -> str:
    """One position with its speaker and source, as a list item."""
    return bullet(plain(row["position"]), plain(row["speaker"]), link(row["outlet"], row["url"]))
