"""Strictness: what is not understood is refused in words that a program and a person can use."""

import pytest

from lib import catalog
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
    ("to=02/06/2025", "to", "02/06/2025"),
    ("from=2025-W01-1", "from", "2025-W01-1"),
    ("from=2025-06-02&to=2025-06-01", "to", "2025-06-02 to 2025-06-01"),
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
    monkeypatch.setattr("lib.api.data.rows_payload", lambda *_: 1 / 0)
    problem = assert_problem(client.get("/api/rounds.csv"), 500)
    assert problem["type"] == "urn:parley:problem:failure"
    assert "ZeroDivisionError" in caplog.text
    assert "ZeroDivisionError" not in str(problem)


@pytest.mark.parametrize(
    ("table", "idle"),
    [
        ("transfers", {"figures": "press", "confidence": "high", "disputed": "both"}),
        ("totals", {"figures": "press", "confidence": "high", "disputed": "both"}),
        ("commitments", {"figures": "press", "confidence": "high", "disputed": "both"}),
        ("positions", {"figures": "press", "disputed": "both"}),
        ("claims", {"disputed": "both", "by": "each"}),
        ("charts/monthly-remains", {"by": "each"}),
        ("sources", {"from": "2025-06-01", "to": "2025-06-30", "figures": "press"}),
        ("parties", {"from": "2025-06-01"}),
        ("sittings", {"disputed": "both"}),
    ],
)
def test_a_word_that_changes_nothing_in_a_table_is_refused_by_name(client, table, idle):
    assert idle
    for ending in ("csv", "json", "csv-metadata.json"):
        for word, value in idle.items():
            answer = client.get(f"/api/{table}.{ending}", params={word: value})
            problem = assert_problem(answer, 400)
            assert (problem["type"], problem["word"]) == ("urn:parley:problem:idle", word)


@pytest.mark.parametrize("table", ["transfers", "totals", "commitments", "rounds"])
def test_a_word_at_its_default_is_never_refused(client, table):
    whole = client.get(f"/api/{table}.csv").content
    words = {"figures": "headline", "confidence": "all", "disputed": "neither"}
    assert client.get(f"/api/{table}.csv", params=words).content == whole


@pytest.mark.parametrize(
    ("table", "word", "value"),
    [
        ("claims", "figures", "press"),
        ("claims", "confidence", "high"),
        ("claim_speakers", "figures", "press"),
        ("claim_speakers", "confidence", "high"),
        ("positions", "confidence", "high"),
        ("event_statements", "confidence", "high"),
        ("fulfilments", "confidence", "high"),
        ("handovers", "disputed", "both"),
        ("delegations", "from", "2025-06-01"),
    ],
)
def test_a_word_that_is_accepted_acts(client, table, word, value):
    whole = client.get(f"/api/{table}.csv")
    cut = client.get(f"/api/{table}.csv", params={word: value})
    assert (cut.status_code, cut.content == whole.content) == (200, False)


def test_the_declaration_leads_to_tables_with_the_words_that_act_on_them(client):
    words = "from=2025-06-01&figures=press&confidence=high&disputed=both"
    declared = client.get(f"/api/datapackage.json?{words}").json()
    for resource in declared["resources"]:
        assert client.get(resource["path"].removeprefix("http://testserver")).status_code == 200
    assert len(declared["resources"]) > 1


def test_a_day_beyond_the_data_is_their_last_and_said(client):
    span = catalog.catalog()[catalog.default()].span
    answer = client.get("/api/rounds.csv?from=2025-01-01&to=2099-01-01")
    assert answer.headers["parley-period"] == f"2025-01-01/{span.last.isoformat()}"
    assert answer.content == client.get("/api/rounds.csv?from=2025-01-01").content
    early = client.get("/api/rounds.csv?from=1900-01-01")
    assert early.headers["parley-period"] == f"{span.first.isoformat()}/{span.last.isoformat()}"
    assert "Parley-Period" in answer.headers["access-control-expose-headers"]


@pytest.mark.parametrize("path", ["rounds.csv", "charts/process.csv", "charts/ledger.csv"])
def test_a_period_outside_the_data_has_no_rows_and_is_said(client, path):
    answer = client.get(f"/api/{path}?from=2098-01-01&to=2099-01-01")
    assert (answer.status_code, answer.text.count("\n")) == (200, 1)
    assert answer.headers["parley-period"] == "2098-01-01/2099-01-01"


@pytest.mark.parametrize(
    "word", ["utm_source", "utm_campaign", "fbclid", "gclid", "mc_cid", "mc_eid"]
)
def test_a_word_that_only_follows_a_reader_is_passed_over(client, word):
    answer = client.get("/api/rounds.csv", params={word: "a", "from": "2025-01-01"})
    assert answer.content == client.get("/api/rounds.csv?from=2025-01-01").content
    assert word not in answer.headers["link"]


def test_a_month_means_its_first_and_its_last_day(client):
    answer = client.get("/api/rounds.csv", params={"from": "June 2025", "to": "2025/07"})
    assert answer.headers["parley-period"] == "2025-06-01/2025-07-31"
