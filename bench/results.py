"""All that one run of the benchmark found."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bench.growth import Grown
from bench.load import Load
from bench.memory import Weight
from bench.times import Times
from bench.wire import Wire


@dataclass
class Results:
    """Everything measured, by name of the server; what was not measured is not a number.

    ``busy`` is the load of the machine when the run began, ``commit`` what was checked out then;
    ``turns`` holds one reader's changes by kind of period, ``loads`` those of many readers at once.
    """

    busy: float = 0.0
    times: Mapping[str, Times] = field(default_factory=dict)
    wires: dict[str, Wire] = field(default_factory=dict)
    turns: dict[str, dict[str, Load]] = field(default_factory=dict)
    loads: dict[str, Load] = field(default_factory=dict)
    weights: dict[str, Weight] = field(default_factory=dict)
    grown: list[Grown] = field(default_factory=list)
    commit: str = "unknown"

    def milliseconds(self, name: str, what: str) -> float:
        """The median of one measure of a server in the browser."""
        return self.times.get(name, Times()).middle(what)

    def cpu(self, name: str, what: str) -> float:
        """Processor seconds a change."""
        return self.turns.get(name, {}).get(what, Load(cpu=float("nan"))).cpu

    def late(self, name: str) -> float:
        """The seconds below which 95 of 100 changes of many readers were answered."""
        return self.loads.get(name, Load()).quantile(0.95)

    def bytes(self, name: str) -> float:
        """Megabytes of a first page."""
        return self.wires[name].received / 1e6 if name in self.wires else float("nan")

    @property
    def sizes(self) -> tuple[Grown, Grown]:
        """The least and the greatest synthetic package."""
        return (self.grown[0], self.grown[-1]) if self.grown else (Grown(0), Grown(0))
