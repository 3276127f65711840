"""Editions: every released one is read at its own address, as it was, and says that it is old."""

import re
import shutil
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

import pytest

from lib import catalog, citation
from lib.content import summary
from lib.data import editions
from lib.validation import folder_files
from tests.conftest import DATA

EXAMPLE = DATA / "example-fictional-valleys"
TALKS = f"talks={EXAMPLE.name}"
#: What the program of version 1.0.0 answered, by path.
SUMS = dict(
    reversed(line.split("  "))
    for line in (Path(__file__).parent / "edition_1_0_0.sha256").read_text().splitlines()
)


class Shelf:
    """A data folder with two packages, one of which has two old editions, and what is read of it.

    What was read for one test serves the next: to read the packages is what these tests cost.
    """

    def __init__(self, folder):
        for name in (EXAMPLE.name, "russia-ukraine", "catalog.toml", "words"):
            copy = shutil.copytree if (DATA / name).is_dir() else shutil.copy
            copy(DATA / name, folder / name)
        files = folder_files(EXAMPLE)
        for version in ("0.9.0", "0.10.0"):
            place = editions.place(folder, EXAMPLE.name, version)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(editions.packed(told_apart(files, version)))
        read = lru_cache(catalog.HELD)(catalog.read_edition.__wrapped__)
        held = cache(catalog.held.__wrapped__)
        self.folder, self.parts = folder, {"DATA": folder, "held": held, "read_edition": read}

    def put_up(self, monkeypatch):
        """Let the program serve this shelf in place of the shipped one."""
        for name, part in self.parts.items():
            monkeypatch.setattr(catalog, name, part)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """A shelf for tests that change nothing on it."""
    return Shelf(tmp_path_factory.mktemp("shelf"))


@pytest.fixture
def shipped(shelf, monkeypatch):
    """The folder of that shelf, which is served."""
    shelf.put_up(monkeypatch)
    return shelf.folder


def told_apart(files, version):
    """The files of the example as another version, with another title of its first round."""
    declared = files["datapackage.json"].replace(
        b'"version": "1.0.0"', f'"version": "{version}"'.encode(), 1
    )
    rounds = files["fictional-rounds.csv"]
    return {
        **files,
        "datapackage.json": declared,
        "fictional-rounds.csv": rounds.replace(b"Brenhagen, 9", f"Brenhagen {version}, 9".encode()),
    }


@pytest.mark.data
@pytest.mark.parametrize("path", SUMS)
def test_the_first_edition_is_byte_for_byte_what_it_was(client, path):
    found = client.get(f"{path}?talks=russia-ukraine&version=1.0.0")
    assert found.status_code == 200
    assert sha256(found.content).hexdigest() == SUMS[path]


@pytest.mark.usefixtures("shipped")
def test_versions_are_in_order_of_their_numbers_the_present_one_last():
    assert catalog.versions(EXAMPLE.name) == [
        "0.9.0",
        "0.10.0",
        catalog.edition(EXAMPLE.name).package.version,
    ]


@pytest.mark.usefixtures("shipped")
def test_an_old_edition_is_served_at_its_own_address(client):
    old = client.get(f"/api/datapackage.json?{TALKS}&version=0.9.0").json()
    assert old["version"] == "0.9.0"
    assert all("version=0.9.0" in one["path"] for one in old["resources"])


@pytest.mark.usefixtures("shipped")
def test_an_old_edition_leads_to_the_newest(client):
    links = client.get(f"/api/rounds.csv?{TALKS}&version=0.9.0").headers["link"]
    (newest,) = [link for link in links.split(", ") if link.endswith('>; rel="latest-version"')]
    assert "version=" not in newest
    assert "latest-version" not in client.get(f"/api/rounds.csv?{TALKS}").headers["link"]


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("version", ["9.9.9", "../russia-ukraine/1.0.0", "0.9.0.zip"])
def test_an_unknown_version_is_refused_with_those_there_are(client, version):
    found = client.get("/api/rounds.csv", params={"talks": EXAMPLE.name, "version": version})
    assert found.status_code == 400
    assert found.json()["allowed"] == ", ".join(catalog.versions(EXAMPLE.name))


def test_the_present_version_may_be_named_and_is_not_an_old_one(client):
    present = catalog.edition(EXAMPLE.name)
    found = client.get(f"/api/rounds.csv?{TALKS}&version={present.package.version}")
    assert found.content == client.get(f"/api/rounds.csv?{TALKS}").content
    assert "latest-version" not in found.headers["link"]


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("form", ["json", "txt", "bib"])
def test_a_citation_carries_negotiation_and_version(client, form):
    present = catalog.edition(catalog.default())
    said = client.get(f"/api/cite.{form}?from=2025-06-01").text
    assert f"talks={present.package.name}" in said
    assert f"version={present.package.version}" in said
    assert "version=0.9.0" in client.get(f"/api/cite.{form}?{TALKS}&version=0.9.0").text


