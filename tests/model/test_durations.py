"""Durations: the rule, the range, and no minute counted twice."""

import pytest

from lib.model import durations, rounds


def sitting(dataset, view, meeting: str):
    """The row of one sitting."""
    rows = durations.of_view(dataset, view)
    return rows[rows["meeting_id"] == meeting].iloc[0]


def test_clock_times_of_one_report_come_first(dataset, view):
    row = sitting(dataset, view, "2025-07-23-plenary")  # Anadolu: 20:37 to 21:16
    assert (row["minutes"], row["clause"]) == (39, "clock")


def test_the_range_covers_every_report(dataset, view):
    row = sitting(
        dataset, view, "2025-07-23-plenary"
    )  # from "less than an hour" to "about an hour"
    assert row["lower"] <= 39 <= row["upper"]
    assert (row["lower"], row["upper"]) == (30, 70)


def test_a_stated_length_of_an_official_or_agency_comes_next(dataset, view):
    row = sitting(dataset, view, "2022-02-28-gomel-1")  # TASS: five hours
    assert (row["minutes"], row["clause"]) == (300, "stated")


def test_else_the_middle_of_the_bounds(dataset, view):
    row = sitting(
        dataset, view, "2022-03-07-bp-1"
    )  # the surest: "nearly three" and "about three" hours
    assert (row["minutes"], row["clause"]) == ((150 + 195) / 2, "middle")
    assert row["upper"] == 239  # "more than three hours", less sure, stays in the evidence range


def test_most_sittings_have_no_reported_duration(dataset, view):
    rows = durations.of_view(dataset, view)
    assert (len(rows), rows["minutes"].isna().sum()) == (62, 34)


def test_whole_days_and_separate_meetings_are_not_joint_time(dataset, view):
    rows = durations.of_view(dataset, view).set_index("meeting_id")
    for meeting in (
        "2026-02-17-day1-total",
        "2025-06-02-all-formats",
        "2026-02-17-18-both-days",
        "2025-05-16-us-tr-ua",
        "2025-03-24-us-ru",
    ):
        assert not rows.loc[meeting, "counts_as_joint"]


def test_joint_time_of_geneva_adds_its_three_joint_sittings(dataset, view):
    rows = durations.joint_time(dataset, view).set_index("round_id")
    # 17 February 13:55-18:25 (TASS) = 270, 18 February about two hours (Medinsky), the heads two hours
    assert rows.loc["2026-02-17-geneva", ["minutes", "sittings"]].tolist() == [270 + 120 + 120, 3]


def test_a_round_without_any_duration_has_no_joint_time_rather_than_zero(dataset, view):
    rows = durations.joint_time(dataset, view).set_index("round_id")
    assert rows.loc["2022-04-01-online", "minutes"] != rows.loc["2022-04-01-online", "minutes"]


def test_tracks_add_up_to_their_rounds(dataset, view):
    by_round, by_track = (
        durations.joint_time(dataset, view),
        durations.joint_time_by_track(dataset, view),
    )
    assert by_track["minutes"].sum() == by_round["minutes"].sum()


@pytest.mark.parametrize("figures", ["ukraine", "russia", "third_parties", "press"])
def test_another_speaker_never_lends_a_duration(dataset, look_at, figures):
    heard = durations.claims_of_view(dataset, look_at(figures=figures))
    shown = durations.of_view(dataset, look_at(figures=figures))
    assert set(shown.loc[shown["minutes"].notna(), "meeting_id"]) <= set(heard["meeting_id"])


def test_the_pause_between_two_rounds(dataset, view):
    gaps = rounds.gaps(dataset, view).set_index("round_id")["days"]
    assert gaps["2025-06-02-istanbul"] == 17  # from 16 May
    assert gaps["2025-05-16-istanbul"] == 1144  # from 29 March 2022
    assert len(gaps) == 11
