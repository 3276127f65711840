"""A newcomer adds a page, and a word on it: a script, its name in the sitemap, its words."""

from typing import Any

import pytest

from tests.walks.project import Project, copied

SCRIPT = '''"""Places: where the sides met."""

from lib import views

views.open_page("places")
views.charts("places")
views.section("places")
views.table("rounds")
'''
ASKED = """
import pathlib
from streamlit import config
from lib import i18n
config.set_option("client.showErrorDetails", "full")
told = [one.message for one in opened("places", talks="example-fictional-valleys").exception]
with pathlib.Path("data/words/labels.toml").open("a", encoding="utf-8") as file:
    file.write('\\n[places]\\nheading = "Every place"\\n')
for cached in (i18n.words, i18n.pattern):
    cached.cache_clear()

from lib import catalog, params
from lib.prerender import page
from lib.snapshot import Edition
from lib.snapshot.app_pages import app_page
from datetime import date

dataset = catalog.catalog()["example-fictional-valleys"]
view = params.parse({}, dataset.limits)[0]
app = opened("places", talks="example-fictional-valleys")
answer = {
    "unsaid": told,
    "failed": [one.value for one in app.exception], "title": app.title[0].value,
    "headings": [one.value for one in app.header],
    "said": [one.value for one in app.markdown], "rows": app.dataframe[0].value.to_csv(),
    "links": [one.proto.label for one in app.get("page_link")],
    "first": page.rendered(dataset, view, "places", [], []),
    "sitemap": client.get("/sitemap.xml").text,
    "snapshot": app_page(Edition(dataset, view, date(2026, 11, 22)), "places").decode(),
}
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy in which the script of the page was added, and nothing else."""
    project = copied(tmp_path_factory.mktemp("page"))
    (project.folder / "pages/places.py").write_text(SCRIPT, encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def walked(project: Project) -> dict[str, Any]:
    """What was said of the forgotten steps, and what the app shows in the end."""
    unlisted = project.run("-c", "import app").stderr.splitlines()[-1]
    names = '    "overview", "rounds", "durations", "outcomes", '
    project.change("lib/sitemap.py", names, f'{names}"places", ')
    project.change(
        "lib/sitemap.py",
        '"commitments": "commitments-summary",\n}',
        '"commitments": "commitments-summary", "places": "rounds",\n}',
    )
    wordless = project.run("-c", "import app").stderr.splitlines()[-2:]
    labels = "data/words/labels.toml"
    project.change(labels, "\n[page]\n", '\n[page]\nplaces = "Places"\n')
    project.change(
        labels, "\n[lead]\n", '\n[lead]\nplaces = "Where the sides of {short_title} met."\n'
    )
    return {"unlisted": unlisted, "wordless": wordless, **project.ask(ASKED)}


def test_a_page(walked: dict[str, Any]) -> None:
    assert walked["unlisted"].endswith(
        "pages/places.py is in no menu: add “places” to PAGES in lib/sitemap.py."
    )
    assert [line.partition("Page “places” ")[2] for line in walked["wordless"]] == [
        f'has no words: add places = "…" under [{section}] in data/words/labels.toml.'
        for section in ("page", "lead")
    ]
    assert walked["failed"] == []
    assert walked["title"] == "Places"
    assert "Where the sides of" in " ".join(walked["said"])
    assert "Brenhagen" in walked["rows"]
    assert "Places" in walked["links"]
    assert 'href="/places' in walked["first"]
    assert "/places</loc>" in walked["sitemap"]
    assert "Where the sides of" in walked["snapshot"]
    assert "Brenhagen" in walked["snapshot"]


def test_a_word(walked: dict[str, Any]) -> None:
    assert walked["unsaid"] == [
        '“places.heading” has no words: add heading = "…" under [places] in data/words/labels.toml.'
    ]
    assert "Every place" in walked["headings"]
