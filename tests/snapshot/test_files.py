"""What the folder holds: the same bytes as the app gives, true checksums, all rows."""

import json
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import frictionless
import pytest

from lib import export, i18n
from lib.charts import registry
from lib.snapshot import Edition, files
from tests.snapshot.reading import Page


def test_checksums_are_true_and_name_every_other_file(made):
    lines = [line.split("  ", 1) for line in made[files.CHECKSUMS].decode().splitlines()]
    assert {name for _, name in lines} == set(made) - {files.CHECKSUMS}
    assert all(sha256(made[name]).hexdigest() == digest for digest, name in lines)


def test_there_is_a_page_for_each_page_of_the_app(made):
    assert {files.page(name) for name in i18n.words("labels")["page"]} <= set(made)


def test_there_is_a_page_for_each_record(made, fiction):
    assert {files.record(name) for name in fiction.records} <= set(made)


def test_the_csv_of_each_table_is_that_of_the_app(made, fiction, edition):
    assert fiction.package.tables
    for name in fiction.package.tables:
        rows = export.table_rows(fiction, edition.view, name)
        assert made[files.table_csv(name)] == export.csv(rows)


def test_the_csv_of_each_chart_is_that_of_the_app(made, fiction, edition):
    assert registry.charts(fiction)
    for name, chart in registry.charts(fiction).items():
        rows = export.chart_rows(fiction, edition.view, chart)
        assert made[files.chart_csv(name)] == export.csv(rows)


def test_each_table_shows_all_its_rows(made, fiction):
    assert fiction.tables
    for name, rows in fiction.tables.items():
        tags = Page(made[files.table(name)]).tags
        heads = sum(tag == "th" and said.get("scope") == "row" for tag, said in tags)
        assert heads == len(rows) + len(fiction.package.tables[name].fields)


def test_every_chart_of_a_page_of_the_app_is_there(made, fiction):
    names = list(i18n.words("labels")["page"])
    shown = {
        name: {block["name"] for block in Page(made[files.page(name)]).blocks} for name in names
    }
    assert any(shown.values())
    assert shown == {
        name: {chart.name for chart in registry.of_page(fiction, name)} for name in names
    }


def test_the_package_is_valid(made, tmp_path):
    with ZipFile(BytesIO(made[files.PACKAGE])) as archive:
        archive.extractall(tmp_path)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.to_summary()


def test_the_declaration_of_the_csv_files_is_true(folder):
    report = frictionless.validate(str(folder / files.DECLARATION))
    assert report.valid, report.to_summary()


def test_every_page_says_the_day_of_the_data_and_of_the_snapshot(made, edition):
    pages = [content.decode() for path, content in made.items() if path.endswith(".html")]
    assert pages
    assert all("22 November 2026" in page for page in pages)
    assert all(edition.dataset.package.version in page for page in pages)


def test_every_page_of_a_fiction_says_so(made):
    notice = i18n.words("api")["page"]["fictional"]
    pages = [content.decode() for path, content in made.items() if path.endswith(".html")]
    assert pages
    assert all(notice in page for page in pages)


def test_a_citation_without_an_address_leaves_no_hole(edition):
    assert "url = " not in edition.citation.bibtex
    assert "URL" not in json.loads(edition.citation.csl)[0]
    assert "  " not in edition.citation.text


def test_a_citation_names_the_live_address_where_there_is_one(edition):
    live = Edition(edition.dataset, edition.view, edition.taken, "https://parley.example.org")
    assert "https://parley.example.org/" in live.citation.text
    assert json.loads(live.citation.csl)[0]["URL"].startswith("https://parley.example.org/")


@pytest.mark.parametrize(
    "path", [files.RUNTIME, files.LICENCES, files.STYLE, files.SCRIPT, files.ICON]
)
def test_the_assets_are_there(made, path):
    assert made[path]
