"""Periods: both ends included, said in words, never backwards."""

from datetime import date

import pandas as pd
import pytest

from lib.period import Period, read_days

JUNE = Period(date(2025, 6, 1), date(2025, 6, 30))


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        ("2025-05-31", False),
        ("2025-06-01", True),
        ("2025-06-30", True),
        ("2025-07-01", False),
        (None, False),
    ],
)
def test_both_ends_are_inside(day, inside):
    assert JUNE.covers(pd.Series([pd.Timestamp(day)])).item() is inside


def test_a_period_cannot_run_backwards():
    with pytest.raises(ValueError, match="comes after"):
        Period(JUNE.last, JUNE.first)


def test_a_period_says_itself_in_words():
    assert str(JUNE) == "1 June 2025 to 30 June 2025"
    assert str(Period(JUNE.first, JUNE.first)) == "1 June 2025"


def test_the_slug_is_two_iso_dates():
    assert JUNE.slug == "2025-06-01_2025-06-30"


def test_clamp_cuts_to_the_other_period():
    assert Period(date(2025, 5, 1), date(2025, 6, 2)).clamp(JUNE) == Period(
        date(2025, 6, 1), date(2025, 6, 2)
    )


@pytest.mark.parametrize("day", [date(2025, 6, 1), date(2025, 6, 30)])
def test_clamp_to_one_day_in_common_is_that_day(day):
    june, one = Period(date(2025, 6, 1), date(2025, 6, 30)), Period(day, day)
    assert june.clamp(one) == one
    assert one.clamp(june) == one


def test_clamp_gives_the_other_period_where_they_do_not_meet():
    assert Period(date(2020, 5, 1), date(2020, 6, 2)).clamp(JUNE) == JUNE


@pytest.mark.parametrize("written", [
    "2025-06-02", "2025-06-02 ", "\u200b2025-06-02", "2025\u201306\u201302", "2025/06/02", "2025-6-2", "2025.06.02", "2 June 2025",
    "02.06.2025", "2. 6. 2025", "June 2, 2025", "june 2 2025", "2 jun 2025", "2\u00a0June\u00a02025", "2025 - 06 - 02", "2-Jun-2025",
])  # fmt: skip
def test_a_day_is_read_in_the_forms_that_people_write(written):
    assert read_days(written) == Period(date(2025, 6, 2), date(2025, 6, 2))


@pytest.mark.parametrize("written", ["June 2025", "2025-06", "2025/6", " jun 2025"])
def test_a_month_is_read_as_its_first_to_its_last_day(written):
    assert read_days(written) == Period(date(2025, 6, 1), date(2025, 6, 30))


@pytest.mark.parametrize(
    "written",
    ["", "2025", "02/06/2025", "2025-06-31", "31 June 2025", "0000-01-01", "2 Brumaire 2025"],
)
def test_what_is_no_day_or_may_be_two_is_not_read(written):
    assert read_days(written) is None
