"""The line that says what is now: each fact with its day, its record and the days since."""

import pytest

from lib import i18n
from lib.content import now
from lib.prerender import page


@pytest.fixture(scope="module")
def facts(dataset):
    return {fact.record or fact.page: fact for fact in now.now(dataset)}


@pytest.fixture(scope="module")
def last_round(dataset):
    """The round that was held last."""
    rows = dataset["rounds"]
    held = rows[rows["is_round"] & rows["was_held"]]
    return held.loc[held["end_date"].idxmax()]


def test_each_last_thing_leads_to_its_record(facts, last_round):
    assert facts[f"rounds/{last_round['round_id']}"].words == last_round["title"]
    assert {name.partition("/")[0] for name in facts} == {
        "rounds", "transfers", "commitments", "method",
    }  # fmt: skip


def test_days_count_from_the_last_day_of_a_round_to_the_day_read_last(dataset, facts, last_round):
    days = (dataset.reach.last - last_round["end_date"].date()).days
    assert facts[f"rounds/{last_round['round_id']}"].ago.startswith(f"{days:,} day")
    assert facts["method"].words == i18n.day(dataset.reach.last)
    assert facts["method"].ago == "days count back from here"


def test_a_fact_keeps_the_view_and_opens_its_record(dataset, look_at, last_round):
    record = f"rounds/{last_round['round_id']}"
    seen = look_at(from_="2025-06-01", figures="russia")
    places = dict(now.addressed(dataset, seen))
    fact = next(one for one in places if one.record == record)
    assert places[fact].startswith("/?")
    for word in ("from=2025-06-01", "figures=russia", f"record={record.replace('/', '%2F')}"):
        assert word in places[fact].replace("rounds/", "rounds%2F")


def test_the_first_sight_has_it_above_the_questions_and_the_timeline(dataset, view):
    _, body = page.made(dataset, view, "overview")
    assert body.index('class="now"') < body.index('class="questions"') < body.index("data-figure")
    assert 'class="now"' not in page.made(dataset, view, "rounds")[1]


def test_it_is_a_list_on_plain_pages(dataset):
    found = now.listed(dataset)
    assert [one[1].words for one in found.items] == [fact.words for fact in now.now(dataset)]
    assert all(one[1].to.startswith(("record:", "page:")) for one in found.items)
