"""The line that says what is now: each fact with its day, its record and the days since."""

import pytest

from lib.content import now
from lib.prerender import page


@pytest.fixture(scope="module")
def facts(dataset):
    return {fact.record or fact.page: fact for fact in now.now(dataset)}


def test_each_last_thing_leads_to_its_record(facts):
    assert facts["rounds/2026-02-17-geneva"].words == "Geneva, 17–18 February 2026"
    assert {name.partition("/")[0] for name in facts} == {
        "rounds", "transfers", "commitments", "method",
    }  # fmt: skip


def test_days_count_from_the_last_day_of_a_round_to_the_day_read_last(dataset, facts):
    days = (dataset.reach.last - dataset["rounds"].set_index("round_id")["end_date"]
            ["2026-02-17-geneva"].date()).days  # fmt: skip
    assert facts["rounds/2026-02-17-geneva"].ago == f"{days} days before"
    assert facts["method"].words == "10 October 2026"
    assert facts["method"].ago == "days count back from here"


def test_a_fact_keeps_the_view_and_opens_its_record(dataset, look_at):
    seen = look_at(from_="2025-06-01", figures="russia")
    places = dict(now.addressed(dataset, seen))
    fact = next(one for one in places if one.record == "rounds/2026-02-17-geneva")
    assert places[fact].startswith("/?")
    for word in ("from=2025-06-01", "figures=russia", "record=rounds%2F2026-02-17-geneva"):
        assert word in places[fact].replace("rounds/", "rounds%2F")


def test_the_first_sight_has_it_above_the_questions_and_the_timeline(dataset, view):
    _, body = page.made(dataset, view, "overview")
    assert body.index('class="now"') < body.index('class="questions"') < body.index("data-figure")
    assert 'class="now"' not in page.made(dataset, view, "rounds")[1]


def test_it_is_a_list_on_plain_pages(dataset):
    found = now.listed(dataset)
    assert [one[1].words for one in found.items] == [fact.words for fact in now.now(dataset)]
    assert all(one[1].to.startswith(("record:", "page:")) for one in found.items)
