"""A started app and a real Chromium, both ended by their process."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

ROOT = Path(__file__).parents[2]
START_SECONDS = 180
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
    made = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
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


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty page."""
    return app_page(context)
