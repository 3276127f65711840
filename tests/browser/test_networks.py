"""Poor networks: a socket that is refused, hangs, is lost or sleeps, and lines of 150 and 400 kbit/s."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, WebSocketRoute, expect

from tests.browser.conftest import app_page, day

pytestmark = pytest.mark.browser
#: So many milliseconds without a word of the server are waited for here instead of seconds.
PATIENCE = 600
STREAM = re.compile("/_stcore/stream")
PAINTED = "#first figure[data-painted]"
#: Kilobytes a second of the lines of 150 and 400 kbit/s.
SLOW, SLOWER = 400 / 8, 150 / 8
#: Of a line by radio, in milliseconds.
LATENCY = 40


def impatient(context: BrowserContext) -> BrowserContext:
    """The context, whose pages soon say that the app is out of reach."""
    context.add_init_script(f"window.parleyPatience = {PATIENCE}")
    return context


def refused(socket: WebSocketRoute) -> None:
    """Close the socket, as a proxy does that knows none."""
    socket.close()


def hanging(socket: WebSocketRoute) -> None:
    """Leave the socket open without a word."""


def unreached(page: Page) -> Locator:
    """The sentence that the app is out of reach."""
    return page.locator("#unreached")


@pytest.mark.parametrize("handler", [refused, hanging])
def test_without_a_socket_the_first_sight_stays_and_works(
    context: BrowserContext, address: str, handler: Callable[[WebSocketRoute], None]
) -> None:
    page = impatient(context).new_page()
    page.route_web_socket(STREAM, handler)
    page.goto(f"{address}/rounds?record=rounds/2025-06-02-istanbul")
    expect(unreached(page)).to_be_visible()
    expect(page.locator(PAINTED)).to_have_count(1)
    sight = page.locator("#first")
    expect(sight.get_by_role("link", name="Durations", exact=True)).to_be_visible()
    field = sight.get_by_role("textbox", name="From", exact=True)
    field.fill("2 June 2025")
    field.press("Enter")
    page.wait_for_url(re.compile("from=2025-06-02"))
    expect(page.locator("#first figure[data-painted*='from=2025-06-02']")).to_have_count(1)
    page.locator("#first .opened a").click()
    page.wait_for_url(re.compile("/talks/[^/]+/rounds/2025-06-02-istanbul/"))
    expect(page.locator("h1")).to_be_visible()


def test_a_socket_that_is_lost_leaves_the_page_and_its_filter(
    context: BrowserContext, address: str
) -> None:
    page, held = app_page(impatient(context)), list[WebSocketRoute]()

    def once(socket: WebSocketRoute) -> None:
        """Connect the first time alone."""
        socket.close() if held else socket.connect_to_server()
        held.append(socket)

    page.route_web_socket(STREAM, once)
    page.goto(f"{address}/rounds")
    expect(page.locator("#root figure[data-painted]")).to_have_count(1)
    held[0].close()
    expect(unreached(page)).to_be_visible()
    expect(page.locator("#root figure[data-painted]")).to_have_count(1)
    field = day(page)
    field.fill("2025-06-02")
    field.press("Enter")
    page.wait_for_url(re.compile("from=2025-06-02"))
    expect(page.locator("#first figure[data-painted*='from=2025-06-02']")).to_have_count(1)


def test_a_computer_that_slept_connects_anew_and_the_first_change_takes_effect(
    context: BrowserContext, address: str
) -> None:
    page = app_page(context)
    page.goto(f"{address}/rounds")
    expect(page.locator("#root figure[data-painted]")).to_have_count(1)
    page.evaluate("() => { const now = Date.now; Date.now = () => now() + 600_000; }")
    page.wait_for_function("() => window.parleyLine.opened === 2")
    field = day(page)
    field.fill("2025-06-02")
    field.press("Enter")
    expect(page.locator("#root figure[data-painted*='from=2025-06-02']")).to_have_count(1)
    expect(page.locator("#root strong", has_text="2 June 2025 to")).to_be_visible()
    expect(unreached(page)).to_be_hidden()


def slowed(page: Page, kilobytes: float) -> None:
    """Slow the line of a page to so many kilobytes a second, and its processor to a quarter."""
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False, "latency": LATENCY,
            "downloadThroughput": kilobytes * 1000, "uploadThroughput": kilobytes * 1000,
        },
    )  # fmt: skip
    line.send("Emulation.setCPUThrottlingRate", {"rate": 4})


#: Notes when the first words and the first chart are on the screen, and whether the app had begun by then.
NOTE = """
new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries())
        if (name === 'first-contentful-paint') window.words = startTime;
}).observe({ type: 'paint', buffered: true });
new MutationObserver(() => {
    if (window.chart || !document.querySelector('#first figure[data-painted]')) return;
    window.chart = performance.now();
    window.hadBegun = Boolean(document.querySelector('head > script[src*="/static/js/"]'));
}).observe(document, { subtree: true, childList: true, attributes: true });
"""


@pytest.mark.parametrize("kilobytes", [SLOWER, SLOW])
def test_on_a_slow_line_the_words_come_first_and_a_chart_before_the_app(
    context: BrowserContext, address: str, kilobytes: float
) -> None:
    for path in ("rounds", "api/charts/rounds-by-track.figure.json"):
        context.request.get(f"{address}/{path}")  # the server has worked it out
    page = context.new_page()
    page.add_init_script(NOTE)
    slowed(page, kilobytes)
    page.goto(f"{address}/rounds", wait_until="commit")
    page.wait_for_function("() => window.chart", timeout=60_000)
    assert page.evaluate("() => window.words") < 2000
    assert page.evaluate("() => window.words < window.chart")
    assert page.evaluate("() => window.hadBegun") is False
    page.wait_for_function("""() => document.querySelector('head > script[src*="/static/js/"]')""")
