"""Growth: the app with a thousand to a million synthetic transfers, in a real browser."""

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
DAYS: Final = ("2021-04-20", "2021-05-20", "2021-06-20", "2021-07-20", "2021-08-20")


@dataclass
class Grown(Measured):
    """What a size costs: seconds to start and for a first page, megabytes, milliseconds.

    ``rows`` counts those of all tables: a transfer brings claims, and each its speaker.
    """

    count: int
    rows: int = 0
    start: float = 0.0
    first: float = 0.0
    idle: float = 0.0
    held: float = 0.0
    new: list[float] = field(default_factory=list)
    kept: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def expected(first: str) -> Expected:
    """What the Overview of a synthetic package shows from a first day on."""
    return Expected(f"from={first}" if first else "", NAMES)


def look(playwright: Playwright, server: Running, grown: Grown) -> None:
    """Measure one size in the browser: the first page ever, then new and kept periods."""
    with browser.new_page(playwright) as page:
        grown.first = browser.cold(page, server, expected("")) / 1e3
        page.wait_for_timeout(3 * browser.REST)
        browser.change(page, server, DAYS[0], expected(DAYS[0]))
        for first in DAYS[1:]:
            grown.new.append(browser.change(page, server, first, expected(first)))
        for first in DAYS:
            grown.kept.append(browser.change(page, server, first, expected(first)))


def measured(playwright: Playwright, count: int, folder: Path) -> Grown:
    """What one size costs, or why it could not be shown."""
    written = synthetic.write(folder / f"synthetic-{count}", count)
    grown, given = Grown(count, synthetic.rows(written)), {"BENCH_FOLDER": str(written)}
    try:
        with kinds.serving("parley", "grown", folder, given) as server:
            grown.start, grown.idle = server.start_seconds, server.process.memory()
            look(playwright, server, grown)
            grown.held = server.process.memory()
    except (Error, RuntimeError) as fault:
        grown.errors.append(str(fault).strip().splitlines()[-1])
    print(f"  {count:,} transfers: {grown.first:.1f} s first page, {grown.held:.0f} MB", flush=True)
    return grown
