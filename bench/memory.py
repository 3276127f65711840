"""What sessions weigh, and whether a server stays as heavy as it is over thousands of changes."""

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Final

from bench import figures, load
from bench.periods import periods
from bench.servers.kinds import Running

FIRST: Final = 10
MORE: Final = 50
STEPS: Final = 10


@dataclass
class Weight:
    """Megabytes of the server: with the first sessions, with more, and over many changes."""

    first: float = 0.0
    more: float = 0.0
    over_time: list[tuple[int, float]] = field(default_factory=list)

    @property
    def of_session(self) -> float:
        """Megabytes of each session beyond the first ones."""
        return (self.more - self.first) / MORE

    @property
    def growth(self) -> float:
        """Megabytes more at the end than in the middle, when caches had time to fill."""
        half = [held for done, held in self.over_time if done >= self.over_time[-1][0] / 2]
        return half[-1] - half[0] if half else float("nan")


async def sessions(server: Running, weight: Weight) -> None:
    """Weigh sessions, each with one change made."""
    held = await load.opened(server, FIRST)
    for one in held:
        await one.change(periods().kept[0])
    weight.first = server.process.memory()
    held += (more := await load.opened(server, MORE))
    for one in more:
        await one.change(periods().kept[0])
    weight.more = server.process.memory()
    for one in held:
        await one.close()


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
