"""A reader whose server was started anew: the page connects again, and the first thing done takes effect."""

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ROOT, SCREEN, app_page, day, free_port, wait_for

pytestmark = pytest.mark.browser
#: So many tests there are, each with a page.
TESTS = 4
#: Notes each socket of the page; the last one says when the page is connected again.
NOTE = """() => {
    const Theirs = window.WebSocket;
    window.sockets = 0;
    window.WebSocket = class extends Theirs {
        constructor(...given) {
            super(...given);
            this.addEventListener('open', () => { window.sockets += 1; });
        }
    };
}"""


class Restartable:
    """A server that can be killed and started anew on its port."""

    def __init__(self) -> None:
        """Choose a port and start."""
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        """Start and wait until it answers."""
        command = [sys.executable, "-m", "lib.serve", "--port", str(self.port)]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        wait_for(self.url + "/health/ready", self.process)

    def kill(self) -> None:
        """End at once, without a goodbye."""
        self.process.kill()
        self.process.wait()


@pytest.fixture(scope="module")
def site() -> Iterator[Restartable]:
    """A server of these tests alone."""
    made = Restartable()
    yield made
    made.kill()


@pytest.fixture(scope="module")
def pages(browser: Browser, site: Restartable) -> Iterator[list[Page]]:
    """A page of rounds for each test, all of whose server knows nothing of them any more."""
    context = browser.new_context(viewport=SCREEN)
    context.set_default_timeout(30_000)
    made = [app_page(context) for _ in range(TESTS)]
    for page in made:
        page.goto(f"{site.url}/rounds?from=2025-05-16&to=2025-07-23")
        expect(page.locator("#root figure[data-painted]")).to_have_count(1)
        page.evaluate(NOTE)
    site.kill()
    site.start()
    yield made
    context.close()


@pytest.fixture
def lost(pages: list[Page]) -> Page:
    """One of these pages, which is connected again and in which nothing was done since."""
    page = pages.pop()
    page.bring_to_front()
    page.wait_for_function("() => window.sockets === 1")
    return page


def test_a_period_chosen_first_takes_effect(lost):
    field = day(lost)
    field.fill("2025-06-02")
    field.press("Enter")
    lost.wait_for_url(re.compile("from=2025-06-02"))
    expect(lost.locator("#root strong", has_text="2 June 2025 to 23 July 2025")).to_be_visible()
    expect(lost.locator("#root figure[data-painted*='from=2025-06-02']")).to_have_count(1)
    csv = lost.locator("#root figure.parley-figure [data-way=csv]")
    expect(csv).to_have_attribute("href", re.compile("from=2025-06-02"))
    lost.wait_for_timeout(500)
    expect(field).to_have_value("2025-06-02")


def test_a_record_opened_first_is_shown(lost):
    chart = lost.locator("#root figure.parley-figure .plot")
    chart.focus()
    chart.press("ArrowRight")
    chart.press("Enter")
    expect(lost.get_by_role("dialog")).to_be_visible()
    lost.wait_for_url(re.compile("record=rounds"))


def test_a_page_opened_first_keeps_the_period(lost):
    lost.locator("#root").get_by_role("link", name="Durations", exact=True).click()
    expect(lost.locator("#root h1")).to_have_text("Durations")
    expect(lost.locator("#first")).to_have_count(0)
    expect(day(lost)).to_have_value("2025-05-16")
    assert "/durations?from=2025-05-16&to=2025-07-23" in lost.url


def test_a_search_made_first_opens_its_record(lost):
    field = lost.locator("#root").get_by_role("searchbox", name="Search")
    field.fill("memorandum 2 June")
    field.press("Enter")
    expect(lost.get_by_role("dialog")).to_contain_text("Istanbul, 2 June 2025")
