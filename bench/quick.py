"""The quick look: what a change costs the server, without browser and without peers.

It guards against a slip, such as a figure that is drawn twice; it reports and judges nothing.
"""

import asyncio
import tracemalloc
from pathlib import Path
from typing import Final

from bench import figures, load, tables
from bench.load import Load
from bench.periods import periods
from bench.servers import kinds
from lib.api.figures import content
from lib.charts import registry

PAGES: Final = ("overview", "rounds", "outcomes", "claims")
NEW: Final = 12
ROUNDS: Final = 2


async def measured(page: str, folder: Path, new: int, rounds: int) -> list[tuple[str, Load]]:
    """New and kept periods on a page of the app, each by one reader."""
    with kinds.serving("parley", page, folder) as server:
        fresh = await load.in_turn(server, periods().new[:new])
        await load.warmed(server)
        return [("new", fresh), ("kept", await load.in_rounds(server, rounds))]


def allocated(page: str) -> tuple[int, float]:
    """Blocks of memory that a new period leaves behind, and kilobytes that it takes at most."""
    names = [chart.name for chart in registry.of_page(figures.talks(), page)]
    seen = figures.view({"from": periods().new[-1]})
    for name in names:
        content(figures.talks(), figures.view({"from": periods().new[-2]}), name)
    tracemalloc.start()
    for name in names:
        content(figures.talks(), seen, name)
    kept = sum(statistic.count for statistic in tracemalloc.take_snapshot().statistics("filename"))
    peak = tracemalloc.get_traced_memory()[1] / 1e3
    tracemalloc.stop()
    return kept, peak


def row(page: str, what: str, found: Load) -> tuple[object, ...]:
    """One line of the report."""
    frames = [float(answer.frames) for answer in found.answers]
    sizes = [answer.bytes / 1e3 for answer in found.answers]
    cpu = f"{found.cpu * 1e3:.0f}"
    return (
        page,
        what,
        cpu,
        tables.spread(found.seconds, 1e3),
        tables.spread(frames),
        tables.spread(sizes),
        len(found.errors),
    )


def report_of(pages: tuple[str, ...], folder: Path, new: int, rounds: int) -> str:
    """The quick report on some pages."""
    rows, left = [], []
    for page in pages:
        rows += [row(page, *one) for one in asyncio.run(measured(page, folder, new, rounds))]
        kept, peak = allocated(page)
        left.append((page, f"{kept:,}", f"{peak:,.0f}"))
    head = ("page", "period", "CPU ms a change", "answer ms", "messages", "kB", "errors")
    memory = tables.table(("page, new period", "blocks of memory kept", "kB at most"), left)
    return "\n".join([*tables.table(head, rows), *memory])


def report(folder: Path) -> str:
    """The quick report on the pages that matter."""
    return report_of(PAGES, folder, NEW, ROUNDS)
