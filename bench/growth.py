"""Growth: the app with a thousand to a million synthetic transfers, in a real browser."""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from playwright.sync_api import Error, Playwright

from bench import browser, synthetic
from bench.figures import Expected
from bench.measured import Measured
from bench.servers import kinds
from bench.servers.kinds import Running

COUNTS: Final = (1_000, 10_000, 100_000, 1_000_000)
NAMES: Final = ("process",)
#: The day that a reader begins with, which is not counted, and those that are.
START: Final = "2021-04-20"
DAYS: Final = tuple(f"2021-{month:02}-20" for month in range(5, 12))
#: Pages with much in them; of these it is told when the app stands.
OTHERS: Final = ("outcomes", "data")


@dataclass
class Grown(Measured):
    """What a size costs: seconds to start and for a first page, megabytes, milliseconds.

    ``kept`` and ``new`` are times to charts painted, ``has_kept`` and ``has_new`` those until the
    page has the period; ``stands`` are seconds until the app shows another page. ``rows`` counts
    those of all tables: a transfer brings claims, and each its speaker.
    """

    count: int
    rows: int = 0
    start: float = 0.0
    first: float = 0.0
    idle: float = 0.0
    held: float = 0.0
    new: list[float] = field(default_factory=list)
    kept: list[float] = field(default_factory=list)
    has_new: list[float] = field(default_factory=list)
    has_kept: list[float] = field(default_factory=list)
    stands: dict[str, float] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)


def expected(first: str) -> Expected:
    """What the Overview of a synthetic package shows from a first day on."""
    return Expected(f"from={first}" if first else "", NAMES)


def look(playwright: Playwright, server: Running, grown: Grown) -> None:
    """Measure one size in the browser: the first page ever, then new and kept periods."""
    with browser.new_page(playwright) as page:
        grown.first = browser.opened(page, server, expected("")) / 1e3
        browser.change(page, server, START, expected(START))
        for painted, has in ((grown.new, grown.has_new), (grown.kept, grown.has_kept)):
            for first in DAYS:
                taken = browser.change(page, server, first, expected(first))
                painted.append(taken[0])
                has.append(taken[1])


def look_around(playwright: Playwright, server: Running, grown: Grown) -> None:
    """Measure when the app stands with other pages; those that never come are left out."""
    for name in OTHERS:
        with browser.new_page(playwright) as page, suppress(Error):
            page.goto(server.address(name), wait_until="domcontentloaded")
            grown.stands[name] = browser.over(page, from_start=True) / 1e3


def measured(playwright: Playwright, count: int, folder: Path) -> Grown:
    """What one size costs, or why it could not be shown."""
    written = synthetic.write(folder / f"synthetic-{count}", count)
    grown, given = Grown(count, synthetic.rows(written)), {"BENCH_FOLDER": str(written)}
    try:
        with kinds.serving("parley", "grown", folder, given) as server:
            grown.start, grown.idle = server.start_seconds, server.process.memory()
            look(playwright, server, grown)
            grown.held = server.process.memory()
            look_around(playwright, server, grown)
    except (Error, RuntimeError) as fault:
        grown.errors.append(str(fault).strip().splitlines()[-1])
    print(f"  {count:,} transfers: {grown.first:.1f} s first page, {grown.held:.0f} MB", flush=True)
    return grown
