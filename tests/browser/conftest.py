"""A started app and a real Chromium, both ended by their process."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, WebSocketRoute, expect

from tests.browser.pages import CHARTED, Seen, look_at

ROOT = Path(__file__).parents[2]
START_SECONDS = 180
#: Clears what a page has stored; a page that is no site's own has nothing and may not be asked.
FORGET = """() => {
    if (location.protocol.startsWith('http')) [localStorage, sessionStorage].forEach((one) => one.clear());
}"""
SCREEN = {"width": 1440, "height": 900}
# A busy machine takes longer than the five seconds that are usual.
expect.set_options(timeout=20_000)


def free_port() -> int:
    """A port of this machine on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of the app, started as the README says and stopped at the end."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "lib.serve", "--port", str(port)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(url + "/health", process)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(url: str, process: subprocess.Popen) -> None:
    """Return when the address answers; raises RuntimeError if it never does."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"{url} did not answer")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile at 1440 pixels that accepts downloads."""
    made = browser.new_context(viewport=SCREEN, accept_downloads=True)
    made.set_default_timeout(30_000)
    yield made
    made.close()


def app_page(context: BrowserContext) -> Page:
    """A new page; going to an address returns when the first sight has given way to the app."""
    made = context.new_page()
    go = made.goto

    def goto(url: str) -> None:
        """Go to the address and wait."""
        go(url)
        made.wait_for_function("() => !document.getElementById('first')")

    made.goto = goto
    return made


def day(page: Page, label: str = "From") -> Locator:
    """The field of a day in the app's own filter."""
    return page.locator("#root").get_by_role("textbox", name=label, exact=True)


class Server:
    """The server's end of a page's socket, which can be kept from answering."""

    def __init__(self, page: Page) -> None:
        """Stand between a page and its server."""
        self.speak_anew()
        page.route_web_socket("**/_stcore/stream", self.connect)

    def speak_anew(self) -> None:
        """Hand everything on from now on, and forget what was kept."""
        self.is_silent, self.kept = False, []

    def connect(self, socket: WebSocketRoute) -> None:
        """Hand on what the server says unless it is silent."""
        socket.connect_to_server().on_message(lambda message: self.said(socket, message))

    def said(self, socket: WebSocketRoute, message: bytes | str) -> None:
        """Hand a message on, or keep it."""
        if self.is_silent:
            self.kept.append((socket, message))
        else:
            socket.send(message)

    def speak(self) -> None:
        """Hand on all that was kept."""
        kept = self.kept
        self.speak_anew()
        for to, message in kept:
            to.send(message)


class Tab:
    """A tab that tests use one after the other, each as it would find a new one.

    The browser has the scripts of the app already, so that a page costs it a third of what it
    costs a new tab. A test whose point is the first visit, or that adds scripts of its own to
    every page, makes a tab from ``context``.
    """

    def __init__(self, browser: Browser) -> None:
        """Open the tab, and note from then on what listens to its page."""
        self.context = browser.new_context(viewport=SCREEN, accept_downloads=True)
        self.context.set_default_timeout(30_000)
        self.page = app_page(self.context)
        self.listening: list[tuple[str, Callable[..., object]]] = []
        self.listen, self.page.on = self.page.on, self.noted

    def noted(self, event: str, heard: Callable[..., object]) -> None:
        """Let something listen to the page until the test ends."""
        self.listening.append((event, heard))
        self.listen(event, heard)

    def clean(self) -> None:
        """Take away what a test has set, and whatever the page has stored."""
        self.page.unroute_all(behavior="ignoreErrors")
        for event, heard in self.listening:
            self.page.remove_listener(event, heard)
        self.listening.clear()
        self.page.set_viewport_size(SCREEN)
        self.page.emulate_media(color_scheme="light", media="screen")
        self.page.mouse.move(0, 0)
        self.page.evaluate(FORGET)
        self.context.clear_cookies()


class Tabs:
    """The tabs of a browser: one that speaks with the server, and one with a test between."""

    def __init__(self, browser: Browser) -> None:
        """Open none before it is needed."""
        self.browser = browser

    @cached_property
    def plain(self) -> Tab:
        """The tab that speaks with the server."""
        return Tab(self.browser)

    @cached_property
    def between(self) -> Tab:
        """The tab of ``server``."""
        return Tab(self.browser)

    @cached_property
    def server(self) -> Server:
        """The server's end of that tab."""
        return Server(self.between.page)


@pytest.fixture(scope="session")
def tabs(browser: Browser, address: str) -> Tabs:
    """The tabs that tests share; the server goes on until they have ended."""
    return Tabs(browser)


@pytest.fixture(scope="session")
def seen(tabs: Tabs, address: str) -> Callable[[str], Seen]:
    """What is seen at a place of the site, visited once for all who ask."""

    @cache
    def looked_at(place: str) -> Seen:
        try:
            return look_at(tabs.plain.page, f"{address}/{place}", place in CHARTED)
        finally:
            tabs.plain.clean()

    return looked_at


@pytest.fixture
def server(tabs: Tabs) -> Server:
    """The server of the page of a test, which is the one that can be kept from answering."""
    tabs.server.speak_anew()
    return tabs.server


@pytest.fixture
def page(tabs: Tabs, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page at 1440 pixels in the tab of these tests."""
    tab = tabs.between if "server" in request.fixturenames else tabs.plain
    yield tab.page
    tab.clean()
