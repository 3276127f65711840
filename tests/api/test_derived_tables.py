"""Derived tables over HTTP, as a client takes them: sums from the CSV, schema, package."""

import io
import json
from zipfile import ZipFile

import frictionless
import pandas as pd
import pytest

from lib import catalog, derived_tables, validation
from lib.model.dataset import read_dataset

TALKS = catalog.catalog()[catalog.default()]
NAMES = list(derived_tables.declared(TALKS))


def csv(client, address: str) -> pd.DataFrame:
    """The rows of a CSV as a client reads them."""
    response = client.get(address)
    assert response.status_code == 200
    return pd.read_csv(io.BytesIO(response.content))


def summed(rows: pd.DataFrame) -> pd.Series:
    """The sums as the codebook says: counted rows by outcome and receiver."""
    return rows[rows["is_counted"]].groupby(["outcome_id", "to_party"])["figure"].sum()


@pytest.mark.parametrize(
    ("period", "outcome", "to", "total"),
    [
        ("from=2025-06-11&to=2025-06-16", "remains", "ukraine", 6057),
        ("from=2025-01-01&to=2025-12-31", "remains", "ukraine", 16301),
        ("from=2024-01-01&to=2024-12-31", "exchanged", "ukraine", 1358),
        ("from=2025-05-23&to=2025-05-25", "exchanged", "ukraine", 390 + 307 + 303),
        ("from=2025-05-23&to=2025-05-25", "exchanged", "russia", 390 + 307 + 303),
    ],
)
def test_the_sums_that_people_come_for_are_in_the_file(client, period, outcome, to, total):
    rows = csv(client, f"/api/handovers.csv?{period}")
    assert summed(rows)[outcome, to] == total


def test_the_handovers_of_records_are_what_was_said(client):
    rows = csv(client, "/api/handovers.csv").set_index(["transfer_id", "outcome_id", "to_party"])
    june = [(f"2025-06-{day}-bodies", "remains", "ukraine") for day in (11, 13, 14, 15, 16)]
    assert rows.loc[june, "figure"].sum() == 6057
    may = [(f"2025-05-{day}-exchange", "exchanged", "ukraine") for day in (23, 24, 25)]
    assert rows.loc[may, "figure"].tolist() == [390, 307, 303]


def test_single_handovers_sum_by_their_headline(client):
    rows = csv(client, "/api/charts/single-remains.csv?from=2025-06-11&to=2025-06-16")
    own = rows[rows["is_headline"] & rows["is_counted"] & (rows["to_party"] == "ukraine")]
    assert own["figure"].sum() == 6057
    assert (rows.groupby(["transfer_id", "to_party"])["is_headline"].sum() == 1).all()
    about = client.get("/api/charts/single-remains.csv-metadata.json").json()
    said = {one["name"]: one.get("dc:description", "") for one in about["tableSchema"]["columns"]}
    assert "is_counted" in said["is_headline"]


@pytest.mark.parametrize("name", NAMES)
def test_csv_and_json_have_the_same_rows_and_no_number_for_silence(client, name):
    rows, told = csv(client, f"/api/{name}.csv"), client.get(f"/api/{name}.json").json()
    numbers = [
        one.name for one in derived_tables.declared(TALKS)[name].fields if one.type == "number"
    ]
    assert len(rows) == len(told) > 20
    assert bool(numbers) == (name != "events-summary")
    for number in numbers:
        found = pd.Series([row[number] for row in told], dtype="float64", name=number)
        pd.testing.assert_series_equal(rows[number].astype("float64"), found)


@pytest.mark.parametrize("name", NAMES)
def test_codes_stand_last_and_every_column_has_its_words(name):
    fields = derived_tables.declared(TALKS)[name].fields
    assert all(one.title and one.description for one in fields)
    codes = [one.name for one in fields if one.name.endswith("_id")]
    assert all(fields[:5][place].name not in codes for place in range(5))
    assert fields[-1].name == "record"


@pytest.mark.parametrize(
    "words", ["from=2025-01-01&to=2025-12-31", "figures=russia", "confidence=high", "disputed=both"]
)
def test_every_word_of_the_address_acts(client, words):
    assert (
        client.get(f"/api/handovers.csv?{words}").content
        != client.get("/api/handovers.csv").content
    )


def test_another_negotiation_has_columns_of_its_own_parties(client):
    rows = csv(client, "/api/handovers.csv?talks=example-fictional-valleys")
    said = [name for name in rows if name.startswith("says_")]
    assert said == [
        "says_vashoria",
        "says_merendal",
        "says_tesfara",
        "says_third_parties",
        "says_press",
    ]


@pytest.fixture(scope="module")
def packed(client):
    """The files of the whole package by name."""
    content = client.get("/api/package.zip?from=2025-01-01&to=2025-12-31").content
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_package_holds_derived_tables_marked_as_such(packed):
    resources = json.loads(packed["datapackage.json"])["resources"]
    assert [one["name"] for one in resources if one.get("derived")] == NAMES
    rows = pd.read_csv(io.BytesIO(packed["handovers.csv"]))
    assert summed(rows)["remains", "ukraine"] == 16301


def test_the_package_with_derived_tables_is_valid(packed, tmp_path):
    for name, content in packed.items():
        (tmp_path / name).write_bytes(content)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.to_summary()


def test_derived_tables_of_a_package_are_not_read_back_as_data(packed):
    changed = {**packed, "handovers.csv": b"nothing,of,this\r\n"}
    assert validation.problems(changed) == []
    again = read_dataset(changed)
    assert set(again.tables) == set(TALKS.tables)
    assert "handovers" in derived_tables.declared(again)
