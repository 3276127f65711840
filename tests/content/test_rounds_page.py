"""The page of rounds: a row a round in order of time, contacts apart, and the map of venues."""

import pandas as pd
import pytest

from lib import params
from lib.content import rounds_page, venues
from lib.model import derived


@pytest.fixture(scope="module")
def whole(dataset):
    """The page over everything."""
    return rounds_page.meetings(dataset, params.parse({}, dataset.limits)[0])


def by_record(meetings):
    """The rows of the page by their record."""
    return {one.record: one for one in (*meetings.rounds, *meetings.contacts)}


def test_every_round_and_contact_is_there_once_and_rounds_are_in_order_of_time(dataset, whole):
    view = params.parse({}, dataset.limits)[0]
    rows = derived.rows(dataset, view, rounds_page.TABLE)
    assert sorted(by_record(whole)) == sorted(rows["record"])
    held = rows[rows["is_round"] & rows["was_held"]].sort_values("start_date")
    assert [one.record for one in whole.rounds] == list(held["record"])


def test_a_round_says_day_place_heads_time_range_and_what_came_of_it(whole):
    # 2 June 2025: 3 undertakings agreed by the word of both sides, 2 by that of one or by report
    row = by_record(whole)["rounds/2025-06-02-istanbul"]
    assert (row.day, row.place) == ("2 June 2025", "Istanbul")
    assert row.heads[0][1] == "Rustem Umerov"
    assert row.time == "about 3 h 45 min"
    assert row.range == "reports: 3 h 10 min to 5 h 59 min"
    assert row.counts == "agreed 5 (of these 2 by one side or report), proposed 4, disputed 2"
    assert row.bar.least < row.bar.end < row.bar.most


def test_a_range_without_an_upper_end_is_open_and_says_so(whole):
    row = by_record(whole)["rounds/2026-02-17-geneva"]
    assert row.bar.is_open
    assert row.range.endswith("no upper end")


def test_a_round_without_a_reported_time_has_no_bar():
    row = {"minutes": float("nan"), "untimed": 1}
    assert rounds_page.bar(row, 60) is None
    assert rounds_page.time(row) == "no reported duration"


PLACES = pd.DataFrame(
    {"city": ["Here", "Here", "There", ""], "longitude": [10.0, 10.0, 20.0, float("nan")],
     "latitude": [50.0, 50.0, 45.0, float("nan")]}
)  # fmt: skip


def test_the_map_has_each_venue_once_where_it_lies_with_the_number_of_its_rounds():
    here, there = venues.venues(PLACES).venues
    assert (here.name, here.rounds, there.rounds) == ("Here", "2 rounds", "1 round")
    assert here.x < there.x
    assert here.y < there.y
    assert here.radius == pytest.approx(there.radius * 2**0.5)


def test_without_coordinates_there_is_no_map():
    assert venues.venues(PLACES.tail(1)).path == ""


def test_a_name_that_would_meet_another_goes_to_the_left_or_stands_in_the_list_alone():
    near = pd.DataFrame({"city": ["Here", "There", "Between"], "longitude": [10.0, 9.0, 9.6],
                         "latitude": [50.0, 50.1, 49.9]})  # fmt: skip
    found = {one.name: (one.is_named, one.is_left) for one in venues.venues(near).venues}
    assert found == {"Here": (True, False), "There": (True, True), "Between": (False, False)}
