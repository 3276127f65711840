"""A page as a reader has it: a new Chromium each time, real keys, times read in the page."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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


def change(
    page: Page, server: Running, first: str, what: Expected | None = None, rest: int = REST
) -> float:
    """Milliseconds from the press of Enter in the filter to all charts of the page painted."""
    field = page.locator(server.kind.field)
    field.fill(first)
    page.wait_for_timeout(rest)
    handle = painted(page, what or figures.expected(server.page, first))
    field.press("Enter")
    taken = waited(handle)
    page.wait_for_timeout(rest)
    return taken


def over(page: Page, from_start: bool = False) -> float:
    """Milliseconds from the last press, or from the start, until the app shows what was painted."""
    return float(page.evaluate("bench.over", from_start))


def switch(page: Page, name: str, title: str) -> tuple[float, float]:
    """Milliseconds from the click in the app's menu to all charts painted, and to the app's page.

    No words of the address are set.
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
    """What travelled for a page: requests, bytes received (compressed), socket messages."""

    requests: int = 0
    received: float = 0.0
    messages: int = 0

    def watch(self, session: CDPSession) -> None:
        """Count from now on."""
        session.send("Network.enable")
        session.on("Network.loadingFinished", self.finished)
        session.on("Network.webSocketFrameReceived", self.framed)

    def finished(self, event: dict[str, Any]) -> None:
        """Count a response."""
        self.requests += 1
        self.received += event["encodedDataLength"]

    def framed(self, event: dict[str, Any]) -> None:
        """Count a message of a socket; binary ones are told as base64."""
        text = event["response"]["payloadData"]
        binary = event["response"]["opcode"] == 2
        self.messages += 1
        self.received += len(text) * 3 / 4 if binary else len(text)


def weigh(playwright: Playwright, server: Running) -> Wire:
    """What travels until a first page is painted and at rest, in a pass of its own."""
    with new_page(playwright) as page:
        wire = Wire()
        wire.watch(page.context.new_cdp_session(page))
        cold(page, server)
        page.wait_for_timeout(4 * REST)
        return wire
