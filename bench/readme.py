"""``python -m bench.readme``: the README's table about speed, from the results of the benchmark."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from bench import told
from bench.field import SELDOM
from bench.tables import table

FOLDER: Final = Path(__file__).parent
RESULTS: Final = FOLDER / "RESULTS.md"
README: Final = FOLDER.parent / "README.md"
#: Where the README tells of the run: some lines, and the table below them.
PLACE: Final = re.compile(r"^Run of (?:.+\n)+\n(?:\|.*\n)+", re.MULTILINE)
HEAD: Final = ("measure", "page", "Parley against", "ratio", "bar", "")
#: How a run came about.
RUN: Final = """\
Run of {day} at commit {commit}.
In a browser: medians of {often} interleaved repetitions, of {seldom} for {rare}.
A typed period rests for 250 ms before Enter, in which Parley and the static page fetch it;
one that is *pasted and entered at once* does not.
Processor time: {kept} changes of one reader to kept periods, {new} to new ones, server by server.
Fifty readers came in passes over all servers, and the sizes of growth took turns; memory was
measured one server after the other."""


def cells(line: str) -> list[str]:
    """The cells of a line of a table."""
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def section(results: str, heading: str) -> list[list[str]]:
    """The rows of the table under a heading, the first of them its head."""
    _, _, rest = results.partition(f"## {heading}")
    lines = [line for line in rest.partition("\n## ")[0].splitlines() if line.startswith("|")]
    return [cells(line) for line in lines if not line.startswith("|---")]


def named(results: str, heading: str) -> list[dict[str, str]]:
    """The rows of the table under a heading, each cell by the name of its column."""
    head, *rows = section(results, heading)
    return [dict(zip(head, row, strict=True)) for row in rows]


def said(results: str, name: str) -> str:
    """What a line at the top of the results says.

    Raises:
        ValueError: no line says it.
    """
    if found := re.search(rf"^- {name} (.+)", results, re.MULTILINE):
        return found[1]
    raise ValueError(f"the results do not say: {name}")


def span(counts: Iterable[str]) -> str:
    """The least and the greatest of some numbers, as one where they are the same."""
    numbers = {int(count) for count in counts}
    return " to ".join(str(number) for number in sorted({min(numbers), max(numbers)}))


def run(results: str) -> str:
    """How the run came about, and its flaws."""
    browser, alone = named(results, "In the browser"), named(results, "One reader")
    counts = {row["server and page"]: row["n"] for row in browser}
    rare = {name: count for name, count in counts.items() if name.split()[0] in SELDOM}
    each = {
        what: span(row["n"] for row in alone if row["period"] == what) for what in ("kept", "new")
    }
    flaws = [line for line in results.splitlines() if line.startswith("**")]
    told_of = RUN.format(
        day=said(results, "measured on"),
        commit=said(results, "commit"),
        often=span(count for name, count in counts.items() if name not in rare),
        seldom=span(rare.values()),
        rare=" and ".join(", ".join(told.AGAINST[name] for name in SELDOM).rsplit(", ", 1)),
        **each,
    )
    return "\n".join([told_of, *flaws])


def written(results: str) -> str:
    """What the README tells of a run."""
    medians = {row["server and page"]: row for row in named(results, "In the browser")}
    judged = told.against_bars(section(results, "Ratios and bars")[1:])
    return "\n".join([run(results), "", *table(HEAD, [*judged, *told.against_others(medians)])])


if __name__ == "__main__":
    whole = written(RESULTS.read_text("utf-8"))
    README.write_text(PLACE.sub(lambda _: whole, README.read_text("utf-8"), count=1), "utf-8")
