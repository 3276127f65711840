"""Citations: title, data version, words and day in every form, agreeing with CITATION.cff."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml

from lib import citation

pytestmark = pytest.mark.data

ROOT = Path(__file__).parent.parent
DAY = date(2026, 11, 23)
ADDRESS = "https://example.org/rounds?from=2025-06-01&figures=ukraine"


@pytest.fixture
def cited(dataset, look_at):
    """The citation of one view."""
    view = look_at(from_="2025-06-01", figures=dataset.sides[0])
    return citation.citation(dataset, view, ADDRESS, DAY)


@pytest.fixture(scope="module")
def declared():
    """What CITATION.cff says."""
    return yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))


def test_the_text_says_all_there_is_to_say(cited, dataset):
    for said in (
        dataset.package.title,
        f"data version {dataset.package.version}",
        "from=2025-06-01",
        "1 June 2025 to",
        f"figures={dataset.sides[0]}",
        ADDRESS,
        "accessed 23 November 2026",
        "Parley contributors (2026)",
    ):
        assert said in cited.text


def test_the_bibtex_keeps_its_braces_in_pairs(cited, dataset):
    version = dataset.package.version
    assert cited.bibtex.startswith(f"@misc{{parley-russia-ukraine-{version},\n")
    assert cited.bibtex.count("{") == cited.bibtex.count("}")
    assert f"url = {{{ADDRESS}}}" in cited.bibtex
    assert "urldate = {2026-11-23}" in cited.bibtex
    assert "author = {{Parley contributors}}" in cited.bibtex


def test_the_csl_is_one_dataset(cited, dataset):
    (item,) = json.loads(cited.csl)
    assert item["type"] == "dataset"
    assert item["URL"] == ADDRESS
    assert item["accessed"] == {"date-parts": [[2026, 11, 23]]}
    assert item["version"] == dataset.package.version
    assert "from=2025-06-01" in item["note"]


def test_the_whole_is_called_everything(dataset, view):
    assert "everything, headline figures" in citation.citation(dataset, view, ADDRESS, DAY).text


@pytest.mark.parametrize(
    ("plain", "tex"),
    [
        ("a & b", r"a \& b"),
        ("50 %", r"50 \%"),
        ("a_b", r"a\_b"),
        ("{x}", r"\{x\}"),
        ("\\", r"\textbackslash{}"),
        ("Çırağan", "Çırağan"),
    ],
)
def test_tex_reads_signs_as_text(plain, tex):
    assert citation.tex(plain) == tex


def test_citation_cff_is_valid(declared):
    schema = json.loads((ROOT / "tests/cff-1.2.0.json").read_text(encoding="utf-8"))
    assert [
        fault.message for fault in jsonschema.Draft7Validator(schema).iter_errors(declared)
    ] == []


def test_citation_cff_names_the_program(declared):
    assert declared["title"] == citation.said("site")
    assert (declared["type"], declared["license"]) == ("software", "Apache-2.0")
    version = declared["version"]
    assert f'version = "{version}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_citation_cff_agrees_with_the_data(declared, dataset, view):
    preferred = declared["preferred-citation"]
    (item,) = json.loads(citation.citation(dataset, view, ADDRESS, DAY).csl)
    assert preferred["title"] == item["title"]
    assert preferred["version"] == item["version"]
    assert preferred["publisher"]["name"] == item["publisher"]
    assert [one["name"] for one in preferred["authors"]] == [
        one["literal"] for one in item["author"]
    ]
    assert preferred["date-released"] == dataset.package.created
    assert preferred["year"] == item["issued"]["date-parts"][0][0]
    assert preferred["license"] == dataset.package.raw["licenses"][0]["name"]
