"""Where each commitment stands: by deliveries with a number, by what is said without one."""

import pytest

from lib.model import derived, standings
from lib.params import STANDS
from tests.model.tiny import seen, tiny

#: One promise to the north and south, one without a number at each of two rounds.
MADE = {
    "commitment_id": ["aid", "talk", "text"], "outcome_id": ["aid", "", ""],
    "title": ["Aid", "Talk", "Text"], "round_id": ["first", "first", "second"],
    "agreed_date": ["2031-01-10", "2031-01-10", "2031-03-01"],
}  # fmt: skip
ROUNDS = {
    "round_id": ["first", "second"], "track_id": ["main"] * 2, "title": ["First", "Second"],
    "start_date": ["2031-01-10", "2031-03-01"], "end_date": ["2031-01-10", "2031-03-01"],
    "is_round": ["true"] * 2, "was_held": ["true"] * 2,
}  # fmt: skip


def promised(to: str, by: str, number: int = 10) -> dict[str, object]:
    """What a speaker says was promised to a side."""
    return {"commitment_id": "aid", "measure": "promised", "to_party": to, "value": number,
            "unit": "convoys", "by": by}  # fmt: skip


def agreed(commitment: str, code: str, by: str) -> dict[str, object]:
    """What a speaker says of who agreed."""
    return {"commitment_id": commitment, "measure": "agreement", "value_text": code, "by": by}


def delivered(north: int, south: int) -> dict[str, dict[str, list[object]]]:
    """One handover to both sides on day 5, tied to the promise."""
    return {
        "transfers": {
            "transfer_id": ["t"], "title": ["T"], "date": ["2031-01-15"], "date_precision": [1],
            "kind": ["convoy"], "is_counted": ["true"],
        },
        "fulfilments": {
            "fulfilment_id": ["f"], "transfer_id": ["t"], "commitment_id": ["aid"],
            "speaker_id": ["n"], "party_id": ["north"], "status": ["fulfils"],
            "confidence": ["high"], "source_id": ["gazette"],
        },
    }  # fmt: skip


def handed(to: str, number: int) -> dict[str, object]:
    """What a side says was handed over to it."""
    return {"transfer_id": "t", "measure": "convoys", "to_party": to, "value": number,
            "unit": "convoys", "by": to[0]}  # fmt: skip


def board(*said: dict[str, object], view: dict[str, str] | None = None, **tables: dict):
    """The rows of a tiny board by commitment."""
    made = tiny(list(said), commitments=MADE, rounds=ROUNDS, **tables)
    return standings.standings(made, seen(made, **(view or {}))).set_index("commitment_id")


BOTH = [promised("north", "n"), promised("south", "s")]


@pytest.mark.parametrize(
    ("north", "south", "stands"),
    [(10, 10, "full"), (10, 2, "partly"), (3, 3, "partly")],
)
def test_a_promise_is_full_only_where_every_direction_is(north, south, stands):
    row = board(
        *BOTH, handed("north", north), handed("south", south), **delivered(north, south)
    ).loc["aid"]
    assert (row["stands"], row["first_days"], row["last_days"]) == (stands, 5, 5)


def test_without_a_delivery_none_is_reported_and_no_days_are_counted():
    row = board(*BOTH).loc["aid"]
    assert row["stands"] == "no_delivery"
    assert row[["first_days", "last_days"]].isna().all()


def test_a_promise_names_everybody_once_and_is_as_doubtful_as_its_worst_direction():
    row = board(promised("north", "n"), promised("north", "s"), promised("south", "s")).loc["aid"]
    assert row["promise_state"] == "one_side"
    assert sorted(row["promised_says"].split(", ")) == ["Envoy of North", "Envoy of South"]


@pytest.mark.parametrize(
    ("statuses", "stands"),
    [
        (["carried_out"], "carried_out"),
        (["not_carried_out"], "not_carried_out"),
        (["carried_out", "not_carried_out"], "disputed"),
        (["carried_out", "disputed"], "disputed"),
        (["unconfirmed"], "agreed"),
    ],
)
def test_without_a_number_it_stands_as_its_outcome_is_said(statuses, stands):
    count = len(statuses)
    rows = board(
        agreed("talk", "both", "n"),
        events={"event_id": ["e"], "commitment_id": ["talk"], "date": ["2031-02-01"]},
        event_statements={
            "statement_id": [f"s{n}" for n in range(count)], "event_id": ["e"] * count,
            "statement": ["Said."] * count, "status": statuses, "speaker_id": ["n", "s"][:count],
            "party_id": ["north", "south"][:count], "confidence": ["high"] * count,
            "source_id": ["gazette"] * count,
        },
    )  # fmt: skip
    assert rows.loc["talk", "stands"] == stands
    assert not rows.loc["talk", "is_numbered"]


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ([("both", "n"), ("both", "s")], "agreed"),
        ([("proposed:north", "n")], "silent"),
        ([("both", "n"), ("proposed:north", "s")], "disputed"),
        ([], "silent"),
    ],
)
def test_without_an_outcome_it_stands_as_its_agreement_is_said(said, stands):
    rows = board(*BOTH, *(agreed("talk", code, by) for code, by in said))
    assert rows.loc["talk", "stands"] == stands


def test_the_address_cuts_by_round_and_by_state_and_the_order_is_that_of_the_states():
    whole = board(*BOTH, agreed("text", "both", "n"))
    assert list(whole.index) == ["aid", "text", "talk"]
    order = [STANDS.index(stands) for stands in whole["stands"]]
    assert order == sorted(order)
    of_round = board(*BOTH, view={"round": "first"})
    assert set(of_round.index) == {"aid", "talk"}
    assert list(board(*BOTH, view={"round": "first", "state": "silent"}).index) == ["talk"]


def test_the_rows_of_the_csv_are_cut_as_the_board_is():
    made = tiny(BOTH, commitments=MADE, rounds=ROUNDS)
    rows = derived.rows(made, seen(made, round="first", state="no_delivery"), "commitments-summary")
    assert rows[["commitment_id", "to_party"]].values.tolist() == [
        ["aid", "north"],
        ["aid", "south"],
    ]
    assert set(rows["stands"]) == {"no_delivery"}
