"""The wire: codings, entity tags, HEAD, and what other sites may read."""

import gzip

import brotli
import pytest

from lib.api.responses import accepted

CSV = "/api/rounds.csv"


def raw(client, path, **headers):
    """The response with its body as it travelled."""
    with client.stream("GET", path, headers=headers) as response:
        return response, b"".join(response.iter_raw())


@pytest.mark.parametrize(
    ("header", "codings"),
    [
        ("", set()),
        ("gzip, br", {"gzip", "br"}),
        ("br;q=0, gzip;q=0.5", {"gzip"}),
        ("br; q=1.0 , *;q=0.000", {"br"}),
        ("GZIP", {"gzip"}),
        ("@@@, br", {"br"}),
        ("br;q=x", set()),
        ("br;q=0, *", {"gzip"}),
        ("*", {"br", "gzip"}),
    ],
)
def test_accept_encoding_is_read_as_meant(header, codings):
    assert set(accepted(header, ["br", "gzip"])) == codings


@pytest.mark.parametrize(
    ("header", "coding", "unpack"),
    [
        ("gzip, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("identity", None, bytes),
    ],
)
def test_every_coding_carries_the_same_bytes(client, header, coding, unpack):
    response, body = raw(client, CSV, **{"accept-encoding": header})
    assert response.headers.get("content-encoding") == coding
    assert response.headers["vary"] == "Accept-Encoding"
    assert int(response.headers["content-length"]) == len(body)
    assert unpack(body) == client.get(CSV).content


def test_codings_differ_in_their_entity_tag(client):
    headers = ["br", "gzip", "identity"]
    tags = {client.get(CSV, headers={"accept-encoding": one}).headers["etag"] for one in headers}
    assert len(tags) == 3
    assert not any(tag.startswith("W/") for tag in tags)


def test_who_has_it_already_gets_304_and_no_body(client):
    first = client.get(CSV)
    again = client.get(CSV, headers={"if-none-match": f'"other", {first.headers["etag"]}'})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["cache-control"] == first.headers["cache-control"]
    assert again.headers["access-control-allow-origin"] == "*"


def test_another_view_has_another_entity_tag(client):
    tag = client.get(CSV).headers["etag"]
    other = client.get(f"{CSV}?from=2025-05-01", headers={"if-none-match": tag})
    assert other.status_code == 200


def test_a_problem_is_never_304(client):
    assert client.get("/api/none.csv", headers={"if-none-match": "*"}).status_code == 404


@pytest.mark.parametrize("path", [CSV, "/api/package.zip", "/talks/", "/health", "/api/none.csv"])
def test_head_says_what_get_would_send(client, path):
    get, head = client.get(path), client.head(path)
    assert head.status_code == get.status_code
    assert head.content == b""
    numbers = [answer.headers.pop("x-request-id") for answer in (get, head)]
    assert len(set(numbers)) == 2
    assert dict(head.headers) == dict(get.headers)


def test_data_may_be_kept_for_minutes(client):
    assert client.get(CSV).headers["cache-control"] == "public, max-age=300"
    assert client.get("/api/none.csv").headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", [CSV, "/api/openapi.json", "/api/charts/process.json"])
def test_other_sites_may_read_the_api(client, path):
    assert client.get(path).headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    "path", ["/talks/", "/embed/process", "/assets/chart.js", "/health", "/none"]
)
def test_other_sites_may_read_nothing_else(client, path):
    assert "access-control-allow-origin" not in client.get(path).headers


def test_a_browser_may_ask_first(client):
    response = client.options(CSV, headers={"origin": "https://example.org"})
    assert response.status_code == 204
    assert response.headers["access-control-allow-origin"] == "*"
    assert "GET" in response.headers["access-control-allow-methods"]


def test_small_answers_are_not_compressed(client):
    assert "content-encoding" not in client.get("/health").headers
