"""What describes the data: the declaration, and the companion of each CSV."""

import io

import pandas as pd
import pytest

from lib import catalog, derived_tables
from lib.charts import registry

DEFAULT = catalog.default()
TALKS = catalog.catalog()[DEFAULT]


@pytest.mark.parametrize("name", catalog.catalog())
def test_the_declaration_leads_to_the_rows(client, name):
    declared = client.get("/api/datapackage.json", params={"talks": name}).json()
    assert declared["name"] == name
    for resource in declared["resources"]:
        csv = client.get(resource["path"]).content
        heading = pd.read_csv(io.BytesIO(csv), nrows=0).columns
        assert list(heading) == [field["name"] for field in resource["schema"]["fields"]]


def test_the_declaration_keeps_the_words(client):
    declared = client.get("/api/datapackage.json?from=2025-05-01").json()
    paths = {entry["name"]: entry["path"] for entry in declared["resources"]}
    assert paths["rounds"].endswith("/rounds.csv?from=2025-05-01")
    assert paths["handovers"].endswith("/handovers.csv?from=2025-05-01")
    assert paths["parties"].endswith("/parties.csv")


def query(table: str) -> str:
    """A period as the query of a table, none where it changes nothing there."""
    return "" if "from" in derived_tables.unused_parameters(TALKS, table) else "?from=2025-05-01"


PATHS = [(f"/api/{table}.csv", query(table)) for table in TALKS.tables]
PATHS += [
    (f"/api/charts/{name}.csv", "?from=2025-05-01") for name in list(registry.charts(TALKS))[:20]
]


@pytest.mark.parametrize(("path", "query"), PATHS)
def test_the_companion_names_the_columns_of_its_csv(client, path, query):
    response = client.get(f"{path}-metadata.json{query}")
    assert response.headers["content-type"].startswith("application/csvm+json")
    about = response.json()
    csv = client.get(about["url"]).content
    heading = list(pd.read_csv(io.BytesIO(csv), nrows=0).columns)
    assert [column["name"] for column in about["tableSchema"]["columns"]] == heading
    assert about["url"] == f"http://testserver{path}{query}"


def test_the_companion_says_version_words_and_citation(client):
    about = client.get("/api/rounds.csv-metadata.json?from=2025-05-01").json()
    assert about["dc:hasVersion"] == TALKS.package.version
    assert about["notes"][0]["words"] == {"from": "2025-05-01"}
    assert (
        f"/api/rounds.csv?from=2025-05-01&talks={DEFAULT}&version={TALKS.package.version} (accessed "
        in about["dc:bibliographicCitation"]
    )
    assert TALKS.package.title in about["dc:title"]


def test_the_companion_knows_dates_and_links(client):
    columns = client.get("/api/rounds.csv-metadata.json").json()["tableSchema"]["columns"]
    kinds = {column["name"]: column for column in columns}
    assert kinds["start_date"]["datatype"] == "date"
    assert kinds["number"]["datatype"] == "integer"
    assert kinds["is_round"]["datatype"] == "boolean"
    assert kinds["source_links"]["separator"] == " "
