"""Blocks of outcomes: each outcome with its sums, who says them, and the forms of its chart."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from lib import i18n
from lib.charts import registry
from lib.content.summary import outcome_value, silent_words
from lib.model import outcomes
from lib.model.dataset import Dataset
from lib.params import FORMS, View, written_forms
from lib.sitemap import path_of

PAGE: Final = "outcomes"
#: For whom a figure speaks that nobody states.
DERIVED: Final = "derived"
#: The kinds of charts that take turns in a block.
KINDS: Final = tuple(kind for kind in registry.KINDS if kind.form)
#: The place of the table under the blocks.
TABLE: Final = "handovers"


@dataclass(frozen=True)
class Way:
    """One form of a block: its words, where it leads, and whether it is shown."""

    words: str
    address: str
    is_shown: bool


@dataclass(frozen=True)
class Sum:
    """The sum of an outcome to one receiver: to whom, the number, who says it and what is left."""

    to: str
    value: str
    note: str


@dataclass(frozen=True)
class Block:
    """One outcome on its page: ``place`` is its anchor, ``chart`` the name of the shown chart."""

    place: str
    title: str
    sums: tuple[Sum, ...]
    ways: tuple[Way, ...]
    chart: str


def blocks(dataset: Dataset, view: View) -> list[Block]:
    """The block of each outcome of the package, in its order."""
    shown = {
        chart.subject: chart.name
        for chart in registry.at_first(dataset, PAGE, view)
        if chart.kind.form
    }
    titles = dataset.names("outcomes", "short_title")
    found = sums(dataset, view)
    return [
        Block(code, titles[code], tuple(found.get(code, ())), tuple(ways(view, code, shown)), name)
        for code, name in shown.items()
    ]


def ways(view: View, outcome: str, every: Iterable[str]) -> Iterator[Way]:
    """The forms of one outcome's block among those of every outcome, each with its address."""
    forms = {one: view.form(one) for one in every}
    for form in FORMS:
        by = written_forms({**forms, outcome: form})
        query = view.but(record="", by=by).query
        address = f"{path_of(PAGE)}?{query}" if query else path_of(PAGE)
        yield Way(i18n.say(f"block.{form}"), address, view.form(outcome) == form)


def sums(dataset: Dataset, view: View) -> dict[str, list[Sum]]:
    """By outcome: its sum to each receiver."""
    said = spoken(dataset, view)
    found: dict[str, list[Sum]] = {}
    for row in outcomes.in_total(dataset, view).to_dict("records"):
        own = said.get((row["outcome_id"], row["to_party"]), "")
        found.setdefault(row["outcome_id"], []).append(sum_of(dataset, row, own))
    return found


def sum_of(dataset: Dataset, row: Mapping[Hashable, Any], said: str) -> Sum:
    """One sum with who says it, and how many records have no figure."""
    to = i18n.say("lane.receiver", to=dataset.parties.loc[row["to_party"], "name"])
    note = "; ".join(part for part in (said, silent_words(row)) if part)
    return Sum(to, outcome_value(row), note)


def spoken(dataset: Dataset, view: View) -> dict[tuple[str, str], str]:
    """By outcome and receiver: on whose word the known figures of the sum stand, most first."""
    rows = outcomes.spoken_by(dataset, view).sort_values("figures", ascending=False, kind="stable")
    words = {**dataset.names("parties", "short_name"), **i18n.words("labels")["voice"]}
    words |= {DERIVED: i18n.say("block.derived")}
    parts: dict[tuple[str, str], list[str]] = {}
    for row in rows.to_dict("records"):
        count = i18n.number(row["figures"])
        part = i18n.say("block.speaker", who=words[row["headline_of"]], figures=count)
        parts.setdefault((row["outcome_id"], row["to_party"]), []).append(part)
    return {way: i18n.say("block.by", who=i18n.listed(each)) for way, each in parts.items()}


def menu(dataset: Dataset, view: View) -> list[tuple[str, str]]:
    """The places of the page in order, each with its name: the blocks, and the table below them."""
    placed = [(block.place, block.title) for block in blocks(dataset, view)]
    return [*placed, (TABLE, i18n.say("block.table"))]
