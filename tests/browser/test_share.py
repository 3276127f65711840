"""Sharing a chart by hand: one menu everywhere, by keyboard alone, and pictures that are whole."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

SUMMER = "from=2025-03-01&to=2025-08-31"
CHART = "monthly-exchanged"
WAYS = ["csv", "json", "table", "png", "svg", "address", "citation", "embed"]
#: What stands on the clipboard.
COPIED = "navigator.clipboard.readText()"
#: Every text of a picture with its sides in pixels, within those of the picture.
TEXTS = """
() => [...document.querySelectorAll('svg text')].map((text) => {
  const [own, whole] = [text, document.querySelector('svg')].map((one) => one.getBoundingClientRect());
  const is = own.left >= whole.left && own.right <= whole.right && own.top >= whole.top && own.bottom <= whole.bottom;
  return [text.textContent, is || !text.textContent.trim()];
})
"""


def menu(page: Page, path: str):
    """The menu of a chart at an address, closed."""
    page.goto(path)
    chart = page.locator(f"figure.parley-figure[data-name={CHART}][data-painted]").last
    expect(chart).to_be_visible()
    return chart.locator("details.share")


@pytest.mark.parametrize("path", [f"/outcomes?{SUMMER}", f"/embed/{CHART}?{SUMMER}"])
def test_the_menu_has_every_way_under_the_name_of_its_chart(page, address, path):
    found = menu(page, address + path)
    expect(found.locator("ul")).to_be_hidden()
    found.locator("summary").focus()
    page.keyboard.press("Enter")
    named = found.locator("[data-way]")
    assert [one.get_attribute("data-way") for one in named.all()] == WAYS
    for one in named.all():
        expect(one).to_be_visible()
        assert re.match(f"{one.inner_text()}: May 2025 has", one.get_attribute("aria-label"))


def test_a_way_is_copied_by_keyboard_and_escape_closes_the_menu(page, address):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    found = menu(page, f"{address}/outcomes?{SUMMER}")
    found.locator("summary").focus()
    page.keyboard.press("Enter")
    found.locator("[data-way=address]").focus()
    page.keyboard.press("Enter")
    expect(found.locator("[data-way=address]")).to_have_text("Copied")
    assert page.evaluate(COPIED) == f"{address}/outcomes?{SUMMER}#{CHART}"
    expect(found.locator("textarea")).to_have_value(f"{address}/outcomes?{SUMMER}#{CHART}")
    page.keyboard.press("Escape")
    expect(found.locator("ul")).to_be_hidden()
    expect(found.locator("summary")).to_be_focused()


def test_what_is_copied_leads_back_to_the_chart_in_its_view(page, address):
    page.goto(f"{address}/outcomes?{SUMMER}#monthly-remains")
    chart = page.locator("#root figure.parley-figure[data-name=monthly-remains]")
    expect(chart.get_by_role("heading")).to_be_in_viewport()


def picture(page: Page, address: str, ending: str) -> Path:
    """The saved picture of the chart for the summer."""
    found = menu(page, f"{address}/outcomes?{SUMMER}")
    found.locator("summary").click()
    with page.expect_download() as waiting:
        found.locator(f"[data-way={ending}]").click()
    return waiting.value.path()


def test_a_picture_says_where_it_is_from_and_shows_the_silence_whole(page, address):
    text = picture(page, address, "svg").read_text(encoding="utf-8")
    about = re.search(r"<title>(.*?)</title><desc>(.*?)</desc>", text, re.DOTALL)
    assert about is not None
    assert "1 month: number not published" in about[1]
    for words in ("/outcomes?from=2025-03-01", "data 1.", "CC BY 4.0", " sources of "):
        assert words in about[2]
    page.set_content(f"<body style='margin:0'>{text}</body>")
    texts = page.evaluate(TEXTS)
    assert len([words for words, _ in texts if "without number" in words]) == 2
    assert [words for words, is_whole in texts if not is_whole] == []
    hatched = page.locator("svg pattern")
    assert hatched.count() >= 2
    shown = page.locator("svg .point path[style*='url(']")
    assert shown.count() == 2
    for path in shown.all():
        assert path.bounding_box()["height"] >= 3


def test_a_picture_in_pixels_is_twice_as_wide(page, address):
    head = picture(page, address, "png").read_bytes()[:24]
    assert head[:4] == b"\x89PNG"
    assert int.from_bytes(head[16:20], "big") == 2400


def test_the_tab_says_which_page_and_which_record_is_open(page, address):
    page.goto(f"{address}/rounds")
    expect(page).to_have_title(re.compile("^Rounds · .* · Parley$"))
    page.locator("#root").get_by_role("link", name="Durations", exact=True).click()
    expect(page).to_have_title(re.compile("^Durations · .* · Parley$"))
    page.goto(f"{address}/rounds?record=rounds/2025-07-23-istanbul")
    expect(page).to_have_title(re.compile("^Istanbul, 23 July 2025 · .* · Parley$"))
