"""The clock of a sitting: its ends by the surest report, and by every report."""

import math

import pytest

from lib import params
from lib.model import clock
from tests.model.tiny import tiny

DAY = "2031-03-01"


def sitting_of(*said):
    """The one sitting of a round on the clock, by what is said of it; none without a time."""
    claims = [{"by": "p", "meeting_id": "sitting", **one} for one in said]
    dataset = tiny(
        claims,
        rounds={
            "round_id": ["round"], "track_id": ["main"], "title": ["First round"],
            "start_date": [DAY], "end_date": [DAY], "is_round": ["true"], "was_held": ["true"],
        },
        meetings={
            "meeting_id": ["sitting"], "round_id": ["round"], "date": [DAY], "kind": ["plenary"],
            "counts_as_joint": ["true"], "timezone": ["Asia/Tbilisi"],
        },
    )  # fmt: skip
    view = params.parse({}, dataset.limits)[0]
    return clock.sittings(dataset, view, "round").to_dict("records")


def at(measure, time, **more):
    return {"measure": measure, "value_time": time, **more}


def lasting(value, low, high, qualifier="about"):
    words = {"unit": "minutes", "qualifier": qualifier}
    return {"measure": "duration_minutes", "value": value, "low": low, "high": high, **words}


def test_a_sitting_of_which_nobody_gives_a_time_is_not_on_the_clock():
    assert sitting_of(lasting(60, 50, 70)) == []


def test_both_ends_are_those_that_are_reported():
    (row,) = sitting_of(at("start_time", "14:00"), at("end_time", "15:30"))
    assert (row["start"], row["end"]) == (14 * 60, 15 * 60 + 30)
    assert row["is_reported_start"]
    assert row["is_reported_end"]


def test_the_evidence_reaches_from_the_earliest_to_the_latest_report():
    (row,) = sitting_of(
        at("start_time", "14:00"),
        at("start_time", "13:00", confidence="low"),
        at("end_time", "15:00"),
        at("end_time", "16:00", confidence="low"),
    )
    assert (row["start"], row["early"]) == (14 * 60, 13 * 60)
    assert (row["end"], row["late"]) == (15 * 60, 16 * 60)


def test_an_end_past_midnight_is_counted_on():
    (row,) = sitting_of(at("start_time", "23:00"), at("end_time", "01:15"))
    assert row["end"] == 25 * 60 + 15


def test_an_end_that_is_not_reported_follows_from_the_duration():
    (row,) = sitting_of(at("start_time", "10:00"), lasting(60, 50, 70))
    assert (row["end"], row["late"]) == (11 * 60, 11 * 60 + 10)
    assert not row["is_reported_end"]


def test_a_start_that_is_not_reported_follows_from_the_duration():
    (row,) = sitting_of(at("end_time", "12:00"), lasting(60, 50, 70))
    assert (row["start"], row["early"]) == (11 * 60, 10 * 60 + 50)
    assert not row["is_reported_start"]


def test_a_length_without_an_upper_bound_leaves_the_end_open():
    (row,) = sitting_of(at("start_time", "10:00"), lasting(60, 60, math.inf, "at_least"))
    assert math.isinf(row["late"])


@pytest.mark.parametrize(("measure", "known"), [("start_time", "start"), ("end_time", "end")])
def test_one_end_alone_is_a_point(measure, known):
    (row,) = sitting_of(at(measure, "09:20"))
    assert row[known] == 9 * 60 + 20
    assert row["start"] == row["early"] == row["late"]
