"""Strictness: what is not understood is refused in words that a program and a person can use."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.api.asked import WORDS

PATHS = ["/api/rounds.csv", "/api/rounds.json", "/api/charts/process.csv", "/api/package.zip",
         "/api/datapackage.json", "/api/openapi.json", "/api/cite.json", "/api/cite.bib", "/api/cite.txt",
         "/api/rounds.csv-metadata.json", "/api/charts/process.csv-metadata.json"]  # fmt: skip
FAULTS = [
    ("page=1", "page", "1"),
    ("From=2025-01-01", "From", "2025-01-01"),
    ("from=yesterday", "from", "yesterday"),
    ("from=2025-02-30", "from", "2025-02-30"),
    ("from=20250201", "from", "20250201"),
    ("to=2025-1-1", "to", "2025-1-1"),
    ("from=1999-01-01", "from", "1999-01-01"),
    ("to=9999-12-31", "to", "9999-12-31"),
    ("from=2025-06-02&to=2025-06-01", "from", "2025-06-02 to 2025-06-01"),
    ("figures=Headline", "figures", "Headline"),
    ("confidence=low", "confidence", "low"),
    ("disputed=maybe", "disputed", "maybe"),
    ("record=rounds/none", "record", "rounds/none"),
    ("talks=own", "talks", "own"),
    ("from=2025-01-01&from=2025-01-01", "from", "2025-01-01"),
]
SETTINGS = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def assert_problem(response, status):
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json; charset=utf-8"
    assert response.headers["access-control-allow-origin"] == "*"
    problem = response.json()
    assert set(problem) == {"type", "title", "status", "detail", "word", "value", "allowed"}
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    return problem


@pytest.mark.parametrize(("query", "word", "value"), FAULTS)
def test_a_fault_names_the_word_and_the_value_and_what_is_allowed(client, query, word, value):
    problem = assert_problem(client.get(f"/api/rounds.csv?{query}"), 400)
    assert (problem["word"], problem["value"]) == (word, value)
    assert problem["allowed"]
    assert word in problem["detail"] or value in problem["detail"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("query", ["from=x", "x=1", "talks=x"])
def test_every_path_is_as_strict(client, path, query):
    assert_problem(client.get(f"{path}?{query}"), 400)


@pytest.mark.parametrize(
    "path",
    ["/api/", "/api", "/api/none.csv", "/api/none.json", "/api/rounds", "/api/rounds.xml", "/api/charts/none.csv",
     "/api/charts/", "/api/none.csv-metadata.json", "/api/charts/none.csv-metadata.json", "/api/a/b/c.csv",
     "/api/%00.csv", "/api/<script>.csv", "/api/own_talks.csv", "/api/__class__.json"],
)  # fmt: skip
def test_what_is_not_there_is_a_problem_of_404(client, path):
    assert_problem(client.get(path), 404)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
def test_only_reading_is_allowed(client, method):
    response = client.request(method, "/api/rounds.csv")
    assert_problem(response, 405)
    assert response.headers["allow"] == "GET, HEAD, OPTIONS"


def test_a_long_value_is_said_back_in_part(client):
    problem = assert_problem(client.get("/api/rounds.csv", params={"from": "9" * 5000}), 400)
    assert len(problem["value"]) == 200


def test_a_failure_of_ours_is_a_problem_too(client, monkeypatch, caplog):
    monkeypatch.setattr("lib.api.tables.content", lambda *_: 1 / 0)
    problem = assert_problem(client.get("/api/rounds.csv"), 500)
    assert problem["type"] == "urn:parley:problem:failure"
    assert "ZeroDivisionError" in caplog.text
    assert "ZeroDivisionError" not in str(problem)


@SETTINGS
@given(
    path=st.sampled_from(PATHS[:9]),
    words=st.lists(st.tuples(st.one_of(st.sampled_from(WORDS), st.text(max_size=9)), st.text(max_size=30)), max_size=3),
)  # fmt: skip
def test_no_words_make_it_fail(client, path, words):
    response = client.get(path, params=words)
    assert response.status_code in (200, 400)
    if response.status_code == 400:
        assert_problem(response, 400)


@SETTINGS
@given(query=st.binary(max_size=60))
def test_no_bytes_in_the_query_make_it_fail(client, query):
    raw = "".join(f"%{byte:02x}" if byte < 33 or byte > 125 or byte == 35 else chr(byte) for byte in query)
    assert client.get(f"/api/tracks.csv?{raw}").status_code in (200, 400)


@SETTINGS
@given(name=st.text(min_size=1, max_size=20), ending=st.sampled_from([".csv", ".json", "", ".zip"]))
def test_no_name_makes_it_fail(client, name, ending):
    from urllib.parse import quote

    response = client.get(f"/api/{quote(name, safe='')}{ending}")
    assert_problem(response, 404)


@SETTINGS
@given(host=st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=20))
def test_no_host_makes_it_fail(client, host):
    response = client.get("/sitemap.xml", headers={"host": host})
    assert response.status_code == 200
