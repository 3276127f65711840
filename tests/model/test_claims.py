"""The headline rule: each clause, each tie, silence, and the four states."""

import pandas as pd
import pytest

from lib.model import claims

KEY = ["transfer_id"]
DEFAULTS = {"transfer_id": "t", "value": None, "low": None, "high": None, "qualifier": "exactly", "confidence": "high",
            "stated_date": "2025-01-01", "concerned": "north", "speaker_kind": "person", "basis": ""}  # fmt: skip
ROLES = {
    "north": "party",
    "south": "party",
    "east": "party",
    "host": "mediator",
    "watch": "third_party",
    "paper": "press",
}


def said(*rows: dict[str, object]) -> pd.DataFrame:
    """Statements of a few speakers, one dict each: at least ``by`` (the party) and ``value``."""
    filled = [{**DEFAULTS, "claim_id": f"c{number}", **row} for number, row in enumerate(rows)]
    frame = pd.DataFrame(filled).rename(columns={"by": "party_id"})
    frame = frame.assign(
        role=frame["party_id"].map(ROLES),
        **{c: frame[c].astype("float64") for c in ("value", "low", "high")},
    )
    return claims.with_rank(claims.with_bounds(frame))


def headline(statements: pd.DataFrame) -> tuple[float, str, str]:
    """Figure, clause and tie of the only group."""
    row = claims.headlines(statements, KEY).iloc[0]
    return row["figure"], row["clause"], row["tie"]


def test_a_derived_figure_goes_after_every_statement():
    derived = {"by": "north", "value": 205, "basis": "derived"}
    assert headline(said(derived, {"by": "paper", "value": 185}))[:2] == (185, "press")


def test_a_derived_figure_decides_where_nobody_states_one():
    found = headline(said({"by": "north", "value": 205, "basis": "derived"}))
    assert found == (205, "derived", "only")


def test_a_derived_figure_is_no_evidence_of_its_side():
    derived = {"by": "north", "value": 205, "basis": "derived"}
    statements = said(derived, {"by": "south", "value": 185})
    assert claims.states(statements, KEY)["state"].tolist() == ["one_side"]


def test_the_receiving_side_speaks_for_itself():
    assert headline(said({"by": "south", "value": 9}, {"by": "north", "value": 7}))[:2] == (
        7,
        "own",
    )


def test_else_the_giving_side():
    assert headline(said({"by": "host", "value": 9}, {"by": "south", "value": 7}))[:2] == (
        7,
        "other_party",
    )


@pytest.mark.parametrize("speaker", ["host", "watch"])
def test_else_a_mediator_or_a_third_party(speaker):
    assert headline(said({"by": "paper", "value": 9}, {"by": speaker, "value": 7}))[:2] == (
        7,
        "third_party",
    )


def test_else_the_press():
    assert headline(said({"by": "paper", "value": 9})) == (9, "press", "only")


def test_among_the_press_the_surer_comes_first():
    rows = said(
        {"by": "paper", "value": 9, "confidence": "low"},
        {"by": "paper", "value": 7, "confidence": "medium"},
    )
    assert headline(rows) == (7, "press", "confidence")


def test_the_clause_comes_before_the_confidence():
    rows = said(
        {"by": "south", "value": 9, "confidence": "high"},
        {"by": "north", "value": 7, "confidence": "low"},
    )
    assert headline(rows)[0] == 7


def test_an_institution_comes_before_a_person():
    rows = said(
        {"by": "north", "value": 9}, {"by": "north", "value": 7, "speaker_kind": "institution"}
    )
    assert headline(rows) == (7, "own", "institution")


def test_confidence_comes_before_institution():
    rows = said(
        {"by": "north", "value": 9},
        {"by": "north", "value": 7, "speaker_kind": "institution", "confidence": "medium"},
    )
    assert headline(rows) == (9, "own", "confidence")


def test_the_later_statement_decides_last():
    rows = said(
        {"by": "north", "value": 9, "stated_date": "2025-01-02"},
        {"by": "north", "value": 7, "stated_date": "2025-01-03"},
    )
    assert headline(rows) == (7, "own", "later")


