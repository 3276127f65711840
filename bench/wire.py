"""What travels until a first page and the whole app with it are there."""

import time
from dataclasses import dataclass, field
from typing import Any, Final

from playwright.sync_api import CDPSession, Page, Playwright

from bench import browser
from bench.servers.kinds import Running

#: Seconds without anything received after which a page is at rest, and the most that it gets.
QUIET: Final = 1.5
LONGEST: Final = 30.0


@dataclass
class Wire:
    """What travelled for a page: requests, bytes received (compressed), socket messages."""

    requests: int = 0
    received: float = 0.0
    messages: int = 0
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
        text = event["response"]["payloadData"]
        self.last = time.monotonic()
        binary = event["response"]["opcode"] == 2
        self.messages += 1
        self.received += len(text) * 3 / 4 if binary else len(text)

    def rest(self, page: Page) -> None:
        """Wait until nothing has come for a while."""
        end = time.monotonic() + LONGEST
        while (now := time.monotonic()) < end and now - self.last < QUIET:
            page.wait_for_timeout(browser.REST)


def weigh(playwright: Playwright, server: Running) -> Wire:
    """What travels until a first page is painted and the app stands and is at rest."""
    with browser.new_page(playwright) as page:
        wire = Wire()
        wire.watch(page.context.new_cdp_session(page))
        browser.cold(page, server)
        browser.over(page, from_start=True)
        wire.rest(page)
        return wire
