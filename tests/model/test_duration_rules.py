"""Rules of durations on a few reports: which length stands, what its bounds are, how it is said."""

import numpy as np
import pandas as pd
import pytest

from lib.model import durations
from tests.model.tiny import seen, tiny

INF = np.inf


def sitting(*said: dict[str, object]):
    """A negotiation of one sitting of which some reports speak."""
    reports = [
        {"meeting_id": "s", "unit": "minutes", "measure": "duration_minutes", **one} for one in said
    ]
    return tiny(
        reports,
        meetings={
            "meeting_id": ["s"], "round_id": ["a"], "date": ["2031-01-01"], "date_edtf": ["2031-01-01"],
            "date_precision": [1], "kind": ["plenary"], "counts_as_joint": ["true"],
        },
        rounds={
            "round_id": ["a"], "track_id": ["main"], "title": ["A"], "start_date": ["2031-01-01"],
            "end_date": ["2031-01-01"], "is_round": ["true"], "was_held": ["true"],
        },
    )  # fmt: skip


def headline(*said: dict[str, object]) -> dict[str, object]:
    """The one row of the sitting."""
    made = sitting(*said)
    (row,) = durations.of_view(made, seen(made)).to_dict("records")
    return row


def clock(measure: str, time: str, **more: object) -> dict[str, object]:
    """A report of the start or the end."""
    return {"measure": measure, "value_time": time, "by": "n", **more}


@pytest.mark.parametrize(("start", "end", "minutes"), [
    ("10:00", "12:30", 150), ("23:30", "00:15", 45), ("09:59", "10:00", 1), ("08:05", "20:05", 720),
])  # fmt: skip
def test_a_length_by_the_clock_may_run_past_midnight(start, end, minutes):
    row = headline(clock("start_time", start), clock("end_time", end))
    assert (row["minutes"], row["clause"], row["qualifier"]) == (minutes, "clock", "")
    assert (row["least"], row["most"]) == (minutes, minutes)


def test_the_clock_comes_before_a_stated_length_which_widens_the_range():
    row = headline(
        clock("start_time", "10:00"), clock("end_time", "12:00"), {"by": "s", "value": 90},
    )  # fmt: skip
    assert (row["minutes"], row["clause"]) == (120, "clock")
    assert (row["lower"], row["upper"], row["reports"]) == (90, 120, 2)


def test_a_length_that_a_side_states_stands_and_about_is_said():
    row = headline({"by": "n", "value": 60, "qualifier": "about"})
    assert (row["minutes"], row["clause"], row["qualifier"]) == (60, "stated", "about")


def test_the_press_gives_bounds_and_their_middle_stands():
    row = headline({"by": "p", "value": 60}, {"by": "p", "value": 100})
    assert (row["minutes"], row["clause"], row["qualifier"]) == (80, "middle", "between")
    assert (row["least"], row["most"]) == (60, 100)


def test_only_the_surest_reports_bound_the_middle():
    row = headline(
        {"by": "p", "value": 60}, {"by": "p", "value": 100}, {"by": "p", "value": 500, "confidence": "low"},
    )  # fmt: skip
    assert (row["minutes"], row["most"], row["upper"]) == (80, 100, 500)


def test_at_least_has_no_upper_end_and_stands_at_its_bound():
    row = headline({"by": "n", "value": 60, "qualifier": "at_least"})
    assert (row["minutes"], row["least"], row["most"]) == (60, 60, INF)
    assert row["qualifier"] == "at_least"


def test_beside_a_plain_report_at_least_stays_open():
    row = headline({"by": "p", "value": 60, "qualifier": "at_least"}, {"by": "p", "value": 90})
    assert (row["least"], row["qualifier"]) == (60, "at_least")
    assert np.isinf(row["most"])


@pytest.mark.parametrize(("lower", "upper", "middle"), [
    (60.0, 100.0, 80.0), (60.0, INF, 60.0), (-INF, 100.0, 100.0),
])  # fmt: skip
def test_the_middle_of_an_open_range_is_its_known_end(lower, upper, middle):
    assert durations.middle(pd.Series([lower]), pd.Series([upper])).tolist() == [middle]


@pytest.mark.parametrize(("least", "most", "about", "said"), [
    (60.0, INF, True, "at_least"), (60.0, 61.0, True, "between"), (60.0, 60.0, True, "about"),
    (60.0, 60.0, False, ""),
])  # fmt: skip
def test_how_a_length_is_said(least, most, about, said):
    found = durations.qualifiers(pd.Series([least]), pd.Series([most]), pd.Series([about]))
    assert found.tolist() == [said]
