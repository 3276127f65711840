"""The suites of the benchmark, each of which gives the rows of its tables."""

import argparse
import asyncio
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

from bench import figures, growth, interleaved, load
from bench.contenders import CONTENDERS
from bench.load import Load
from bench.results import Found, spread
from bench.servers import kinds, two

READERS: Final = 50
#: Many readers come in so many passes over all servers, so that a slow moment meets more than one.
PASSES: Final = 3
#: One reader's new periods, and the rounds of kept ones.
NEW: Final = 48
ROUNDS: Final = 8
SMALL: Final = (("parley", "small"), ("dash", "small"), ("dash-kept", "small"))
ALONE: Final = (*SMALL, ("streamlit", "small"), *(("parley", page) for page in figures.REAL))
CROWDED: Final = (*SMALL, ("parley", "overview"), ("two", "small"))
#: The pages of which sessions are weighed, so many times each on a fresh server.
WEIGHED: Final = ("overview", "claims")
WEIGHINGS: Final = 3


def in_browser(chosen: argparse.Namespace, folder: Path) -> Found:
    """Cold loads, changes, switches of pages, and what travels."""
    names = [name.partition("/") for name in chosen.servers]
    contenders = [(kind, page) for kind, _, page in names] or CONTENDERS
    with sync_playwright() as playwright:
        given = (chosen.repetitions, chosen.limit)
        return interleaved.measured(playwright, contenders, folder, *given)


def on_server(chosen: argparse.Namespace, folder: Path) -> Found:
    """Processor time, messages and bytes of a change, by kind of period."""
    found = {}
    for kind, page in ALONE:
        with kinds.serving(kind, page, folder) as server:
            found[server.name] = asyncio.run(load.one_reader(server, NEW, ROUNDS))
    return found


def with_readers(chosen: argparse.Namespace, folder: Path) -> Found:
    """Many readers at once, on one process and on two."""
    found = {f"{kind} {page}": Load() for kind, page in CROWDED}
    for _ in range(PASSES):
        for kind, page in CROWDED:
            both = two.serving(page, folder) if kind == "two" else kinds.serving(kind, page, folder)
            with both as server:
                seconds = chosen.seconds / PASSES
                found[f"{kind} {page}"] += asyncio.run(load.many(server, READERS, seconds))
    return {name: one.together for name, one in found.items()}


def of_memory(chosen: argparse.Namespace, folder: Path) -> Found:
    """What sessions weigh, and of the first page the memory over thousands of changes."""
    found: Found = {}
    for page in WEIGHED:
        weights = []
        for _ in range(WEIGHINGS):
            with kinds.serving("parley", page, folder) as server:
                weights.append(asyncio.run(load.weighed(server)))
        first, more = zip(*weights, strict=True)
        names = ("MB with ten sessions", "MB a further session")
        found[f"parley {page}"] = {names[0]: spread(first), names[1]: spread(more), "n": WEIGHINGS}
    with kinds.serving("parley", WEIGHED[0], folder) as server:
        found[server.name] |= asyncio.run(load.over_time(server, chosen.changes))
    return found


def of_growth(chosen: argparse.Namespace, folder: Path) -> Found:
    """Growth with synthetic packages of several sizes."""
    with sync_playwright() as playwright:
        counts = [count for count in growth.COUNTS if count <= chosen.largest]
        return growth.measured(playwright, counts, folder)


SUITES: Final = {
    "browser": in_browser,
    "server": on_server,
    "readers": with_readers,
    "memory": of_memory,
    "growth": of_growth,
}
