"""A page that lacks a script, a place in the menu or words is refused with what to add."""

import pytest

from lib import catalog, params
from lib.content import summary
from lib.content.summary import PageError
from lib.sitemap import PAGES


def test_a_page_without_words_and_script_is_told_what_to_add():
    with pytest.raises(PageError) as refused:
        summary.refuse_faults([*PAGES, "places"], PAGES)
    assert str(refused.value).splitlines() == [
        'Page “places” has no words: add places = "…" under [page] in data/words/labels.toml.',
        'Page “places” has no words: add places = "…" under [lead] in data/words/labels.toml.',
        "Page “places” has no script: add pages/places.py.",
    ]


def test_a_script_without_a_place_in_the_menu_is_told_where_to_add_it():
    with pytest.raises(PageError) as refused:
        summary.refuse_faults(PAGES, [*PAGES, "places"])
    said = "pages/places.py is in no menu: add “places” to PAGES in lib/sitemap.py."
    assert str(refused.value) == said


def test_a_document_bears_the_title_of_its_page_or_of_the_record_that_is_open():
    dataset = catalog.catalog()["russia-ukraine"]
    view, _ = params.parse({}, dataset.limits)
    assert summary.document_title(dataset, view, "rounds") == "Rounds · Parley"
    opened = view.but(record="rounds/2025-06-02-istanbul")
    assert summary.document_title(dataset, opened, "rounds") == "Istanbul, 2 June 2025 · Parley"
