"""The package: the period with all that its rows refer to, as it stands, and valid by itself."""

import io
import json
import subprocess
from datetime import date
from zipfile import ZipFile

import frictionless
import pytest

from lib import catalog, params, validation
from lib.api import metadata, package
from lib.data import editions
from lib.model import selection

DAY = date(2026, 11, 22)
DEFAULT = catalog.default()
EVERY = list(catalog.catalog())


def files_of(response):
    with ZipFile(io.BytesIO(response.content)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


@pytest.fixture(scope="module")
def part(client):
    """The files of the package of one summer."""
    return files_of(client.get("/api/package.zip?from=2025-06-01&to=2025-08-31"))


@pytest.fixture(scope="module")
def folder(part, tmp_path_factory):
    """The same files in a folder."""
    place = tmp_path_factory.mktemp("package")
    for name, content in part.items():
        (place / name).write_bytes(content)
    return place


def test_it_says_what_it_is(client):
    response = client.get("/api/package.zip?from=2025-06-01&to=2025-08-31")
    assert response.headers["content-type"] == "application/zip"
    name = "russia-ukraine_package_2025-06-01_2025-08-31.zip"
    assert response.headers["content-disposition"] == f'attachment; filename="{name}"'


def test_a_part_is_valid_by_itself(folder):
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.to_summary()


@pytest.mark.parametrize("name", EVERY)
def test_the_whole_is_valid_for_our_own_checks(client, name):
    response = client.get("/api/package.zip", params={"talks": name})
    assert validation.problems(validation.archive_files(response.content)) == []


def test_a_part_passes_our_own_checks(part):
    assert validation.problems(part) == []


@pytest.mark.parametrize("name", EVERY)
def test_the_whole_has_every_table_byte_for_byte(client, name):
    dataset = catalog.catalog()[name]
    files = files_of(client.get("/api/package.zip", params={"talks": name}))
    for table in dataset.package.tables.values():
        assert files[table.path] == dataset.files[table.path]
    own, packed = (json.loads(each["datapackage.json"]) for each in (dataset.files, files))
    derived = [one for one in packed["resources"] if one.get("derived")]
    assert packed == {**own, "resources": [*own["resources"], *derived]}


def test_every_row_of_a_part_stands_in_the_whole(part):
    dataset = catalog.catalog()[DEFAULT]
    own = {name: set(metadata.records(part[table.path].decode()))
           for name, table in dataset.package.tables.items()}  # fmt: skip
    assert sum(map(len, own.values())) > len(own)
    assert [
        name for name, rows in own.items() if not rows <= set(metadata.written(dataset, name))
    ] == []


def test_a_part_has_the_rows_of_the_selection(part):
    limits = catalog.limits(DEFAULT)
    view, _ = params.parse({"from": "2025-06-01", "to": "2025-08-31"}, limits)
    chosen = selection.whole(catalog.catalog()[DEFAULT], view)
    packed = {
        name: len(list(metadata.records(part[table.path].decode()))) - 1
        for name, table in catalog.catalog()[DEFAULT].package.tables.items()
    }
    assert packed["rounds"] > 0
    assert packed == {name: len(rows) for name, rows in chosen.items()}


def test_the_checksums_hold(folder):
    command = ["sha256sum", "--check", "--strict", "CHECKSUMS.sha256"]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_every_file_has_a_checksum(part):
    named = {line.split("  ")[1] for line in part["CHECKSUMS.sha256"].decode().splitlines()}
    assert named == set(part) - {"CHECKSUMS.sha256"}


def test_the_readme_carries_citation_words_and_licence(client, part):
    readme = part["README.md"].decode()
    assert "from=2025-06-01, to=2025-08-31" in readme
    assert "/api/package.zip?from=2025-06-01&to=2025-08-31" in readme
    for said in (
        "1 June 2025 to 31 August 2025",
        "@misc{",
        '"type": "dataset"',
        "(accessed ",
        "Creative Commons",
    ):
        assert said in readme
    assert "{" not in readme.split("## Citation")[0]


def test_companion_readme_and_page_carry_the_same_citation(client):
    words = "from=2025-06-01&to=2025-08-31&figures=press"
    note = client.get(f"/api/claims.csv-metadata.json?{words}").json()
    readme = files_of(client.get(f"/api/package.zip?{words}"))["README.md"].decode()
    forms = {
        "txt": note["dc:bibliographicCitation"],
        "bib": note["notes"][0]["bibtex"],
        "json": json.dumps(note["notes"][0]["csl"], ensure_ascii=False, indent=2),
    }
    pages = {ending: client.get(f"/api/cite.{ending}?{words}").text.strip() for ending in forms}
    of_page = {ending: said.replace("/api/claims.csv?", "/?") for ending, said in forms.items()}
    assert pages == of_page
    packed = [said.replace("/api/claims.csv?", "/api/package.zip?") for said in forms.values()]
    assert [said for said in packed if said not in readme] == []


def test_the_licence_is_inside(part):
    assert b"creativecommons.org/licenses/by/4.0" in part["LICENSE"].lower()


def test_the_same_day_makes_the_same_bytes_at_any_time(view):
    dataset = catalog.catalog()[DEFAULT]
    first = editions.packed(package.members(dataset, view, "http://x", DAY))
    assert first == editions.packed(package.members(dataset, view, "http://x", DAY))
    with ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_rows_with_line_breaks_and_empty_lines_are_kept_whole():
    text = 'a,b\r\n1,"two\r\nlines"\r\n\r\n2,"a ""quoted"" one"\r\n3,last'
    assert list(metadata.records(text)) == [
        "a,b\r\n",
        '1,"two\r\nlines"\r\n',
        '2,"a ""quoted"" one"\r\n',
        "3,last",
    ]


def test_derived_tables_hold_the_figures_of_the_view_and_say_whose(client):
    words = "from=2025-06-01&to=2025-08-31&figures=russia"
    inside = files_of(client.get(f"/api/package.zip?{words}"))
    assert inside["handovers.csv"] == client.get(f"/api/handovers.csv?{words}").content
    described = {one["name"]: one for one in json.loads(inside["datapackage.json"])["resources"]}
    assert described["handovers"]["description"].endswith("In this file: figures of Russia.")
    assert "In this file" not in described["events-summary"]["description"]
    assert "worked out from the others, figures of Russia" in inside["README.md"].decode()


def test_derived_tables_are_by_the_headline_where_nobody_is_chosen(part):
    described = {one["name"]: one for one in json.loads(part["datapackage.json"])["resources"]}
    assert described["handovers"]["description"].endswith("In this file: headline figures.")
