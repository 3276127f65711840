"""Handovers, sittings and rounds as readers take them: numbers, speakers, bounds, silence."""

import pandas as pd
import pytest

from lib.model import claims, derived, outcomes
from lib.model.rounds import HEADINGS


@pytest.fixture(scope="module")
def handovers(dataset, view):
    """The handovers of the whole period."""
    return derived.rows(dataset, view, "handovers")


def one(rows, transfer: str, outcome: str, to: str):
    """The row of one handover."""
    own = rows[(rows["transfer_id"] == transfer) & (rows["outcome_id"] == outcome)]
    return own[own["to_party"] == to].iloc[0]


def test_a_handover_has_one_row_a_direction(handovers):
    assert not handovers.duplicated(["transfer_id", "outcome_id", "to_party"]).any()
    assert list(handovers.columns[:3]) == ["date", "title", "figure"]


def test_a_handover_says_who_says_it_who_else_and_what_each_side_says(handovers):
    row = one(handovers, "2025-06-16-bodies", "remains", "ukraine")
    assert (row["figure"], row["says_ukraine"], row["says_russia"]) == (1245, 1245, 1248)
    assert (row["speaker"], row["unit"]) == ("Ukraine’s Coordination Headquarters", "bodies")
    agreed = one(handovers, "2025-06-11-bodies", "remains", "ukraine")
    assert agreed["speaker"] == "Ukraine’s Coordination Headquarters"
    assert "Medinsky (Russia)" in agreed["also_say"].split("; ")


def test_silence_is_an_empty_cell_in_every_column_of_numbers(handovers):
    row = one(handovers, "2025-06-09-exchange", "exchanged", "ukraine")
    numbers = [name for name in handovers if name == "figure" or name.startswith("says_")]
    assert row[numbers].isna().all()
    assert (row["state"], row["speaker"]) == ("no_figure", "")


@pytest.mark.parametrize("figures", ["headline", "ukraine", "russia", "third_parties", "press"])
@pytest.mark.parametrize("confidence", list(claims.CONFIDENCE_CHOICES))
def test_handovers_add_up_to_the_sums_of_every_view(dataset, look_at, figures, confidence):
    seen = look_at(figures=figures, confidence=confidence, from_="2024-05-01", to="2025-12-31")
    rows = derived.rows(dataset, seen, "handovers")
    rows = rows[rows["is_counted"]]
    sums = rows.groupby(["outcome_id", "to_party"])["figure"].sum(min_count=1)
    totals = outcomes.in_total(dataset, seen).set_index(["outcome_id", "to_party"])["total"]
    assert totals.notna().any() or figures == "third_parties"
    pd.testing.assert_series_equal(sums.reindex(totals.index), totals, check_names=False)


def test_what_a_side_says_stands_beside_it_whoever_is_chosen(dataset, look_at, handovers):
    chosen = derived.rows(dataset, look_at(figures="russia"), "handovers")
    assert chosen["says_ukraine"].equals(handovers["says_ukraine"])
    assert chosen["figure"].equals(chosen["says_russia"].rename("figure"))


def test_a_disputed_link_is_no_agreement_unless_it_counts_in_both(dataset, look_at):
    rows = {
        way: derived.rows(dataset, look_at(disputed=way), "handovers")
        for way in ("neither", "both")
    }
    fewer, more = (rows[way]["commitment_ids"].str.len().sum() for way in ("neither", "both"))
    assert fewer < more


def test_every_sitting_has_the_bounds_that_its_headline_stands_for(dataset, view):
    rows = derived.rows(dataset, view, "sittings").set_index("meeting_id")
    exact = rows.loc["2022-02-28-gomel-1"]
    assert exact[["minutes", "least_minutes", "most_minutes"]].tolist() == [300, 300, 300]
    middle = rows.loc["2022-03-07-bp-1"]
    assert middle[["minutes", "least_minutes", "most_minutes"]].tolist() == [172.5, 150, 195]
    assert middle["qualifier"] == "between"


def test_a_sitting_that_nobody_times_has_no_minutes(dataset, view):
    rows = derived.rows(dataset, view, "sittings").set_index("meeting_id")
    assert rows.loc[rows["reports"] == 0, "minutes"].isna().all()
    assert rows.loc[rows["minutes"].isna(), "speaker"].eq("").all()


def test_a_round_has_its_heads_its_time_and_what_was_agreed(dataset, view):
    rows = derived.rows(dataset, view, "rounds-summary").set_index("round_id")
    row = rows.loc["2025-06-02-istanbul"]
    assert (row["head_ukraine"], row["head_russia"]) == ("Rustem Umerov", "Vladimir Medinsky")
    assert row[list(HEADINGS)].sum() == len(
        dataset["commitments"][dataset["commitments"]["round_id"] == "2025-06-02-istanbul"]
    )
    assert rows.loc["2022-04-01-online", "minutes"] != rows.loc["2022-04-01-online", "minutes"]


def test_joint_time_under_a_speaker_who_says_at_least_is_at_least(dataset, look_at):
    rows = derived.rows(dataset, look_at(figures="russia"), "rounds-summary").set_index("round_id")
    row = rows.loc["2025-06-02-istanbul"]  # Medinsky: more than three hours
    assert (row["minutes"], row["qualifier"]) == (180, "at_least")
    assert pd.isna(row["most_minutes"])
