"""A page as a reader has it: a new Chromium each time, real keys, times read in the page."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import CDPSession, JSHandle, Page, Playwright

from bench import figures
from bench.figures import Expected
from bench.servers.kinds import Running

WATCH: Final = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")
SIZE: Final = {"width": 1280, "height": 900}
LIMIT: Final = 60_000
#: Milliseconds that a browser gets to come to rest before it is measured.
REST: Final = 250
#: Seconds without anything received after which a page is at rest, and the most that it gets.
QUIET: Final = 1.5
LONGEST: Final = 30.0
#: The browser of the system; without one Playwright takes its own.
INSTALLED: Final = ("/usr/bin/chromium", "/usr/bin/google-chrome")
CHROMIUM: Final = next((path for path in INSTALLED if Path(path).exists()), None)


@contextmanager
def new_page(playwright: Playwright) -> Iterator[Page]:
    """A page of a browser that nobody has used, in a profile without anything in it."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    try:
        page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]
        page.set_default_timeout(LIMIT)
        page.add_init_script(WATCH)
        page.wait_for_timeout(REST)
        yield page
    finally:
        browser.close()


def painted(page: Page, what: Expected, from_start: bool = False) -> JSHandle:
    """A handle on the promise of the milliseconds until all charts of the page are painted."""
    asked = [what.token, list(what.names), from_start, LIMIT]
    call = "(asked) => ({wait: bench.painted(...asked)})"
    return page.evaluate_handle(call, asked)


def waited(handle: JSHandle) -> float:
    """The milliseconds that a handle promises."""
    return float(handle.evaluate("async (held) => await held.wait"))


def cold(page: Page, server: Running, what: Expected | None = None) -> float:
    """Milliseconds from the start of navigation to all charts painted."""
    page.goto(server.url, wait_until="commit")
    return waited(painted(page, what or figures.expected(server.page, ""), from_start=True))


def opened(page: Page, server: Running, what: Expected | None = None) -> float:
    """Milliseconds of a cold load, when the app itself stands and the page has come to rest."""
    taken = cold(page, server, what)
    over(page, from_start=True)
    page.wait_for_timeout(3 * REST)
    return taken


def change(
    page: Page,
    server: Running,
    first: str,
    what: Expected | None = None,
    before: int = REST,
    after: int = REST,
) -> tuple[float, float]:
    """Milliseconds from the press of Enter in the filter to all charts of the page painted.

    The second number is the time until the app's own page has the period; not a number for the
    pages of others. ``before`` and ``after`` are milliseconds of rest around the press; what waits
    for the period is there before it is typed, so that nothing comes between typing and the press.
    """
    field = page.locator(server.kind.field)
    handle = painted(page, what or figures.expected(server.page, first))
    given = has(page, first) if server.kind.own else None
    field.fill(first)
    if before:
        page.wait_for_timeout(before)
    field.press("Enter")
    taken = waited(handle), waited(given) if given else float("nan")
    page.wait_for_timeout(after)
    return taken


def has(page: Page, first: str) -> JSHandle:
    """A handle on the promise of the milliseconds until the app's page has a period."""
    call = "([day, limit]) => ({wait: bench.has(day, limit)})"
    return page.evaluate_handle(call, [first, LIMIT])


def over(page: Page, from_start: bool = False) -> float:
    """Milliseconds from the last press, or from the start, until the app shows what was painted."""
    return float(page.evaluate("(asked) => bench.over(...asked)", [from_start, LIMIT]))


def switch(page: Page, name: str, title: str) -> tuple[float, float]:
    """Milliseconds from the click in the app's menu to all charts painted, and to the app's page.

    No query parameters are set.
    """
    link = page.locator("#root").get_by_role("link", name=title, exact=True)
    link.wait_for()
    handle = painted(page, figures.expected(name, ""))
    link.click()
    taken = waited(handle), over(page)
    page.wait_for_timeout(REST)
    return taken


@dataclass
class Wire:
    """What travelled for a page: requests, and bytes received (compressed)."""

    requests: int = 0
    received: float = 0.0
    last: float = field(default_factory=time.monotonic)

    def watch(self, session: CDPSession) -> None:
        """Count from now on."""
        session.send("Network.enable")
        session.on("Network.loadingFinished", self.finished)
        session.on("Network.webSocketFrameReceived", self.framed)

    def finished(self, event: dict[str, Any]) -> None:
        """Count a response."""
        self.last = time.monotonic()
        self.requests += 1
        self.received += event["encodedDataLength"]

    def framed(self, event: dict[str, Any]) -> None:
        """Count a message of a socket; binary ones are told as base64."""
        self.last = time.monotonic()
        is_binary = event["response"]["opcode"] == 2
        self.received += len(event["response"]["payloadData"]) * (3 / 4 if is_binary else 1)


def weighed(playwright: Playwright, server: Running) -> Wire:
    """What travels until a first page is painted and the app stands and is at rest."""
    with new_page(playwright) as page:
        wire, end = Wire(), time.monotonic() + LONGEST
        wire.watch(page.context.new_cdp_session(page))
        cold(page, server)
        over(page, from_start=True)
        while (now := time.monotonic()) < end and now - wire.last < QUIET:
            page.wait_for_timeout(REST)
        return wire
