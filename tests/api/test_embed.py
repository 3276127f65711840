"""Embedded charts: one page with one chart, which alone may be framed."""

import json
import re

import pytest

from lib import catalog, i18n
from lib.api import assets, embed, middleware
from lib.charts import registry, spec

EVERY = [
    (name, chart)
    for name, dataset in catalog.catalog().items()
    for chart in registry.charts(dataset)
]


def block_of(response):
    pattern = r'<script type="application/json" id="block">(.*?)</script>'
    (found,) = re.findall(pattern, response.text, re.DOTALL)
    return json.loads(found)


@pytest.mark.parametrize(("dataset", "chart"), EVERY[:: len(EVERY) // 12])
def test_every_kind_of_chart_is_a_page(client, dataset, chart):
    response = client.get(f"/embed/{chart}", params={"talks": dataset})
    assert response.status_code == 200
    assert block_of(response)["name"] == chart


def test_the_block_is_that_of_the_app(client, look_at):
    view = look_at(from_="2025-05-01").but(talks="")
    found = block_of(client.get("/embed/process?from=2025-05-01"))
    block = json.loads(spec.encoded(catalog.catalog()[catalog.default()], view, "process"))
    assert found == {**block, "heading_level": 1}


def test_the_page_leads_back_to_the_app_in_the_same_view(client):
    text = client.get("/embed/ledger?from=2025-05-01").text
    assert '<a href="/commitments?from=2025-05-01"' in text
    assert '<a href="/"' in client.get("/embed/process").text


def test_any_site_may_frame_it(client):
    policy = client.get("/embed/process").headers[middleware.HEADER]
    assert "frame-ancestors *" in policy
    assert "x-frame-options" not in client.get("/embed/process").headers


def test_its_own_script_alone_may_run(client):
    response = client.get("/embed/process")
    scripts = re.findall(r"<script>(.*?)</script>", response.text, re.DOTALL)
    assert scripts == [embed.START]
    assert middleware.hashes(scripts) in response.headers[middleware.HEADER]
    assert "'unsafe-inline'" not in response.headers[middleware.HEADER].split("style-src")[0]


def test_the_runtime_is_named_by_its_content(client):
    assert f'<script src="{assets.address("chart.js")}">' in client.get("/embed/process").text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/embed/none", 404),
        ("/embed/process?from=x", 400),
        ("/embed/process?from=soon", 400),
        ("/embed/", 404),
    ],
)
def test_a_problem_is_a_page(client, path, status):
    response = client.get(path)
    assert response.status_code == status
    assert response.headers["content-type"] == "text/html; charset=utf-8"


def test_a_problem_shows_inside_the_frame(client):
    assert "frame-ancestors *" in client.get("/embed/none").headers[middleware.HEADER]


def test_a_fictional_chart_says_so(client):
    (fictional,) = [name for name, one in catalog.catalog().items() if one.package.is_fictional]
    response = client.get("/embed/process", params={"talks": fictional})
    assert "nothing here happened" in response.text


def test_words_of_others_change_nothing(client):
    plain = client.get("/embed/sittings?from=2025-05-01")
    followed = client.get("/embed/sittings?from=2025-05-01&utm_source=cms&page=2")
    assert (followed.status_code, followed.text) == (200, plain.text)


def test_a_period_that_was_cut_is_said_on_the_page(client):
    response = client.get("/embed/sittings?to=2099-01-01")
    last = catalog.catalog()[catalog.default()].span.last
    assert response.headers["parley-period"].endswith(f"/{last.isoformat()}")
    assert f"The data end on {i18n.day(last)}, before 1 January 2099" in response.text
    assert "The data end" not in client.get("/embed/sittings").text
