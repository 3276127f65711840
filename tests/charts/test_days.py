"""The axis of the densest days: its labels fit a phone."""

from lib.charts import days


def test_a_month_is_said_where_it_begins():
    said = days.in_two_lines(["24 May", "25 May", "9 June", "10 June"])
    assert said == ["24<br>May", "25", "9<br>June", "10"]
