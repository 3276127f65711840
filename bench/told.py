"""The rows of the README's table about speed, chosen from the results of the benchmark."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from bench import bars
from bench.results import Results
from lib import text

Line = tuple[str, str, str, str, str, str]

#: The bars in words; those of sizes are told as they stand in the results.
MEASURES: Final = {
    "filter change, kept period": "change of the period, Enter to charts painted",
    "filter change, new period": "change to a period that nobody asked for before",
    "filter change, pasted period": "change to a new period, pasted and entered at once",
    "cold load": "cold load to charts painted",
    "page switch, first visit": "switch of pages, first visit, beside a change of the static page",
    "page switch, way back": "switch of pages, way back, beside a change of the static page",
    "server CPU a change, kept period": "server's processor time of a change",
    "server CPU a change, new period": "server's processor time of a change to a new period",
    "50 readers, p95": "50 readers, a change every 2 s each, p95",
}
AGAINST: Final = {
    "dash": "Dash",
    "dash-kept": "a Dash that keeps figures as Parley does",
    "static": "static files, same chart runtime",
    "static-full": "static files, whole plotly.js",
    "panel": "Panel",
    "shiny": "Shiny",
    "streamlit": "plain Streamlit",
}
PAINTED, STANDS = "cold load ms", "app stands ms"
KEPT, NEW, PASTED = (f"change, {what} period ms" for what in bars.CHANGES)
HAS_KEPT, HAS_NEW = (f"page has the {what} period ms" for what in bars.PERIODS)
OVERVIEW, BOTH = ("overview",), ("small", "overview")
OTHERS: Final = ("panel", "shiny", "streamlit")
#: What no bar judges: in words, a measure of Parley, one of others, which others, of which pages.
BESIDE: Final = (
    ("cold load until the app itself stands, beside painted", STANDS, PAINTED, ("dash",), OVERVIEW),
    ("change until the page has the period, beside painted", HAS_KEPT, KEPT, ("dash",), BOTH),
    ("change until the page has a new period, beside painted", HAS_NEW, NEW, ("dash",), BOTH),
    ("change of the period, Enter to charts painted", KEPT, KEPT, OTHERS, ("small",)),
    ("change to a new period, pasted and entered at once", PASTED, PASTED, OTHERS, ("small",)),
    ("cold load to charts painted", PAINTED, PAINTED, OTHERS, ("small",)),
)
#: What is told where a run has not measured something.
UNKNOWN: Final = ("–", "", "")


@dataclass(frozen=True)
class Row:
    """A row of the results: what of which server against which, its ratio, bar and verdict."""

    measure: str
    of: str
    against: str
    ratio: str
    most: str
    verdict: str

    @property
    def group(self) -> tuple[str, str, str]:
        """What it has in common with the rows of other pages."""
        return self.measure, self.of.partition(" ")[0], self.against.partition(" ")[0]

    @property
    def size(self) -> float:
        """The ratio as a number; less than any other where it is unknown."""
        return float(self.ratio) if self.ratio != UNKNOWN[0] else -1.0

    def line(self, note: str = "") -> Line:
        """The row in words, with a note beside the page."""
        kind, _, page = self.of.partition(" ")
        words = MEASURES.get(self.measure, self.measure)
        words += ", two processes" if kind == "two" else ""
        against = AGAINST.get(self.against.partition(" ")[0], self.against)
        bar = self.most and f"at most {self.most}"
        place = f"{title(page)}{note}" if kind in ("parley", "two") else self.of
        return (words, place, against, self.ratio, bar, self.verdict)


def title(page: str) -> str:
    """The name of a page for readers."""
    return "small page" if page == "small" else text.say(f"page.{page}")


def rows(found: Iterable[list[str]]) -> list[Row]:
    """The rows of every bar, those included that the results lack."""
    by_name = {tuple(row[:3]): tuple(row[3:]) for row in found}
    for part in (bars.of_changes, bars.of_loads, bars.of_servers):
        for bar in part(Results()):
            by_name.setdefault((bar.measure, bar.of, bar.against), UNKNOWN)
    return [Row(*name, *rest) for name, rest in by_name.items()]


def of_group(group: list[Row]) -> Iterator[Line]:
    """The small page, the worst of the others, and what misses its bar."""
    others = [row for row in group if not row.of.endswith(" small")]
    others.sort(key=lambda row: row.size, reverse=True)
    yield from (row.line() for row in group if row not in others)
    for place, row in enumerate(others):
        if not place or row.verdict == "not met":
            is_worst = not place and len(others) > 1 and row.size > 0
            yield row.line(", the worst" if is_worst else "")


def against_bars(found: Iterable[list[str]]) -> list[Line]:
    """What is told of the bars, from the rows of their table."""
    groups: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows(found):
        groups.setdefault(row.group, []).append(row)
    return [line for group in groups.values() for line in of_group(group)]


def against_others(medians: dict[str, dict[str, str]]) -> list[Line]:
    """What is told beside the bars, from the table of the browser: ratios of medians."""
    made: list[Line] = []
    for words, own, other, kinds, pages in BESIDE:
        for kind, page in ((kind, page) for kind in kinds for page in pages):
            both = [medians[f"parley {page}"][own], medians[f"{kind} {page}"][other]]
            numbers = [int(cell.split()[0]) for cell in both if cell != UNKNOWN[0]]
            ratio = f"{numbers[0] / numbers[1]:.2f}" if len(numbers) == 2 else UNKNOWN[0]
            made.append((words, title(page), AGAINST[kind], ratio, "", ""))
    return made
