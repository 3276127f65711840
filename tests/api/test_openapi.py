"""The description of the API: OpenAPI, true to what is answered."""

import jsonschema
import pytest

from lib import catalog
from lib.api import oembed, openapi
from lib.charts import registry

DEFAULT = catalog.default()
TALKS = catalog.catalog()[DEFAULT]


#: What stands in the paths.
RECORD = min(TALKS.records)
NAMES = {
    "chart": "process", "page": "rounds", "record_table": RECORD.partition("/")[0],
    "key": RECORD.partition("/")[2],
}  # fmt: skip


@pytest.fixture(scope="module")
def described(client):
    """The description of the API."""
    return client.get("/api/openapi.json").json()


def test_it_is_openapi_3_1_in_form(described):
    assert described["openapi"] == "3.1.0"
    assert described["info"]["version"] == TALKS.package.version
    assert described["servers"] == [{"url": "http://testserver"}]


def test_every_path_described_answers(client, described):
    named = described["components"]["parameters"]
    assert described["paths"]
    for path, operations in described["paths"].items():
        refs = (one["$ref"] for one in operations["get"]["parameters"])
        parameters = [named[ref.rpartition("/")[2]] for ref in refs]
        words = {one["name"]: one["example"] for one in parameters if "example" in one}
        words |= {"url": "http://testserver/"} if path == oembed.PATH else {}
        response = client.get(path.format(**NAMES), params=words)
        assert response.status_code == 200, path
        kind = response.headers["content-type"].partition(";")[0]
        assert kind in operations["get"]["responses"]["200"]["content"], path


def test_every_reference_leads_somewhere(described):
    parts = [part for path in described["paths"].values() for part in path["get"]["parameters"]]
    named = {part["$ref"].rpartition("/")[2] for part in parts}
    assert named
    assert named <= set(described["components"]["parameters"])


def test_the_words_are_described_as_they_are_judged(client, described):
    parameters = described["components"]["parameters"]
    for name in ("figures", "confidence", "disputed", "talks"):
        for value in parameters[name]["schema"]["enum"]:
            assert client.get("/api/charts/ledger.csv", params={name: value}).status_code == 200
    assert parameters["chart"]["schema"]["enum"] == list(registry.charts(TALKS))


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("claims", {"figures", "confidence"}),
        ("fulfilments", {"confidence"}),
        ("totals", set()),
    ],
)
def test_a_table_is_described_with_the_words_that_act_on_it(described, table, words):
    for ending in ("csv", "json", "csv-metadata.json"):
        parts = described["paths"][f"/api/{table}.{ending}"]["get"]["parameters"]
        named = {part["$ref"].rpartition("/")[2] for part in parts}
        assert named & {"figures", "confidence", "disputed"} == words


@pytest.mark.parametrize("table", TALKS.tables)
def test_the_rows_are_as_described(client, described, table):
    schema = described["components"]["schemas"][table]
    jsonschema.Draft202012Validator.check_schema(schema)
    rows = client.get(f"/api/{table}.json").json()
    assert len(rows) == len(TALKS[table])
    validator = jsonschema.Draft202012Validator(
        {**schema, "additionalProperties": False},
        format_checker=jsonschema.FormatChecker(),
    )
    for row in rows:
        validator.validate(row)


@pytest.mark.parametrize(("version", "table"), [
    (version, table) for version, path in catalog.kept(DEFAULT).items() for table in openapi.columns_of(path)
])  # fmt: skip
def test_the_rows_of_an_earlier_edition_are_as_described(client, described, version, table):
    rows = client.get(f"/api/{table}.json?version={version}").json()
    validator = jsonschema.Draft202012Validator(described["components"]["schemas"][table])
    assert rows
    assert [error.message for row in rows for error in validator.iter_errors(row)] == []
