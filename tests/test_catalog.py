"""The shelf: which negotiations are served, and that an invalid one never is."""

import shutil
from functools import cache

import pytest

from lib import catalog
from tests.conftest import DATA, REAL

EXAMPLE = DATA / "example-fictional-valleys"


@pytest.fixture
def copied(tmp_path):
    """A copy of the example under another name."""
    folder = tmp_path / "mine"
    shutil.copytree(EXAMPLE, folder)
    path = folder / "datapackage.json"
    text = path.read_text("utf-8").replace(f'"name": "{EXAMPLE.name}"', '"name": "mine"')
    path.write_text(text, "utf-8")
    return folder


@pytest.fixture
def anew(monkeypatch):
    """A shelf that is filled anew, but for the shipped packages; that of other tests is untouched."""
    shipped = {DATA / name: dataset for name, dataset in catalog.catalog().items()}
    read = catalog.read_folder
    monkeypatch.setattr(
        catalog, "read_folder", lambda place: shipped[place] if place in shipped else read(place)
    )
    monkeypatch.setattr(catalog, "held", cache(catalog.held.__wrapped__))


def test_the_template_is_not_served():
    assert catalog.TEMPLATE not in catalog.catalog()
    assert {folder.name for folder in catalog.folders()} == {REAL.name, EXAMPLE.name}


def test_a_fictional_negotiation_is_never_the_default():
    assert catalog.default() == REAL.name
    assert not catalog.catalog()[catalog.default()].package.is_fictional


def test_the_default_needs_no_word_and_any_other_its_name():
    assert catalog.limits(REAL.name).talks == ""
    assert catalog.limits(EXAMPLE.name).talks == EXAMPLE.name


def test_the_default_is_declared_not_the_first_by_name(monkeypatch):
    monkeypatch.setattr(catalog, "declared", lambda: {"default": REAL.name, "order": []})
    dataset = catalog.catalog()
    assert catalog.rank(dataset[REAL.name], False) < (False, True, 1)
    monkeypatch.setattr(
        catalog, "declared", lambda: {"default": "aaa", "order": ["bbb", REAL.name]}
    )
    assert catalog.rank(dataset[REAL.name], False) == (False, True, 2)


@pytest.mark.usefixtures("anew")
def test_a_folder_of_ones_own_is_served_beside_the_others(copied, monkeypatch):
    monkeypatch.setenv(catalog.VARIABLE, str(copied))
    assert set(catalog.catalog()) == {"mine", REAL.name, EXAMPLE.name}


@pytest.mark.usefixtures("anew")
def test_real_talks_of_ones_own_come_first(copied, monkeypatch):
    path = copied / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace('"isFictional": true', '"isFictional": false'))
    monkeypatch.setenv(catalog.VARIABLE, str(copied))
    assert catalog.default() == "mine"


@pytest.mark.usefixtures("anew")
def test_an_own_version_takes_the_place_of_the_shipped_one(copied, monkeypatch):
    path = copied / "datapackage.json"
    text = path.read_text("utf-8").replace('"name": "mine"', f'"name": "{EXAMPLE.name}"')
    path.write_text(text.replace('"version": "1.0.0"', '"version": "9.9.9"', 1), "utf-8")
    monkeypatch.setenv(catalog.VARIABLE, str(copied))
    assert catalog.catalog()[EXAMPLE.name].package.version == "9.9.9"


def test_a_folder_that_is_not_there_is_said_in_a_sentence(tmp_path):
    with pytest.raises(catalog.BadDataError, match="expected a folder"):
        catalog.read_folder(tmp_path / "none")


def test_an_invalid_folder_is_refused_with_every_problem(copied):
    (copied / "fictional-rounds.csv").unlink()
    path = copied / "fictional-sources.csv"
    path.write_bytes(path.read_bytes() + path.read_bytes().splitlines(keepends=True)[1])
    with pytest.raises(catalog.BadDataError) as refused:
        catalog.read_folder(copied)
    said = str(refused.value).splitlines()
    assert all(line.startswith("mine/") for line in said)
    assert any("fictional-rounds.csv" in line for line in said)
    assert any("fictional-sources.csv" in line for line in said)
