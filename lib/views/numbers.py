"""The talks in numbers: six to eight of them, each with its period and its speaker's rule."""

from functools import lru_cache

import streamlit as st

from lib import blocks, text
from lib.address import View
from lib.model import disagreements, durations, outcomes, rounds
from lib.model.talks import Talks
from lib.theme import Row
from lib.views import place

MOST = 8
#: Numbers besides those of the outcomes: rounds, joint time, differences.
OTHERS = 3

Card = tuple[str, str, str]


def round_cards(talks: Talks, view: View) -> list[Card]:
    """The numbers of rounds and their joint time."""
    rows, sittings = rounds.of_view(talks, view), durations.of_view(talks, view)
    held = rows[rows["is_round"] & rows["was_held"]]
    joint = sittings[sittings["is_round"] & sittings["counts_as_joint"]]
    note = text.say("card.joint_note", timed=joint["minutes"].notna().sum(), sittings=len(joint))
    contacts = text.say("card.rounds_note", contacts=len(rows) - len(held))
    return [
        (text.say("card.rounds"), text.number(len(held)), contacts),
        (text.say("card.joint"), text.hours(joint["minutes"].sum()), note),
    ]


def outcome_card(talks: Talks, row: Row) -> Card:
    """The number of one outcome for one receiving party; none where nobody gives a figure."""
    what = talks.names("outcomes", "short_title")[row["outcome_id"]]
    name = text.say("card.to", what=what, to=talks.parties.loc[row["to_party"], "name"])
    unknown = row["records"] == row["silent"]
    value = text.say("state.no_figure") if unknown else text.number(row["total"])
    note = text.say("card.silent_note", silent=text.counted(row["silent"], "record"))
    return name, value, note if row["silent"] else text.say("card.all_note")


def outcome_cards(talks: Talks, view: View) -> list[Card]:
    """The numbers of as many outcomes as there is room for, to each party."""
    ordered = talks["outcomes"].sort_values("order")["outcome_id"]
    shown = ordered.head(max(1, (MOST - OTHERS) // len(talks.sides)))
    rows = outcomes.in_total(talks, view)
    rows = rows[rows["outcome_id"].isin(shown)]
    return [outcome_card(talks, row) for row in rows.to_dict("records")]


def difference_card(talks: Talks, view: View) -> Card:
    """On how many figures the sides differ."""
    rows = disagreements.of_view(talks, view)
    differ = text.number((rows["state"] == "differ").sum())
    note = text.say("card.differ_note", figures=text.number(len(rows)))
    return text.say("card.differ"), differ, note


@lru_cache(maxsize=500)
def cards(talks: Talks, view: View) -> tuple[Card, ...]:
    """Every number of the overview; kept, since it depends on the words of the address alone."""
    return *round_cards(talks, view), *outcome_cards(talks, view), difference_card(talks, view)


def numbers() -> None:
    """Show the numbers in a row that wraps, and below it their period and rule."""
    talks, view, _ = place.reading()
    with st.container(horizontal=True, gap="small"):
        for label, value, note in cards(talks, view.but(record="")):
            st.container(border=True, width=168).markdown(
                f":small[{label}]\n## {value}\n:small[:gray[{note}]]"
            )
    st.caption(text.say("card.rule", whose=blocks.period_line(talks, view)))
