"""What a reader sees before the app answers: the next page's first sight, a typed period's charts."""

import re

import pytest
from playwright.sync_api import Page, expect

from lib import catalog, params
from lib.charts import registry
from tests.browser.conftest import Server, app_page, day
from tests.browser.pages import painted

pytestmark = pytest.mark.browser
SIGHT = "#first"
TALKS = catalog.catalog()[catalog.default()]
#: So many charts has the page with the most of them.
CHARTS = len(registry.at_first(TALKS, "claims", params.parse({}, TALKS.limits)[0]))
#: Marks every drawn chart of the first sight, and tells later which of them the app shows.
MARK = "() => document.querySelectorAll('#first figure').forEach((one) => { one.ofSight = true; })"
TAKEN = """() => [...window.parleyCharts.values()]
    .map(({ node }) => Boolean(node.querySelector('figure')?.ofSight))"""

#: Counts from now on how often plotly draws in any chart of the first sight, or in a new one.
COUNT = """() => {
    window.drawn = 0;
    const count = (graph) => graph.on('plotly_afterplot', () => { window.drawn += 1; });
    document.querySelectorAll('#first .js-plotly-plot').forEach(count);
    const { draw } = window.Parley;
    window.Parley.draw = (node, ...rest) => {
        if (!node.querySelector('figure')) window.drawn += 1;
        return draw(node, ...rest);
    };
}"""
#: Notes, when the server is told something for the first time from now on, which tokens the charts show.
NOTE = """() => {
    const { send } = WebSocket.prototype;
    WebSocket.prototype.send = function (...sent) {
        window.tokens ??= [...window.parleyCharts.values()].map(({ node }) => node.firstChild.dataset.painted);
        return send.apply(this, sent);
    };
}"""


def settle(page: Page, heading: str) -> None:
    """Return when the app shows a page and no first sight is over it."""
    expect(page.locator("#root h1")).to_have_text(heading)
    expect(page.locator(SIGHT)).to_have_count(0)


def menu(page: Page, name: str):
    """The app's own link to a page."""
    return page.locator("#root").get_by_role("link", name=name, exact=True)


def test_a_page_is_seen_before_the_app_has_it_and_its_charts_are_drawn_once(page, address, server):
    page.goto(f"{address}/?from=2025-05-01")
    expect(menu(page, "Who says what")).to_be_visible()
    server.is_silent = True
    menu(page, "Who says what").click()
    expect(page.locator(f"{SIGHT} h1")).to_have_text("Who says what")
    expect(page.locator(f"{SIGHT} figure[data-painted]")).to_have_count(CHARTS)
    expect(page.locator("#root h1")).not_to_have_text("Who says what")
    page.evaluate(MARK)
    page.evaluate(COUNT)
    server.speak()
    settle(page, "Who says what")
    assert page.evaluate(TAKEN) == [True] * CHARTS
    assert page.evaluate("window.drawn") == 0
    assert page.url.endswith("/claims?from=2025-05-01")


def test_a_chart_that_the_app_took_over_opens_records(page, address):
    page.goto(address)
    menu(page, "Rounds").click()
    settle(page, "Rounds")
    chart = page.locator("figure.parley-figure .plot")
    chart.focus()
    chart.press("ArrowRight")
    chart.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_the_way_back_shows_the_charts_that_were_drawn(page, address):
    page.goto(f"{address}/durations")
    painted(page)
    page.evaluate(
        "() => window.parleyCharts.forEach(({ node }) => { node.firstChild.ofSight = true; })"
    )
    menu(page, "Method").click()
    settle(page, "Method")
    page.go_back()
    settle(page, "Durations")
    assert set(page.evaluate(TAKEN)) == {True}


def test_the_first_page_is_found_though_its_link_has_no_path(page, address, server):
    page.goto(f"{address}/claims?from=2025-05-01")
    expect(menu(page, "Overview")).to_be_visible()
    server.is_silent = True
    menu(page, "Overview").click()
    expect(page.locator(f"{SIGHT} h1")).to_contain_text("Russia and Ukraine")
    server.speak()
    settle(page, "Direct talks between Russia and Ukraine")
    assert page.url == f"{address}/?from=2025-05-01"


def test_the_last_of_two_wishes_counts(page, address, server):
    page.goto(address)
    expect(menu(page, "Durations")).to_be_visible()
    server.is_silent = True
    menu(page, "Durations").click()
    page.locator(f"{SIGHT} h1", has_text="Durations").wait_for()
    page.locator(SIGHT).get_by_role("link", name="Rounds", exact=True).click()
    expect(page.locator(f"{SIGHT} h1")).to_have_text("Rounds")
    server.speak()
    settle(page, "Rounds")
    assert page.evaluate("() => performance.getEntriesByType('navigation')[0].name") == (
        f"{address}/"
    )


