"""The search as JSON and as a plain page: counts of all, in parts, and refusals in words."""

import pytest

from lib import catalog, params
from lib.api import search as search_api
from lib.content import search
from tests.api.page import Page

DEFAULT = catalog.default()
DATASET = catalog.catalog()[DEFAULT]
PATH = f"/talks/{DEFAULT}/search"


def asked(client, **words):
    response = client.get("/api/search.json", params=words)
    assert response.status_code == 200, response.text
    return response.json()


def test_the_count_is_that_of_all_results_however_many_are_given(client):
    found = asked(client, q="exchange", limit=5)
    assert found["count"] == len(search.found(DATASET, "exchange")) > 100
    assert len(found["results"]) == 5


def test_the_parts_are_together_the_whole(client):
    count = asked(client, q="umerov")["count"]
    parts = [asked(client, q="umerov", limit=20, offset=start) for start in range(0, count, 20)]
    records = [one["record"] for part in parts for one in part["results"]]
    assert records == [one.record for one in search.found(DATASET, "umerov")]
    assert asked(client, q="umerov", offset=count)["results"] == []


def test_a_result_leads_to_its_record(client):
    first = asked(client, q="2 June")["results"][0]
    assert first["record"] == "rounds/2025-06-02-istanbul"
    assert first["page"] == "/rounds?record=rounds/2025-06-02-istanbul"
    assert client.get(first["plain_page"]).status_code == 200
    assert (first["day"], first["date"]) == ("2 June 2025", "2025-06-02")


def test_another_negotiation_and_an_earlier_version_are_searched(client):
    name = next(name for name, one in catalog.catalog().items() if one.package.is_fictional)
    found = asked(client, q="talks", talks=name)
    assert found["count"]
    assert {one["record"] for one in found["results"]} <= catalog.catalog()[name].records
    old = asked(client, q="2 June", version="1.0.0")["results"][0]
    assert "version=1.0.0" in old["page"]
    assert old["plain_page"].endswith("?version=1.0.0")


@pytest.mark.parametrize(("words", "fault", "word"), [
    ({}, "query", "q"), ({"q": " "}, "query", "q"), ({"q": "a" * 201}, "query", "q"),
    ({"q": "a", "limit": "0"}, "not-a-number", "limit"),
    ({"q": "a", "limit": "101"}, "not-a-number", "limit"),
    ({"q": "a", "limit": "²"}, "not-a-number", "limit"),
    ({"q": "a", "offset": "-1"}, "not-a-number", "offset"),
    ({"q": "a", "offset": "9" * 5000}, "not-a-number", "offset"),
    ({"q": "a", "page": "2"}, "unknown-word", "page"),
    ({"q": "a", "from": "2025-06-02"}, "idle", "from"),
    ({"q": "a", "talks": "none"}, "unknown", "talks"),
    ({"q": ["a", "b"]}, "repeated", "q"),
])  # fmt: skip
def test_what_cannot_be_read_is_refused_in_a_sentence(client, words, fault, word):
    response = client.get("/api/search.json", params=words)
    assert response.status_code == 400
    assert response.json()["type"] == f"urn:parley:problem:{fault}"
    assert response.json()["word"] == word
    assert "{" not in response.json()["detail"]


def test_a_longest_query_is_answered(client):
    assert asked(client, q="a " * 100)["count"] >= 0
    assert asked(client, q="1 " * 99 + "1")["query"].startswith("1 1")


def test_the_plain_page_lists_results_with_their_pages(client):
    response = client.get(PATH, params={"q": "2 June"})
    page = Page(response.text)
    assert response.status_code == 200
    assert f"/talks/{DEFAULT}/rounds/2025-06-02-istanbul/" in page.links
    assert page.scripts == []
    assert 'value="2 June"' in response.text
    assert "form-action 'self'" in response.headers["content-security-policy"]


def test_the_plain_page_turns_to_all_results(client):
    seen, path, words = [], PATH, {"q": "umerov"}
    while path:
        links = Page(client.get(path, params=words).text).links
        seen += [link for link in links if link.count("/") == 5]
        path, words = (
            next(
                (link for link in links if "offset=" in link and f"offset={len(seen)}" in link), ""
            ),
            None,
        )
    assert len(set(seen)) == len(search.found(DATASET, "umerov"))


@pytest.mark.parametrize("query", ["", "zzzzqq", "<script>alert(1)</script>", '"><b>'])
def test_the_plain_page_holds_whatever_is_typed(client, query):
    response = client.get(PATH, params={"q": query})
    assert response.status_code == 200
    assert Page(response.text).scripts == []
    assert client.get(f"{PATH}/", params={"q": query}).status_code == 200


def test_every_plain_page_has_the_search(client):
    for path in ("/talks/", f"/talks/{DEFAULT}/", f"/talks/{DEFAULT}/rounds/"):
        assert f'action="{PATH}"' in client.get(path).text
    old = client.get(f"/talks/{DEFAULT}/?version=1.0.0").text
    assert '<input type="hidden" name="version" value="1.0.0">' in old


def test_the_field_of_a_page_searches_what_the_page_shows():
    old = params.parse({}, catalog.limits(DEFAULT, "1.0.0"))[0]
    dataset = catalog.edition(DEFAULT, "1.0.0")
    box = search_api.box(dataset, old.but(record="rounds/2025-06-02-istanbul"))
    assert box["address"] == "/api/search.json?version=1.0.0"
    assert box["page"] == f"{PATH}?version=1.0.0"


def test_a_negotiation_without_an_address_is_searched_by_its_page():
    view = params.parse({}, DATASET.limits)[0]
    box = search_api.box(DATASET, view, is_served=False)
    assert (box["address"], box["page"]) == ("", "")
    found = search_api.answer(DATASET, "exchange")
    assert found["count"] == len(search.found(DATASET, "exchange"))
    assert 0 < len(found["results"]) < found["count"]