def test_a_citation_repeats_no_word_that_title_and_version_say(dataset, view):
    assert citation.view_words(citation.lasting(dataset, view)) == citation.view_words(view)


@pytest.mark.usefixtures("shipped")
def test_the_pages_of_an_old_edition_say_so_and_lead_to_the_newest():
    from lib.prerender import page as prerendered

    _, page = prerendered.sight("/rounds", {"talks": EXAMPLE.name, "version": "0.9.0"})
    assert "This is version 0.9.0 of the data" in page
    assert f'href="/rounds?{TALKS}"' in page
    assert "This is version" not in prerendered.sight("/rounds", {"talks": EXAMPLE.name})[1]


@pytest.mark.usefixtures("shipped")
def test_no_more_editions_are_held_than_allowed():
    for version in ("0.9.0", "0.10.0", "0.9.0"):
        assert catalog.edition(EXAMPLE.name, version).package.version == version
    assert catalog.edition(EXAMPLE.name, "0.9.0") is catalog.edition(EXAMPLE.name, "0.9.0")
    assert catalog.read_edition.cache_info().maxsize == catalog.HELD == 2


def test_one_more_package_changes_no_address_and_no_page(tmp_path, monkeypatch, client):
    Shelf(tmp_path).put_up(monkeypatch)
    pages = ["/api/rounds.csv", "/api/cite.txt", "/api/datapackage.json", "/health"]
    before = {path: client.get(path).content for path in pages[:3]}
    copy = shutil.copytree(EXAMPLE, tmp_path / "aaa")
    declared = copy / "datapackage.json"
    told = declared.read_text("utf-8").replace(f'"name": "{EXAMPLE.name}"', '"name": "aaa"', 1)
    declared.write_text(told.replace('"isFictional": true', '"isFictional": false'), "utf-8")
    catalog.held.cache_clear()
    assert "aaa" in client.get("/health").json()["talks"]
    assert catalog.limits("russia-ukraine").talks == ""
    assert {path: client.get(path).content for path in before} == before


def test_editions_that_are_kept_are_what_they_say():
    kept = [
        (name, version, path)
        for name in catalog.catalog()
        for version, path in catalog.kept(name).items()
    ]
    assert kept
    for name, version, path in kept:
        assert editions.files(path)["datapackage.json"]
        assert catalog.edition(name, version).package.version == version
        assert catalog.edition(name, version).package.name == name


def test_a_packed_edition_is_the_same_bytes_and_the_same_files(tmp_path):
    files = folder_files(EXAMPLE)
    packed = editions.packed(files)
    (tmp_path / "x.zip").write_bytes(packed)
    assert packed == editions.packed(dict(reversed(files.items())))
    assert editions.files(tmp_path / "x.zip") == files


@pytest.mark.usefixtures("shipped")
def test_plain_pages_of_an_old_edition_say_so_and_stay_within_it(client):
    home = f"/talks/{EXAMPLE.name}/"
    old = client.get(f"{home}?version=0.10.0").text
    assert "This is version 0.10.0" in old
    assert f'<a href="{home}">' in old
    lists = re.findall(rf'href="({home}[^"]*)"', old)
    assert {f"{home}rounds/?version=0.10.0", f"{home}?version=0.9.0"} < set(lists)
    rounds = client.get(f"{home}rounds/?version=0.10.0").text
    link = r'href="({}rounds/[^/"]+/)(\?version=0\.10\.0)">Brenhagen 0\.10\.0, 9'
    record, words = re.search(link.format(home), rounds).groups()
    page = client.get(record + words).text
    assert "<h1>Brenhagen 0.10.0, 9" in page
    assert "This is version 0.10.0" in page
    assert f'<a href="{record}">' in page
    present = client.get(record).text
    assert "This is version" not in present
    assert "<h1>Brenhagen, 9" in present


@pytest.mark.usefixtures("shipped")
def test_the_list_of_negotiations_leads_to_every_edition(client):
    for page in ("/talks/", f"/talks/{EXAMPLE.name}/"):
        said = client.get(page).text
        assert f'href="/talks/{EXAMPLE.name}/?version=0.10.0"' in said
        assert f'href="/talks/{EXAMPLE.name}/?version=0.9.0"' in said


def test_a_plain_page_of_an_unknown_edition_is_refused_by_name(client):
    answer = client.get(f"/talks/{EXAMPLE.name}/?version=7.0.0")
    assert answer.status_code == 400
    assert "7.0.0" in answer.text


def test_plain_pages_say_how_old_the_record_is(client, dataset):
    today = datetime.now(UTC).date()
    assert "days ago" in summary.age_line(dataset, dataset.reach.last + timedelta(days=30))
    said = summary.age_line(dataset, today)
    assert bool(said) == ((today - dataset.reach.last).days >= 30)
    for page in ("/talks/", f"/talks/{dataset.package.name}/"):
        assert said in client.get(page).text
