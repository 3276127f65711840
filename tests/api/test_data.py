"""Tables over HTTP: the rows that the page has, in the forms that programs read."""

import io
import json

import pandas as pd
import pytest

from lib import catalog, derived_tables, export
from tests.api.problem import assert_problem

TALKS = catalog.catalog()[catalog.default()]
EVERY = [(name, table) for name, dataset in catalog.catalog().items() for table in dataset.tables]


def rows_of(response):
    return pd.read_csv(io.BytesIO(response.content), dtype="str", keep_default_na=False)


@pytest.mark.parametrize(("dataset", "table"), EVERY)
def test_every_table_has_all_its_rows_as_csv(client, dataset, table):
    response = client.get(f"/api/{table}.csv", params={"talks": dataset})
    assert response.status_code == 200
    assert len(rows_of(response)) == len(catalog.catalog()[dataset][table])


@pytest.mark.parametrize("table", TALKS.tables)
def test_every_table_has_the_same_rows_as_json(client, table):
    is_cut = "from" not in derived_tables.unused_parameters(TALKS, table)
    words = {"from": "2025-05-01"} if is_cut else {}
    response = client.get(f"/api/{table}.json", params=words)
    csv = client.get(f"/api/{table}.csv", params=words)
    assert len(response.json()) == len(rows_of(csv))


def test_the_bytes_are_those_of_the_page(client, look_at):
    served = catalog.limits(catalog.default())
    view = look_at(from_="2025-05-01", figures=served.figures[1]).but(talks="")
    expected = export.csv(export.table_rows(TALKS, view, "claims"))
    response = client.get("/api/claims.csv", params=view.words)
    assert response.content == expected


def test_a_record_changes_no_rows(client):
    record = next(iter(TALKS.records))
    plain = client.get("/api/rounds.csv").content
    assert client.get("/api/rounds.csv", params={"record": record}).content == plain


@pytest.mark.parametrize("word", ["from", "to", "figures", "confidence", "talks"])
def test_a_word_without_a_value_is_refused(client, word):
    problem = assert_problem(client.get("/api/rounds.csv", params={word: ""}), 400)
    assert problem["word"] == word


def test_the_period_cuts_the_rows(client):
    response = client.get("/api/rounds.csv?from=2025-05-01&to=2025-12-31")
    days = rows_of(response)["start_date"]
    assert days.between("2025-05-01", "2025-12-31").all()
    assert 0 < len(days) < len(TALKS["rounds"])


def test_csv_says_what_it_is(client):
    headers = client.get("/api/rounds.csv?from=2025-05-01").headers
    assert headers["content-type"].startswith("text/csv; charset=utf-8")
    assert 'filename="russia-ukraine_rounds_2025-05-01_' in headers["content-disposition"]
    edition = f"talks=russia-ukraine&version={TALKS.package.version}"
    assert f'/api/cite.json?from=2025-05-01&{edition}>; rel="cite-as"' in headers["link"]
    assert '/api/rounds.csv-metadata.json?from=2025-05-01>; rel="describedby"' in headers["link"]


def test_json_says_what_it_is(client):
    headers = client.get("/api/rounds.json").headers
    assert headers["content-type"] == "application/json; charset=utf-8"
    assert headers["content-disposition"].startswith('inline; filename="russia-ukraine_rounds_')
    assert headers["content-disposition"].endswith('.json"')
    assert 'rel="cite-as"' in headers["link"]


def test_json_keeps_numbers_and_says_null(client):
    rows = json.loads(client.get("/api/rounds.json").content)
    assert any(row["number"] is None for row in rows)
    assert any(row["number"] == 1 for row in rows)
