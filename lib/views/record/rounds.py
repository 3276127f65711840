"""The parts of a round: delegations, sittings, what was agreed, positions side by side."""

import pandas as pd
import streamlit as st

from lib import text
from lib.address import View
from lib.look import agreed_words, look
from lib.model import round_parts as model
from lib.model.records import Record
from lib.model.talks import Talks
from lib.theme import Look, Row
from lib.views import blocks
from lib.views.markup import bullet, link, plain
from lib.views.record.links import jump
from lib.views.record.lists import heading, listed
from lib.views.record.statements import statement_item


def round_parts(talks: Talks, view: View, record: Record) -> None:
    """Show the parts that only a round has."""
    if record.table != "rounds":
        return
    said = model.said_of_delegations(talks, record.key)
    people = model.delegations(talks, record.key).to_dict("records")
    listed("delegations", [delegation_item(talks, view, row, said) for row in people])
    held = model.sittings(talks, view, record.key).to_dict("records")
    listed("sittings", [sitting_item(talks, row) for row in held])
    blocks.show_whole(talks, view, f"sittings-{record.key}")
    agreed(talks, model.agreed(talks, view, record.key))
    positions(talks, model.positions(talks, record.key))


def delegation_item(talks: Talks, view: View, row: Row, said: pd.DataFrame) -> str:
    """Who led a delegation and how large it was, and below it who says so, as list items.

    What no statement speaks of rests on the source of the round.
    """
    own = said[said["delegation_id"] == row["delegation_id"]]
    size: str = text.counted(row["size"], "member") if pd.notna(row["size"]) else ""
    outlet = ""
    if model.rests_on_round(row, own):
        outlet = text.say("record.reported_by", source=link(row["outlet"], row["url"]))
    head = plain(row["head"]), plain(row["head_title"])
    first = bullet(f"**{plain(row['name'])}**", *head, size, outlet)
    seen = look(talks, view)
    items = [said_of_delegation(talks, seen, one) for one in own.to_dict("records")]
    return "\n".join([first, *dict.fromkeys(items)])


def said_of_delegation(talks: Talks, seen: Look, row: Row) -> str:
    """One statement on head or size of a delegation, as an item of the list below its name."""
    what = plain(talks.package.label("claims", "measure", row["measure"]))
    return statement_item(talks, seen, row).replace("- ", f"    - {what}: ", 1)


def sitting_item(talks: Talks, row: Row) -> str:
    """Day, kind and duration of a sitting, and the clause that decided it, as a list item."""
    time: str = text.say("record.no_duration")
    if pd.notna(row["minutes"]):
        time = text.lasting(row["least"], row["most"], row["qualifier"])
    kind = plain(talks.package.label("meetings", "kind", row["kind"]))
    why = text.say(f"clause.{row['clause']}") if row["clause"] else ""
    return bullet(text.day(row["date"]), kind, f"**{time}**", why)


def agreed(talks: Talks, rows: pd.DataFrame) -> None:
    """Show what was agreed, proposed or disputed at a round; each opens its own record."""
    if rows.empty:
        return
    heading("commitments")
    for name, part in rows.groupby("heading", observed=True):
        st.subheader(text.say(f"agreed_heading.{name}"), anchor=False)
        for row in part.to_dict("records"):
            jump(row["title"], f"commitments/{row['commitment_id']}")
            by, says = agreed_words(talks, row["agreed_by"]), plain(row["agreed_says"])
            st.markdown(bullet(plain(row["description"]), by, says))


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
