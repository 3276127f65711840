"""The rows of each chart: what is drawn and nothing else, with the record behind each row."""

from lib.model.chart_rows import (
    compared,
    differences,
    drawn_scopes,
    gaps,
    joint_time,
    joint_time_by_track,
    ledger,
    members,
    rounds_by_track,
    scope,
    sitting_members,
    sittings,
    sittings_of,
    steps,
    summed,
    timed_rounds,
    whole_ledger,
)
from lib.model.coverage import source_mix, spoken
from lib.model.disagreements import states_by_month, states_by_topic, topics_of_differences
from lib.model.outcomes import by_month as monthly
from lib.model.outcomes import single
from lib.model.timeline import marks as process
from lib.model.timeline import records as process_records

__all__ = [
    "compared", "differences", "drawn_scopes", "gaps", "joint_time", "joint_time_by_track",
    "ledger", "members", "monthly", "process", "process_records", "rounds_by_track", "scope",
    "single", "sitting_members", "sittings", "sittings_of", "source_mix", "spoken",
    "states_by_month", "states_by_topic", "steps", "summed", "timed_rounds",
    "topics_of_differences", "whole_ledger",
]  # fmt: skip
