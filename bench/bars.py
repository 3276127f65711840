"""The bars that the project has set itself, each a ratio of one run, and whether it is met."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final

from bench.figures import REAL
from bench.results import Results

PERIODS: Final = ("kept", "new")
CHANGES: Final = (*PERIODS, "pasted")
STATIC: Final = ("static", "static-full")
#: The two switches of pages, both against a change of the static page.
SWITCHES: Final = {"switch": "page switch, first visit", "back": "page switch, way back"}
#: Dash with plotly's own objects, as its manual has it, and Dash with our plain data.
DASH: Final = ("dash", "dash-kept")


@dataclass(frozen=True)
class Bar:
    """What is measured, of which server, against which, how much it is, and how much it may be."""

    measure: str
    of: str
    against: str
    value: float
    most: float
    errors: int = 0

    @property
    def shown(self) -> str:
        """The value with two digits, or with as many as show on which side of the bar it lies."""
        rounded = (f"{self.value:.{digits}f}" for digits in count(2))
        is_over = self.value > self.most
        return next(one for one in rounded if (float(one) > self.most) == is_over)

    @property
    def verdict(self) -> str:
        """Whether the bar is met, without an error; a dash where one side was not measured."""
        if self.errors:
            return "not met"
        if self.value != self.value:
            return "–"
        return "met" if self.value <= self.most else "not met"


def timed(
    found: Results, measure: str, of: str, what: str, against: str, most: float, other: str = ""
) -> Bar:
    """The bar of a time in the browser against another server's, or its time for ``other``."""
    value = found.milliseconds(of, what) / found.milliseconds(against, other or what)
    return Bar(measure, of, against, value, most)


def of_changes(found: Results) -> Iterator[Bar]:
    """The change of the filter, against the limit and against Dash."""
    for what in CHANGES:
        measure = f"filter change, {what} period"
        for page in ("small", *REAL):
            yield timed(found, measure, f"parley {page}", what, f"static {page}", 1.4)
            yield timed(found, measure, f"parley {page}", what, f"dash {page}", 1.0)
        yield timed(found, measure, "parley small", what, "dash-kept small", 1.0)


def of_loads(found: Results) -> Iterator[Bar]:
    """The first load, and the switch of pages in the app."""
    for page in ("small", *REAL):
        for static in STATIC:
            yield timed(found, "cold load", f"parley {page}", "cold", f"{static} {page}", 1.15)
        yield timed(found, "cold load", f"parley {page}", "cold", f"dash {page}", 0.9)
    for what, measure in SWITCHES.items():
        for page in REAL:
            of, against = f"parley {page}", f"static {page}"
            yield timed(found, measure, of, what, against, 2.5, other="kept")


def of_servers(found: Results) -> Iterator[Bar]:
    """Processor time a change, and many readers at once."""
    for what in PERIODS:
        for dash in DASH:
            value = found.cpu("parley small", what) / found.cpu(f"{dash} small", what)
            measure = f"server CPU a change, {what} period"
            yield Bar(measure, "parley small", f"{dash} small", value, 0.8)
    for of, most in (("parley small", 1.0), ("two small", 0.6)):
        for dash in DASH:
            value = found.late(of) / found.late(f"{dash} small")
            errors = len(found.loads[of].errors) if of in found.loads else 0
            yield Bar("50 readers, p95", of, f"{dash} small", value, most, errors)


def of_sizes(found: Results) -> Iterator[Bar]:
    """Growth, bytes and memory; those against nothing are plain sizes."""
    least, most = found.sizes
    for seen, words in (("", "painted"), ("has_", "page has it")):
        for what in PERIODS:
            value = most.middle(seen + what) / least.middle(seen + what)
            of, against = f"{most.count:,} transfers", f"{least.count:,} transfers"
            errors = len(least.errors) + len(most.errors)
            yield Bar(f"growth, {what} period, {words}", of, against, value, 2.0, errors)
    for what, many in (("transfers", most.count), ("rows", most.rows)):
        share = (most.held - least.held) / 1e3 / (many / 1e6) if most.kept else float("nan")
        yield Bar(f"memory, GB a million {what}", f"{most.count:,} transfers", "", share, 1.0)
    for page in ("small", *REAL):
        size = found.bytes(f"parley {page}")
        yield Bar("first page, MB compressed", f"parley {page}", "", size, 1.6)
    for name, weight in found.weights.items():
        yield Bar("memory of a session, MB", name, "", weight.middle("of_session"), 3.0)


def bars(found: Results) -> list[Bar]:
    """Every bar: changes, loads and switches, the server, sizes."""
    parts = (of_changes, of_loads, of_servers, of_sizes)
    return [bar for part in parts for bar in part(found)]
