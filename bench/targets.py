"""The targets that the project has set itself, each a ratio of one run, and whether it is met."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import count
from typing import Final

from bench.figures import REAL
from bench.results import Found, at

PERIODS: Final = ("kept", "new")
CHANGES: Final = (*PERIODS, "pasted")
#: Dash with plotly's own objects, as its manual has it, and Dash with our plain data.
DASH: Final = ("dash", "dash-kept")


@dataclass(frozen=True)
class Target:
    """What is measured, of which server against which, how much it is, and how much it may be."""

    measure: str
    of: str
    against: str
    ratio: float
    most: float
    errors: int = 0

    @property
    def is_met(self) -> bool:
        """True for a ratio that was measured, is not too great, and came without an error."""
        return self.ratio <= self.most and not self.errors

    @property
    def row(self) -> Found:
        """The target as it stands in the results, rounded, but not to the other side of it."""
        rounded = (float(f"{self.ratio:.{digits}f}") for digits in count(2))
        side = self.ratio > self.most
        return {
            **asdict(self),
            "ratio": next(one for one in rounded if (one > self.most) == side),
            "met": self.is_met,
        }


def change(what: str) -> str:
    """The column of a kind of change, until painted."""
    return f"change, {what} period ms"


def of_times(
    found: Found, measure: str, page: str, column: str, most: dict[str, float], other: str = ""
) -> Iterator[Target]:
    """The targets of a time of Parley's page against that, or an ``other``, of others."""
    for kind, limit in most.items():
        names = f"parley {page}", f"{kind} {page}"
        own, theirs = (
            at(found, "browser", name, what)
            for name, what in zip(names, (column, other or column), strict=True)
        )
        yield Target(measure, *names, own / theirs, limit)


def of_changes(found: Found) -> Iterator[Target]:
    """The change of the period, against the limit and against Dash."""
    for what in CHANGES:
        measure, most = f"period change, {what} period", {"static": 1.4, "dash": 1.0}
        for page in ("small", *REAL):
            yield from of_times(found, measure, page, change(what), most)
        yield from of_times(found, measure, "small", change(what), {"dash-kept": 1.0})


def of_loads(found: Found) -> Iterator[Target]:
    """The first load, and the switch of pages beside a change of the static page."""
    most = {"static": 1.15, "static-full": 1.15, "dash": 0.9}
    for page in ("small", *REAL):
        yield from of_times(found, "cold load", page, "cold load ms", most)
    for column, measure in (("page switch", "first visit"), ("way back", "way back")):
        for page in REAL:
            name = f"page switch, {measure}"
            yield from of_times(found, name, page, f"{column} ms", {"static": 2.5}, change("kept"))


def of_servers(found: Found) -> Iterator[Target]:
    """Processor time a change, and many readers at once, on one process and on two."""
    own, cpu, late = "parley small", "CPU ms a change", "p95 ms"
    for what in PERIODS:
        for other in (f"{dash} small" for dash in DASH):
            ratio = at(found, "server", own, what, cpu) / at(found, "server", other, what, cpu)
            yield Target(f"server CPU a change, {what} period", own, other, ratio, 0.8)
    for name, most in ((own, 1.0), ("two small", 0.6)):
        errors = len(found.get("readers", {}).get(name, {}).get("errors", []))
        for other in (f"{dash} small" for dash in DASH):
            ratio = at(found, "readers", name, late) / at(found, "readers", other, late)
            yield Target("50 readers, p95", name, other, ratio, most, errors)


def of_growth(found: Found) -> Iterator[Target]:
    """A change and the memory with the most transfers, beside those with the fewest."""
    sizes = found.get("growth", {})
    if len(sizes) < 2:
        return
    (few, least), *_, (many, most) = sizes.items()
    errors = len(least["errors"]) + len(most["errors"])
    for column in (*(change(what) for what in PERIODS), *(has(what) for what in PERIODS)):
        ratio = at(most, column) / at(least, column)
        yield Target(f"growth, {column[:-3]}", many, few, ratio, 2.0, errors)
    held = (at(most, "MB at the end") - at(least, "MB at the end")) / 1e3
    for what in ("transfers", "rows"):
        yield Target(f"memory, GB a million {what}", many, "", held / most[what] * 1e6, 1.0)


def has(what: str) -> str:
    """The column of a kind of change, until the app's own page has the period."""
    return f"page has the {what} period ms"


def of_sizes(found: Found) -> Iterator[Target]:
    """Bytes of a first page and memory of a session; plain sizes, against nothing."""
    for page in ("small", *REAL):
        size = at(found, "browser", f"parley {page}", "MB")
        yield Target("first page, MB compressed", f"parley {page}", "", size, 1.6)
    for name in found.get("memory", {}):
        size = at(found, "memory", name, "MB a further session")
        yield Target("memory of a session, MB", name, "", size, 3.0)


def targets(found: Found) -> list[Target]:
    """Every target of which both sides were measured."""
    parts = (of_changes, of_loads, of_servers, of_growth, of_sizes)
    return [one for part in parts for one in part(found) if one.ratio == one.ratio]
