"""A part of the negotiation: the snapshot of a period and a speaker."""

from collections import Counter
from datetime import timedelta

import pytest

from lib import catalog, export, params
from lib.charts import registry
from lib.period import Period
from lib.snapshot import Edition, files
from lib.snapshot.app_pages import app_page, app_pages
from lib.snapshot.data_page import table_pages
from tests.snapshot.conftest import TAKEN
from tests.snapshot.reading import Page, target


@pytest.fixture(scope="module")
def narrow(fiction, edition):
    span = edition.view.span
    half = Period(span.first, span.first + timedelta(days=(span.last - span.first).days // 2))
    return Edition(fiction, edition.view.but(period=half, figures="press"), TAKEN)


@pytest.fixture(scope="module")
def cut(narrow):
    return {**app_pages(narrow), **table_pages(narrow)}


def row_heads(tags) -> Counter[str]:
    """How many rows the body of each table of a page has, by the name of the table."""
    counts, name = Counter[str](), ""
    for tag, said in tags:
        name = str(said.get("id")) if tag == "table" else name
        counts[name] += tag == "th" and said.get("scope") == "row"
    return counts


def test_pages_show_the_rows_of_the_view_only(cut, narrow):
    rows = export.table_rows(narrow.dataset, narrow.view, "handovers")
    tags = Page(cut[files.page("outcomes")]).tags
    assert 0 < len(rows) < len(export.table_rows(narrow.dataset, narrow.whole, "handovers"))
    events = export.table_rows(narrow.dataset, narrow.view, "events-summary")
    heads = row_heads(tags)
    assert heads["table-handovers"] == len(rows)
    assert heads["table-events-summary"] == len(events)


def test_every_chart_of_a_page_has_a_table_of_the_rows_of_its_csv(cut, narrow):
    every = registry.at_first(narrow.dataset, "outcomes", narrow.view)
    heads = row_heads(Page(cut[files.page("outcomes")]).tags)
    lengths = {
        f"rows-{one.name}": len(export.chart_rows(narrow.dataset, narrow.view, one))
        for one in every
    }
    assert sum(lengths.values()) > 0
    assert {name: heads[name] for name in lengths} == lengths


def test_pages_say_the_view(cut, narrow):
    assert cut
    assert all(str(narrow.view.period) in page.decode() for page in cut.values())


def test_no_link_leads_to_a_row_that_is_cut_away(cut):
    pages = {path: Page(content) for path, content in cut.items()}
    led = [target(path, link) for path, page in pages.items() for link in page.links]
    anchored = [(file, anchor) for file, anchor in led if anchor]
    assert anchored
    assert [one for one in anchored if one[1] not in pages[one[0]].anchors] == []


@pytest.mark.parametrize("address", ["", "https://parley.example"])
def test_the_method_page_says_what_changed_since_the_edition_before(dataset, address):
    edition = Edition(dataset, params.parse({}, dataset.limits)[0], TAKEN, address)
    before = catalog.previous(dataset).package.version
    page = app_page(edition, "method").decode()
    assert f"What changed since version {before}" in page
    assert ("/feed.atom" in page) == bool(address)
    assert (f"{address}/api/diff.csv?since={before}" in page) == bool(address)


def test_the_first_edition_has_no_changes_to_tell(edition):
    assert "What changed since version" not in app_page(edition, "method").decode()
