"""Growth: the app with a thousand to a million synthetic transfers, in a real browser."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from playwright.sync_api import Error, Playwright

from bench import browser, synthetic
from bench.figures import Expected
from bench.measured import Measured
from bench.servers import kinds
from bench.servers.kinds import Running

COUNTS: Final = (1_000, 10_000, 100_000, 1_000_000)
NAMES: Final = ("process",)
#: The sizes are looked at in so many turns, each with days of its own.
TURNS: Final = 5
#: The day that a reader begins with, which is not counted, and those that are.
START: Final = "2021-04-20"
DAYS: Final = tuple(f"2021-{month:02}-{day:02}" for month in range(5, 10) for day in (5, 15, 25))
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


def look(playwright: Playwright, server: Running, grown: Grown, turn: int) -> None:
    """Measure one size in the browser: the first page ever, then new and kept periods."""
    with browser.new_page(playwright) as page:
        opened = browser.opened(page, server, expected("")) / 1e3
        grown.first = grown.first if turn else opened
        browser.change(page, server, START, expected(START))
        for painted, has in ((grown.new, grown.has_new), (grown.kept, grown.has_kept)):
            for first in DAYS[turn::TURNS]:
                taken = browser.change(page, server, first, expected(first))
                painted.append(taken[0])
                has.append(taken[1])


def look_around(playwright: Playwright, server: Running, grown: Grown) -> None:
    """Measure when the app stands with other pages; those that never come are left out."""
    for name in OTHERS:
        with browser.new_page(playwright) as page, suppress(Error):
            page.goto(server.address(name), wait_until="domcontentloaded")
            grown.stands[name] = browser.over(page, from_start=True) / 1e3


@contextmanager
def noted(grown: Grown) -> Iterator[None]:
    """Note why a size could not be shown."""
    try:
        yield
    except (Error, RuntimeError) as fault:
        grown.errors.append(str(fault).strip().splitlines()[-1])


def serve(grown: Grown, folder: Path, until: ExitStack) -> Running | None:
    """The server of one size, which runs as long as the stack; None if it does not start."""
    written = synthetic.write(folder / f"synthetic-{grown.count}", grown.count)
    grown.rows, given = synthetic.rows(written), {"BENCH_FOLDER": str(written)}
    server = None
    with noted(grown):
        place = folder / f"server-{grown.count}"
        server = until.enter_context(kinds.serving("parley", "grown", place, given))
        grown.start, grown.idle = server.start_seconds, server.process.memory()
    return server


def measured(playwright: Playwright, counts: Sequence[int], folder: Path) -> list[Grown]:
    """What each size costs, or why it could not be shown; in every turn all are looked at."""
    sizes = [Grown(count) for count in counts]
    with ExitStack() as until:
        served = [(grown, serve(grown, folder, until)) for grown in sizes]
        running = [(grown, server) for grown, server in served if server]
        for turn in range(TURNS):
            for grown, server in Random(turn).sample(running, len(running)):
                with noted(grown):
                    look(playwright, server, grown, turn)
        for grown, server in running:
            grown.held = server.process.memory()
            with noted(grown):
                look_around(playwright, server, grown)
            print(f"  {grown.count:,} transfers: {grown.held:.0f} MB", flush=True)
    return sizes