def test_a_dated_statement_comes_before_an_undated_one():
    assert (
        headline(said({"by": "north", "value": 9, "stated_date": ""}, {"by": "north", "value": 7}))[
            0
        ]
        == 7
    )


def test_two_equal_statements_are_decided_by_their_order():
    assert headline(said({"by": "north", "value": 9}, {"by": "north", "value": 9})) == (
        9,
        "own",
        "order",
    )


def test_silence_is_no_headline():
    assert claims.headlines(said({"by": "north", "value": None}), KEY).empty


def test_a_statement_without_a_number_never_outranks_one_with():
    assert headline(said({"by": "north", "value": None}, {"by": "paper", "value": 7}))[0] == 7


@pytest.mark.parametrize(
    ("figures", "expected"),
    [("headline", 1), ("north", 1), ("south", 2), ("third_parties", 3), ("press", 4)],
)
def test_the_switch_of_figures_hears_only_its_speaker(figures, expected):
    rows = said(
        {"by": "north", "value": 1},
        {"by": "south", "value": 2},
        {"by": "host", "value": 3},
        {"by": "paper", "value": 4},
    )
    assert headline(claims.heard(rows, figures, "all"))[0] == expected


def test_a_speaker_who_said_nothing_is_not_lent_a_figure():
    assert claims.heard(said({"by": "north", "value": 1}), "south", "all").empty


@pytest.mark.parametrize(("confidence", "expected"), [("all", 3), ("medium", 2), ("high", 1)])
def test_the_confidence_filter_keeps_what_is_sure_enough(confidence, expected):
    rows = said(
        *({"by": "north", "value": 1, "confidence": sure} for sure in ("high", "medium", "low"))
    )
    assert len(claims.heard(rows, "headline", confidence)) == expected


def state(*rows: dict[str, object]) -> str:
    """The state of the only group."""
    found = claims.states(said(*rows), KEY)
    return found["state"].item() if len(found) else "no_figure"


def test_equal_figures_agree():
    assert state({"by": "north", "value": 7}, {"by": "south", "value": 7}) == "agree"


def test_ranges_that_touch_agree():
    assert (
        state({"by": "north", "value": 7, "low": 5, "high": 9}, {"by": "south", "value": 9})
        == "agree"
    )


def test_figures_apart_differ():
    assert state({"by": "north", "value": 7}, {"by": "south", "value": 8}) == "differ"


def test_at_least_is_open_upwards():
    assert (
        state({"by": "north", "value": 7, "qualifier": "at_least"}, {"by": "south", "value": 800})
        == "agree"
    )
    assert (
        state({"by": "north", "value": 7, "qualifier": "at_least"}, {"by": "south", "value": 6})
        == "differ"
    )


def test_at_most_is_open_downwards():
    assert (
        state({"by": "north", "value": 7, "qualifier": "at_most"}, {"by": "south", "value": 1})
        == "agree"
    )


def test_one_side_alone():
    assert state({"by": "north", "value": 7}, {"by": "paper", "value": 9}) == "one_side"


def test_the_press_alone_is_no_figure_of_the_sides():
    assert state({"by": "paper", "value": 9}) == "no_figure"


def test_three_sides_agree_only_if_all_do():
    two = ({"by": "north", "value": 7}, {"by": "south", "value": 7})
    assert state(*two, {"by": "east", "value": 7}) == "agree"
    assert state(*two, {"by": "east", "value": 9}) == "differ"


def test_a_range_without_a_value_counts_with_its_middle():
    assert headline(said({"by": "north", "low": 10, "high": 20}))[0] == 15


@pytest.mark.parametrize(("rows", "groups"), [
    ([{"by": "north", "value": 1}], ["north"]), ([{"by": "host", "value": 1}], ["third_parties"]),
    ([{"by": "watch", "value": 1}], ["third_parties"]), ([{"by": "paper", "value": 1}], ["press"]),
])  # fmt: skip
def test_speaking_groups(rows, groups):
    assert list(claims.speaking_groups(said(*rows))) == groups
