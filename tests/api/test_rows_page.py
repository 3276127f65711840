"""Every chart has its rows as an HTML table: those of its CSV, by the same words."""

import io
import re

import pandas as pd
import pytest

from lib import catalog
from lib.charts import registry

EVERY = [
    (name, chart)
    for name, dataset in catalog.catalog().items()
    for chart in registry.charts(dataset)
]


def cells(page: str) -> list[list[str]]:
    """The cells of each row of the body of the table of a page, as HTML."""
    body = page[page.index("<tbody") : page.index("</tbody>")]
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", body, flags=re.DOTALL)
    return [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, flags=re.DOTALL) for row in rows]


@pytest.mark.parametrize(("dataset", "chart"), EVERY[:: len(EVERY) // 25])
def test_the_table_of_a_chart_has_the_rows_of_its_csv(client, dataset, chart):
    page = client.get(f"/embed/{chart}/table", params={"talks": dataset})
    csv = client.get(f"/api/charts/{chart}.csv", params={"talks": dataset})
    rows = pd.read_csv(io.BytesIO(csv.content), dtype="str", keep_default_na=False)
    found = cells(page.text)
    assert page.status_code == 200
    assert [len(row) for row in found] == [rows.shape[1]] * len(rows)
    assert ("No rows" in page.text) == rows.empty


def test_a_chart_leads_to_its_table(client):
    figure = client.get("/api/charts/process.figure.json", params={"from": "2025-06-01"}).json()
    assert figure["table"]["label"] == "Table"
    assert client.get(figure["table"]["href"]).status_code == 200
    assert "Table" in figure["alt"]


def test_a_missing_figure_is_said_in_the_table_and_empty_in_its_csv(client):
    words = {"from": "2025-06-01", "to": "2025-06-30"}
    page = client.get("/embed/monthly-exchanged/table", params=words).text
    csv = client.get("/api/charts/monthly-exchanged.csv", params=words)
    rows = pd.read_csv(io.BytesIO(csv.content))
    names = re.findall(r"<th scope=\"col\"[^>]*>(.*?)</th>", page)
    (number,) = [place for place, name in enumerate(names) if name.startswith("Number")]
    assert [row[number] for row in cells(page)] == ["no figure", "no figure"]
    assert rows["total"].isna().all()


def test_words_of_others_are_passed_over(client):
    assert client.get("/embed/process/table?utm_source=cms").status_code == 200
    assert client.get("/embed/none/table").status_code == 404
