"""In the browser: every server in shuffled order in every repetition, the first thrown away."""

import time
from collections import defaultdict
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from playwright.sync_api import Error, Page, Playwright

from bench import browser
from bench.contenders import EVERY, ONLY_LOADED, SELDOM
from bench.periods import periods
from bench.results import Found, number, spreads
from bench.servers import kinds
from bench.servers.kinds import Running
from bench.targets import change, has
from lib import i18n

#: Milliseconds of rest after a change that another follows, which has a rest of its own.
HASTE: Final = 50
#: The changes to kept and to new periods that are measured in each repetition.
CHANGES: Final = 2


@dataclass
class Times:
    """Samples of one server by column, how many repetitions had no fault, and the faults."""

    samples: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    done: int = 0
    errors: list[str] = field(default_factory=list)


def visit(playwright: Playwright, server: Running, times: Times, turn: int) -> None:
    """One repetition of one server: a cold load, changes of the period, a switch of pages."""
    with browser.new_page(playwright) as page:
        times.samples["cold load ms"].append(browser.cold(page, server))
        if server.kind.own:
            times.samples["app stands ms"].append(browser.over(page, from_start=True))
        page.wait_for_timeout(3 * browser.REST)
        if server.kind.name not in ONLY_LOADED:
            changes(page, server, times, turn)
        if server.kind.own and server.page != "small":
            switches(page, server, times)
    times.done += 1


def changes(page: Page, server: Running, times: Times, turn: int) -> None:
    """Measure changes to kept and new periods, and to one pasted into a page that is at rest."""
    days = periods()
    browser.change(page, server, days.start, after=HASTE)
    for place in range(turn * CHANGES, (turn + 1) * CHANGES):
        for what, firsts in (("kept", days.kept), ("new", days.new)):
            taken = browser.change(page, server, firsts[place % len(firsts)], after=HASTE)
            times.samples[change(what)].append(taken[0])
            if server.kind.own:
                times.samples[has(what)].append(taken[1])
    page.wait_for_timeout(3 * browser.REST)
    painted, _ = browser.change(page, server, days.pasted[turn % len(days.pasted)], before=0)
    times.samples[change("pasted")].append(painted)


def switches(page: Page, server: Running, times: Times) -> None:
    """Measure the switch to the server's page from another one of the app, and the way back to it.

    In between the page is left; its charts, which were drawn by then, are what the way back saves.
    """
    other = "outcomes" if server.page == "overview" else "overview"
    page.goto(server.address(other))
    page.locator("#first").wait_for(state="detached")
    page.wait_for_timeout(5 * browser.REST)
    painted, stands = browser.switch(page, server.page, i18n.say(f"page.{server.page}"))
    browser.switch(page, other, i18n.say(f"page.{other}"))
    again, _ = browser.switch(page, server.page, i18n.say(f"page.{server.page}"))
    times.samples["page switch ms"].append(painted)
    times.samples["app has the page ms"].append(stands)
    times.samples["way back ms"].append(again)


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
        try:
            visit(playwright, server, times[server.name] if turn else Times(), turn)
        except Error as fault:
            times[server.name].errors.append(str(fault).splitlines()[0])


def timed(
    playwright: Playwright, running: list[Running], repetitions: int, seconds: float
) -> dict[str, Times]:
    """Everything that the repetitions gave; no repetition is begun after so many seconds."""
    begun = time.perf_counter()
    for server in running:
        if server.kind.name not in ONLY_LOADED:
            warm(playwright, server)
    times = {server.name: Times() for server in running}
    for turn in range(repetitions + 1):
        if time.perf_counter() - begun > seconds:
            break
        repeated(playwright, running, times, turn)
        print(f"  repetition {turn} of {repetitions}", flush=True)
    return times


def measured(
    playwright: Playwright,
    chosen: Iterable[tuple[str, str]],
    folder: Path,
    repetitions: int,
    seconds: float,
) -> Found:
    """A row for each chosen server, all of which run at once."""
    with ExitStack() as until:
        running = [until.enter_context(kinds.serving(kind, page, folder)) for kind, page in chosen]
        times = timed(playwright, running, repetitions, seconds)
        return {one.name: row(playwright, one, times[one.name]) for one in running}


def row(playwright: Playwright, server: Running, times: Times) -> Found:
    """The times of a server, how often they were measured, and what travels for a first page."""
    wire = browser.weighed(playwright, server)
    return {
        **spreads(times.samples),
        "n": times.done,
        "requests": wire.requests,
        "MB": number(wire.received / 1e6),
        "errors": times.errors,
    }
