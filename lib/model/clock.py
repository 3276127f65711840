"""The clock of a sitting: when it began and ended by the surest report, and by every report."""

from typing import Final

import pandas as pd

from lib.model import durations
from lib.model.dataset import Dataset
from lib.params import View

MINUTES_A_DAY: Final = durations.MINUTES_A_DAY
#: The measures of a clock time, by the end of the sitting that each gives.
ENDS: Final = {"start": "start_time", "end": "end_time"}
#: What is known of each end: the surest report, and the earliest and latest of all.
OF_END: Final = ("first", "min", "max")


def sittings(dataset: Dataset, view: View, round_id: str) -> pd.DataFrame:
    """The sittings of a round of which a clock time is reported, in order of time.

    In minutes after the midnight of the day's own clock: ``start`` and ``end`` by the surest
    report, ``early`` and ``late`` over all reports; ``late`` is infinite where none bounds it. An
    end that is not reported is the other one and the headline duration; missing where there is no
    duration either. ``is_reported_start`` and ``is_reported_end`` tell which ends are reported.
    """
    rows = durations.of_view(dataset, view.but(period=view.span))
    rows = rows[rows["round_id"] == round_id].set_index("meeting_id", drop=False)
    for end, measure in ENDS.items():
        rows = rows.join(reported(dataset, measure).add_prefix(f"{end}_"))
    rows = rows[rows["start_first"].notna() | rows["end_first"].notna()]
    return bounded(after_midnight(rows)).sort_values(["date", "start"], kind="stable")


def reported(dataset: Dataset, measure: str) -> pd.DataFrame:
    """By sitting: the surest report of one end, and the earliest and latest, in minutes."""
    said = dataset.about("meeting_id")
    said = said[(said["measure"] == measure) & (said["value_time"] != "")].sort_values("rank")
    if said.empty:
        return pd.DataFrame(columns=list(OF_END), dtype="float64")
    times = durations.minutes(said["value_time"]).astype("float64")
    return times.groupby(said["meeting_id"]).agg(list(OF_END))


def after_midnight(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with ends past midnight counted on from the day of the start."""
    ends = [f"end_{name}" for name in OF_END]
    is_next = rows["end_first"] < rows["start_first"]
    return rows.assign(**{name: rows[name] + is_next * MINUTES_A_DAY for name in ends})


def bounded(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with ``start``, ``end``, ``early`` and ``late``, as ``sittings`` says."""
    start, end = rows["start_first"], rows["end_first"]
    first = start.fillna(end - rows["minutes"]).fillna(end)
    last = end.fillna(start + rows["minutes"])
    return rows.assign(
        is_reported_start=start.notna(), is_reported_end=end.notna(), start=first, end=last,
        early=rows["start_min"].fillna(end - rows["upper"]).fillna(first),
        late=rows["end_max"].fillna(start + rows["upper"]).fillna(last).fillna(first),
    )  # fmt: skip
