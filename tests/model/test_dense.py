"""The densest days: the stretch of 30 days with the most days of handovers."""

import pandas as pd

from lib import params
from lib.model import dense


def days(*said):
    """A column of days."""
    return pd.Series(pd.to_datetime(list(said)))


def test_a_stretch_has_the_most_days_and_ends_with_the_last_of_them():
    found = dense.stretch(
        days("2025-01-01", "2025-03-01", "2025-03-02", "2025-03-02", "2025-03-30", "2025-03-31")
    )
    assert found == (pd.Timestamp("2025-03-01"), pd.Timestamp("2025-03-30"))


def test_a_day_thirty_days_later_lies_outside_and_of_equals_the_earliest_stands():
    found = dense.stretch(
        days("2025-01-01", "2025-01-15", "2025-01-30", "2025-01-31", "2025-02-01", "2025-04-01")
    )
    assert found == (pd.Timestamp("2025-01-15"), pd.Timestamp("2025-02-01"))
    assert dense.stretch(days("2025-01-01", "2025-06-01", "2025-06-02")) is None
    assert dense.stretch(days()) is None


def test_the_days_keep_each_sum_with_its_direction_and_silence_stays_silence(dataset):
    view, _ = params.parse({"from": "2025-05-01", "to": "2025-07-01"}, dataset.limits)
    rows = dense.dense_days(dataset, view)
    assert (rows["date"].min(), rows["date"].max()) == (
        pd.Timestamp("2025-05-23"), pd.Timestamp("2025-06-20"),
    )  # fmt: skip
    first = rows[(rows["date"] == "2025-05-23") & (rows["outcome_id"] == "exchanged")]
    assert dict(zip(first["to_party"], first["total"], strict=True)) == {
        "ukraine": 390, "russia": 390,
    }  # fmt: skip
    silent = rows[(rows["date"] == "2025-06-09") & (rows["outcome_id"] == "exchanged")]
    assert silent["total"].isna().all()
    assert (silent["silent"] == 1).all()
    records = dense.dense_members(dataset, view)["record"]
    assert "transfers/2025-05-23-exchange" in set(records)
