"""oEmbed 1.0: the answer for each kind of address, its sizes, and what is refused."""

import json
import re
from pathlib import Path

import pytest

from lib import catalog, sitemap
from lib.charts import registry
from lib.params import RECORD_TABLES
from tests.api.conftest import BASE

NAME = catalog.default()
DATASET = catalog.catalog()[NAME]
RECORDS = [
    next(name for name in sorted(DATASET.records) if name.startswith(f"{table}/"))
    for table in RECORD_TABLES
]


@pytest.fixture
def asked(client):
    """The answer for an address of the site."""

    def answer(path, **words):
        return client.get("/api/oembed.json", params={"url": BASE + path, **words})

    return answer


@pytest.mark.parametrize("page", sitemap.PAGES)
def test_a_page_is_its_first_chart_in_a_frame_or_a_link(asked, view, page):
    said = asked(sitemap.path_of(page)).json()
    has_charts = bool(registry.at_first(DATASET, page, view))
    assert said["version"] == "1.0"
    assert said["type"] == ("rich" if has_charts else "link")
    assert said["provider_name"] == "Parley"
    assert ("html" in said) == has_charts
    assert said["thumbnail_url"] == f"{BASE}/og/{page}.png"


def test_a_chart_is_a_frame_of_its_own_page_in_the_asked_view(asked, client):
    said = asked("/embed/ledger?from=2025-05-01&figures=press").json()
    (source,) = re.findall(r'src="([^"]+)"', said["html"])
    assert source == f"{BASE}/embed/ledger?from=2025-05-01&amp;figures=press"
    assert f'width="{said["width"]}" height="{said["height"]}"' in said["html"]
    assert re.search(r'title="[^"]{10,}"', said["html"])
    assert client.get(source.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_is_a_link_with_its_preview(asked, name):
    plain = asked(f"/talks/{NAME}/{name}/").json()
    assert plain["type"] == "link"
    assert plain["thumbnail_url"] == f"{BASE}/og/{name}.png"
    assert asked(f"/?record={name}").json() == plain


@pytest.mark.parametrize(
    "path", ["/accessibility", "/talks/", f"/talks/{NAME}/", f"/talks/{NAME}/rounds/"]
)
def test_a_plain_page_has_an_answer(asked, path):
    assert asked(path).json()["title"]


def test_a_frame_is_no_larger_than_is_allowed(asked):
    said = asked("/embed/process", maxwidth=320, maxheight=240).json()
    assert (said["width"], said["height"]) == (320, 240)
    assert "thumbnail_url" not in said


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example/embed/process",
        "http://testserver.elsewhere.example/embed/process",
        "http://testserver@elsewhere.example/",
        "http://testserver:81/embed/process",
        "javascript:alert(1)",
        "/embed/process",
        "http://[",
        "nonsense",
    ],
)
def test_an_address_of_another_site_is_refused_in_a_sentence(client, url):
    response = client.get("/api/oembed.json", params={"url": url})
    assert response.status_code == 404
    said = response.json()
    assert said["type"] == "urn:parley:problem:foreign"
    assert said["detail"] == (
        f"“{url}” is not an address of this site. Its addresses begin with {BASE}."
    )


@pytest.mark.parametrize(
    ("path", "words", "status"),
    [
        ("/embed/none", {}, 404),
        ("/none", {}, 404),
        ("/api/rounds.csv", {}, 404),
        (f"/talks/{NAME}/none/", {}, 404),
        (f"/talks/{NAME}/rounds/none/", {}, 404),
        ("/talks/none/", {}, 400),
        ("/embed/process?from=soon", {}, 400),
        ("/?figures=nobody", {}, 400),
        ("/", {"maxwidth": "wide"}, 400),
        ("/", {"maxheight": "-1"}, 400),
        ("/", {"other": "1"}, 400),
        ("/", {"format": "xml"}, 501),
    ],
)
def test_what_cannot_be_shown_is_refused(asked, path, words, status):
    response = asked(path, **words)
    assert response.status_code == status
    assert response.json()["detail"].endswith(".")


def test_an_address_is_needed(client):
    assert client.get("/api/oembed.json").status_code == 400


def test_a_title_cannot_break_out_of_the_frame(asked):
    html = asked("/embed/process").json()["html"]
    assert html.count("<") == 2
    assert json.dumps(html).count("iframe") == 2


def test_the_description_of_the_api_lists_it_and_the_previews(client):
    paths = client.get("/api/openapi.json").json()["paths"]
    assert {"/api/oembed.json", "/og/{page}.png", "/og/charts/{chart}.png"} <= set(paths)
    named = paths["/api/oembed.json"]["get"]["parameters"]
    assert [Path(one["$ref"]).name for one in named] == ["url", "maxwidth", "maxheight", "format"]
