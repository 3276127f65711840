"""Now: the last round, handovers and contact, promises still open, and how old the record is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from lib import i18n
from lib.cache import memoize
from lib.content import values
from lib.content.nodes import Link, List, item
from lib.model import chart_rows, figures
from lib.model.dataset import Dataset
from lib.params import View
from lib.sitemap import path_of

#: Of so many outcomes, the first in their order, the last handover is named.
OUTCOMES: Final = 2
#: The status of a promise that is kept whole.
FULL: Final = "full"


@dataclass(frozen=True)
class Fact:
    """A label and what is said under it; ``record`` or ``page`` is where it leads."""

    label: str
    words: str
    ago: str = ""
    record: str = ""
    page: str = ""


@memoize(8)
def now(dataset: Dataset) -> tuple[Fact, ...]:
    """What a reader asks first, of the whole record whatever period is chosen."""
    whole = View(dataset.package.name, dataset.span, dataset.span)
    return (
        *of_round(dataset, True), *of_outcomes(dataset), *of_round(dataset, False),
        promises(dataset, whole), read(dataset),
    )  # fmt: skip


def of_round(dataset: Dataset, is_round: bool) -> Iterator[Fact]:
    """The last round that was held, or the last other contact; nothing without one."""
    rows = dataset["rounds"].sort_values(["end_date", "round_id"])
    rows = rows[rows["was_held"] & (rows["is_round"] == is_round)]
    label = i18n.say("now.round" if is_round else "now.contact")
    for row in rows.tail(1).to_dict("records"):
        ago = before(dataset, row["end_date"])
        yield Fact(label, row["title"], ago, record=f"rounds/{row['round_id']}")


def of_outcomes(dataset: Dataset) -> Iterator[Fact]:
    """The last handover of each of the first outcomes; doubtful ones do not count."""
    rows = figures.skeleton(dataset)
    rows = rows[rows["is_counted"]]
    ordered = dataset["outcomes"].sort_values("order").head(OUTCOMES)
    for outcome in ordered.to_dict("records"):
        label = i18n.say("now.outcome", what=outcome["short_title"])
        own = rows[rows["outcome_id"] == outcome["outcome_id"]].tail(1)
        for row in own.to_dict("records"):
            yield handover(dataset, label, row)


def handover(dataset: Dataset, label: str, row: dict[Any, Any]) -> Fact:
    """The last handover of an outcome, by its day."""
    day = values.day(row, "date")
    ago = before(dataset, row["date"])
    return Fact(label, day, ago, record=f"transfers/{row['transfer_id']}")


def before(dataset: Dataset, day: pd.Timestamp) -> str:
    """How many days lie between a day and the one to which the sources were read."""
    days = max(0, (pd.Timestamp(dataset.reach.last) - day).days)
    return i18n.say("now.ago", days=i18n.counted(days, "day"))


def promises(dataset: Dataset, view: View) -> Fact:
    """How many promised numbers are not reached in full, of how many."""
    rows = chart_rows.ledger(dataset, view)
    rows = rows[rows["promised"].notna()]
    left = i18n.number((rows["status"] != FULL).sum())
    words = i18n.say("now.open", left=left, all=i18n.number(len(rows)))
    return Fact(i18n.say("now.promises"), words, page="commitments")


def read(dataset: Dataset) -> Fact:
    """The day to which the sources were read, from which days are counted back."""
    day = i18n.day(dataset.reach.last)
    return Fact(i18n.say("now.read"), day, i18n.say("now.note"), page="method")


def listed(dataset: Dataset) -> List:
    """What a reader asks first as a list, each leading to its record."""
    items = [item(one.label, Link(one.words, place(one)), one.ago) for one in now(dataset)]
    return List(tuple(items))


def place(fact: Fact) -> str:
    """Where a fact leads, as nodes name it."""
    return f"record:{fact.record}" if fact.record else f"page:{fact.page}"


def addressed(dataset: Dataset, view: View) -> list[tuple[Fact, str]]:
    """What a reader asks first, each with its address in a view of the app."""
    return [(fact, address(fact, view)) for fact in now(dataset)]


def address(fact: Fact, view: View) -> str:
    """Where a fact leads within the app: to its record over the overview, or to its page."""
    query = view.but(record=fact.record).query
    path = path_of(fact.page) if fact.page else path_of("overview")
    return f"{path}?{query}" if query else path
