"""Search: all records that a query finds, in one order."""

import pytest

from lib import catalog
from lib.content import search
from lib.content.search import ORDER

DEAL = "commitments/2025-05-16-pow-1000"
JUNE = "rounds/2025-06-02-istanbul"
JULY = "rounds/2025-07-23-istanbul"


def found(dataset, query):
    return [one.record for one in search.found(dataset, query)]


@pytest.mark.parametrize(("query", "record"), [
    ("ciragan", JULY), ("Çırağan", JUNE), ("medinsk", "rounds/2025-05-16-istanbul"),
    ("remains 16 june 2025", "transfers/2025-06-16-bodies"), ("1,000 for 1,000", DEAL),
    ("1000 for 1000", DEAL), ("“1 000 for 1 000”", DEAL), ("16 May 1000", DEAL),
    ("6000 bodies", "commitments/2025-06-02-bodies-6000"), ("1212", "transfers/2025-06-11-bodies"),
    ("memorandum", JUNE), ("turkey", JULY), ("turk", JULY),
    ("initialed", "rounds/2022-04-01-online"), ("Умєров", JULY), ("Умеров", JUNE),
])  # fmt: skip
def test_a_query_finds_a_record(dataset, query, record):
    assert record in found(dataset, query)


@pytest.mark.parametrize(("query", "record"), [
    ("2 June", JUNE), ("June 2, 2025", JUNE), ("2025-06-02", JUNE), ("02.06.2025", JUNE),
    ("23 July 2025", JULY), ("1000 for 1000", DEAL),
    ("6000 bodies", "commitments/2025-06-02-bodies-6000"),
])  # fmt: skip
def test_what_a_reader_means_stands_first(dataset, query, record):
    assert found(dataset, query)[0] == record


@pytest.mark.parametrize("same", [
    ("1,000", "1000", "1 000"), ("2025-06-02", "June 2, 2025", "02.06.2025", "2 June 2025"),
    ("initialed", "initialled"), ("Умеров", "Умєров", "Umerov"), ("ceasefire", "cease-fire"),
    ("Türkiye", "Turkey"), ("exchange", "exchanges", "Exchange’s"),
])  # fmt: skip
def test_other_spellings_find_the_same_in_the_same_order(dataset, same):
    first, *others = [found(dataset, query) for query in same]
    assert first
    assert all(other == first for other in others)


def test_all_that_match_are_found(dataset):
    titled = {
        f"transfers/{key}"
        for key, title in dataset.names("transfers").items()
        if "exchange" in title.lower()
    }
    assert len(titled) > 50
    assert titled <= set(found(dataset, "exchange"))


def test_a_number_and_a_date_are_found_whole(dataset):
    days = [one.title for one in search.found(dataset, "2 June 2025")]
    assert days
    assert "26 June 2025" not in " ".join(days).replace("12 June", "")
    assert DEAL not in found(dataset, "100")


@pytest.mark.parametrize("query", ["", "  ", "zzzzqq", "?!", "“”", "@", "\\", "(", "2 June zzzzqq"])
def test_nothing_is_found_for_nothing(dataset, query):
    assert found(dataset, query) == []


def test_a_longer_query_finds_no_more_than_a_shorter_one(dataset):
    assert set(found(dataset, "exchange 2025")) < set(found(dataset, "exchange"))


def test_the_order_is_that_of_the_method(dataset):
    results = search.found(dataset, "ukraine")
    below = [one for one in results if "ukrain" not in one.title.lower()]
    assert len(below) > 10
    places = [(ORDER.index(one.table), one.date) for one in below]
    assert [table for table, _ in places] == sorted(table for table, _ in places)
    dates = [date for table, date in places if table == places[0][0]]
    assert dates == sorted(dates, reverse=True)


def test_a_country_is_not_found_by_who_speaks_for_it(dataset):
    assert "transfers/2025-05-23-exchange" not in found(dataset, "(Russia)")


@pytest.mark.parametrize("name", catalog.catalog())
def test_every_negotiation_is_searched(name):
    dataset = catalog.catalog()[name]
    assert {one.result.record for one in search.index(dataset)} == dataset.records
