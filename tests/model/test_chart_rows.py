"""Sums of one outcome: what is added up in arrays is what grouping the rows gives."""

import pytest
from pandas.testing import assert_frame_equal

from lib.model import chart_rows as rows
from lib.model import coverage, disagreements, figures, outcomes

PERIODS = [{}, {"from_": "2024-02-11"}, {"from_": "2025-06-02", "to": "2025-07-20"}]


def days_of(dataset, seen, outcome: str):
    """The daily sums of one outcome in the period of a view."""
    every = figures.within(figures.daily(dataset, "headline", "all"), seen.period)
    return every[every["outcome_id"] == outcome]


@pytest.mark.parametrize("words", PERIODS)
@pytest.mark.parametrize("outcome", ["exchanged", "remains"])
def test_months_are_the_groups_of_their_days(dataset, look_at, outcome, words):
    of_days = days_of(dataset, look_at(**words), outcome)
    month = of_days["date"].dt.to_period("M").dt.to_timestamp()
    by = of_days.assign(month=month).groupby(["month", "outcome_id", "to_party"])[
        list(outcomes.SUMS)
    ]
    found = outcomes.by_month(dataset, look_at(**words), outcome)
    assert not found.empty
    expected = by.sum(min_count=1).reset_index()
    said = found.drop(columns=["unit", "qualifier"])
    assert_frame_equal(said, expected.drop(columns="open"), check_dtype=False)
    partial = expected["total"].notna() & (expected["silent"] + expected["open"] > 0)
    assert (found["qualifier"] == "at_least").tolist() == partial.tolist()


@pytest.mark.parametrize("words", PERIODS)
@pytest.mark.parametrize("outcome", ["exchanged", "remains"])
def test_running_totals_begin_at_zero_and_count_what_is_silent(dataset, look_at, outcome, words):
    of_days = days_of(dataset, look_at(**words), outcome)
    every = of_days.groupby("to_party")
    is_shown = of_days["total"].notna()
    found = outcomes.summed_up(dataset, look_at(**words), outcome)
    assert not found.empty
    known = found[found["total"].notna()]
    shown = of_days[is_shown]
    assert known["running_total"].tolist() == shown.groupby("to_party")["total"].cumsum().tolist()
    silent = every["silent"].transform("sum")[is_shown]
    assert known["silent"].tolist() == silent.tolist()


def test_a_receiver_of_whom_nobody_gives_a_number_has_no_total(dataset, look_at):
    seen = look_at(from_="2025-06-09", to="2025-06-20")
    found = outcomes.summed_up(dataset, seen, "exchanged").set_index("to_party")
    assert found["running_total"].isna().all()
    assert set(found.index) == set(dataset.sides)
    assert (found["silent"] > 1).all()
    assert outcomes.by_month(dataset, seen, "exchanged")["total"].isna().all()


@pytest.mark.parametrize("words", PERIODS)
@pytest.mark.parametrize(
    ("name", "by"), [("month", ["month", "state"]), ("topic", ["topic", "state"])]
)
def test_states_are_the_groups_of_their_figures(dataset, look_at, name, by, words):
    figures_of = rows.compared(dataset, look_at(**words))
    counts = figures_of.groupby(by).size().rename("figures").reset_index()
    made = {"month": disagreements.states_by_month, "topic": disagreements.states_by_topic}[name]
    found = made(dataset, look_at(**words))
    assert not found.empty
    assert_frame_equal(found[[*by, "figures"]], counts)


@pytest.mark.parametrize("words", PERIODS)
def test_the_shares_of_a_topic_are_those_of_its_states(dataset, look_at, words):
    found = disagreements.states_by_topic(dataset, look_at(**words))
    whole = found.groupby("topic")["figures"].transform("sum")
    assert found["topic_percent"].tolist() == (found["figures"] / whole * 100).round(1).tolist()


@pytest.mark.parametrize("words", PERIODS)
def test_kinds_of_sources_are_the_groups_of_their_claims(dataset, look_at, words):
    said = rows.spoken(dataset, look_at(**words))
    counts = said.groupby(coverage.OF_MIX, observed=True)["claim_id"].nunique().rename("claims")
    found = rows.source_mix(dataset, look_at(**words))
    assert not found.empty
    assert_frame_equal(found, counts.reset_index(), check_dtype=False)


def test_an_empty_period_has_no_sums(dataset, look_at):
    seen = look_at(from_="2022-02-24", to="2022-02-24")
    assert outcomes.by_month(dataset, seen, "remains").empty
    assert outcomes.summed_up(dataset, seen, "remains").empty


@pytest.mark.parametrize("words", PERIODS)
def test_the_coverage_of_rows_is_that_of_their_tallies(dataset, look_at, words):
    seen = look_at(**words)
    drawn = rows.process(dataset, seen)
    tallies = coverage.tallies(dataset, drawn, "all")
    assert coverage.of_rows(dataset, drawn, "date", "all") == coverage.coverage(dataset, tallies)
