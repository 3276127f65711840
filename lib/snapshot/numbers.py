"""The talks in numbers, as the overview shows them."""

import pandas as pd

from lib import blocks, text
from lib.model import disagreements, durations, outcomes, rounds
from lib.snapshot.edition import Edition
from lib.snapshot.parts import Part

#: As many numbers as fit in a row that wraps once; three of them are not of outcomes.
MOST, OTHERS = 8, 3

Card = tuple[str, str, str]


def of_rounds(edition: Edition) -> list[Card]:
    """The numbers of rounds and their joint time."""
    held = len(rounds.held(edition.talks, edition.view))
    others = len(rounds.of_view(edition.talks, edition.view)) - held
    sittings = durations.of_view(edition.talks, edition.view)
    joint = sittings[sittings["is_round"] & sittings["counts_as_joint"]]["minutes"]
    note = text.say("card.joint_note", timed=joint.notna().sum(), sittings=len(joint))
    return [
        (text.say("card.rounds"), text.number(held), text.say("card.rounds_note", contacts=others)),
        (text.say("card.joint"), text.hours(joint.sum()), note),
    ]


def of_outcome(edition: Edition, row: pd.Series, title: str) -> Card:
    """The number of one outcome for one receiver; none where nobody gives a figure."""
    to = edition.talks.parties.loc[row["to_party"], "name"]
    silent, records = int(row["silent"]), int(row["records"])
    value = text.say("state.no_figure") if silent == records else text.number(row["total"])
    note = text.say("card.silent_note", silent=text.counted(silent, "record"))
    return (
        text.say("card.to", what=title, to=to),
        value,
        note if silent else text.say("card.all_note"),
    )


def of_outcomes(edition: Edition) -> list[Card]:
    """The numbers of as many outcomes as there is room for, to each party."""
    talks = edition.talks
    titles = talks["outcomes"].sort_values("order").set_index("outcome_id")["short_title"]
    shown = list(titles.index)[: (MOST - OTHERS) // len(talks.sides)]
    rows = outcomes.in_total(talks, edition.view)
    rows = rows[rows["outcome_id"].isin(shown)]
    return [of_outcome(edition, row, titles[row["outcome_id"]]) for _, row in rows.iterrows()]


def of_differences(edition: Edition) -> Card:
    """On how many figures the sides differ."""
    states = disagreements.of_view(edition.talks, edition.view)["state"]
    note = text.say("card.differ_note", figures=text.number(len(states)))
    return text.say("card.differ"), text.number((states == "differ").sum()), note


def numbers(edition: Edition) -> Part:
    """The numbers, with the rule by which they were chosen."""
    cards = [*of_rounds(edition), *of_outcomes(edition), of_differences(edition)]
    rule = text.say("card.rule", whose=blocks.period_line(edition.talks, edition.view))
    return Part("numbers.html", {"cards": cards, "rule": rule})
