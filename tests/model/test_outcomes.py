"""Outcomes: sums by period and speaker, silence, and the states of single transfers."""

import pandas as pd
import pytest

from lib.model import disagreements, figures, outcomes, reconciliation

HEADQUARTERS = "ukraine-coordination-headquarters"


def figure(dataset, day: str, outcome: str, to_party: str, speaker: str = "headline"):
    """One figure of the real negotiation."""
    rows = figures.figures(dataset, speaker, "all")
    return rows[
        (rows["transfer_id"] == day)
        & (rows["outcome_id"] == outcome)
        & (rows["to_party"] == to_party)
    ].iloc[0]


def test_the_receiving_side_speaks_for_the_bodies_of_16_june(dataset):
    row = figure(dataset, "2025-06-16-bodies", "remains", "ukraine")
    assert (row["figure"], row["party_id"], row["state"]) == (1245, "ukraine", "differ")


def test_the_other_side_says_three_more(dataset):
    assert figure(dataset, "2025-06-16-bodies", "remains", "ukraine", "russia")["figure"] == 1248


def test_a_stage_without_figures_is_silent_and_not_zero(dataset):
    row = figure(dataset, "2025-06-09-exchange", "exchanged", "ukraine")
    assert pd.isna(row["figure"])
    assert row["state"] == "no_figure"


def test_a_stated_zero_is_a_zero(dataset):
    assert figure(dataset, "2025-06-13-bodies", "remains", "russia")["figure"] == 0


def test_doubtful_rows_are_kept_and_not_added(dataset, look_at):
    doubtful = dataset["transfers"][~dataset["transfers"]["is_counted"]]
    assert len(doubtful) >= 3
    assert (doubtful["not_counted_reason"] != "").all()
    day = str(doubtful["date"].iloc[-1].date())
    summed = outcomes.days(dataset, look_at(from_=day, to=day))
    assert doubtful["transfer_id"].iloc[-1] in set(
        outcomes.of_view(dataset, look_at())["transfer_id"]
    )
    assert summed["records"].sum() < len(outcomes.of_view(dataset, look_at(from_=day, to=day)))


@pytest.mark.parametrize("outcome", ["exchanged", "remains", "civilians", "children"])
def test_months_days_and_totals_add_up_to_the_same(dataset, view, outcome):
    months = outcomes.by_month(dataset, view, outcome).groupby("to_party")["total"].sum()
    totals = outcomes.in_total(dataset, view)
    totals = totals[totals["outcome_id"] == outcome].set_index("to_party")["total"]
    assert months.to_dict() == totals[months.index].to_dict()


def test_two_halves_of_a_period_add_up_to_the_whole(dataset, look_at):
    first, second = look_at(to="2025-06-15"), look_at(from_="2025-06-16")
    halves = (
        outcomes.in_total(dataset, first)["total"] + outcomes.in_total(dataset, second)["total"]
    )
    assert halves.tolist() == outcomes.in_total(dataset, look_at())["total"].tolist()


def test_the_running_total_ends_at_the_total(dataset, view):
    running = outcomes.summed_up(dataset, view, "remains")
    last = running[running["to_party"] == "ukraine"]["running_total"].iloc[-1]
    totals = outcomes.in_total(dataset, view)
    assert (
        last
        == totals[(totals["outcome_id"] == "remains") & (totals["to_party"] == "ukraine")][
            "total"
        ].item()
    )


def test_agreement_is_one_mark_and_difference_one_a_side(dataset, view):
    rows = outcomes.single(dataset, view, "remains")
    june = rows[(rows["transfer_id"] == "2025-06-16-bodies") & (rows["to_party"] == "ukraine")]
    assert set(june["speaks_for"]) == {"ukraine", "russia"}
    agreed = rows[rows["state"] == "agree"]
    assert not agreed.duplicated(["transfer_id", "to_party"]).any()


def test_many_marks_become_monthly_sums(dataset, view, monkeypatch):
    monkeypatch.setattr(outcomes, "MOST_MARKS", 10)
    rows = outcomes.marks(dataset, view)
    assert (rows["date"].dt.day == 1).all()
    assert (
        rows.loc[rows["outcome_id"] == "remains", "figure"].sum()
        == outcomes.in_total(dataset, view).groupby("outcome_id")["total"].sum()["remains"]
    )


def test_differences_come_largest_first(dataset, view):
    rows = disagreements.differences(dataset, view)
    largest = rows.groupby(disagreements.BY)["figure"].transform("max")
    assert (rows["difference"] / largest).is_monotonic_decreasing
    assert (rows.groupby(disagreements.BY)["party_id"].nunique() >= 2).all()


def test_states_of_a_period_count_every_figure_once(dataset, view):
    assert disagreements.states_by_month(dataset, view)["figures"].sum() == len(
        disagreements.of_view(dataset, view)
    )


def total(dataset, view, **chosen: object):
    """The reconciled totals that match."""
    rows = reconciliation.of_view(dataset, view)
    for name, value in chosen.items():
        rows = rows[rows[name] == value]
    return rows


def test_both_sums_of_june_2025_close(dataset, view):
    june = total(
        dataset,
        view,
        scope="remains_june_series",
        to_party="ukraine",
        as_of=pd.Timestamp("2025-06-16"),
    )
    assert set(june.loc[june["speaker_id"] == HEADQUARTERS, "residual"]) == {0}


@pytest.mark.parametrize(
    ("day", "step", "ours"), [("2026-04-30", 870, 868), ("2026-08-31", 661, 663)]
)
def test_the_military_steps_of_2026_are_reached_to_within_two(dataset, view, day, step, ours):
    row = total(
        dataset, view, scope="any_route", person_category="military", as_of=pd.Timestamp(day)
    ).iloc[0]
    assert (row["step"], row["our_step"]) == (step, ours)


def test_one_handover_of_about_261_bodies_is_not_located(dataset, view):
    row = total(
        dataset,
        view,
        scope="remains_hq_report",
        as_of=pd.Timestamp("2026-08-31"),
        measure="remains",
    ).iloc[0]
    assert (row["step"], row["our_step"], row["step_rest"]) == (1812, 1551, 261)


def test_the_change_of_base_is_marked_as_such(dataset, view):
    changed = total(dataset, view, is_change_of_base=True)
    assert changed["figure"].tolist() == [24_805]
    assert "base" in changed["residual_reason"].item()


def test_in_exchanges_and_by_any_route_stand_side_by_side(dataset, view):
    scopes = reconciliation.of_view(dataset, view)
    assert {6235, 6954, 759} <= set(scopes["figure"])


def test_the_differences_of_the_topics_are_together_all_differences(dataset, view):
    topics = disagreements.topics_of_differences(dataset)
    parts = [disagreements.differences(dataset, view, topic) for topic in topics]
    assert [set(part["topic"]) for part in parts if len(part)] == [
        {topic} for topic, part in zip(topics, parts, strict=True) if len(part)
    ]
    whole = disagreements.differences(dataset, view)
    assert sorted(pd.concat(parts)["claim_id"]) == sorted(whole["claim_id"])


def test_a_topic_keeps_the_order_of_the_whole(dataset, view):
    whole = disagreements.differences(dataset, view)
    own = disagreements.differences(dataset, view, "exchanged")
    assert list(own["claim_id"]) == list(whole.loc[whole["topic"] == "exchanged", "claim_id"])
