"""Rules on tiny negotiations: each number is worked out by hand from a handful of rows."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from lib.model import (
    claims,
    commitments,
    figures,
    handovers,
    outcomes,
    reconciliation,
    rounds,
    selection,
)
from tests.model.tiny import seen, tiny


def convoys(days: list[str], numbers: list[object], by: str = "n", **more: object):
    """The transfers of some days and what one speaker says came to the north each day."""
    keys = [f"t{place}" for place in range(len(days))]
    transfers = {
        "transfer_id": keys, "title": keys, "date": days, "date_precision": [1] * len(days),
        "kind": ["convoy"] * len(days), "is_counted": ["true"] * len(days),
    }  # fmt: skip
    said = [
        {"transfer_id": key, "measure": "convoys", "to_party": "north", "value": number,
         "unit": "convoys", "by": by, **more}
        for key, number in zip(keys, numbers, strict=True)
    ]  # fmt: skip
    return transfers, said


def promise(number: int, by: str = "s", **more: object) -> dict[str, object]:
    """What a speaker says was promised to the north."""
    return {"commitment_id": "aid", "measure": "promised", "to_party": "north", "value": number,
            "unit": "convoys", "by": by, **more}  # fmt: skip


AGREED = {"commitment_id": ["aid"], "outcome_id": ["aid"], "title": ["Aid"],
          "agreed_date": ["2031-01-10"]}  # fmt: skip


def tied(keys: list[str], **more: list[object]) -> dict[str, list[object]]:
    """The ties of some transfers to the promise, by the north."""
    return {
        "fulfilment_id": [f"f{key}" for key in keys], "transfer_id": keys,
        "commitment_id": ["aid"] * len(keys), "speaker_id": ["n"] * len(keys),
        "party_id": ["north"] * len(keys), "status": ["fulfils"] * len(keys),
        "confidence": ["high"] * len(keys), "source_id": ["gazette"] * len(keys), **more,
    }  # fmt: skip


def ledger(delivered: list[object], promised: int, days: list[str], *more: dict, **tables: dict):
    """The one row of the ledger of a promise and its deliveries, on 31 December 2031."""
    transfers, said = convoys(days, delivered)
    keys = transfers["transfer_id"]
    made = tiny([*said, promise(promised), *more], transfers=transfers, commitments=AGREED,
                fulfilments=tied(keys), **tables)  # fmt: skip
    rows = commitments.ledger(made, seen(made), date(2031, 12, 31))
    assert len(rows) == 1
    return rows.iloc[0]


def test_a_pause_is_counted_from_the_end_of_a_round():
    made = tiny(
        rounds={
            "round_id": ["a", "b"], "track_id": ["main"] * 2, "title": ["A", "B"],
            "start_date": ["2031-01-01", "2031-01-10"], "end_date": ["2031-01-03", "2031-01-12"],
            "is_round": ["true"] * 2, "was_held": ["true"] * 2,
        }
    )  # fmt: skip
    assert rounds.gaps(made, seen(made))["days"].tolist() == [7]


@pytest.mark.parametrize(
    ("delivered", "status"),
    [(29, "minimal"), (30, "intermediate"), (89, "intermediate"), (90, "full"), (91, "full")],
)
def test_a_third_is_intermediate_and_the_whole_is_full(delivered, status):
    assert ledger([delivered], 90, ["2031-01-20"])["status"] == status


def test_a_promise_that_is_kept_is_open_no_more():
    assert ledger([30], 90, ["2031-01-20"])["open_days"] == 355
    assert np.isnan(ledger([90], 90, ["2031-01-20"])["open_days"])


def test_days_are_counted_from_the_day_agreed_to_first_whole_and_last_delivery():
    row = ledger([60, 30, 5], 90, ["2031-01-12", "2031-01-20", "2031-02-01"])
    names = ["first_days", "completion_days", "last_days", "deliveries", "balance"]
    assert row[names].tolist() == [2, 10, 22, 3, 0]
    assert row["delivered"] == 95


def test_of_the_totals_of_a_promise_the_last_stands():
    totals = {"total_id": ["x", "y"], "title": ["X", "Y"], "as_of": ["2031-02-01", "2031-03-01"],
              "commitment_id": ["aid"] * 2, "to_party": ["north"] * 2}  # fmt: skip
    said = [{"total_id": key, "measure": "total", "to_party": "north", "value": number, "by": "n"}
            for key, number in (("x", 50), ("y", 40))]  # fmt: skip
    row = ledger([""], 90, ["2031-01-20"], *said, totals=totals)
    assert (row["delivered"], row["basis"]) == (40, "stated_total")


def test_a_delivery_without_a_figure_is_no_zero():
    row = ledger([""], 90, ["2031-01-20"])
    assert np.isnan(row["delivered"])
    assert row["status"] == "no_figure"


def test_our_sum_has_its_first_and_its_last_day():
    transfers, said = convoys(
        ["2031-01-01", "2031-01-02", "2031-01-03", "2031-01-04"], [1, 10, 100, 1000]
    )
    scopes = {"scope_id": ["all"], "order": [1], "title": ["All"], "outcome_id": ["aid"],
              "sum_measure": ["convoys"], "is_summed": ["true"]}  # fmt: skip
    totals = {"total_id": ["x"], "title": ["X"], "as_of": ["2031-01-03"], "since": ["2031-01-02"],
              "scope": ["all"], "to_party": ["north"]}  # fmt: skip
    stated = {"total_id": "x", "measure": "total", "to_party": "north", "value": 115,
              "unit": "convoys", "by": "n"}  # fmt: skip
    made = tiny([*said, stated], transfers=transfers, scopes=scopes, totals=totals)
    row = reconciliation.reconciled(made, "headline", "all").iloc[0]
    assert (row["our_sum"], row["residual"]) == (110, 5)


@pytest.mark.parametrize(("chosen", "kept"), [("all", 3), ("medium", 2), ("high", 1)])
def test_ties_are_as_sure_as_the_reader_asks(chosen, kept):
    transfers, said = convoys(["2031-01-20"] * 3, [1, 1, 1])
    sure = tied(transfers["transfer_id"], confidence=["high", "medium", "low"])
    made = tiny([*said, promise(3)], transfers=transfers, commitments=AGREED, fulfilments=sure)
    view = seen(made, confidence=chosen)
    rows = selection.selected(made, view, "fulfilments")
    assert len(rows) == kept
    (row,) = commitments.ledger(made, view, date(2031, 12, 31)).to_dict("records")
    assert row["deliveries"] == kept
    named = handovers.handovers(made, view)["commitment_ids"]
    assert (named == "aid").sum() == kept


def headline(*said: dict[str, object]):
    """The one figure of a convoy of which some things are said."""
    transfers, _ = convoys(["2031-01-20"], [""])
    alike = {"transfer_id": "t0", "measure": "convoys", "to_party": "north"}
    made = tiny([{**alike, **one} for one in said], transfers=transfers)
    rows = figures.figures(made, "headline", "all")
    assert len(rows) == 1
    return rows.iloc[0]


@pytest.mark.parametrize(
    ("first", "second", "tie"),
    [
        ({"confidence": "high"}, {"confidence": "medium"}, "confidence"),
        ({"stated_date": "2031-02-02"}, {"stated_date": "2031-02-01"}, "later"),
        ({}, {}, "order"),
    ],
)
def test_what_decides_between_statements_of_one_clause(first, second, tie):
    found = headline({"value": 5, "by": "n", **first}, {"value": 6, "by": "n", **second})
    assert (found["figure"], found["tie"]) == (5, tie)
    turned = headline({"value": 6, "by": "n", **second}, {"value": 5, "by": "n", **first})
    assert (turned["figure"], turned["tie"]) == (6 if tie == "order" else 5, tie)


def test_the_side_that_receives_comes_before_the_giver_and_the_press():
    said = [{"value": 7, "by": "p"}, {"value": 6, "by": "s"}, {"value": 5, "by": "n"}]
    assert headline(*said)[["figure", "clause", "state"]].tolist() == [5, "own", "differ"]
    assert headline(*said[:2])[["figure", "clause", "state"]].tolist() == [
        6,
        "other_party",
        "one_side",
    ]
    assert headline(*said[:1])[["figure", "clause", "state"]].tolist() == [7, "press", "no_figure"]


@pytest.mark.parametrize(
    ("north", "south", "state"),
    [
        ({"value": 5}, {"value": 5}, "agree"),
        ({"value": 5}, {"value": 6}, "differ"),
        ({"low": 4, "high": 6}, {"value": 6}, "agree"),
        ({"low": 4, "high": 6}, {"value": 7}, "differ"),
        ({"value": 5, "qualifier": "at_least"}, {"value": 9}, "agree"),
        ({"value": 5, "qualifier": "at_least"}, {"value": 4}, "differ"),
        ({"value": 5, "qualifier": "at_most"}, {"value": 4}, "agree"),
        ({"value": 5, "qualifier": "at_most"}, {"value": 6}, "differ"),
        ({"low": 5, "high": 9, "qualifier": "at_least"}, {"value": 10}, "differ"),
    ],
)
def test_sides_agree_where_their_ranges_meet(north, south, state):
    assert headline({**north, "by": "n"}, {**south, "by": "s"})["state"] == state


@pytest.mark.parametrize(
    ("said", "figure", "lower", "upper"),
    [
        ({"value": 5}, 5, 5, 5),
        ({"low": 4, "high": 7}, 5.5, 4, 7),
        ({"low": 4}, 4, 4, 4),
        ({"high": 7}, 7, 7, 7),
        ({"value": 5, "qualifier": "at_least"}, 5, 5, np.inf),
        ({"value": 5, "qualifier": "at_most"}, 5, -np.inf, 5),
        ({"value": 5, "low": 4, "high": 7}, 5, 4, 7),
    ],
)
def test_the_bounds_of_a_statement(said, figure, lower, upper):
    row = pd.DataFrame([{"value": np.nan, "low": np.nan, "high": np.nan, "qualifier": "", **said}])
    found = claims.with_bounds(
        row.astype({"value": "float64", "low": "float64", "high": "float64"})
    )
    assert found[["figure", "lower", "upper"]].iloc[0].tolist() == [figure, lower, upper]


def test_a_month_of_nothing_known_has_no_sum_and_one_of_something_has():
    transfers, said = convoys(["2031-01-01", "2031-01-02", "2031-02-01"], [1, "", ""])
    made = tiny(said, transfers=transfers)
    months = outcomes.by_month(made, seen(made), "aid")
    assert months[["total", "records", "silent"]].fillna(-1).to_numpy().tolist() == [
        [1, 2, 1],
        [-1, 1, 1],
    ]
    total = outcomes.in_total(made, seen(made)).set_index("to_party").loc["north"]
    assert total[["total", "records", "silent", "unmentioned"]].tolist() == [1, 3, 2, 0]


def test_a_running_total_goes_on_from_day_to_day():
    transfers, said = convoys(["2031-01-01", "2031-01-02", "2031-02-01"], [1, 10, 100])
    made = tiny(said, transfers=transfers)
    rows = outcomes.summed_up(made, seen(made), "aid")
    assert rows["running_total"].tolist() == [1, 11, 111]
    later = outcomes.summed_up(made, seen(made, from_="2031-01-02"), "aid")
    assert later["running_total"].tolist() == [10, 110]
