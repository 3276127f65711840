"""Many readers at once, each changing the period again and again, by sessions without a browser."""

import asyncio
import time
from dataclasses import dataclass, field
from random import Random
from typing import Final

from bench.clients.kinds import Session, session
from bench.clients.streamlit import Answer
from bench.periods import periods
from bench.servers.kinds import Running

PAUSE: Final = 2.0
LIMIT: Final = 60.0


@dataclass
class Load:
    """What came of it: seconds of each change, errors, and processor seconds a change."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    cpu: float = 0.0
    answers: list[Answer] = field(default_factory=list)

    def with_more(self, more: "Load") -> "Load":
        """This and more of the same; processor time a change by the number of changes."""
        count, other = len(self.seconds), len(more.seconds)
        cpu = (self.cpu * count + more.cpu * other) / max(1, count + other)
        both = self.seconds + more.seconds, self.errors + more.errors
        return Load(*both, cpu, self.answers + more.answers)

    @property
    def faults(self) -> list[str]:
        """Up to three errors, each of another wording."""
        return list(dict.fromkeys(self.errors))[:3]

    def quantile(self, share: float) -> float:
        """The seconds below which that share of the changes lies."""
        ordered = sorted(self.seconds) or [float("nan")]
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


async def opened(server: Running, count: int) -> list[Session]:
    """So many sessions with their page open."""
    sessions = [session(server) for _ in range(count)]
    for one in sessions:
        await asyncio.wait_for(one.open(), LIMIT)
    return sessions


async def changed(one: Session, first: str, load: Load) -> None:
    """One change, with what came of it."""
    try:
        answer = await asyncio.wait_for(one.change(first), LIMIT)
    except Exception as fault:  # every failure of a server is a result here
        load.errors.append(f"{type(fault).__name__}: {fault}")
        return
    load.seconds.append(answer.seconds)
    load.answers.append(answer)
    if answer.error:
        load.errors.append(answer.error)


async def reader(one: Session, number: int, seconds: float, load: Load) -> None:
    """A reader who changes the period every PAUSE seconds, from a moment of his own on."""
    random = Random(number)
    end = time.perf_counter() + seconds
    await asyncio.sleep(random.random() * PAUSE)
    while (begun := time.perf_counter()) < end:
        await changed(one, random.choice(periods().kept), load)
        await asyncio.sleep(max(0.0, begun + PAUSE - time.perf_counter()))


async def warmed(server: Running) -> None:
    """Ask a server once for each period that counts as kept."""
    (one,) = await opened(server, 1)
    for first in (periods().start, *periods().kept):
        await one.change(first)
    await one.close()


async def many(server: Running, count: int, seconds: float) -> Load:
    """So many readers at once for so many seconds, on periods that the server has seen."""
    await warmed(server)
    sessions, load = await opened(server, count), Load()
    before = server.process.cpu()
    await asyncio.gather(*(reader(one, n, seconds, load) for n, one in enumerate(sessions)))
    load.cpu = (server.process.cpu() - before) / max(1, len(load.seconds))
    for one in sessions:
        await one.close()
    return load


async def in_turn(server: Running, days: tuple[str, ...]) -> Load:
    """One reader who changes the period at once when the answer is there."""
    (one,), load = await opened(server, 1), Load()
    await one.change(periods().start)
    before = server.process.cpu()
    for first in days:
        await changed(one, first, load)
    load.cpu = (server.process.cpu() - before) / max(1, len(load.seconds))
    await one.close()
    return load


async def in_rounds(server: Running, rounds: int) -> Load:
    """Kept periods in so many rounds, each by a new reader, who has none of their figures."""
    load = Load()
    for _ in range(rounds):
        load = load.with_more(await in_turn(server, periods().kept))
    return load
