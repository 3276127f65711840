"""The first sight of a page in a real browser: before the app stands, without it, and after."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, expect

from lib.sitemap import PAGES

pytestmark = pytest.mark.browser
DRAWN = "#first .plot .point path, #first .plot path.point"


@pytest.fixture
def alone(context: BrowserContext) -> Page:
    """A page where Streamlit's scripts never come."""
    page = context.new_page()
    page.route("**/static/js/**", lambda route: route.abort())
    return page


def first_day(page: Page) -> Locator:
    """The field of the first day in a first sight, in its form as in the filter that replaces it."""
    return page.locator("#first").get_by_role("textbox", name="From", exact=True)


def test_without_the_app_a_reader_sees_numbers_and_charts(alone, address):
    alone.goto(f"{address}/?from=2025-05-01")
    expect(alone.locator(DRAWN).first).to_be_visible()
    expect(alone.locator("#first h1")).to_be_visible()
    assert alone.locator("#first .now a").count() == 6


def test_without_the_app_the_period_and_the_menu_work(alone, address):
    alone.goto(address)
    field = first_day(alone)
    field.fill("2025-06-01")
    field.press("Enter")
    alone.wait_for_url(re.compile("from=2025-06-01"))
    expect(alone.get_by_text("1 June 2025 to").first).to_be_visible()
    alone.get_by_role("link", name="Rounds", exact=True).click()
    alone.wait_for_url(re.compile("/rounds.*from=2025-06-01"))


def test_without_a_script_the_form_goes_to_the_period(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/rounds?figures=russia")
    first_day(page).fill("2025-06-01")
    first_day(page).press("Enter")
    page.wait_for_url(re.compile("/rounds.*from=2025-06-01"))
    assert "figures=russia" in page.url
    context.close()


def test_without_the_app_the_filter_goes_to_what_is_chosen(alone, address):
    alone.goto(f"{address}/rounds?from=2025-05-16")
    sight = alone.locator("#first")
    sight.get_by_role("combobox", name="Figures", exact=True).select_option("Ukraine")
    alone.wait_for_url(re.compile("/rounds.*from=2025-05-16.*figures=ukraine"))
    sight.get_by_role("slider", name="From", exact=True).press("PageUp")
    alone.wait_for_url(re.compile("/rounds.*from=2025-06-16.*figures=ukraine"))
    expect(alone.locator("#first figure[data-painted*='from=2025-06-16']")).to_have_count(1)


def test_what_is_written_before_the_filter_is_live_is_kept(alone, address):
    held = []
    alone.route("**/assets/chart.js*", lambda route: held.append(route))
    alone.goto(f"{address}/rounds", wait_until="commit")
    first_day(alone).fill("2025-06-0")
    alone.wait_for_timeout(300)
    (waiting,) = held
    waiting.continue_()
    expect(alone.locator("#first .parley-period")).to_have_count(1)
    expect(first_day(alone)).to_have_value("2025-06-0")
    expect(first_day(alone)).to_be_focused()
    alone.keyboard.type("1")
    alone.keyboard.press("Enter")
    alone.wait_for_url(re.compile("/rounds.*from=2025-06-01"), wait_until="commit")


def test_the_app_starts_though_its_first_sight_cannot_be_drawn(context, address):
    page = context.new_page()
    page.route("**/assets/chart.js*", lambda route: route.abort())
    page.goto(f"{address}/method")
    expect(page.locator("#root h1")).to_have_count(1)
    expect(page.locator("#first")).to_have_count(0)


def test_a_broken_runtime_leaves_the_page_to_the_app(context, address):
    page = context.new_page()
    page.route("**/assets/chart.js*", lambda route: route.fulfill(body="const"))
    page.goto(f"{address}/method")
    expect(page.locator("#first")).to_have_count(0)
    expect(page.locator("#root h1")).to_have_text("Method")


def test_the_app_takes_over_where_the_reader_stands(context, address):
    page = context.new_page()
    held = []
    page.route(
        "**/static/js/**",
        lambda route: held.append(route) if held is not None else route.continue_(),
    )
    page.goto(f"{address}/outcomes", wait_until="commit")
    fourth = page.locator("#first .chart").nth(3)
    expect(fourth.locator("figure[data-painted]")).to_be_visible()
    fourth.evaluate("chart => chart.scrollIntoView()")
    waiting, held = held, None
    for route in waiting:
        route.continue_()
    expect(page.locator("#first")).to_have_count(0)
    expect(page.locator("#root h1")).to_have_text("Humanitarian outcomes")
    title = page.locator("figure.parley-figure").nth(3)
    assert abs(title.bounding_box()["y"]) < 60


def test_a_reader_who_types_is_not_interrupted(context, address):
    page = context.new_page()
    page.goto(address, wait_until="commit")
    first_day(page).fill("2025-06")
    page.locator("#root h1").wait_for(state="attached")
    page.wait_for_timeout(1500)
    assert page.locator("#first").count() == 1
    first_day(page).blur()
    expect(page.locator("#first")).to_have_count(0)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('#first >> role=textbox[name="To"]', '#root >> role=textbox[name="To"]'),
        ("#first nav a >> text=Rounds", "#root a[href^=rounds], #root a[href^='/rounds']"),
    ],
)
def test_the_focus_goes_over_to_the_app(context, address, before, after):
    page = context.new_page()
    page.goto(address, wait_until="commit")
    page.locator(before).focus()
    expect(page.locator("#first")).to_have_count(0)
    expect(page.locator(after).first).to_be_focused()


