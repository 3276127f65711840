"""The board of commitments: its rows say what the ledger says, its cuts are addresses."""

import pandas as pd
import pytest

from lib import params
from lib.content import board
from lib.model import commitments


def seen(dataset, **words):
    """The view that some words of the address mean."""
    view, objections = params.parse(words, dataset.limits)
    assert objections == []
    return view


def by_record(dataset, **words):
    """Every row of the board by its record."""
    found = board.board(dataset, seen(dataset, **words))
    return {one.record: one for group in found.groups for one in group.promises}


def test_every_commitment_stands_on_the_board_once(dataset):
    found = board.board(dataset, seen(dataset))
    shown = [one.record for group in found.groups for one in group.promises]
    assert sorted(shown) == sorted("commitments/" + dataset["commitments"]["commitment_id"])


def test_a_disputed_promise_looks_it_and_says_both_directions(dataset):
    row = by_record(dataset)["commitments/2025-06-02-bodies-6000"]
    north, south = row.ways
    assert (row.doubt, row.stands) == ("disputed", "partly")
    assert (north.amount, north.percent, south.amount) == ("7,057 of 6,000", 100.0, "97 of 6,000")
    assert north.days == "first after 9 days, last after 45 days"
    assert row.by == "Promised by Umerov (Ukraine), Medinsky (Russia)"
    assert row.steps == "steps-2025-06-02-bodies-6000"


def test_a_promise_to_one_side_has_no_direction_to_the_other(dataset):
    north, south = by_record(dataset)["commitments/2025-11-15-activate-1200"].ways
    assert (north.amount, north.percent, south) == ("none reported of 1,200", None, None)


def test_a_promise_without_a_number_says_who_agreed_and_what_was_said_of_it(dataset):
    row = by_record(dataset)["commitments/2026-01-23-energy-pause"]
    assert row.ways == ()
    assert len(row.said) >= 3
    assert row.by


def test_the_amounts_are_those_of_the_ledger(dataset):
    view = seen(dataset)
    rows = commitments.ledger(dataset, view, dataset.reach.last)
    exact = rows["promised_qualifier"] == "exactly"
    full = rows[(rows["status"] == "full") & pd.notna(rows["promised"]) & exact]
    shown = by_record(dataset)
    assert len(full)
    for row in full.to_dict("records"):
        place = dataset.sides.index(row["to_party"])
        way = shown[f"commitments/{row['commitment_id']}"].ways[place]
        assert way.amount.startswith(f"{row['delivered']:,.0f} of {row['promised']:,.0f}")


@pytest.mark.parametrize("state", ["full", "disputed"])
def test_a_choice_says_how_many_rows_it_leaves(dataset, state):
    choices = {one.address: one for one in board.board(dataset, seen(dataset)).states}
    own = choices[f"/commitments?{seen(dataset, state=state).query}"]
    assert own.count == str(len(by_record(dataset, state=state)))
    shown = [
        one.address
        for one in board.board(dataset, seen(dataset, state=state)).states
        if one.is_shown
    ]
    assert shown == [own.address]


def test_a_cut_of_the_board_keeps_the_other_cut_and_opens_every_group(dataset):
    found = board.board(dataset, seen(dataset, round="2025-06-02-istanbul"))
    assert all("round=2025-06-02-istanbul" in one.address for one in found.states)
    assert all(group.is_open for group in found.groups)
    assert found.round == "Istanbul, 2 June 2025"


def test_an_unknown_round_or_state_is_objected_to(dataset):
    _, objections = params.parse({"round": "nowhere", "state": "kept"}, dataset.limits)
    assert [(one.word, one.fault) for one in objections] == [
        ("round", "unknown"),
        ("state", "unknown"),
    ]


def test_a_chart_is_the_same_whatever_the_board_shows(dataset):
    assert seen(dataset, state="full").token == seen(dataset).token
