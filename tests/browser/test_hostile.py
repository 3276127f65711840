"""In a real browser: no word of the address becomes markup, and no page breaks its own policy."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from lib import params as words
from lib.sitemap import PAGES, path_of
from tests.browser.pages import Seen

pytestmark = pytest.mark.browser

HOSTILE = "x\n\n## :red[Correction] [s](https://e.vil) www.e.vil m@e.vil :material/home: <b>b</b>"
PLACES = [
    *map(path_of, PAGES),
    "/rounds?record=rounds/2025-07-23-istanbul",
    "/data?talks=example-fictional-valleys",
]


@pytest.mark.parametrize("word", words.PARAMETERS)
def test_a_word_of_the_address_is_shown_as_it_is(page: Page, address: str, word: str):
    page.goto(f"{address}/rounds?{word}={quote(HOSTILE)}")
    box = page.get_by_role("alert").filter(has_text="Correction")
    expect(box).to_be_visible()
    expect(box).to_contain_text("red[Correction] [s](http")
    expect(box).to_contain_text("<b>b")
    for markup in ("a", "h1, h2, h3", "b, strong", "img", "[translate='no']"):
        expect(box.locator(markup)).to_have_count(0)


@pytest.mark.parametrize("place", PLACES)
def test_no_page_breaks_its_own_policy(seen: Callable[[str], Seen], place: str):
    found = seen(place.removeprefix("/"))
    said = [words for _, words in found.console]
    assert found.asked
    assert [
        one for one in said if "Content Security Policy" in one or "Permissions-Policy" in one
    ] == []
