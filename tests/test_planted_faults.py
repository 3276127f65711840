"""Faults that once were, planted again: the comparison of surfaces must find each of them."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from lib import params
from lib.model import agreement, commitments, figures, outcomes, timeline
from lib.model.dataset import Dataset, read_dataset
from tests import test_one_answer as walked
from tests.model import test_agreement as agreed
from tests.model import test_commitments as ledger

ALL = {}


@pytest.fixture
def fresh(dataset) -> Dataset:
    """The real negotiation anew: nothing worked out of it before the fault was planted."""
    return read_dataset(dataset.files)


@pytest.fixture
def whole(fresh) -> params.View:
    """The view without words."""
    return params.parse({}, fresh.limits)[0]


def look(fresh: Dataset) -> Callable[..., params.View]:
    """A function from words to a view of it."""
    return lambda **words: params.parse({k.rstrip("_"): v for k, v in words.items()}, fresh.limits)[
        0
    ]


def test_nothing_is_found_where_nothing_is_planted(fresh, whole):
    walked.test_the_headline_of_single_handovers_says_the_same(fresh, look(fresh), ALL, "exchanged")
    walked.test_no_sum_of_nothing_known_is_a_number(fresh, look(fresh), "headline")
    walked.test_a_round_on_the_timeline_has_a_time_and_no_receiver_and_no_state(fresh, whole)


def test_an_agreed_figure_credited_to_the_first_group_by_alphabet_is_found(fresh, monkeypatch):
    right = outcomes.headline_rows

    def by_alphabet(*asked: object) -> pd.DataFrame:
        """The headline rows, an agreed one credited to another speaker."""
        rows = right(*asked)
        return rows.assign(speaker=rows["speaker"].mask(rows["state"] == "agree", "Another"))

    monkeypatch.setattr(outcomes, "headline_rows", by_alphabet)
    with pytest.raises(AssertionError):
        walked.test_the_headline_of_single_handovers_says_the_same(
            fresh, look(fresh), ALL, "exchanged"
        )


def test_a_sum_of_nothing_that_is_zero_is_found(fresh, monkeypatch):
    right = figures.daily

    def with_zeros(*asked: object) -> pd.DataFrame:
        """The daily sums, those of nothing known as 0."""
        return right(*asked).fillna({"total": 0})

    monkeypatch.setattr(figures, "daily", with_zeros)
    with pytest.raises(AssertionError):
        walked.test_no_sum_of_nothing_known_is_a_number(fresh, look(fresh), "headline")


@pytest.mark.parametrize("wrong", [{"unit": "persons"}, {"state": "agree"}, {"to_party": "all"}])
def test_minutes_told_as_persons_or_with_a_state_are_found(fresh, whole, monkeypatch, wrong):
    right = timeline.round_marks
    monkeypatch.setattr(timeline, "round_marks", lambda *asked: right(*asked).assign(**wrong))
    with pytest.raises(AssertionError):
        walked.test_a_round_on_the_timeline_has_a_time_and_no_receiver_and_no_state(fresh, whole)


def test_a_figure_borrowed_from_another_row_is_found_on_the_timeline(fresh, monkeypatch):
    right = outcomes.marks
    monkeypatch.setattr(
        outcomes, "marks", lambda *asked: right(*asked).assign(figure=np.float64(1))
    )
    with pytest.raises(AssertionError):
        walked.test_the_rows_of_the_timeline_say_the_same(fresh, look(fresh), ALL)


def test_who_proposed_by_alphabet_is_found(fresh, monkeypatch):
    monkeypatch.setattr(agreement, "code_of", lambda each: min(one.code for one in each))
    with pytest.raises(AssertionError):
        agreed.test_the_first_by_the_rule_proposed_and_not_the_first_by_alphabet(fresh)


def test_agreed_by_the_word_of_one_side_is_found(fresh, monkeypatch):
    monkeypatch.setattr(agreement, "state_of", lambda dataset, each: "all_sides")
    with pytest.raises(AssertionError):
        agreed.test_the_code_and_the_state_of_what_is_said(
            (agreed.said("both", ("south",), ("host",)),), "both", "one_side"
        )


def test_a_disputed_promise_told_as_agreed_is_found(fresh, whole, monkeypatch):
    right = commitments.promise_states
    monkeypatch.setattr(
        commitments, "promise_states", lambda *asked: right(*asked).assign(promise_state="agreed")
    )
    with pytest.raises(AssertionError):
        ledger.test_what_the_sides_agreed_on_is_disputed_apart_from_delivery(fresh, whole)


def test_a_share_that_is_a_fraction_is_found(fresh, whole, monkeypatch):
    right = commitments.balanced

    def as_fraction(*asked: object) -> pd.DataFrame:
        """The ledger with shares of one."""
        rows = right(*asked)
        return rows.assign(share_percent=rows["share_percent"] / 100)

    monkeypatch.setattr(commitments, "balanced", as_fraction)
    with pytest.raises(AssertionError):
        ledger.test_a_share_is_in_per_cent(fresh, whole)
