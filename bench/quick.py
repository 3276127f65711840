"""The quick look: what a change costs the server, without browser and without peers.

It guards against a slip, such as a figure that is drawn twice; it reports and judges nothing.
Beside another checkout both servers run at once and every change is asked of both, each first in
turn, so that a slow moment of the machine meets both.
"""

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from bench import load, table
from bench.clients import Answer, Session
from bench.load import Load
from bench.periods import periods
from bench.process import ROOT
from bench.results import Found, number, spread
from bench.servers import kinds
from bench.servers.kinds import Running

PAGES: Final = ("overview", "rounds", "outcomes", "claims")
NEW: Final = 12
ROUNDS: Final = 2
#: Rounds of kept periods beside another checkout; every new period is asked for.
ROUNDS_BESIDE: Final = 6


def report_of(pages: tuple[str, ...], folder: Path, new: int, rounds: int) -> str:
    """The quick report on some pages: new and kept periods, each by one reader."""
    found = {}
    for page in pages:
        with kinds.serving("parley", page, folder) as server:
            found[page] = asyncio.run(load.one_reader(server, new, rounds))
    return table.table(table.rows("server", found))


def report(folder: Path) -> str:
    """The quick report on the pages that matter."""
    return report_of(PAGES, folder, NEW, ROUNDS)


def beside(folder: Path, other: Path) -> str:
    """This checkout's cost as a share of another's, on the pages that matter."""
    return beside_of(PAGES, folder, other, periods().new, ROUNDS_BESIDE)


def beside_of(
    pages: Sequence[str], folder: Path, other: Path, new: Sequence[str], rounds: int
) -> str:
    """The comparison on some pages: ratios of new and of kept periods, this checkout's first."""
    found = {}
    for page in pages:
        with (
            kinds.serving("parley", page, folder / "this", root=ROOT) as here,
            kinds.serving("parley", page, folder / "other", root=other.resolve()) as there,
        ):
            found[page] = asyncio.run(compared((here, there), new, rounds))
    return table.table(table.rows("server", found))


async def compared(both: Sequence[Running], new: Sequence[str], rounds: int) -> Found:
    """The rows of new periods, and of kept ones in rounds, each by another reader."""
    fresh = await alternating(both, new)
    for server in both:
        await load.warmed(server)
    kept = [Load(), Load()]
    for _ in range(rounds):
        more = await alternating(both, periods().kept)
        kept = [one + other for one, other in zip(kept, more, strict=True)]
    return {"new": ratios(*fresh), "kept": ratios(*kept)}


async def alternating(both: Sequence[Running], days: Sequence[str]) -> list[Load]:
    """What came of changes that two servers were asked for in turn, each first every other time."""
    loads = [Load() for _ in both]
    sessions = [one for server in both for one in await load.opened(server, 1)]
    for one in sessions:
        await one.change(periods().start)
    taking = list(zip(both, sessions, loads, strict=True))
    for turn, first in enumerate(days):
        for server, session, of in taking if turn % 2 else reversed(taking):
            await weighed(server, session, first, of)
    await load.closed(sessions)
    return loads


async def weighed(server: Running, session: Session, first: str, of: Load) -> None:
    """One change, with the processor time that its server used until it was answered."""
    before = server.process.cpu()
    await load.changed(session, first, of)
    of.cpu += server.process.cpu() - before


def pairs(here: Load, there: Load) -> Iterator[tuple[Answer, Answer]]:
    """The two answers to each change; raises ValueError where one of them failed."""
    return zip(here.answers, there.answers, strict=True)


def ratios(here: Load, there: Load) -> Found:
    """The row of a comparison: times of this checkout, and each as a share of the other's."""
    return {
        "answer ms": spread([one.seconds for one in here.answers], 1e3),
        "other ms": spread([one.seconds for one in there.answers], 1e3),
        "answer ratio": spread([one.seconds / two.seconds for one, two in pairs(here, there)]),
        "CPU ratio": number(here.cpu / there.cpu) if there.cpu else float("nan"),
        "kB ratio": spread([one.bytes / two.bytes for one, two in pairs(here, there)]),
        "n": len(here.answers),
        "errors": here.errors + there.errors,
    }
