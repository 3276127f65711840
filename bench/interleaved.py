"""In the browser: every server in shuffled order in every repetition, the first thrown away."""

import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Final

from playwright.sync_api import Error, Page, Playwright

from bench import browser
from bench.field import EVERY, ONLY_LOADED, SELDOM
from bench.periods import periods
from bench.servers import kinds
from bench.servers.kinds import Running
from bench.times import Times
from lib import text

#: Milliseconds of rest after a change that another follows, which has a rest of its own.
HASTE: Final = 50
#: The changes to kept and to new periods that are measured in each repetition.
CHANGES: Final = 2


def started(chosen: Iterable[tuple[str, str]], folder: Path) -> list[Running]:
    """The chosen servers, all running."""
    running: list[Running] = []
    try:
        for kind, page in chosen:
            running.append(kinds.start(kind, page, folder))
            print(f"  {running[-1].name}: {running[-1].start_seconds:.1f} s to start", flush=True)
    except Exception:
        stopped(running)
        raise
    return running


def stopped(running: list[Running]) -> None:
    """Stop servers."""
    for server in running:
        with suppress(OSError):
            server.process.stop()


def visit(playwright: Playwright, server: Running, times: Times, turn: int) -> None:
    """One repetition of one server: a cold load, changes of the period, a switch of pages."""
    with browser.new_page(playwright) as page:
        times.cold.append(browser.cold(page, server))
        if server.kind.own:
            times.stands.append(browser.over(page, from_start=True))
        page.wait_for_timeout(3 * browser.REST)
        if server.kind.name not in ONLY_LOADED:
            browser.change(page, server, periods().start, after=HASTE)
            for place in range(turn * CHANGES, (turn + 1) * CHANGES):
                changes(page, server, times, place)
            pasted(page, server, times, turn)
        if server.kind.own and server.page != "small":
            switches(page, server, times)
    times.done += 1


def changes(page: Page, server: Running, times: Times, place: int) -> None:
    """Measure a change to a kept and to a new period, those of a place in their order."""
    kept, new = (days[place % len(days)] for days in (periods().kept, periods().new))
    painted, has = browser.change(page, server, kept, after=HASTE)
    times.kept.append(painted)
    times.has_kept += [has] if server.kind.own else []
    painted, has = browser.change(page, server, new, after=HASTE)
    times.new.append(painted)
    times.has_new += [has] if server.kind.own else []


def pasted(page: Page, server: Running, times: Times, turn: int) -> None:
    """Measure a change to a new period that is entered at once, on a page that is at rest."""
    page.wait_for_timeout(3 * browser.REST)
    first = periods().pasted[turn % len(periods().pasted)]
    painted, _ = browser.change(page, server, first, before=0)
    times.pasted.append(painted)


def switches(page: Page, server: Running, times: Times) -> None:
    """Measure the switch to the server's page from another one of the app, and the way back to it.

    In between the page is left; its charts, which were drawn by then, are what the way back saves.
    """
    other = "outcomes" if server.page == "overview" else "overview"
    page.goto(server.address(other))
    page.locator("#first").wait_for(state="detached")
    page.wait_for_timeout(5 * browser.REST)
    painted, has = browser.switch(page, server.page, text.say(f"page.{server.page}"))
    browser.switch(page, other, text.say(f"page.{other}"))
    again, _ = browser.switch(page, server.page, text.say(f"page.{server.page}"))
    times.switch.append(painted)
    times.has.append(has)
    times.back.append(again)


def warm(playwright: Playwright, server: Running) -> None:
    """Show a server every period that counts as kept, and the one that a repetition begins with."""
    with browser.new_page(playwright) as page:
        browser.opened(page, server)
        for first in (periods().start, *periods().kept):
            browser.change(page, server, first, before=HASTE, after=HASTE)


def repeated(
    playwright: Playwright, running: list[Running], times: dict[str, Times], turn: int
) -> None:
    """One repetition, in an order of its own; the first is not counted."""
    taking = [server for server in running if server.kind.name not in SELDOM or not turn % EVERY]
    for server in Random(turn).sample(taking, len(taking)):
        counted = times[server.name] if turn else Times()
        try:
            visit(playwright, server, counted, turn)
        except Error as fault:
            times[server.name].errors.append(str(fault).splitlines()[0])


def measured(
    playwright: Playwright, running: list[Running], repetitions: int, seconds: float
) -> Mapping[str, Times]:
    """Everything that the repetitions gave; no repetition is begun after so many seconds."""
    begun = time.perf_counter()
    for server in running:
        if server.kind.name not in ONLY_LOADED:
            warm(playwright, server)
    times: dict[str, Times] = {server.name: Times() for server in running}
    for turn in range(repetitions + 1):
        if time.perf_counter() - begun > seconds:
            break
        repeated(playwright, running, times, turn)
        print(f"  repetition {turn} of {repetitions}", flush=True)
    return times
