"""What each address says of itself in its head: title, description, address, preview, embed."""

import json
from functools import cache
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest

from lib import catalog, sitemap
from lib.content import about as content
from lib.params import RECORD_TABLES
from lib.prerender import about
from tests.api.conftest import BASE

NAME = catalog.default()
DATASET = catalog.catalog()[NAME]
#: A record of each kind.
RECORDS = [
    next(name for name in sorted(DATASET.records) if name.startswith(f"{table}/"))
    for table in RECORD_TABLES
]
RECORD = "/talks/{}/{}/"
PLAIN = [
    "/accessibility",
    "/talks/",
    f"/talks/{NAME}/",
    *(RECORD.format(NAME, table) for table in RECORD_TABLES),
]
CHARTS = ["/embed/process", "/embed/ledger?from=2025-05-01", "/embed/process/table"]


class Head(HTMLParser):
    """The title, the named contents, the links and the linked data of a page."""

    def __init__(self, source):
        super().__init__()
        self.title, self.named, self.links, self.linked, self.inside = "", {}, {}, "", ""
        self.feed(str(source))

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        self.inside = said.get("type", tag) if tag == "script" else tag
        if tag == "meta" and "content" in said:
            name = said.get("name") or said.get("property") or said.get("http-equiv")
            assert name not in self.named
            self.named[name] = said["content"]
        if tag == "link" and said["rel"] in ("canonical", "alternate"):
            self.links[said.get("type", said["rel"])] = said["href"]

    def handle_data(self, data):
        self.title += data if self.inside == "title" else ""
        self.linked += data if self.inside == "application/ld+json" else ""

    def handle_endtag(self, tag):
        self.inside = ""


def of_app(path, **words):
    """The head of the first answer of a page of the app."""
    return Head(about.described(path, words, BASE))


@cache
def of_page(name):
    """The head of a page of the app without query parameters."""
    return of_app(sitemap.path_of(name))


@pytest.fixture
def of_plain(client):
    """The head of a plain page or an embedded chart by its address."""

    def head(path):
        response = client.get(path)
        assert response.status_code == 200
        return Head(response.text)

    return head


def complete(head):
    """Assert that the parts of a head that say one thing agree."""
    said, title = head.named, head.title.removesuffix(" · Parley")
    assert title
    assert title != head.title
    assert {said["og:title"], said["twitter:title"], said["og:image:alt"]} == {title}
    descriptions = {said[name] for name in ("description", "og:description", "twitter:description")}
    assert descriptions == {said["description"]}
    assert 0 < len(said["description"]) <= content.LONGEST
    assert head.links["canonical"] == said["og:url"]
    assert said["og:url"].startswith(f"{BASE}/")
    assert said["og:image"] == said["twitter:image"]
    assert said["og:image"].startswith(f"{BASE}/og/")
    assert said["twitter:card"] == "summary_large_image"
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert json.loads(head.linked)["@context"] == "https://schema.org"
    found = urlsplit(head.links["application/json+oembed"])
    assert found.path == "/api/oembed.json"
    assert parse_qs(found.query) == {"url": [said["og:url"]]}


@pytest.mark.parametrize("name", sitemap.PAGES)
def test_a_page_of_the_app_says_what_it_is(name):
    complete(of_page(name))
    assert of_page(name).links["canonical"] == BASE + sitemap.path_of(name)


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_says_what_it_is_alike_in_the_app_and_without_it(of_plain, name):
    plain = of_plain(RECORD.format(NAME, name))
    complete(plain)
    assert plain.links["canonical"] == BASE + RECORD.format(NAME, name)
    inside = of_app("/", record=name)
    assert plain.named.pop("viewport")
    assert (inside.title, inside.named) == (plain.title, plain.named)
    assert inside.links["canonical"] == plain.links["canonical"]


@pytest.mark.parametrize("path", [*PLAIN, *CHARTS])
def test_a_plain_page_and_an_embedded_chart_say_what_they_are(of_plain, path):
    complete(of_plain(path))
    assert of_plain(path).links["canonical"] == BASE + path


def test_no_two_pages_say_the_same_or_have_one_preview(of_plain):
    heads = [*map(of_page, sitemap.PAGES), *(of_plain(RECORD.format(NAME, one)) for one in RECORDS)]
    for name in ("og:title", "og:description", "og:url", "og:image"):
        assert len({head.named[name] for head in heads}) == len(heads), name


def test_every_record_has_a_title_of_its_own():
    titles = content.record_titles(DATASET)
    assert set(titles) == set(DATASET.records)
    assert len(set(titles.values())) == len(titles)


def test_the_view_of_an_address_is_in_all_that_it_says():
    said = of_app("/claims", figures="press", **{"from": "2025-05-01"}).named
    assert said["og:url"] == f"{BASE}/claims?from=2025-05-01&figures=press"
    assert said["og:image"] == f"{BASE}/og/claims.png?from=2025-05-01&figures=press"
    assert "1 May 2025" in said["description"]


def test_words_that_cannot_be_read_are_no_part_of_the_address():
    assert of_app("/claims", **{"from": "soon"}).links["canonical"] == f"{BASE}/claims"


@pytest.mark.parametrize(("path", "words"), [("/none", {}), ("/", {"talks": "own"})])
def test_what_is_not_known_has_the_title_of_the_site(path, words):
    assert about.described(path, words, BASE) == ""


def test_a_fictional_example_is_not_to_be_found():
    (fictional,) = [name for name, one in catalog.catalog().items() if one.package.is_fictional]
    assert of_app("/rounds", talks=fictional).named["robots"] == "noindex"
    assert "robots" not in of_app("/rounds").named


def test_a_long_description_is_cut_between_words():
    assert content.shortened("word " * 100) == ("word " * 60).rstrip() + "…"
