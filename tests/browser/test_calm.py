"""A calm page: nothing jumps while it loads or is taken over, and the filter stays through a switch."""

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from lib import sitemap
from tests.browser.conftest import app_page

pytestmark = pytest.mark.browser
#: The most that may shift on a page in all: half of what counts as good on the web.
MOST = 0.05
#: Adds up what shifts without a hand of the reader in it.
SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries())
        if (!hadRecentInput) window.shifted += value;
}).observe({ type: 'layout-shift', buffered: true });
"""
#: Notes of each frame where the filter is that the reader sees.
FILTER = """() => {
    window.seen = [];
    const look = () => {
        const first = document.querySelector('#first .period');
        const [own] = window.parleyFilters?.values() ?? [];
        const box = (first ?? own?.node)?.getBoundingClientRect();
        window.seen.push(box ? [Math.round(box.top), Math.round(box.height)] : null);
        requestAnimationFrame(look);
    };
    look();
}"""


@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_jumps_while_a_page_loads_and_is_taken_over(browser: Browser, address, width):
    context = browser.new_context(viewport={"width": width, "height": 900})
    context.add_init_script(SHIFTS)
    page, shifted = app_page(context), {}
    for name in sitemap.PAGES:
        page.goto(f"{address}{sitemap.path_of(name)}")
        page.wait_for_timeout(500)
        shifted[name] = round(page.evaluate("() => window.shifted"), 3)
    context.close()
    assert {name: value for name, value in shifted.items() if value >= MOST} == {}
    assert len(shifted) == len(sitemap.PAGES)


def test_the_filter_stays_through_a_switch_of_pages(context: BrowserContext, address):
    page = app_page(context)
    page.goto(f"{address}/rounds")
    page.evaluate(FILTER)
    page.locator("#root").get_by_role("link", name="Durations", exact=True).click()
    expect(page.locator("#root h1")).to_have_text("Durations")
    page.wait_for_function("() => !document.getElementById('first')")
    seen = page.evaluate("() => window.seen")
    assert len(seen) > 1
    assert None not in seen
    tops, heights = zip(*seen, strict=True)
    assert max(tops) - min(tops) <= 2
    assert max(heights) - min(heights) <= 2
