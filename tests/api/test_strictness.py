"""Strictness: what is not understood is refused in words that a program and a person can use."""

import pytest

from tests.api.problem import assert_problem

PATHS = [
    "/api/rounds.csv",
    "/api/rounds.json",
    "/api/charts/process.csv",
    "/api/package.zip",
    "/api/datapackage.json",
    "/api/openapi.json",
    "/api/cite.json",
    "/api/cite.bib",
    "/api/cite.txt",
    "/api/rounds.csv-metadata.json",
    "/api/charts/process.csv-metadata.json",
]
FAULTS = [
    ("page=1", "page", "1"),
    ("From=2025-01-01", "From", "2025-01-01"),
    ("from=yesterday", "from", "yesterday"),
    ("from=2025-02-30", "from", "2025-02-30"),
    ("from=20250201", "from", "20250201"),
    ("to=2025-1-1", "to", "2025-1-1"),
    ("from=2025-W01-1", "from", "2025-W01-1"),
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


@pytest.mark.parametrize(("query", "word", "value"), FAULTS)
def test_a_fault_names_the_word_and_the_value_and_what_is_allowed(client, query, word, value):
    problem = assert_problem(client.get(f"/api/rounds.csv?{query}"), 400)
    assert (problem["word"], problem["value"]) == (word, value)
    assert problem["allowed"]
    assert word in problem["detail"] or value in problem["detail"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("query", ["from=x", "x=1", "talks=x"])
def test_every_path_is_as_strict(client, path, query):
    problem = assert_problem(client.get(f"{path}?{query}"), 400)
    assert problem["word"] == query.split("=")[0]


@pytest.mark.parametrize(
    "path",
    [
        "/api/",
        "/api",
        "/api/none.csv",
        "/api/none.json",
        "/api/rounds",
        "/api/rounds.xml",
        "/api/charts/none.csv",
        "/api/charts/",
        "/api/none.csv-metadata.json",
        "/api/charts/none.csv-metadata.json",
        "/api/a/b/c.csv",
        "/api/%00.csv",
        "/api/<script>.csv",
        "/api/own_talks.csv",
        "/api/__class__.json",
    ],
)
def test_what_is_not_there_is_a_problem_of_404(client, path):
    problem = assert_problem(client.get(path), 404)
    assert problem["type"] != "about:blank"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
def test_only_reading_is_allowed(client, method):
    response = client.request(method, "/api/rounds.csv")
    assert_problem(response, 405)
    assert response.headers["allow"] == "GET, HEAD, OPTIONS"


def test_a_long_value_is_said_back_in_part(client):
    problem = assert_problem(client.get("/api/rounds.csv", params={"from": "9" * 5000}), 400)
    assert len(problem["value"]) == 200


def test_a_failure_of_ours_is_a_problem_too(client, monkeypatch, caplog):
    monkeypatch.setattr("lib.api.rows.content", lambda *_: 1 / 0)
    problem = assert_problem(client.get("/api/rounds.csv"), 500)
    assert problem["type"] == "urn:parley:problem:failure"
    assert "ZeroDivisionError" in caplog.text
    assert "ZeroDivisionError" not in str(problem)
