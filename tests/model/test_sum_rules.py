"""Rules of sums and of joint time on tiny negotiations: what is counted, and what stays outside."""

from datetime import date

import pytest

from lib.model import chart_rows, commitments, outcomes
from tests.model.test_rules import AGREED, convoys, tied
from tests.model.tiny import seen, tiny

SCOPES = {
    "scope_id": ["all", "other"], "order": [1, 2], "title": ["All", "Other"],
    "outcome_id": ["aid"] * 2, "sum_measure": ["convoys"] * 2, "is_summed": ["true", "false"],
}  # fmt: skip


def totals(since: list[str], scopes: list[str]):
    """Official totals of the 3 January, each from its day and of its scope, with what is said."""
    keys = [f"x{place}" for place in range(len(since))]
    rows = {
        "total_id": keys, "title": keys, "as_of": ["2031-01-03"] * len(keys), "since": since,
        "scope": scopes, "to_party": ["north"] * len(keys),
    }  # fmt: skip
    said = [
        {"total_id": key, "measure": "total", "to_party": "north", "value": 5, "unit": "convoys",
         "by": "n"}
        for key in keys
    ]  # fmt: skip
    return rows, said


def test_only_totals_from_the_first_day_and_of_a_summed_scope_lie_on_a_running_total():
    transfers, said = convoys(["2031-01-01", "2031-01-02"], [1, 2])
    rows, stated = totals(["2031-01-01", "2031-01-02", "2031-01-01"], ["all", "all", "other"])
    made = tiny([*said, *stated], transfers=transfers, scopes=SCOPES, totals=rows)
    assert outcomes.official(made, seen(made), "aid")["total_id"].tolist() == ["x0"]


def test_an_outcome_without_a_handover_has_none_of_which_nobody_speaks():
    transfers, said = convoys(["2031-01-01", "2031-02-01"], [1, 2])
    made = tiny(said, transfers=transfers)
    rows = outcomes.in_total(made, seen(made, from_="2031-03-01")).set_index("to_party")
    assert rows["unmentioned"].tolist() == [0, 0]
    whole = outcomes.in_total(made, seen(made)).set_index("to_party")
    assert whole.loc[["north", "south"], "unmentioned"].tolist() == [0, 2]


def sittings(joint: list[str], timed: list[object]):
    """Sittings of one round on the days after each other, some together, some of known length."""
    keys = [f"s{place}" for place in range(len(joint))]
    days = [f"2031-01-0{place + 1}" for place in range(len(joint))]
    meetings = {
        "meeting_id": keys, "round_id": ["a"] * len(keys), "date": days, "date_edtf": days,
        "date_precision": [1] * len(keys), "kind": ["plenary"] * len(keys), "counts_as_joint": joint,
    }  # fmt: skip
    said = [
        {"meeting_id": key, "measure": "duration_minutes", "value": minutes, "unit": "minutes",
         "by": "n"}
        for key, minutes in zip(keys, timed, strict=True) if minutes
    ]  # fmt: skip
    rounds = {
        "round_id": ["a"], "track_id": ["main"], "title": ["A"], "start_date": days[:1],
        "end_date": days[-1:], "date_edtf": days[:1], "date_precision": [1], "is_round": ["true"],
        "was_held": ["true"], "kind": ["round"],
    }  # fmt: skip
    return tiny(said, meetings=meetings, rounds=rounds)


def test_joint_time_rests_on_sittings_that_are_joint_and_timed():
    made = sittings(["true", "true", "false"], [60, "", 30])
    found = chart_rows.sitting_members(made, seen(made))
    assert found["meeting_id"].tolist() == ["s0"]
    row = chart_rows.joint_time(made, seen(made)).iloc[0]
    assert (row["minutes"], row["sittings"], row["untimed"]) == (60, 2, 1)


@pytest.mark.parametrize(("count", "status"), [(1, "minimal"), (2, "intermediate")])
def test_without_a_promised_number_one_delivery_is_minimal_and_several_intermediate(count, status):
    days = ["2031-01-20", "2031-01-21"][:count]
    transfers, said = convoys(days, [3] * count)
    made = tiny(
        said, transfers=transfers, commitments=AGREED, fulfilments=tied(transfers["transfer_id"])
    )
    (row,) = commitments.ledger(made, seen(made), date(2031, 12, 31)).to_dict("records")
    assert (row["status"], row["delivered"]) == (status, 3 * count)


def test_single_handovers_are_the_latest_where_there_are_too_many(monkeypatch):
    transfers, said = convoys(["2031-01-01", "2031-01-02", "2031-01-03"], [1, 2, 3])
    made = tiny(said, transfers=transfers)
    monkeypatch.setattr(outcomes, "MOST_SINGLE", 2)
    assert outcomes.single(made, seen(made), "aid")["figure"].tolist() == [2, 3]


@pytest.mark.parametrize(("most", "marks"), [(3, 3), (2, 2)])
def test_marks_become_months_only_beyond_the_most(monkeypatch, most, marks):
    transfers, said = convoys(["2031-01-01", "2031-01-02", "2031-02-03"], [1, 2, 3])
    made = tiny(said, transfers=transfers)
    monkeypatch.setattr(outcomes, "MOST_MARKS", most)
    rows = outcomes.marks(made, seen(made))
    shown = rows[rows["to_party"] == "north"]
    assert len(shown) == marks
    assert shown["figure"].sum() == 6
