"""Faults that once were, planted again: the comparison of surfaces must find each of them."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pandas as pd
import pytest

from lib import export, i18n, params
from lib.charts import marks, promises
from lib.charts import timeline as drawn_timeline
from lib.model import agreement, commitments, derived, figures, outcomes, timeline
from lib.model.dataset import Dataset, read_dataset
from tests import test_one_answer as walked
from tests.model import test_agreement as agreed
from tests.model import test_commitments as ledger
from tests.surfaces import commitments as commitments_said
from tests.surfaces import sittings, totals, transfers


@pytest.fixture
def fresh(dataset) -> Dataset:
    """The real negotiation anew: nothing worked out of it before the fault was planted."""
    return read_dataset(dataset.files)


@pytest.fixture
def whole(fresh) -> params.View:
    """The view without words."""
    return params.parse({}, fresh.limits)[0]


@pytest.fixture
def summer(fresh) -> params.View:
    """The view of the months with handovers of every kind."""
    return params.parse({"from": "2025-05-16", "to": "2025-10-31"}, fresh.limits)[0]


def found_by(differing: Iterable[str], *words: str) -> bool:
    """True if a comparison of surfaces names a fault in which all the words stand."""
    return any(all(word in line for word in words) for line in differing)


def test_nothing_is_found_where_nothing_is_planted(fresh, summer):
    for walk in (transfers, sittings, commitments_said, totals):
        assert not list(walk.differing(fresh, summer))


def test_an_agreed_figure_credited_to_the_first_group_by_alphabet_is_found(
    fresh, summer, monkeypatch
):
    right = outcomes.headline_rows

    def by_alphabet(*asked: object) -> pd.DataFrame:
        """The headline rows, an agreed one credited to another speaker."""
        rows = right(*asked)
        return rows.assign(speaker=rows["speaker"].mask(rows["state"] == "agree", "Medinsky"))

    monkeypatch.setattr(outcomes, "headline_rows", by_alphabet)
    found = list(transfers.differing(fresh, summer))
    assert found_by(found, "chart rows, remains", "2025-06-11-bodies", "1212", "Medinsky")
    assert found_by(found, "table of a chart, remains", "2025-06-11-bodies", "Medinsky")


def test_a_figure_that_the_drawing_alone_credits_to_another_is_found(fresh, summer, monkeypatch):
    monkeypatch.setattr(marks, "hover", with_another(marks.hover))
    found = list(transfers.differing(fresh, summer))
    assert found_by(found, "marks, remains", "transfers/2025-06-11-bodies", "Nobody")
    assert found_by(found, "marks of the timeline", "transfers/2025-06-11-bodies", "Nobody")
    assert not found_by(found, "CSV")


def with_another(right: Callable[..., str]) -> Callable[..., str]:
    """Hover texts with another speaker."""
    return lambda row, style: right({**row, "speaker": "Nobody"}, style)


def test_a_sum_of_nothing_that_is_zero_is_found(fresh, monkeypatch):
    right = figures.daily

    def with_zeros(*asked: object) -> pd.DataFrame:
        """The daily sums, those of nothing known as 0."""
        return right(*asked).fillna({"total": 0})

    monkeypatch.setattr(figures, "daily", with_zeros)
    june = params.parse({"from": "2025-06-01", "to": "2025-06-30"}, fresh.limits)[0]
    found = list(totals.of_sums(fresh, june))
    assert found_by(found, "sum of exchanged to ukraine: card is at least 0, not no figure")
    assert found_by(
        found, "sum of exchanged to ukraine: running total is at least 0, not no figure"
    )
    assert found_by(found, "sum of exchanged to ukraine: months", "a number for silence")


def test_a_file_that_writes_0_for_what_is_missing_is_found(fresh, summer, monkeypatch):
    right = export.written_number
    monkeypatch.setattr(export, "written_number", lambda cells: right(cells.fillna(0)))
    assert found_by(transfers.differing(fresh, summer), "CSV", "value=0.0", "not Answer(value=None")


@pytest.mark.parametrize("wrong", [{"unit": "persons"}, {"state": "agree"}, {"to_party": "all"}])
def test_minutes_told_as_persons_or_with_a_state_are_found(fresh, whole, monkeypatch, wrong):
    right = timeline.round_marks
    monkeypatch.setattr(timeline, "round_marks", lambda *asked: right(*asked).assign(**wrong))
    with pytest.raises(AssertionError):
        walked.test_a_round_on_the_timeline_has_a_time_and_no_receiver_and_no_state(fresh, whole)


def test_minutes_said_like_persons_are_found(fresh, summer, monkeypatch):
    monkeypatch.setattr(drawn_timeline, "HOVERS", {})
    found = sittings.differing(fresh, summer)
    assert found_by(found, "process: rounds/2025-06-02-istanbul is Time(said='', speaker='')")


def test_a_number_without_its_qualifier_is_found_on_the_drawing(fresh, summer, monkeypatch):
    monkeypatch.setattr(promises, "delivered", lambda row: i18n.amount(row["delivered"]))
    found = list(commitments_said.differing(fresh, summer))
    assert found_by(found, "bars of the ledger", "at least 1,000 of at least 1,200")
    assert not found_by(found, "table")


def test_another_status_in_the_table_than_on_the_drawing_is_found(fresh, summer, monkeypatch):
    own = derived.DERIVED["commitments-summary"]

    def as_uninitiated(*asked: object) -> pd.DataFrame:
        """The summary with another status where no delivery is reported."""
        rows = own.rows(*asked)
        return rows.assign(status=rows["status"].replace("full", "minimal"))

    monkeypatch.setitem(derived.DERIVED, "commitments-summary", replace(own, rows=as_uninitiated))
    found = list(commitments_said.differing(fresh, summer))
    assert found_by(found, "CSV of commitments", "2025-05-16-pow-1000", "status='minimal'")
    assert found_by(found, "table of commitments", "2025-05-16-pow-1000", "status='minimal'")


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
