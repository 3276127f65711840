"""Sessions without a browser: one reader's changes, many readers at once, and what they weigh."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Final

from bench import clients, figures
from bench.clients import Answer, Session
from bench.periods import periods
from bench.results import Found, number, spread
from bench.servers.kinds import Running

PAUSE: Final = 2.0
LIMIT: Final = 60.0
#: Sessions beyond the first ones are weighed.
FIRST: Final = 10
MORE: Final = 50
#: So often memory is looked at over thousands of changes.
STEPS: Final = 10


@dataclass
class Load:
    """What came of changes: the answers, the errors, and the server's processor seconds."""

    answers: list[Answer] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    cpu: float = 0.0

    def __add__(self, more: "Load") -> "Load":
        """This and more of the same."""
        return Load(self.answers + more.answers, self.errors + more.errors, self.cpu + more.cpu)

    @property
    def cpu_ms(self) -> float:
        """Milliseconds of the processor a change."""
        return number(self.cpu * 1e3 / max(1, len(self.answers)))

    @property
    def alone(self) -> Found:
        """The row of one reader."""
        return {
            "CPU ms a change": self.cpu_ms,
            "answer ms": spread([answer.seconds for answer in self.answers], 1e3),
            "messages": spread([answer.frames for answer in self.answers]),
            "kB": spread([answer.bytes for answer in self.answers], 1e-3),
            "n": len(self.answers),
            "errors": self.errors,
        }

    @property
    def together(self) -> Found:
        """The row of many readers."""
        seconds = sorted(answer.seconds for answer in self.answers) or [float("nan")]
        shares = {"p50 ms": 0.5, "p95 ms": 0.95, "greatest ms": 1.0}
        late = {
            name: number(seconds[min(len(seconds) - 1, int(share * len(seconds)))] * 1e3)
            for name, share in shares.items()
        }
        counts = {"changes": len(self.answers), "CPU ms a change": self.cpu_ms}
        return {**counts, **late, "errors": self.errors}


async def opened(server: Running, count: int) -> list[Session]:
    """So many sessions with their page open."""
    sessions = [clients.session(server) for _ in range(count)]
    for one in sessions:
        await asyncio.wait_for(one.open(), LIMIT)
    return sessions


async def closed(sessions: Sequence[Session]) -> None:
    """Leave the pages of sessions."""
    for one in sessions:
        await one.close()


async def changed(one: Session, first: str, load: Load) -> None:
    """One change, with what came of it."""
    try:
        answer = await asyncio.wait_for(one.change(first), LIMIT)
    except Exception as fault:  # every failure of a server is a result here
        load.errors.append(f"{type(fault).__name__}: {fault}")
        return
    load.answers.append(answer)
    load.errors += [answer.error] if answer.error else []


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
    sessions = await opened(server, 1)
    for first in (periods().start, *periods().kept):
        await sessions[0].change(first)
    await closed(sessions)


async def many(server: Running, count: int, seconds: float) -> Load:
    """So many readers at once for so many seconds, on periods that the server has seen."""
    await warmed(server)
    sessions, load = await opened(server, count), Load()
    before = server.process.cpu()
    await asyncio.gather(*(reader(one, n, seconds, load) for n, one in enumerate(sessions)))
    load.cpu = server.process.cpu() - before
    await closed(sessions)
    return load


async def in_turn(server: Running, days: Sequence[str]) -> Load:
    """One reader who changes the period at once when the answer is there."""
    sessions, load = await opened(server, 1), Load()
    await sessions[0].change(periods().start)
    before = server.process.cpu()
    for first in days:
        await changed(sessions[0], first, load)
    load.cpu = server.process.cpu() - before
    await closed(sessions)
    return load


async def one_reader(server: Running, new: int, rounds: int) -> Found:
    """The rows of so many new periods, and of kept ones in rounds, each by another reader."""
    fresh = await in_turn(server, periods().new[:new])
    await warmed(server)
    kept = Load()
    for _ in range(rounds):
        kept += await in_turn(server, periods().kept)
    return {"new": fresh.alone, "kept": kept.alone}


async def weighed(server: Running) -> tuple[float, float]:
    """Megabytes with the first sessions, and of each further one, each with one change made."""
    held, weights = [], []
    for count in (FIRST, MORE):
        more = await opened(server, count)
        for one in more:
            await one.change(periods().start)
        held += more
        weights.append(server.process.memory())
    await closed(held)
    return weights[0], (weights[1] - weights[0]) / MORE


async def over_time(server: Running, changes: int) -> Found:
    """By so many changes of one reader, drawn with return, the megabytes that the server holds."""
    (first, last), random, held = figures.span(), Random(5), {}
    sessions = await opened(server, 1)
    for done in range(changes):
        if done % (changes // STEPS) == 0:
            held[f"MB after {done:,} changes"] = number(server.process.memory())
        day = first + timedelta(days=random.randrange(1, (last - first).days))
        await sessions[0].change(day.isoformat())
    held[f"MB after {changes:,} changes"] = number(server.process.memory())
    await closed(sessions)
    return held
