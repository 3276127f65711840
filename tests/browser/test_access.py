"""No barrier to access that axe-core finds: every kind of page, at two widths, in both themes.

The window is as tall as the page, since axe judges contrast only of what is in sight. Where the
page belongs to Streamlit alone, its element is left out by ``STREAMLIT``, which the accessibility
statement names.
"""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from lib.params import RECORD_TABLES
from tests.browser.pages import CHARTED, PAGES, painted
from tests.browser.test_keyboard import FOCUSED

pytestmark = pytest.mark.browser

TALL = 9_000
WIDTHS = (1440, 390)
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    },
    "preload": False,  # it would fetch style sheets, which the snapshot's policy refuses
}
#: What depends on theme and width alone is judged in every combination, all else in two.
BY_LOOK = {
    **RULES,
    "runOnly": {"type": "rule", "values": ["color-contrast", "target-size"]},
}
#: Rules that elements of Streamlit's own break, with the public issue that says so.
STREAMLIT: dict[str, str] = {}
EXAMPLE = "/talks/example-fictional-valleys"
EMBED = "/embed/monthly-remains"


def barriers(page: Page, options: dict | None = None) -> list[tuple[str, str]]:
    """Each barrier, serious or not, that is not Streamlit's own: its rule and its element."""
    found = Axe().run(page, options=options or RULES).response["violations"]
    return [
        (one["id"], node["html"][:160])
        for one in found
        if one["id"] not in STREAMLIT
        for node in one["nodes"]
    ]


def in_every_look(page: Page) -> dict[tuple[int, str], list[tuple[str, str]]]:
    """The barriers of a page by width and theme; where there are none, the look is left out."""
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": TALL})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.wait_for_timeout(400)
            is_whole = (width, scheme) in ((1440, "light"), (390, "dark"))
            found[width, scheme] = barriers(page, RULES if is_whole else BY_LOOK)
    return {look: each for look, each in found.items() if each}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_the_app_has_no_barrier(page: Page, address: str, path: str):
    page.set_viewport_size({"width": WIDTHS[0], "height": TALL})
    page.goto(f"{address}/{path}")
    expect(page.locator("#root h1")).to_be_attached()
    if path in CHARTED:
        painted(page)
    assert in_every_look(page) == {}


@pytest.mark.parametrize("table", RECORD_TABLES)
def test_the_plain_page_of_a_record_has_no_barrier(page: Page, address: str, table: str):
    page.goto(f"{address}{EXAMPLE}/{table}/")
    page.locator("main a").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert in_every_look(page) == {}


@pytest.mark.parametrize(
    "path",
    [
        "/talks/",
        f"{EXAMPLE}/",
        f"{EXAMPLE}/transfers/",
        f"{EXAMPLE}/search?q=exchange",
        "/accessibility",
        f"{EMBED}/table",
        "/embed/none",
        "/talks/none/",
    ],
)
def test_a_page_without_the_app_has_no_barrier(page: Page, address: str, path: str):
    page.goto(address + path)
    assert in_every_look(page) == {}


def test_an_open_record_has_no_barrier(page: Page, address: str):
    page.set_viewport_size({"width": WIDTHS[0], "height": TALL})
    page.goto(f"{address}/rounds?record=rounds/2025-07-23-istanbul")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert in_every_look(page) == {}


def test_an_embedded_chart_has_no_barrier(page: Page, address: str):
    page.goto(address + EMBED)
    expect(page.locator("figure[data-painted]")).to_be_visible()
    assert in_every_look(page) == {}


def test_skip_links_lead_past_the_menu_in_the_first_sight_and_in_the_app(page: Page, address: str):
    page.goto(f"{address}/outcomes")
    page.wait_for_function("() => window.Parley")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "Skip to the facts of this page"
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement === document.querySelector('#root h1')")
    page.reload()
    page.wait_for_function("() => window.Parley && !document.getElementById('first')")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED) == "From"


def test_the_menu_is_a_landmark_that_says_the_page(page: Page, address: str):
    page.goto(f"{address}/outcomes")
    menu = page.locator("#root").get_by_role("navigation", name="Pages")
    expect(menu.locator("[aria-current=page]")).to_have_text("Humanitarian outcomes")
    for name in ("Rounds", "Durations", "Rounds"):
        menu.get_by_role("link", name=name, exact=True).click()
        expect(page.locator("#root h1")).to_have_text(name)
        expect(menu.locator("[aria-current=page]")).to_have_text(name)


def test_a_change_is_announced_once_with_period_speaker_and_count(page: Page, address: str):
    page.goto(f"{address}/outcomes")
    status = page.locator("#status")
    expect(status).to_have_text("")
    page.locator("#root").get_by_role("combobox", name="Figures").select_option("russia")
    expect(status).to_contain_text(re.compile(r"20\d\d.*Russia.*: [\d,]+ records"))


def test_another_page_is_announced_by_its_title_in_the_one_region_for_it(page: Page, address: str):
    page.goto(f"{address}/method")
    page.locator("#root").get_by_role("link", name="Durations", exact=True).first.click()
    expect(page.locator("#status")).to_have_text(re.compile(r"^Durations · .* · Parley$"))
    hidden = page.locator("body > [role=status]:not(#unreached)")
    expect(hidden).to_have_count(1)
