"""What describes the data: the declaration, and the companion of each CSV."""

import io

import pandas as pd
import pytest

from lib import catalog
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
    assert all(entry["path"].endswith(".csv?from=2025-05-01") for entry in declared["resources"])


PATHS = [f"/api/{table}.csv" for table in TALKS.tables]
PATHS += [f"/api/charts/{name}.csv" for name in list(registry.charts(TALKS))[:20]]


@pytest.mark.parametrize("path", PATHS)
def test_the_companion_names_the_columns_of_its_csv(client, path):
    response = client.get(f"{path}-metadata.json?from=2025-05-01")
    assert response.headers["content-type"].startswith("application/csvm+json")
    about = response.json()
    csv = client.get(about["url"]).content
    heading = list(pd.read_csv(io.BytesIO(csv), nrows=0).columns)
    assert [column["name"] for column in about["tableSchema"]["columns"]] == heading
    assert about["url"] == f"http://testserver{path}?from=2025-05-01"


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
