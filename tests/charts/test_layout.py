"""Axes of time: each begins at a day that the data give, and is ticked in days, months or years."""

import re
from itertools import pairwise

import pandas as pd
import pytest

from lib.charts import layout, registry, spec

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
WRITTEN = re.compile(rf"(\d{{1,2}} )?({MONTHS})(( |<br>)\d{{4}})?|\d{{4}}")
PERIODS = [
    {},
    {"from_": "2025-05-24", "to": "2025-05-24"},
    {"from_": "2025-05-16", "to": "2025-05-16"},
    {"from_": "2025-06-01", "to": "2025-06-30"},
    {"from_": "2025-05-16", "to": "2025-07-31"},
    {"from_": "2025-01-01", "to": "2025-12-31"},
]


def dated(dataset, view):
    """The drawn figures of a view whose horizontal axis is one of time, by the name of the chart."""
    found = {}
    for name in registry.charts(dataset):
        figure = spec.chart_spec(dataset, view, name)["figure"]
        first = [
            value for trace in (figure or {"data": []})["data"] for value in trace.get("x") or []
        ]
        if any(isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\d", value) for value in first):
            found[name] = figure
    return found


@pytest.mark.parametrize("words", PERIODS)
def test_every_axis_of_time_is_ticked_in_words_of_the_site(dataset, look_at, words):
    found = dated(dataset, look_at(**words))
    assert {name.partition("-")[0] for name in found} >= {"steps"}
    for name, figure in found.items():
        axis, phone = figure["layout"]["xaxis"], figure["layout"]["meta"]["phone"]
        assert axis["type"] == "date", name
        assert len(axis["range"]) == 2, name
        for ticks in (axis["ticktext"], phone["xaxis.ticktext"]):
            assert all(WRITTEN.fullmatch(words) for words in ticks), (name, ticks)
            assert len(set(axis["tickvals"])) == len(axis["tickvals"])
        assert axis["ticktext"] or len(axis["tickvals"]) == 0, name


def test_the_steps_begin_on_the_day_agreed(dataset, look_at):
    view = look_at(from_="2025-05-16", to="2025-07-31")
    # one delivery alone, of those tied to it with a figure to Ukraine: agreed on 8 May 2026
    figure = spec.chart_spec(dataset, view, "steps-2026-05-08-pow-1000")["figure"]
    axis = figure["layout"]["xaxis"]
    assert axis["tickvals"][0] == "2026-05-08"
    assert axis["ticktext"][0] == "8 May<br>2026"
    assert pd.Timestamp(axis["range"][0]) == pd.Timestamp("2026-05-07T12:00")


@pytest.mark.parametrize(
    ("first", "last", "most", "number"),
    [
        ("2025-05-24", "2025-05-24", 8, 1),
        ("2025-05-24", "2025-05-31", 8, 8),
        ("2025-05-24", "2025-06-01", 8, 5),
        ("2025-01-01", "2025-05-01", 4, 4),
    ],
)
def test_days_stand_at_equal_distances(first, last, most, number):
    found = layout.day_ticks(pd.Timestamp(first), pd.Timestamp(last), most)
    assert (len(found), found[0]) == (number, pd.Timestamp(first))
    assert len({after - before for before, after in pairwise(found)}) <= 1


def test_the_year_is_written_where_it_changes():
    at = [pd.Timestamp(day) for day in ("2025-12-30", "2025-12-31", "2026-01-01", "2026-01-02")]
    assert layout.days_written(at) == [
        "30 December<br>2025",
        "31 December",
        "1 January<br>2026",
        "2 January",
    ]


def test_a_long_time_is_ticked_in_years():
    found = layout.month_ticks(pd.Timestamp("2022-02-24"), pd.Timestamp("2026-11-22"), 8)
    assert layout.months_written(found) == ["2023", "2024", "2025", "2026"]


def test_a_year_is_ticked_in_months():
    found = layout.month_ticks(pd.Timestamp("2025-01-01"), pd.Timestamp("2025-12-31"), 8)
    assert layout.months_written(found)[:2] == ["January<br>2025", "March"]
