"""``python -m bench.table``: docs/speed.md and the README's lines on speed, from results.json."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from bench import results
from bench.results import Found

ROOT: Final = Path(__file__).parent.parent
README: Final = ROOT / "README.md"
PAGE: Final = ROOT / "docs" / "speed.md"
#: What the two files hold between two marks is printed here.
PLACE: Final = re.compile(r"(?<=<!-- printed by bench.table -->\n).*(?=<!-- end -->)", re.DOTALL)
HEADINGS: Final = {
    "browser": "In the browser: median (least–greatest)",
    "server": "One reader without a browser",
    "readers": "50 readers, a change every 2 s each",
    "memory": "Memory",
    "growth": "Growth, Overview of a synthetic package",
}
SUMMARY: Final = """\
Parley's time as a share of another's for the same page, on {day}, commit {commit}. A change
of the period until all charts are painted: {static} of static files behind nginx, {dash} of Dash.
A first page: {cold_static} and {cold_dash}. The server's processor time: {cpu} of Dash.
Of {all} targets {met} are met; [docs/speed.md](docs/speed.md) has them all, the missed ones too.
`make bench` measures again; `make bench-quick` tells in two minutes what a change costs.
"""


def cell(value: Any) -> str:
    """A cell: a spread as median with least and greatest, faults by their number, else as it is."""
    if isinstance(value, bool):
        return "yes" if value else "**no**"
    if isinstance(value, list) and value and isinstance(value[0], int | float):
        middle, least, most = (cell(one) for one in value)
        return f"{middle} ({least}–{most})"
    if isinstance(value, list):
        return str(len(value))
    return f"{value:,}" if isinstance(value, int | float) else str(value)


def table(rows: Iterable[Found]) -> str:
    """Rows as a table in Markdown, with every column that one of them has."""
    made = list(rows)
    names = list(dict.fromkeys(name for row in made for name in row))
    lines = [[cell(row.get(name, "–")) for name in names] for row in made]
    return "\n".join(f"| {' | '.join(line)} |" for line in (names, ["---"] * len(names), *lines))


def rows(suite: str, found: Found) -> list[Found]:
    """The rows of a suite, each with its name in front; those of one reader by kind of period."""
    if suite != "server":
        return [{"of": name, **row} for name, row in found.items()]
    return [
        {"of": name, "period": what, **row}
        for name, kinds in found.items()
        for what, row in kinds.items()
    ]


def page(found: Found) -> str:
    """What docs/speed.md says of a run: how it came about, the targets, and all its numbers."""
    run = found["run"]
    told = [f"**{flaw}**" for flaw in run["flaws"]]
    told += [f"- measured on {run['day']}, commit {run['commit']}", *(f"- {x}" for x in run["on"])]
    parts = ["\n".join(told), "## Targets", table(found["targets"])]
    for suite, heading in HEADINGS.items():
        parts += [f"## {heading}", table(rows(suite, found[suite]))]
    return "\n\n".join(parts) + "\n"


def summary(found: Found) -> str:
    """The README's five lines: the small page beside static files and Dash."""
    ratios = {(one["measure"], one["of"], one["against"]): one for one in found["targets"]}

    def ratio(measure: str, against: str) -> str:
        return f"{ratios[measure, 'parley small', f'{against} small']['ratio']:.2f}"

    kept, cold = "period change, kept period", "cold load"
    return SUMMARY.format(
        day=found["run"]["day"],
        commit=found["run"]["commit"],
        static=ratio(kept, "static"),
        dash=ratio(kept, "dash"),
        cold_static=ratio(cold, "static"),
        cold_dash=ratio(cold, "dash"),
        cpu=ratio("server CPU a change, kept period", "dash"),
        met=sum(one["met"] for one in found["targets"]),
        all=len(found["targets"]),
    )


def put(path: Path, text: str) -> None:
    """Write text between the marks of a file."""
    path.write_text(PLACE.sub(lambda _: text, path.read_text("utf-8"), count=1), "utf-8")


if __name__ == "__main__":
    latest = results.read()
    put(PAGE, page(latest))
    put(README, summary(latest))