def test_a_late_first_sight_of_an_earlier_wish_is_not_shown_twice(page, address):
    page.goto(f"{address}/data")
    late = []
    page.route(re.compile(r"/(rounds|durations)$"), lambda route: late.append(route))
    for name in ("Rounds", "Durations", "Rounds"):
        menu(page, name).click()
    for route in late:
        route.continue_()
    settle(page, "Rounds")
    page.wait_for_timeout(500)
    assert page.locator(SIGHT).count() == 0


def test_the_way_back_twice_shows_the_page_of_the_address(page, address):
    page.goto(f"{address}/method")
    for name in ("Rounds", "Durations"):
        menu(page, name).click()
        settle(page, name)
    page.evaluate("() => { history.back(); history.back(); }")
    page.wait_for_url("**/method")
    settle(page, "Method")
    page.wait_for_timeout(500)
    assert page.locator("h1").all_inner_texts() == ["Method"]
    assert page.url == f"{address}/method"


def test_two_quick_clicks_are_one_wish(page, address, server):
    page.goto(f"{address}/method")
    page.evaluate("""() => {
        window.heard = 0;
        const { send } = WebSocket.prototype;
        WebSocket.prototype.send = function (...sent) { window.heard += 1; return send.apply(this, sent); };
    }""")
    menu(page, "Rounds").dblclick()
    settle(page, "Rounds")
    assert page.evaluate("window.heard") == 1


@pytest.mark.parametrize("key", ["Alt", "Control", "Shift"])
def test_a_click_with_a_key_is_left_to_the_browser(page, address, key):
    page.goto(f"{address}/method")
    prevented = """() => new Promise((done) => addEventListener('click', (event) => {
        done(event.defaultPrevented);
        event.preventDefault();
        event.stopPropagation();
    }, true))"""
    waiting = page.evaluate_handle(f"() => ({{ answer: ({prevented})() }})")
    menu(page, "Rounds").click(modifiers=[key])
    assert waiting.evaluate("held => held.answer") is False
    assert page.locator(SIGHT).count() == 0


def test_a_mark_of_the_next_page_opens_its_record_there(page, address, server):
    page.goto(f"{address}/?from=2025-05-01")
    expect(menu(page, "Rounds")).to_be_visible()
    server.is_silent = True
    menu(page, "Rounds").click()
    chart = page.locator(f"{SIGHT} .plot").first
    chart.focus()
    chart.press("ArrowRight")
    chart.press("Enter")
    page.wait_for_url("**/*record=*")
    assert page.url.startswith(f"{address}/rounds?from=2025-05-01&record=rounds")


def test_a_first_sight_that_failed_is_asked_for_again(page, address):
    page.goto(f"{address}/method")
    page.route(re.compile(r"/rounds$"), lambda route: route.fulfill(status=503))
    with page.expect_response(re.compile(r"/rounds$")):
        menu(page, "Rounds").hover()
    page.unroute(re.compile(r"/rounds$"))
    page.mouse.move(0, 400)
    with page.expect_response(re.compile(r"/rounds$")) as again:
        menu(page, "Rounds").hover()
    assert again.value.ok


def test_a_page_opened_with_a_slash_is_the_same_page(page, address):
    page.goto(f"{address}/rounds/")
    menu(page, "Rounds").click()
    page.wait_for_timeout(700)
    assert page.locator(SIGHT).count() == 0


def test_a_wish_can_be_taken_back(page, address):
    page.goto(f"{address}/method")
    page.route(re.compile(r"/rounds$"), lambda route: None)
    menu(page, "Rounds").click()
    menu(page, "Method").click()
    page.wait_for_timeout(1_000)
    settle(page, "Method")
    assert page.url == f"{address}/method"


def test_a_page_that_does_not_come_leaves_the_switch_to_the_app(page, address):
    page.goto(address)
    page.route(re.compile(r"/rounds$"), lambda route: route.abort())
    menu(page, "Rounds").click()
    settle(page, "Rounds")
    expect(page.locator("figure.parley-figure[data-painted]")).to_have_count(1)


def test_a_link_inside_the_page_leaves_the_page_as_it_is(page, address):
    page.goto(f"{address}/method")
    page.locator("#root a[href='#stMain']").evaluate("it => it.click()")
    page.wait_for_timeout(700)
    assert page.locator(SIGHT).count() == 0
    expect(page.locator("#root h1")).to_have_text("Method")


def test_a_keyboard_keeps_its_place_in_the_menu(page, address):
    page.goto(address)
    menu(page, "Data").press("Enter")
    settle(page, "Data")
    assert page.evaluate("() => document.activeElement.textContent") == "Data"
    assert page.locator("#root").evaluate("(root) => root.contains(document.activeElement)")


def test_another_negotiation_is_kept_on_the_way(page, address):
    page.goto(f"{address}/?talks=example-fictional-valleys")
    menu(page, "Rounds").click()
    settle(page, "Rounds")
    expect(page.get_by_text("fictional").first).to_be_visible()


