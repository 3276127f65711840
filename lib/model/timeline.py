"""The whole process on one axis of time: rounds and what was handed over, as marks in lanes."""

import numpy as np
import pandas as pd

from lib.cache import memoize
from lib.model import events, figures, outcomes, rounds
from lib.model.dataset import Dataset
from lib.model.mentions import with_record
from lib.params import View

ROUND_LANE = "rounds"
#: The lane of truces and other events that are no handovers.
EVENT_LANE = "events"
#: The unit of the joint time of rounds.
MINUTES = "minutes"
KEPT = [
    "record", "title", "date", "lane", "to_party", "figure", "most", "unit", "qualifier", "state",
    "confidence", "speaker", "clause", "date_edtf", "date_precision", "is_counted", "end_date",
    "kind_label", "city",
]  # fmt: skip


@memoize(16)
def round_marks(dataset: Dataset, view: View) -> pd.DataFrame:
    """The rounds held in the period as marks, sized by their joint time in minutes; kept.

    ``most`` is the upper end of a time that is known by its bounds only. A round has no state,
    since no claims of the sides are compared.
    """
    rows = with_record(rounds.held(dataset, view), "rounds", "round_id")
    blank = dict.fromkeys(("to_party", "state", "clause", "kind_label"), "")
    rows = rows.assign(lane=ROUND_LANE, unit=MINUTES, is_counted=True, **blank)
    return rows.rename(columns={"start_date": "date", "minutes": "figure"})[KEPT]


@memoize(8)
def event_marks(dataset: Dataset, confidence: str) -> pd.DataFrame:
    """Truces and other events of any period as marks; who speaks of them stands in ``speaker``.

    An event has no figure and no state: nobody's numbers are compared.
    """
    rows = events.every(dataset, confidence)
    own = ("to_party", "state", "clause", "qualifier", "unit", "confidence", "city")
    blank = dict.fromkeys(own, "")
    rows = rows.assign(lane=EVENT_LANE, figure=np.nan, most=np.nan, is_counted=True, **blank)
    return rows[KEPT]


def marks(dataset: Dataset, view: View) -> pd.DataFrame:
    """Every mark of the timeline in order of its lane and time.

    Where no period has so many that they are summed, marks are cut from those of the whole span: a
    new period costs no joining of tables.
    """
    if len(figures.skeleton(dataset)) > outcomes.MOST_MARKS:
        return with_rounds(dataset, view, outcomes.marks(dataset, view))
    rows = figures.within(every(dataset, view.but(period=view.span, record="")), view.period)
    order = rows["place"].to_numpy().argsort()
    return rows[KEPT].iloc[order].reset_index(drop=True)


@memoize(16)
def every(dataset: Dataset, view: View) -> pd.DataFrame:
    """The marks of the whole span by day; ``place`` is where each stands by lane and time."""
    rows = with_rounds(dataset, view, outcomes.marks(dataset, view))
    rows = rows.assign(place=np.arange(len(rows)))
    return rows.sort_values("date", kind="stable", ignore_index=True)


def records(dataset: Dataset, view: View) -> pd.DataFrame:
    """The rows behind the marks, one a round and one a figure, however many they are."""
    rows = with_record(outcomes.of_view(dataset, view), "transfers", "transfer_id")
    return with_rounds(dataset, view, rows)


def with_rounds(dataset: Dataset, view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """The rounds and events of the period and rows of outcomes, each in its lane."""
    held = round_marks(dataset, view.plain.but(period=view.span))
    rows = rows.assign(
        unit=figures.units(dataset, rows), most=rows["figure"], kind_label="", city="",
        end_date=pd.Series(pd.NaT, rows.index, rows["date"].dtype),
    )  # fmt: skip
    rows = rows.rename(columns={"outcome_id": "lane"})[KEPT]
    others = event_marks(dataset, view.confidence)
    dated = [figures.within(each, view.period) for each in (held, others)]
    return pd.concat([dated[0], rows, dated[1]], ignore_index=True)
