"""Data stay data: nothing in a cell becomes markup, a script or a strange link."""

from dataclasses import replace

import pytest

from lib import params
from lib.snapshot import Edition, files, pages
from lib.snapshot.app_pages import app_page, record_page
from lib.snapshot.data_page import table_page
from tests.snapshot.conftest import TAKEN
from tests.snapshot.reading import Page

SCRIPT = "<script>alert(1)</script><!--</script>"
IMAGE = '"><img src=x onerror=alert(1)>'


@pytest.fixture(scope="module")
def hostile(fiction):
    tables = {
        **fiction.tables,
        "transfers": fiction["transfers"].assign(title=SCRIPT),
        "claims": fiction["claims"].assign(words=IMAGE, note=SCRIPT),
        "speakers": fiction["speakers"].assign(name=IMAGE),
        "sources": fiction["sources"].assign(url="javascript:alert(1)", outlet=SCRIPT),
        "changes": fiction["changes"].assign(change=SCRIPT),
    }
    dataset = replace(fiction, tables=tables)
    return Edition(dataset, params.parse({}, dataset.limits)[0], TAKEN)


@pytest.fixture(scope="module")
def poisoned(hostile):
    transfer = f"transfers/{hostile.dataset['transfers']['transfer_id'].iloc[0]}"
    return [
        app_page(hostile, "outcomes"),
        app_page(hostile, "overview"),
        app_page(hostile, "method"),
        pages.page(hostile, files.page("rounds"), IMAGE, [], lead=SCRIPT),
        table_page(hostile, "sources"),
        table_page(hostile, "claims"),
        record_page(hostile, transfer),
    ]


def test_no_cell_becomes_an_element(poisoned):
    assert poisoned
    for content in poisoned:
        page = Page(content)
        assert "img" not in [tag for tag, _ in page.tags]
        assert all(
            "src" in said or said.get("type") == "application/json"
            for tag, said in page.tags
            if tag == "script"
        )
        assert b"<script>alert" not in content


def test_no_element_listens_for_events(poisoned):
    names = {name for content in poisoned for _, said in Page(content).tags for name in said}
    assert names
    assert not [name for name in names if name.startswith("on")]


def test_no_link_runs_a_script(poisoned):
    links = [link for content in poisoned for link in Page(content).links]
    assert links
    assert not [link for link in links if link.lower().startswith("javascript")]


def test_the_words_still_stand_there(poisoned):
    assert b"&lt;script&gt;alert(1)" in poisoned[-1]


@pytest.mark.parametrize(
    "key", ["../../etc/passwd", "a/b", "A", "nul", "con.x", "х" * 90, "", "a b", "..", "a" * 101]
)
def test_a_strange_key_makes_no_strange_file(key):
    name = files.record(f"rounds/{key}")
    assert name.startswith("records/rounds/")
    assert name.count("/") == 2
    assert name.removeprefix("records/rounds/").removesuffix(".html").isalnum()


def test_different_keys_make_different_files():
    assert len({files.safe(key) for key in ("a", "A", "a b", "a/b", "b")}) == 5
