"""The page of rounds: one row a round in order of time, the other contacts, and where they met."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from lib import export, i18n
from lib.cache import memoize
from lib.content import values, venues
from lib.content.values import Row
from lib.content.venues import Map
from lib.model.dataset import Dataset
from lib.params import View
from lib.sitemap import path_of

PAGE: Final = "rounds"
#: The derived table with the rows of the page.
TABLE: Final = "rounds-summary"
#: What stands before the party in the name of the column of its head of delegation.
HEAD: Final = "head_"
#: What the map needs to know of a round.
OF_PLACE: Final = ["latitude", "longitude", "date_precision"]


@dataclass(frozen=True)
class Bar:
    """A joint time as per cent of the longest: its end, and the least and most of all reports.

    ``is_open`` where the reports set no upper end; ``most`` is then how far anything is known.
    """

    end: float
    least: float
    most: float
    is_open: bool


@dataclass(frozen=True)
class Met:
    """One round or contact: day, place, heads of the sides, joint time with its range, what came.

    ``heads`` are pairs of a side and who led it; ``bar`` is None without a reported time.
    """

    record: str
    title: str
    day: str
    place: str
    heads: tuple[tuple[str, str], ...]
    time: str
    range: str
    bar: Bar | None
    counts: str


@dataclass(frozen=True)
class Meetings:
    """The rounds and the other contacts of a view in order of time, and the map of the rounds."""

    finding: str
    rounds: tuple[Met, ...]
    contacts: tuple[Met, ...]
    contacts_heading: str
    map: Map


@memoize(32)
def meetings(dataset: Dataset, view: View) -> Meetings:
    """The rounds and contacts of a view as their page shows them."""
    rows = export.rows_of_table(dataset, view.plain, TABLE)
    rows = rows.join(dataset["rounds"].set_index("round_id")[OF_PLACE], on="round_id")
    held = rows[rows["is_round"] & rows["was_held"]]
    others = rows[~(rows["is_round"] & rows["was_held"])]
    known = held[["minutes", "highest_report"]].replace(np.inf, np.nan).max().max()
    longest = float(known) if known > 0 else 1.0
    count = i18n.Count(len(others))
    return Meetings(
        i18n.say("rounds.finding", rounds=i18n.Count(len(held)), agreed=i18n.Count(agreed(held))),
        tuple(met(dataset, row, longest) for row in held.to_dict("records")),
        tuple(met(dataset, row, longest) for row in others.to_dict("records")),
        i18n.say("rounds.contacts", count=count) if len(others) else "",
        venues.venues(held),
    )  # fmt: skip


def agreed(rows: pd.DataFrame) -> int:
    """How many commitments were agreed at some rounds, by the word of all sides or of some."""
    return int(rows[["agreed", "said_agreed"]].sum().sum())


def met(dataset: Dataset, row: Row, longest: float) -> Met:
    """One round or contact as a row of the page."""
    names = dataset.parties["short_name"]
    heads = ((str(names[side]), str(row[f"{HEAD}{side}"])) for side in dataset.sides)
    return Met(
        record=row["record"], title=str(row["title"]), day=values.day(row, "start_date"),
        place=str(row["city"]), heads=tuple(pair for pair in heads if pair[1]),
        time=time(row), range=reports(row), bar=bar(row, longest), counts=counts(row),
    )  # fmt: skip


def time(row: Row) -> str:
    """The joint time of a row in words, and how many of its sittings have none."""
    if pd.isna(row["minutes"]):
        return i18n.say("rounds.untimed")
    most = np.inf if pd.isna(row["most_minutes"]) else row["most_minutes"]
    said = i18n.lasting(row["least_minutes"], most, row["qualifier"])
    if not row["untimed"]:
        return said
    return i18n.say("rounds.some", time=said, sittings=i18n.counted(row["untimed"], "sitting"))


def reports(row: Row) -> str:
    """What all reports allow, where that is more than the joint time itself."""
    if pd.isna(row["minutes"]) or row["lowest_report"] == row["highest_report"]:
        return ""
    least = i18n.hours(row["lowest_report"])
    if pd.isna(row["highest_report"]):
        return i18n.say("rounds.reports_open", least=least)
    return i18n.say("rounds.reports", least=least, most=i18n.hours(row["highest_report"]))


def bar(row: Row, longest: float) -> Bar | None:
    """The joint time as a bar with the range of the reports."""
    if pd.isna(row["minutes"]):
        return None
    is_open = bool(pd.isna(row["highest_report"]))
    most = max(row["minutes"], row["lowest_report"]) if is_open else row["highest_report"]
    end, least, last = (
        round(100 * min(part, longest) / longest, 1)
        for part in (row["minutes"], row["lowest_report"], most)
    )
    return Bar(end, least, last, is_open)


def counts(row: Row) -> str:
    """How many commitments were agreed, proposed and disputed, those of which there are any."""
    return ", ".join(said(row)) or i18n.say("rounds.nothing")


def said(row: Row) -> Iterable[str]:
    """Each kind of commitment of a row with its number."""
    both = int(row["agreed"] + row["said_agreed"])
    if both:
        alone = int(row["said_agreed"])
        key = "rounds.agreed_partly" if alone else "rounds.agreed"
        yield i18n.say(key, count=i18n.number(both), alone=i18n.number(alone))
    for name in ("proposed", "disputed"):
        if row[name]:
            yield i18n.say(f"rounds.{name}", count=i18n.number(row[name]))


def address(view: View, record: str) -> str:
    """Where a record opens over the page of rounds in the app."""
    return f"{path_of(PAGE)}?{view.but(record=record).query}"
