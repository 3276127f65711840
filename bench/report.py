"""The results in words and tables: printed, and written to RESULTS.md."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bench import machine
from bench.bars import bars
from bench.field import SELDOM
from bench.growth import OTHERS
from bench.load import Load
from bench.marks import marks
from bench.results import Results
from bench.tables import spread, table

FILE: Final = Path(__file__).parent / "RESULTS.md"
INTRODUCTION: Final = """# What the benchmark found

Written by `make bench`; do not edit. Read ratios, not times: absolute times differ between machines
and from day to day. All is from one run on one machine. In the browser the servers took turns, in
shuffled order, and so did the sizes of growth; processor time and memory were measured one server
after the other, and many readers in passes over all servers. How it is measured stands in README.md
beside this file.
"""
IN_BROWSER: Final = (
    "server and page", "cold load ms", "change, kept period ms", "change, new period ms",
    "change, pasted period ms", "page has the kept period ms", "page has the new period ms",
    "page switch ms", "way back ms", "app stands ms", "app has the page ms", "n", "requests", "MB",
    "errors",
)  # fmt: skip
ALONE: Final = (
    "server and page", "period", "CPU ms a change", "answer ms", "messages", "kB", "n", "errors",
)  # fmt: skip
CROWD: Final = ("server", "changes", "p50 ms", "p95 ms", "greatest ms", "CPU ms a change", "errors")
GROWTH: Final = (
    "transfers", "start s", "first page ever s", "MB idle", "MB at the end",
    "change, new period ms", "page has it ms", "change, kept period ms", "page has it again ms",
    "outcomes stands s", "data stands s", "errors",
)  # fmt: skip


def of_bars(found: Results) -> Iterator[str]:
    """The ratios with their bars."""
    rows = [
        (bar.measure, bar.of, bar.against or "–", bar.shown, f"{bar.most:g}", bar.verdict)
        for bar in bars(found)
        if bar.verdict != "–"
    ]
    yield from ("## Ratios and bars", "")
    yield from table(("measure", "of", "against", "ratio", "at most", ""), rows)


def of_times(found: Results) -> Iterator[str]:
    """The times in the browser, with what travelled for a first page."""
    rows = []
    for name, times in found.times.items():
        measured = (
            times.cold, times.kept, times.new, times.pasted, times.has_kept, times.has_new,
            times.switch, times.back, times.stands, times.has,
        )  # fmt: skip
        parts = [spread(part) for part in measured]
        requests = found.wires[name].requests if name in found.wires else "–"
        size = f"{found.bytes(name):.2f}"
        rows.append((name, *parts, times.done, requests, size, len(times.errors)))
    yield from ("## In the browser: median (least–greatest)", "", *table(IN_BROWSER, rows))
    for name, times in found.times.items():
        yield from (f"- {name}: {fault}" for fault in dict.fromkeys(times.errors[:3]))
    yield f"\nn is the number of repetitions; {', '.join(SELDOM)} take part in every third.\n"


def alone(name: str, what: str, load: Load) -> tuple[object, ...]:
    """The row of one reader without a browser."""
    frames = spread([float(answer.frames) for answer in load.answers])
    sizes = spread([answer.bytes / 1e3 for answer in load.answers])
    seconds, count = spread(load.seconds, 1e3), len(load.seconds)
    return (name, what, f"{load.cpu * 1e3:.1f}", seconds, frames, sizes, count, len(load.errors))


def of_turns(found: Results) -> Iterator[str]:
    """Processor time, messages and bytes of a change."""
    rows = [alone(name, *one) for name, kinds in found.turns.items() for one in kinds.items()]
    yield from ("## One reader without a browser", "", *table(ALONE, rows))


def of_loads(found: Results) -> Iterator[str]:
    """Many readers at once."""
    rows = []
    for name, load in found.loads.items():
        late = [f"{load.quantile(share) * 1e3:.0f}" for share in (0.5, 0.95, 1.0)]
        rows.append((name, len(load.seconds), *late, f"{load.cpu * 1e3:.1f}", len(load.errors)))
    yield from ("## 50 readers, a change every 2 s each", "", *table(CROWD, rows))
    yield from (f"- {name}: {fault}" for name, load in found.loads.items() for fault in load.faults)
    yield ""


def of_weights(found: Results) -> Iterator[str]:
    """Memory of sessions, and over thousands of changes."""
    yield from ("## Memory", "")
    for name, weight in found.weights.items():
        first = f"{spread(weight.first)} MB with the first ten sessions"
        each = spread(weight.of_session, form=".2f")
        yield f"- {name}: {first}, {each} MB for each further one, n {len(weight.first)}"
        steps = ", ".join(f"{done:,}: {held:.0f}" for done, held in weight.over_time)
        if steps:
            steps += f"; second half {weight.growth:+.0f} MB"
            yield f"- {name}: MB after so many changes: {steps}"
    yield ""


def of_growth(found: Results) -> Iterator[str]:
    """Growth with synthetic transfers."""
    rows = []
    for one in found.grown:
        sizes = (f"{one.start:.1f}", f"{one.first:.1f}", f"{one.idle:.0f}", f"{one.held:.0f}")
        times = [spread(part) for part in (one.new, one.has_new, one.kept, one.has_kept)]
        stands = [f"{one.stands[page]:.1f}" if page in one.stands else "–" for page in OTHERS]
        faults = "; ".join(one.errors) or "–"
        rows.append((f"{one.count:,}", *sizes, *times, *stands, faults))
    yield from ("## Growth, Overview of a synthetic package", "", *table(GROWTH, rows))


def report(found: Results) -> str:
    """The whole report; a part that was not measured is left out."""
    parts = (
        (found.times, of_times), (found.turns, of_turns), (found.loads, of_loads),
        (found.weights, of_weights), (found.grown, of_growth),
    )  # fmt: skip
    when = (
        f"- measured on {datetime.now(UTC):%d %B %Y}", f"- commit {found.commit}",
        *machine.lines(),
    )  # fmt: skip
    load = f"- load when the run began: {found.busy:.1f}, and at its end: {machine.busy():.1f}"
    head = [INTRODUCTION, *(f"{mark}\n" for mark in marks(found)), *when, load, ""]
    shown = [line for measured, part in parts if measured for line in part(found)]
    return "\n".join([*head, *of_bars(found), *shown]).rstrip() + "\n"


def write(found: Results) -> str:
    """Write the report; returns it."""
    said = report(found)
    FILE.write_text(said, encoding="utf-8")
    return said
