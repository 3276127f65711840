"""A newcomer adds a chart: rows, drawing, title, words, one declaration; all surfaces have it."""

import json

import pytest

from tests.walks.project import Project, copied

ROWS = '''

def held(dataset: Dataset, view: View) -> pd.DataFrame:
    """The rounds and contacts that were held, each with its record and ``date``."""
    rows = rounds.of_view(dataset, view).rename(columns={"start_date": "date"})
    return with_record(rows[rows["was_held"]], "rounds", "round_id")


def held_by_city(dataset: Dataset, view: View) -> pd.DataFrame:
    """One row a city with the number of rounds and contacts that were held in it."""
    return held(dataset, view).groupby("city", as_index=False).size()
'''
DRAWING = '''"""How many rounds and contacts were held in which city."""

import pandas as pd

from lib.charts import figures, tokens
from lib.charts.tokens import Style


def cities(rows: pd.DataFrame, style: Style) -> figures.Figure:
    """A bar a city."""
    figure = figures.Figure()
    figure.add_trace(figures.bar(x=list(rows["size"]), y=list(rows["city"]), orientation="h"))
    return tokens.finish(figure, 400)
'''
TITLE = '''

@fills("count")
def cities(rows: pd.DataFrame, style: Style, context: Context) -> Values | None:
    """In how many cities the sides met."""
    return {"count": i18n.number(len(rows))}
'''
WORDS = """
[cities]
title = "The sides met in {count} cities"
plain = "Cities"
sub = "Rounds and contacts by city"
what = "rounds"
"""
KIND = """    ChartKind(
        "cities", "rounds", model.held_by_city, cities.cities, titles.cities,
        table=("city", "size"), alternative=Categories(("city",), "size"),
        members=model.held,
    ),
"""
ASKED = """
words = "from=2025-05-01&to=2025-12-31"
answer = {
    path: client.get(f"{path}?{words}").text
    for path in ("/api/charts/cities.csv", "/api/charts/cities.json",
                 "/api/charts/cities.figure.json", "/embed/cities", "/api/openapi.json")
}
app = opened("rounds")
mounted = [json.loads(one.proto.json) for one in app.get("bidi_component")]
answer["page"] = [given["figure"] for given in mounted if "figure" in given]
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Project:
    """A copy in which the chart was added, all but its words."""
    project = copied(tmp_path_factory.mktemp("chart"))
    project.add("lib/model/chart_rows.py", ROWS)
    (project.folder / "lib/charts/cities.py").write_text(DRAWING, encoding="utf-8")
    project.add("lib/charts/titles.py", TITLE)
    registry = "lib/charts/registry.py"
    first = "from lib.charts import (\n    claims,"
    project.change(registry, first, "from lib.charts import (\n    cities,\n    claims,")
    first = "KINDS: Final = (\n"
    project.change(registry, first, first + KIND)
    return project


def test_what_is_missing_is_said_and_then_the_chart_is_on_every_surface(project):
    ended = project.run("-c", "import app")
    assert ended.returncode
    first, second = ended.stderr.splitlines()[-2:]
    assert first.endswith(
        "Chart “cities” shows the column “size” in its table, which has no name for readers: add "
        'size = "…" under [column] in data/words/labels.toml.'
    )
    assert second == (
        "Chart “cities” has no words: add [cities] with title, plain, sub, what to "
        "data/words/findings.toml."
    )
    project.add("data/words/findings.toml", WORDS)
    project.change("data/words/labels.toml", "\n[column]\n", '\n[column]\nsize = "Rounds"\n')
    found = project.ask(ASKED)
    assert found["/api/charts/cities.csv"].splitlines()[0].endswith("city,size,source_links")
    heading = f"The sides met in {len(found['/api/charts/cities.csv'].splitlines()) - 1} cities"
    assert "\nIstanbul," in found["/api/charts/cities.csv"]
    assert '"city": "Istanbul"' in found["/api/charts/cities.json"]
    assert json.loads(found["/api/charts/cities.figure.json"])["heading"] == heading
    assert f"<title>{heading}" in found["/embed/cities"]
    assert '"cities"' in found["/api/openapi.json"]
    assert "/api/charts/cities.figure.json" in found["page"][0]
