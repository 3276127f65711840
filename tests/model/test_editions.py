"""Age: days since the sources were last read, and the sentence where the numbers stand."""

from datetime import timedelta

import pytest

from lib.content import summary
from lib.model.editions import age
from lib.prerender import page as prerendered


def test_the_age_counts_from_the_last_day_read(dataset):
    read_on = dataset.reach.last
    assert age(dataset, read_on + timedelta(days=48)).days == 48
    assert age(dataset, read_on).days == age(dataset, read_on - timedelta(days=3)).days == 0


def test_the_data_do_not_reach_beyond_the_last_day_read(dataset):
    found = age(dataset, dataset.reach.last)
    assert found.data_to <= found.read_on == dataset.reach.last


@pytest.mark.parametrize(("days", "is_said"), [(0, False), (29, False), (30, True), (48, True)])
def test_from_thirty_days_on_it_is_said_plainly(dataset, days, is_said):
    line = summary.age_line(dataset, dataset.reach.last + timedelta(days=days))
    assert bool(line) == is_said
    assert not is_said or f", {days} days ago" in line


def test_it_stands_before_the_numbers(dataset, view):
    _, page = prerendered.made(dataset, view, "overview", "Last read long ago.")
    assert page.index("Last read long ago.") < page.index('class="now"')
