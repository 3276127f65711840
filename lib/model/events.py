"""Other outcomes: truces, pauses, access and the like, with what each group of speakers said."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import pandas as pd

from lib.cache import memoize
from lib.data.schema import Column
from lib.model import claims, figures
from lib.model.agreeing import BETWEEN
from lib.model.dataset import Dataset
from lib.model.mentions import with_record, with_voice
from lib.params import View
from lib.speakers import GROUPS, OF_ROLE, PARTY

#: What stands before the speaking group in the name of its column: all that it said, and how far
#: the event was carried out by its account.
SAYS: Final = "says_"
STATUS: Final = "status_"
#: By these accounts an event began, whether or not it was kept.
IN_FORCE: Final = frozenset({"agreed", "begun", "carried_out"})
#: Whether an event that lasts has a stated last day, none, or was in force by no account.
ENDED, OPEN, NOT_IN_FORCE = "ended", "open", "not_in_force"


def speaking(dataset: Dataset) -> list[str]:
    """For whom an event has columns of their own: the sides, then the others."""
    return [*dataset.sides, *GROUPS]


def columns(dataset: Dataset) -> Iterator[Column]:
    """The columns of the derived table in their order; codes last."""
    yield from (Column("date", "date"), Column("end_date", "date", "end_of_event"))
    yield from (Column("title"), Column("kind_label"), Column("standing", codes="standing"))
    for group in speaking(dataset):
        yield Column(f"{SAYS}{group}", words="says_of_event", group=group)
    yield from map(Column, ("description", "sources", "date_edtf"))
    yield from (Column("date_precision", "integer"), Column("kind"), Column("event_id"))
    yield Column("record")


def summary(dataset: Dataset, view: View) -> pd.DataFrame:
    """The events of the period with what each group said; "" where it said nothing."""
    rows = of_view(dataset, view)
    return rows[[column.name for column in columns(dataset)]].reset_index(drop=True)


def of_view(dataset: Dataset, view: View) -> pd.DataFrame:
    """The events of the period, with statements as sure as the view asks.

    An event is of the period if it begins in it, or began before and has a stated last day in it or
    after it. One without a stated last day is of the period in which it began alone: nobody says
    until when it held.
    """
    rows, first = every(dataset, view.confidence), pd.Timestamp(view.period.first)
    before = rows[(rows["date"] < first) & (rows["end_date"] >= first)]
    return pd.concat([before, figures.within(rows, view.period)], ignore_index=True)


def lasting(dataset: Dataset, view: View) -> pd.DataFrame:
    """The events of the period whose kind lasts, such as truces and pauses."""
    rows = of_view(dataset, view)
    return rows[rows["kind"].isin(lasting_kinds(dataset))]


def lasting_kinds(dataset: Dataset) -> set[str]:
    """The kinds of events of which any has a stated last day."""
    rows = dataset["events"]
    if "end_date" not in rows:
        return set()
    return set(rows.loc[rows["end_date"].notna(), "kind"].astype("str"))


@memoize(8)
def every(dataset: Dataset, confidence: str) -> pd.DataFrame:
    """The events of any period in order of time, with ``standing`` and the words of each group."""
    rows = with_record(dataset["events"], "events", "event_id")
    ends = rows["end_date"] if "end_date" in rows else pd.Series(pd.NaT, rows.index)
    rows = rows.assign(
        end_date=ends.astype(rows["date"].dtype),
        kind_label=rows["kind"].astype("str").map(dataset.package.labels("events", "kind")),
    )
    said = statements(dataset, confidence)
    rows = rows.assign(standing=standings(dataset, rows, said))
    rows = rows.join(by_group(dataset, said), on="event_id")
    rows = rows.join(joined(said, "outlet").rename("sources"), on="event_id")
    rows = rows.join(joined(said, "speaker"), on="event_id")
    texts = [str(name) for name in rows if name not in ("date", "end_date", "date_precision")]
    return figures.as_text(rows, texts).sort_values(["date", "event_id"], ignore_index=True)


def statements(dataset: Dataset, confidence: str) -> pd.DataFrame:
    """What was said of events, as sure as asked, with ``group``, ``status_label`` and ``said``."""
    rows = claims.sure_enough(with_voice(dataset, dataset["event_statements"]), confidence)
    roles = dataset.parties["role"].astype("str").map(lambda role: OF_ROLE[role].code)
    party = rows["party_id"].astype("str")
    group = party.map(roles)
    label = rows["status"].astype("str").map(dataset.package.labels("event_statements", "status"))
    said = label + ": " + rows["statement"].astype("str") + " (" + rows["speaker"] + ")"
    return rows.assign(group=group.mask(group == PARTY, party), status_label=label, said=said)


def standings(dataset: Dataset, rows: pd.DataFrame, said: pd.DataFrame) -> np.ndarray:
    """How each event stands in time; "" for those of a kind that does not last."""
    begun = set(said.loc[said["status"].isin(IN_FORCE), "event_id"])
    found = np.where(rows["event_id"].isin(begun), OPEN, NOT_IN_FORCE)
    found = np.where(rows["end_date"].notna(), ENDED, found)
    return np.where(rows["kind"].isin(lasting_kinds(dataset)), found, "")


def by_group(dataset: Dataset, said: pd.DataFrame) -> pd.DataFrame:
    """By event: what each group said, and how far it was carried out by that account."""
    cells = {}
    for group in speaking(dataset):
        own = said[said["group"] == group]
        cells[f"{SAYS}{group}"] = joined(own, "said")
        cells[f"{STATUS}{group}"] = joined(own, "status_label")
    return pd.DataFrame(cells)


def joined(rows: pd.DataFrame, column: str) -> pd.Series:
    """By event: the distinct texts of a column in one cell."""
    each = rows[["event_id", column]].astype("str").drop_duplicates()
    return each[each[column] != ""].groupby("event_id")[column].agg(BETWEEN.join)


def voices(dataset: Dataset, confidence: str) -> pd.DataFrame:
    """By event as a record: how many ``sources`` and negotiating ``sides`` speak of it."""
    rows = with_record(statements(dataset, confidence), "events", "event_id")
    side = rows["group"].where(rows["group"].isin(dataset.sides))
    groups = rows.assign(side=side).groupby("record")
    return groups.agg(sources=("source_id", "nunique"), sides=("side", "nunique"))
