"""Every link inside the folder leads somewhere, and nothing is loaded from outside."""

from urllib.parse import urlsplit

import pytest

from lib.snapshot import files
from tests.snapshot.reading import OUTSIDE, Page, target


@pytest.fixture(scope="module")
def pages(made):
    return {path: Page(content) for path, content in made.items() if path.endswith(".html")}


def test_every_link_inside_leads_to_a_file_and_an_anchor(made, pages):
    broken = []
    for path, page in pages.items():
        for link in page.links:
            if urlsplit(link).scheme in OUTSIDE:
                continue
            file, anchor = target(path, link)
            known = pages[file].anchors if file in pages else set()
            if file not in made or (anchor and anchor not in known):
                broken.append((path, link))
    assert not broken


def test_links_are_relative_or_of_the_web(pages):
    schemes = {urlsplit(link).scheme for page in pages.values() for link in page.links}
    assert schemes <= {"", *OUTSIDE}
    assert not [link for page in pages.values() for link in page.links if link.startswith("/")]


def test_everything_loaded_stands_in_the_folder(made, pages):
    loads = [target(path, one)[0] for path, page in pages.items() for one in page.loads]
    assert loads
    assert set(loads) <= set(made)


def test_every_mark_has_the_page_of_its_record(made, fiction, pages):
    marks = set()
    for page in pages.values():
        for block in page.blocks:
            marks |= records(block)
    assert marks
    assert marks <= fiction.records
    assert {files.record(mark) for mark in marks} <= set(made)


def records(block):
    """The records that the marks of a block stand for."""
    traces = block["figure"]["data"] if block["figure"] else []
    custom = [one for trace in traces for one in trace.get("customdata") or []]
    first = [one[0] if isinstance(one, list) else one for one in custom]
    return {one for one in first if isinstance(one, str) and one}


def test_every_record_page_and_table_can_be_reached_from_the_first_page(made, pages):
    seen, waiting = set(), ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in seen or path not in made:
            continue
        seen.add(path)
        page = pages.get(path)
        waiting += [target(path, link)[0] for link in page.links] if page else []
    assert set(pages) <= seen
    assert {path for path in made if path.endswith((".csv", ".zip", ".sha256"))} <= seen


def test_each_page_allows_nothing_from_outside(pages):
    assert pages
    for page in pages.values():
        policy = next(
            said["content"] for tag, said in page.tags if tag == "meta" and "http-equiv" in said
        )
        assert "default-src 'none'" in policy
        assert "http" not in policy


def test_tables_have_captions_and_scopes(pages):
    tags = pages["tables/claims.html"].tags
    assert [tag for tag, _ in tags].count("caption") == [tag for tag, _ in tags].count("table") == 2
    assert {said.get("scope") for tag, said in tags if tag == "th"} == {"col", "row"}
