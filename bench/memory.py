"""What sessions weigh, and whether a server stays as heavy as it is over thousands of changes."""

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Final

from bench import figures, load
from bench.clients.kinds import Session
from bench.measured import Measured
from bench.periods import periods
from bench.servers.kinds import Running

FIRST: Final = 10
MORE: Final = 50
#: Sessions are weighed so many times, each time on a fresh server.
ROUNDS: Final = 3
STEPS: Final = 10


@dataclass
class Weight(Measured):
    """Megabytes with the first sessions, of each further one, and over many changes."""

    first: list[float] = field(default_factory=list)
    of_session: list[float] = field(default_factory=list)
    over_time: list[tuple[int, float]] = field(default_factory=list)

    @property
    def growth(self) -> float:
        """Megabytes more at the end than in the middle, when caches had time to fill."""
        half = [held for done, held in self.over_time if done >= self.over_time[-1][0] / 2]
        return half[-1] - half[0] if half else float("nan")


async def sessions(server: Running, weight: Weight) -> None:
    """Weigh the sessions beyond the first ones, each with one change made."""
    held = await changed(server, FIRST)
    before = server.process.memory()
    held += await changed(server, MORE)
    weight.first.append(before)
    weight.of_session.append((server.process.memory() - before) / MORE)
    for one in held:
        await one.close()


async def changed(server: Running, count: int) -> list[Session]:
    """So many sessions with their page open, each after a change of the period."""
    opened = await load.opened(server, count)
    for one in opened:
        await one.change(periods().start)
    return opened


def walk(changes: int) -> list[str]:
    """So many first days, drawn with return, as many readers would ask for them."""
    first, last = figures.span()
    random = Random(5)
    steps = [random.randrange(1, (last - first).days) for _ in range(changes)]
    return [(first + timedelta(days=step)).isoformat() for step in steps]


async def over_time(server: Running, changes: int, weight: Weight) -> None:
    """Weigh a server again and again while one reader makes so many changes."""
    (one,) = await load.opened(server, 1)
    for number, first in enumerate(walk(changes)):
        if number % (changes // STEPS) == 0:
            weight.over_time.append((number, server.process.memory()))
        await one.change(first)
    weight.over_time.append((changes, server.process.memory()))
    await one.close()
