"""Growth: the app with a thousand to a million synthetic transfers, in a real browser."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from playwright.sync_api import Error, Playwright

from bench import browser, synthetic
from bench.figures import Expected
from bench.results import Found, number, spreads
from bench.servers import kinds
from bench.servers.kinds import Running
from bench.targets import change, has

COUNTS: Final = (1_000, 10_000, 100_000, 1_000_000)
#: The sizes are looked at in so many turns, each with days of its own.
TURNS: Final = 5
#: The day that a reader begins with, which is not counted, and those that are.
START: Final = "2021-04-20"
DAYS: Final = tuple(f"2021-{month:02}-{day:02}" for month in range(5, 10) for day in (5, 15, 25))
#: Pages with much in them; of these it is told when the app stands.
OTHERS: Final = ("outcomes", "data")


@dataclass
class Size:
    """What a size costs: the row so far, samples in milliseconds, and faults."""

    count: int
    row: Found = field(default_factory=dict)
    samples: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Note why it could not be shown."""
        try:
            yield
        except (Error, RuntimeError) as fault:
            self.errors.append(str(fault).strip().splitlines()[-1])


def expected(first: str) -> Expected:
    """What the Overview of a synthetic package shows from a first day on."""
    return Expected(f"from={first}" if first else "", ("process",))


def serve(size: Size, folder: Path, until: ExitStack) -> Running | None:
    """The server of one size, which runs as long as the stack; None if it does not start."""
    written = synthetic.write(folder / f"synthetic-{size.count}", size.count)
    size.row |= {"transfers": size.count, "rows": synthetic.rows(written)}
    given, place, server = {"BENCH_FOLDER": str(written)}, folder / f"server-{size.count}", None
    with size.noted():
        server = until.enter_context(kinds.serving("parley", "grown", place, given))
        size.row["start s"] = number(server.start_seconds)
        size.row["MB idle"] = number(server.process.memory())
    return server


def look(playwright: Playwright, server: Running, size: Size, turn: int) -> None:
    """Measure one size in the browser: the first page ever, then new and kept periods."""
    with browser.new_page(playwright) as page:
        first_ever = browser.opened(page, server, expected("")) / 1e3
        size.row.setdefault("first page ever s", number(first_ever))
        browser.change(page, server, START, expected(START))
        for what in ("new", "kept"):
            for first in DAYS[turn::TURNS]:
                taken = browser.change(page, server, first, expected(first))
                size.samples[change(what)].append(taken[0])
                size.samples[has(what)].append(taken[1])


def look_around(playwright: Playwright, server: Running, size: Size) -> None:
    """Measure when the app stands with other pages; those that never come are left out."""
    size.row["MB at the end"] = number(server.process.memory())
    for name in OTHERS:
        with browser.new_page(playwright) as page, suppress(Error):
            page.goto(server.address(name), wait_until="domcontentloaded")
            size.row[f"{name} stands s"] = number(browser.over(page, from_start=True) / 1e3)


def measured(playwright: Playwright, counts: Sequence[int], folder: Path) -> Found:
    """A row for each size; in every turn all are looked at, in shuffled order."""
    sizes = [Size(count) for count in counts]
    with ExitStack() as until:
        served = [(size, serve(size, folder, until)) for size in sizes]
        running = [(size, server) for size, server in served if server]
        for turn in range(TURNS):
            for size, server in Random(turn).sample(running, len(running)):
                with size.noted():
                    look(playwright, server, size, turn)
        for size, server in running:
            with size.noted():
                look_around(playwright, server, size)
    return {
        f"{size.count:,} transfers": {**size.row, **spreads(size.samples), "errors": size.errors}
        for size in sizes
    }
