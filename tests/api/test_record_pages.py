"""Plain pages: the facts without a script, safe whatever the data say, and readable by machines."""

from dataclasses import replace

import pytest

from lib import catalog
from lib.api import record_pages
from lib.content.nodes import is_web
from lib.params import RECORD_TABLES
from tests.api.page import Page

NAMES = list(catalog.catalog())
DEFAULT = catalog.default()
TALKS = catalog.catalog()[DEFAULT]
ROUND = "2025-07-23-istanbul"
HOSTILE = "<script>alert(1)</script>\"'&"


def page_of(response):
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    return Page(response.text)


PATHS = ["/talks/", *(f"/talks/{name}/" for name in NAMES)]
#: Every page of the small example, and of the large negotiation each round and every tenth other.
RECORDS = [
    path
    for dataset in catalog.catalog().values()
    for place, path in enumerate(record_pages.paths(dataset))
    if dataset.package.is_fictional or "/rounds/" in path or place % 10 == 0
]


@pytest.mark.parametrize("path", [*PATHS, *RECORDS])
def test_every_page_is_whole_and_has_one_heading_and_no_script(client, path):
    page = page_of(client.get(path))
    assert page.headings.count("h1") == 1
    assert set(page.scripts) == {"application/ld+json"}
    assert all(link.startswith(("/", "#", "http://", "https://")) for link in page.links)


@pytest.mark.parametrize("name", NAMES)
def test_the_catalogue_leads_to_every_page(client, name):
    assert f"/talks/{name}/" in page_of(client.get("/talks/")).links
    dataset, links = catalog.catalog()[name], set(page_of(client.get(f"/talks/{name}/")).links)
    lists = {record_pages.path(dataset, table) for table in RECORD_TABLES}
    assert lists <= links
    for path in lists:
        links |= set(page_of(client.get(path)).links)
    assert {record_pages.path(dataset, record) for record in dataset.records} <= links


@pytest.mark.parametrize("name", NAMES)
def test_every_link_of_a_negotiation_leads_somewhere(client, name):
    links = page_of(client.get(f"/talks/{name}/")).links
    own = [link for link in links if link.startswith(("/api/", "/talks/"))]
    assert own
    assert [link for link in own if client.get(link).status_code != 200] == []


def test_a_round_says_its_facts(client):
    text = client.get(f"/talks/{DEFAULT}/rounds/{ROUND}/").text
    row = TALKS["rounds"].set_index("round_id").loc[ROUND]
    for said in (
        row["title"],
        row["venue"],
        "Sittings",
        "Positions side by side",
        "Agreed, proposed or disputed",
    ):
        assert said in text
    assert f'href="/rounds?record=rounds/{ROUND}"' in text


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (
            "transfers/2025-06-16-bodies",
            ("1,245", "1,248", "All statements", "Deliveries and commitments"),
        ),
        ("commitments/2025-06-02-bodies-6000", ("6,000", "Deliveries and commitments")),
    ],
)
def test_a_record_says_its_figures_with_their_speakers(client, record, said):
    page = client.get(f"/talks/{DEFAULT}/{record}/").text
    assert [words for words in said if words not in page] == []


def test_a_day_is_no_finer_than_it_is_known(client):
    name = next(name for name, one in catalog.catalog().items() if one.package.is_fictional)
    dataset = catalog.catalog()[name]
    rows = dataset["transfers"]
    row = rows[rows["date_precision"] == 4].iloc[0]
    page = client.get(record_pages.path(dataset, f"transfers/{row['transfer_id']}")).text
    assert f"<dd>{row['date']:%B %Y}</dd>" in page


def test_the_fictional_example_says_so_on_every_page(client):
    told = {
        path: "nothing here happened" in client.get(path).text for path in (*PATHS[1:], *RECORDS)
    }
    assert set(told.values()) == {True, False}
    assert told == {
        path: catalog.catalog()[path.split("/")[2]].package.is_fictional for path in told
    }


@pytest.mark.parametrize(
    "path", ["/talks", f"/talks/{DEFAULT}", f"/talks/{DEFAULT}/rounds/{ROUND}"]
)
def test_an_address_without_its_slash_leads_to_the_page(client, path):
    response = client.get(path)
    assert (response.status_code, response.headers["location"]) == (308, f"{path}/")


def test_the_way_to_the_slash_stays_on_the_site(client):
    response = client.get("/talks//example.org/a%22%0dset-cookie:x")
    assert response.status_code == 404
    response = client.get("/talks//example.org/a%22:x")
    assert response.headers["location"] == "/talks//example.org/a%22%3Ax/"


@pytest.mark.parametrize(
    "path",
    [
        "/talks/none/",
        f"/talks/{DEFAULT}/rounds/none/",
        f"/talks/{DEFAULT}/x/",
        f"/talks/{DEFAULT}/claims/",
        f"/talks/{DEFAULT}/sources/x/",
        "/talks/<b>/",
    ],
)
def test_a_page_that_is_not_there_is_a_page_of_404(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert "<h1>" in response.text
    assert "<b>" not in response.text


def test_data_cannot_become_markup(view):
    hostile = {
        "rounds": TALKS["rounds"].assign(title=HOSTILE, summary=HOSTILE, venue=HOSTILE),
        "sources": TALKS["sources"].assign(outlet=HOSTILE, url="javascript:alert(1)"),
        "positions": TALKS["positions"].assign(position=HOSTILE),
        "commitments": TALKS["commitments"].assign(title=HOSTILE, description=HOSTILE),
    }
    dataset = replace(TALKS, tables={**TALKS.tables, **hostile})
    source = record_pages.record_payload(dataset, view, "http://x", f"rounds/{ROUND}").body.decode()
    page = Page(source)
    assert "<script>" not in source
    assert page.scripts == ["application/ld+json"]
    assert not any("javascript" in link for link in page.links)


@pytest.mark.parametrize(
    ("address", "is_of_web"),
    [
        ("https://a.b", True),
        ("http://a.b", True),
        ("javascript:x", False),
        ("//a.b", False),
        ("data:x", False),
        ("", False),
        (None, False),
        (" https://a.b", False),
    ],
)
def test_only_addresses_of_the_web_become_links(address, is_of_web):
    assert is_web(address) == is_of_web


def test_a_country_is_named_and_not_coded(client):
    page = client.get("/talks/russia-ukraine/rounds/2025-06-02-istanbul/").text
    assert "Türkiye" in page
    assert ">TUR<" not in page


def test_a_record_says_by_whose_word_its_undertakings_stand(client):
    page = client.get("/talks/russia-ukraine/rounds/2025-06-02-istanbul/").text
    assert "Speakers differ. Proposed by Ukraine: " in page
    assert "(Ukraine) (Ukraine)" not in page