def test_the_focus_stays_in_a_chart_that_the_app_takes_over(context, address):
    page = context.new_page()
    page.goto(f"{address}/rounds", wait_until="commit")
    page.locator("#first .plot").first.focus()
    expect(page.locator("#first")).to_have_count(0)
    expect(page.locator("figure.parley-figure .plot").first).to_be_focused()


def test_the_app_is_out_of_reach_while_it_is_covered(context, address):
    page = context.new_page()
    page.goto(address, wait_until="commit")
    first_day(page).fill("2025-06")
    page.locator("#root h1").wait_for(state="attached")
    page.wait_for_function("() => document.getElementById('root').inert")
    found = Axe().run(page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
    first_day(page).blur()
    expect(page.locator("#first")).to_have_count(0)
    assert not page.locator("#root").evaluate("root => root.inert")


@pytest.mark.parametrize("path", ["", "outcomes"])
def test_no_serious_barrier_to_access(alone, address, path):
    alone.goto(f"{address}/{path}")
    expect(alone.locator(DRAWN).first).to_be_visible()
    found = Axe().run(alone).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


def test_a_reader_who_scrolls_before_the_charts_come_stays_there(alone, address):
    held = []
    alone.route("**/*.figure.json*", lambda route: held.append(route))
    alone.set_viewport_size({"width": 390, "height": 800})
    alone.goto(f"{address}/outcomes", wait_until="commit")
    alone.locator("#first .chart").nth(3).evaluate("chart => chart.scrollIntoView()")
    alone.unroute("**/*.figure.json*")
    for route in held:
        route.continue_()
    expect(alone.locator("#first figure[data-painted]").nth(3)).to_be_attached()
    assert alone.locator("#first").evaluate("sight => sight.scrollTop") > 800


def test_a_figure_that_never_comes_holds_up_no_other(alone, address):
    alone.route("**/monthly-exchanged.figure.json*", lambda route: None)
    alone.goto(f"{address}/outcomes", wait_until="commit")
    every = alone.locator("#first .chart").count()
    expect(alone.locator("#first figure[data-painted]")).to_have_count(every - 1)


@pytest.mark.parametrize("width", [390, 820, 863, 864, 1440])
def test_a_chart_has_the_width_that_the_app_gives_it(context, address, width):
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}/rounds", wait_until="commit")
    first = page.locator("#first .chart").first.bounding_box()["width"]
    expect(page.locator("#first")).to_have_count(0)
    assert abs(page.locator("figure.parley-figure").first.bounding_box()["width"] - first) < 1


def test_a_first_sight_is_printed_whole(alone, address):
    alone.goto(f"{address}/outcomes")
    expect(alone.locator("#first figure[data-painted]").nth(3)).to_be_attached()
    assert len(re.findall(rb"/Type */Page\b", alone.pdf())) > 2


def test_the_app_starts_in_a_tab_that_nobody_sees(context, address):
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(document, 'hidden', { get: () => true });"
        "window.requestAnimationFrame = () => 0;"
    )
    page.goto(f"{address}/method", wait_until="commit")
    expect(page.locator("#root h1")).to_have_text("Method")
    expect(page.locator("#first")).to_have_count(0)


def test_the_menu_of_a_phone_opens_as_a_list_of_all_pages(context, address):
    page = context.new_page()
    page.set_viewport_size({"width": 390, "height": 800})
    held = []  # the app's links are a script of their own, which may come after its charts
    page.route(
        "**/static/js/PageLink.*.js",
        lambda route: held.append(route) if held is not None else route.continue_(),
    )
    page.goto(f"{address}/claims", wait_until="commit")
    page.locator("#root h1").wait_for(state="attached")
    page.wait_for_timeout(1500)
    assert held
    assert page.locator("#first").count() == 1
    page.locator("#first .head summary").click()
    expect(page.locator("#first .head nav a:visible")).to_have_count(len(PAGES))
    waiting, held = held, None
    for route in waiting:
        route.continue_()
    expect(page.locator("#first")).to_have_count(0)
    menu = page.locator("#root").get_by_role("navigation", name="Pages")
    expect(menu.get_by_role("link")).to_have_count(len(PAGES))
    expect(menu.locator("[aria-current=page]")).to_have_text("Who says what")
    boxes = [link.bounding_box() for link in menu.get_by_role("link").all()]
    assert min(box["height"] for box in boxes) >= 44
    assert min(box["x"] for box in boxes) >= 0
    assert max(box["x"] + box["width"] for box in boxes) <= 390
    menu.get_by_role("link", name="Rounds", exact=True).click()
    expect(page.locator("#root h1")).to_have_text("Rounds")
    expect(page.locator("#first")).to_have_count(0)
    expect(menu.get_by_role("link")).to_have_count(0)
