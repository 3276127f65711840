"""Truces and other events: their days, how they stand in time, what each side said of them."""

import pytest

from lib.charts import spec
from lib.content import record
from lib.model import derived, timeline

MORATORIUM = "2025-03-18-energy-moratorium"
#: How a truce stands in time: with a stated last day, without one, in force by no account.
STANDINGS = [
    ("2025-04-19-easter-truce", "ended"),
    ("2025-03-25-black-sea", "open"),
    ("2026-08-14-black-sea-truce", "not_in_force"),
]


@pytest.fixture(scope="module")
def rows(dataset, view):
    return derived.rows(dataset, view, "events-summary").set_index("event_id")


def test_every_event_has_a_row_and_a_mark_of_its_own(dataset, view, rows):
    keys = list(dataset["events"]["event_id"])
    marks = timeline.marks(dataset, view)
    own = marks[marks["lane"] == timeline.EVENT_LANE]
    assert sorted(rows.index) == sorted(keys)
    assert sorted(own["record"]) == sorted(f"events/{key}" for key in keys)
    assert own["figure"].isna().all()
    assert set(own["unit"]) == {""}


def test_a_pause_has_its_first_and_last_day(rows):
    row = rows.loc[MORATORIUM]
    assert f"{row['date']:%Y-%m-%d}" == "2025-03-18"
    assert f"{row['end_date']:%Y-%m-%d}" == "2025-04-17"


@pytest.mark.parametrize(("event", "standing"), STANDINGS)
def test_a_truce_without_a_stated_end_is_no_ended_one(rows, event, standing):
    assert rows.loc[event, "standing"] == standing


def test_what_does_not_last_has_no_standing(rows):
    assert rows.loc["2022-03-08-corridors", "standing"] == ""


def test_each_side_has_its_own_words(rows):
    row = rows.loc["2025-04-19-easter-truce"]
    assert row["says_russia"].startswith("Agreed: Putin declared an Easter truce of 30 hours")
    assert row["says_ukraine"].startswith("Disputed: Zelenskyy counted nearly 3,000")
    assert rows.loc["2026-08-14-black-sea-truce", "says_ukraine"] == ""


def test_statements_that_are_not_sure_enough_are_left_out(dataset, look_at):
    sure = derived.rows(dataset, look_at(confidence="high"), "events-summary")
    row = sure.set_index("event_id").loc["2022-03-07-corridors"]
    assert row["says_ukraine"] == row["says_russia"] == ""


def test_a_bar_runs_through_the_last_day_and_an_open_end_has_an_arrow(dataset, look_at):
    seen = look_at(from_="2025-03-01", to="2025-04-30")
    spans, line, arrows, marks = spec.chart_spec(dataset, seen, "truces")["figure"]["data"]
    assert spans["x"][:2] == ["2025-03-18", "2025-04-18"]
    assert arrows["marker"]["symbol"] == "triangle-right"
    assert line["y"][0] == marks["customdata"].index("events/2025-03-25-black-sea")
    words = dict(zip(marks["customdata"], marks["hovertext"], strict=True))
    assert "18 March 2025 to 17 April 2025" in words[f"events/{MORATORIUM}"]


def test_silence_of_a_side_is_said(dataset, view):
    marks = spec.chart_spec(dataset, view, "truces")["figure"]["data"][-1]
    words = dict(zip(marks["customdata"], marks["hovertext"], strict=True))
    assert "nothing said by Ukraine" in words["events/2026-08-14-black-sea-truce"]
    assert "nothing said by Ukraine" not in words["events/2025-04-19-easter-truce"]


def test_a_record_puts_the_sides_beside_each_other(dataset, view):
    nodes = record.record(dataset, view, "events/2026-08-14-black-sea-truce")
    lists = [node for node in nodes if getattr(node, "kind", "") == "columns"]
    assert len(lists) == 1
    ukraine, russia = lists[0].items
    assert ukraine[0].words == "Ukraine"
    assert ukraine[1].items[0][0].words == "nothing said by Ukraine"
    assert russia[1].items[0][0].words.startswith("Russia rejected calls")


def test_a_truce_begun_before_the_period_and_still_in_force_is_shown(dataset, look_at):
    seen = look_at(from_="2025-04-01", to="2025-04-10")
    assert MORATORIUM in set(derived.rows(dataset, seen, "events-summary")["event_id"])
    spans, marks = spec.chart_spec(dataset, seen, "truces")["figure"]["data"]
    assert spans["x"][:2] == ["2025-03-18", "2025-04-18"]
    assert marks["customdata"] == [f"events/{MORATORIUM}"]
    assert (marks["x"], marks["marker"]["symbol"]) == (["2025-04-01"], ["triangle-left"])


def test_a_truce_that_ended_before_the_period_is_not_shown(dataset, look_at):
    seen = look_at(from_="2025-04-18", to="2025-04-18")
    assert derived.rows(dataset, seen, "events-summary").empty
