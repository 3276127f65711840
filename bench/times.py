"""What the browser found of one server."""

from dataclasses import dataclass, field

from bench.measured import Measured


@dataclass
class Times(Measured):
    """Milliseconds measured for one server, by what was measured.

    ``stands`` and ``has`` tell when the app itself stood after a cold load, and had the page after
    the first switch to it; ``has_kept`` and ``has_new`` when its page had the period after a change
    to one. What counts as painted is there before. ``done`` counts the repetitions without a fault.
    """

    cold: list[float] = field(default_factory=list)
    stands: list[float] = field(default_factory=list)
    has: list[float] = field(default_factory=list)
    kept: list[float] = field(default_factory=list)
    new: list[float] = field(default_factory=list)
    pasted: list[float] = field(default_factory=list)
    has_kept: list[float] = field(default_factory=list)
    has_new: list[float] = field(default_factory=list)
    switch: list[float] = field(default_factory=list)
    back: list[float] = field(default_factory=list)
    done: int = 0
    errors: list[str] = field(default_factory=list)
