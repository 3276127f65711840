"""What machines ask of the whole site."""

import xml.etree.ElementTree as ElementTree

from lib import catalog, i18n
from lib.api import site
from lib.sitemap import PAGES, page_at

NAMESPACE = {"s": site.NAMESPACE}


def places(client):
    tree = ElementTree.fromstring(client.get("/sitemap.xml").text)
    return [place.text for place in tree.findall("s:url/s:loc", NAMESPACE)]


def test_health_says_which_data_are_held(client):
    response = client.get("/health")
    versions = {name: dataset.package.version for name, dataset in catalog.catalog().items()}
    assert response.json().items() >= {"status": "ok", "talks": versions}.items()
    assert response.headers["cache-control"] == "no-store"


def test_robots_may_read_everything(client):
    response = client.get("/robots.txt")
    assert "Disallow" not in response.text
    assert "Sitemap: http://testserver/sitemap.xml" in response.text


def test_the_sitemap_leads_to_pages_that_are_there(client):
    found = places(client)
    assert len(found) == len(set(found))
    for place in found[::12]:
        path = place.removeprefix("http://testserver")
        assert page_at(path) or client.get(path).status_code == 200


def test_the_sitemap_has_every_real_record_and_no_fictional_one(client):
    found = set(places(client))
    named = {
        f"http://testserver/talks/{name}/{record}/": not dataset.package.is_fictional
        for name, dataset in catalog.catalog().items()
        for record in dataset.records
    }
    assert set(named.values()) == {True, False}
    assert {place: place in found for place in named} == named


def test_the_pages_of_the_app_are_all_named():
    named = set(PAGES)
    assert named == set(i18n.words("labels")["page"])


def test_the_sign_is_served(client):
    assert client.get("/favicon.svg").headers["content-type"] == "image/svg+xml"
