"""A newcomer adds a speaker category: one declaration and its words; all surfaces know it."""

import json

import pytest

from tests.walks.project import Project, copied

SPEAKER = """    Speaker(
        "civil_society",
        roles=("civil_society",),
        clauses=(("civil_society", "an organisation of civil society says it"),),
    ),
    Speaker(
        "press",
"""
WORDS = {
    "figures": "Civil society", "whose": "figures of civil society", "voice": "civil society",
    "clause": "no side and no third party gives a figure; civil society does",
    "rule": "Else civil society.", "rule_part": "civil society",
}  # fmt: skip
#: A package in which the observers speak for the new category.
PACKAGE = "data/example-fictional-valleys"
ASKED = """
from datetime import date
from lib import catalog, params
from lib.snapshot import Edition
from lib.snapshot.app_pages import app_page
dataset = catalog.catalog()["example-fictional-valleys"]
view = params.parse({}, dataset.limits)[0]
words = "talks=example-fictional-valleys&figures=civil_society"
described = client.get("/api/openapi.json").json()
figure = client.get(f"/api/charts/source-mix.figure.json?{words}").json()
rows = client.get("/api/charts/source-mix.json?talks=example-fictional-valleys").json()
app = opened("overview", talks="example-fictional-valleys", figures="civil_society")
(given,) = (json.loads(one.proto.json) for one in app.get("bidi_component") if '"filter"' in one.proto.json)
figures = given["filter"]["choices"][0]
answer = {
    "status": client.get(f"/api/charts/process.csv?{words}").status_code,
    "stranger": client.get(f"/api/charts/process.csv?{words}_of_the_moon").json()["detail"],
    "enum": described["components"]["parameters"]["figures"]["schema"]["enum"],
    "subtitle": figure["subtitle"],
    "groups": sorted({row["speaks_for"] for row in rows}),
    "bars": figure["figure"]["layout"]["yaxis"]["categoryarray"],
    "names": [one["label"] for one in figures["options"]], "chosen": figures["value"],
    "failed": [one.value for one in app.exception] + [one.value for one in app.warning[1:]],
    "rule": app_page(Edition(dataset, view, date(2026, 11, 22)), "overview").decode(),
}
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Project:
    """A copy in which the category was added, all but its words."""
    project = copied(tmp_path_factory.mktemp("speaker"))
    project.change("lib/speakers.py", '    Speaker(\n        "press",\n', SPEAKER)
    return project


def test_what_is_missing_is_said_and_then_the_category_is_on_every_surface(project):
    ended = project.run("-c", "import app")
    assert ended.returncode
    said = ended.stderr.splitlines()[-len(WORDS) :]
    assert len([line for line in said if "add civil_society = " in line]) == len(WORDS)
    for section, word in WORDS.items():
        head = f"\n[{section}]\n"
        project.change("data/words/labels.toml", head, f'{head}civil_society = "{word}"\n')
    give_role(project)
    found = project.ask(ASKED)
    assert found["failed"] == []
    assert found["status"] == 200
    assert "civil_society" in found["stranger"]
    assert found["enum"][-3:] == ["third_parties", "civil_society", "press"]
    assert found["names"][-3:] == ["Third parties", "Civil society", "Press"]
    assert found["chosen"] == "civil_society"
    assert "figures of civil society" in found["subtitle"]
    assert "civil_society" in found["groups"]
    assert found["bars"][:3] == ["Press", "Civil society", "Third parties"]
    assert "a mediator or third party; else civil society; else the press" in found["rule"]


def give_role(project: Project) -> None:
    """Let the observers of a package, who were a third party, speak for civil society."""
    path = project.folder / PACKAGE / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    parties = next(one for one in package["resources"] if one["name"] == "parties")
    role = next(one for one in parties["schema"]["fields"] if one["name"] == "role")
    role["categories"].append({"value": "civil_society", "label": "Civil society"})
    role["constraints"]["enum"].append("civil_society")
    path.write_text(json.dumps(package, ensure_ascii=False), encoding="utf-8")
    rows = f"{PACKAGE}/fictional-parties.csv"
    project.change(rows, "Observers,third_party,", "Observers,civil_society,")