def typed(page: Page, written: str, label: str = "From") -> None:
    """Type a day of the period, and press Enter when its figures had time to come."""
    field = day(page, label)
    field.fill(written)
    page.wait_for_timeout(500)
    field.press("Enter")


def of_period(page: Page, first: str):
    """The links of the app's menu that carry a first day: there are some when the app has it."""
    return page.locator(f"#root a[href*='rounds?from={first}']")


def test_a_typed_period_is_drawn_before_the_app_answers(page, address, server):
    page.goto(address)
    server.is_silent = True
    typed(page, "2025-06-01")
    expect(page.locator("figure[data-painted*='from=2025-06-01']")).to_have_count(1)
    expect(of_period(page, "2025-06-01")).to_have_count(0)
    server.speak()
    expect(of_period(page, "2025-06-01")).not_to_have_count(0)


#: Makes the drawing of each chart take so many milliseconds longer.
SLOW = """slow => {
    const { draw } = window.Parley;
    window.Parley.draw = (...given) => {
        const end = performance.now() + slow;
        while (performance.now() < end);
        return draw(...given);
    };
}"""


@pytest.mark.parametrize(("first", "slow"), [("2025-06-03", 0), ("2025-06-05", 100)])
def test_the_app_is_told_of_a_period_once_it_is_drawn(page, address, first, slow):
    page.goto(f"{address}/claims")
    settle(page, "Who says what")
    page.evaluate(NOTE)
    page.evaluate(SLOW, slow)
    typed(page, first)
    expect(of_period(page, first)).not_to_have_count(0)
    tokens = page.evaluate("window.tokens")
    assert len(tokens) == CHARTS
    assert all(first in token for token in tokens)


def shows(page: Page, words: str, count: int) -> None:
    """Expect so many charts to be painted with these query parameters."""
    expect(page.locator(f"figure[data-painted*='{words}']")).to_have_count(count)


@pytest.mark.parametrize("is_held", [False, True])
def test_both_days_can_be_entered_before_the_app_answers(page, address, server, is_held):
    page.goto(f"{address}/claims")
    settle(page, "Who says what")
    server.is_silent = True
    if is_held:
        page.route(
            re.compile("/differences.figure.json.*from=2025-06-06&edition"), lambda route: None
        )
    typed(page, "2025-06-06")
    shows(page, "from=2025-06-06", CHARTS - 1 if is_held else CHARTS)
    typed(page, "2025-07-08", label="To")
    shows(page, "from=2025-06-06|to=2025-07-08", CHARTS)
    server.speak()
    page.wait_for_url(lambda url: url.endswith("?from=2025-06-06&to=2025-07-08"))
    expect(of_period(page, "2025-06-06")).not_to_have_count(0)
    shows(page, "from=2025-06-06|to=2025-07-08", CHARTS)


def test_a_typed_period_reaches_the_app_though_no_figure_comes(page, address):
    page.goto(address)
    page.route(re.compile("figure.json.*from=2025-06-02"), lambda route: None)
    typed(page, "2025-06-02")
    expect(of_period(page, "2025-06-02")).not_to_have_count(0)


def test_what_is_typed_on_after_enter_is_left_to_the_reader(page, address, server):
    page.goto(f"{address}/claims?from=2025-05-05")
    settle(page, "Who says what")
    server.is_silent = True
    field = day(page)
    field.fill("2025-06-07")
    field.press("Enter")
    field.fill("2025-06-0")
    server.speak()
    page.wait_for_url(lambda url: "from=2025-06-07" in url)
    expect(of_period(page, "2025-06-07")).not_to_have_count(0)
    shows(page, "from=2025-06-07", CHARTS)
    expect(field).to_have_value("2025-06-0")
    assert page.locator("#root .fault").all_inner_texts() == ["", ""]
    typed(page, "2025-06-08")
    shows(page, "from=2025-06-08", CHARTS)
    expect(of_period(page, "2025-06-08")).not_to_have_count(0)


def test_a_late_figure_keeps_no_other_from_being_drawn(page, address, server):
    page.goto(f"{address}/claims")
    settle(page, "Who says what")
    page.route(re.compile("differences.figure.json.*from=2025-06-04"), lambda route: None)
    server.is_silent = True
    typed(page, "2025-06-04")
    expect(page.locator("figure[data-painted*='from=2025-06-04']")).to_have_count(CHARTS - 1)
    server.speak()


def test_tab_does_not_lead_into_the_covered_app(context, address):
    page = app_page(context)
    server = Server(page)
    page.add_init_script(
        "const wait = setTimeout;"
        "window.setTimeout = (then, time, ...rest) => time === 1000 ? 0 : wait(then, time, ...rest);"
    )
    page.goto(address)
    settle(page, "Direct talks between Russia and Ukraine")
    server.is_silent = True
    menu(page, "Rounds").press("Enter")
    expect(page.locator(SIGHT)).to_have_count(1)
    assert not page.locator("#root").evaluate("root => root.inert")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.getElementById('first').contains(document.activeElement)")
    server.speak()
    settle(page, "Rounds")
