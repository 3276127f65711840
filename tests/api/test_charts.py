"""Charts over HTTP: the rows that each chart draws."""

import io

import pandas as pd
import pytest

from lib import catalog, export
from lib.charts import registry

DEFAULT = catalog.default()
EVERY = [
    (name, chart)
    for name, dataset in catalog.catalog().items()
    for chart in registry.charts(dataset)
]


@pytest.mark.parametrize(("dataset", "chart"), EVERY)
def test_every_chart_gives_its_rows(client, dataset, chart):
    csv = client.get(f"/api/charts/{chart}.csv", params={"talks": dataset})
    json = client.get(f"/api/charts/{chart}.json", params={"talks": dataset})
    assert csv.status_code == json.status_code == 200
    assert len(pd.read_csv(io.BytesIO(csv.content))) == len(json.json())


def test_the_rows_are_those_that_the_chart_draws(client, look_at):
    dataset = catalog.catalog()[DEFAULT]
    view = look_at(from_="2025-05-01", confidence="medium").but(talks="")
    chart = registry.charts(dataset)["process"]
    response = client.get("/api/charts/process.csv?from=2025-05-01&confidence=medium")
    assert response.content == export.csv(export.chart_rows(dataset, view, chart))


def test_an_empty_period_gives_a_heading_alone(client):
    response = client.get("/api/charts/gaps.csv?from=2023-01-01&to=2023-01-02")
    assert response.status_code == 200
    assert pd.read_csv(io.BytesIO(response.content)).empty
