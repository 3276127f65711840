"""The parts of the benchmark, each of which fills its place in the results."""

import argparse
import asyncio
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

from bench import figures, growth, interleaved, load, memory, wire
from bench.field import FIELD
from bench.load import Load
from bench.periods import periods
from bench.results import Results
from bench.servers import kinds, two
from bench.servers.kinds import Running

READERS: Final = 50
#: Many readers come in so many passes over all servers, so that a slow moment meets more than one.
PASSES: Final = 3
#: One reader's kept periods come in so many rounds.
ROUNDS: Final = 8
SMALL: Final = (("parley", "small"), ("dash", "small"), ("dash-kept", "small"))
REAL: Final = tuple(("parley", page) for page in figures.REAL)
ALONE: Final = (*SMALL, ("streamlit", "small"), *REAL)
#: The pages of which sessions are weighed; memory over thousands of changes is that of the first.
WEIGHED: Final = ("overview", "claims")
CROWDED: Final = (*SMALL, ("parley", "overview"), ("two", "small"))


def in_browser(chosen: argparse.Namespace, folder: Path, found: Results) -> None:
    """Cold loads, changes, switches of pages, and what travels."""
    names = [name.partition("/") for name in chosen.servers]
    field = [(kind, page) for kind, _, page in names] or list(FIELD)
    with sync_playwright() as playwright:
        running = interleaved.started(field, folder)
        try:
            given = (chosen.repetitions, chosen.limit)
            found.times = interleaved.measured(playwright, running, *given)
            found.wires = {server.name: wire.weigh(playwright, server) for server in running}
        finally:
            interleaved.stopped(running)


async def one_reader(server: Running) -> dict[str, Load]:
    """New and kept periods for one reader."""
    new = await load.in_turn(server, periods().new)
    await load.warmed(server)
    return {"new": new, "kept": await load.in_rounds(server, ROUNDS)}


def on_server(chosen: argparse.Namespace, folder: Path, found: Results) -> None:
    """Processor time, messages and bytes of a change."""
    for kind, page in ALONE:
        with kinds.serving(kind, page, folder) as server:
            found.turns[server.name] = asyncio.run(one_reader(server))


def with_readers(chosen: argparse.Namespace, folder: Path, found: Results) -> None:
    """Many readers at once, on one process and on two."""
    for _ in range(PASSES):
        for kind, page in CROWDED:
            name = f"{kind} {page}"
            both = two.serving(page, folder) if kind == "two" else kinds.serving(kind, page, folder)
            with both as server:
                more = asyncio.run(load.many(server, READERS, chosen.seconds / PASSES))
            found.loads[name] = found.loads.get(name, Load()).with_more(more)


def of_memory(chosen: argparse.Namespace, folder: Path, found: Results) -> None:
    """What sessions weigh, each time on a fresh server, and memory over thousands of changes."""
    for page in WEIGHED:
        weight = found.weights[f"parley {page}"] = memory.Weight()
        for _ in range(memory.ROUNDS):
            with kinds.serving("parley", page, folder) as server:
                asyncio.run(memory.sessions(server, weight))
    with kinds.serving("parley", WEIGHED[0], folder) as server:
        asyncio.run(memory.over_time(server, chosen.changes, found.weights[server.name]))


def of_growth(chosen: argparse.Namespace, folder: Path, found: Results) -> None:
    """Growth with synthetic packages of several sizes."""
    counts = [count for count in growth.COUNTS if count <= chosen.largest]
    with sync_playwright() as playwright:
        found.grown = growth.measured(playwright, counts, folder)


PARTS: Final = {
    "browser": in_browser,
    "server": on_server,
    "readers": with_readers,
    "growth": of_growth,
    "memory": of_memory,
}
