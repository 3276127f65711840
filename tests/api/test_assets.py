"""Built assets: addressed by content, kept for ever, compressed before anybody asks."""

from pathlib import Path

import brotli
import pytest

from lib.api import assets

BUILT = Path(__file__).parents[2] / "frontend" / "dist" / "chart.js"


def test_the_address_names_the_content(client):
    response = client.get(assets.address("chart.js"))
    assert response.content == BUILT.read_bytes()
    assert response.headers["content-type"] == "text/javascript; charset=utf-8"
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("query", ["", "?v=", "?v=other"])
def test_another_address_is_not_kept_for_ever(client, query):
    response = client.get(f"/assets/chart.js{query}")
    assert response.headers["cache-control"] == "public, max-age=300"


def test_it_travels_small(client):
    with client.stream("GET", "/assets/chart.js", headers={"accept-encoding": "br"}) as response:
        body = b"".join(response.iter_raw())
    assert len(body) < BUILT.stat().st_size / 3
    assert brotli.decompress(body) == BUILT.read_bytes()


@pytest.mark.parametrize("name", ["none.js", "../package.json", "..%2fpackage.json", ""])
def test_nothing_else_is_served(client, name):
    assert client.get(f"/assets/{name}").status_code == 404


def test_an_unknown_name_has_no_address():
    with pytest.raises(KeyError):
        assets.address("none.js")


def test_the_licences_of_the_bundle_are_served(client):
    assert "plotly" in client.get("/assets/LICENSES.txt").text
