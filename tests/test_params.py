"""The query parameters: judged once, said once, never a traceback."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import params
from lib.params import Limits, View
from lib.period import Period

SPAN = Period(date(2022, 1, 1), date(2026, 12, 31))
LIMITS = Limits(
    "", SPAN, ("headline", "north", "south", "third_parties", "press"), frozenset({"rounds/one"})
)


def faults(**words: str) -> list[str]:
    """The kinds of fault in the words."""
    return [
        objection.fault
        for objection in params.parse({w.rstrip("_"): v for w, v in words.items()}, LIMITS)[1]
    ]


def test_a_view_says_its_words_in_their_order():
    record, day = "rounds/one", date(2025, 6, 1)
    said = View(
        "x",
        Period(day, day),
        SPAN,
        "press",
        "likely",
        "both",
        record,
        "1.0.0",
        "one.each",
        "two",
        "full",
    ).words
    assert tuple(said) == params.PARAMETERS


def test_no_words_mean_the_whole_span_and_the_headline():
    view, objections = params.parse({}, LIMITS)
    assert (view.period, view.figures, view.confidence, view.record, objections) == (
        SPAN,
        "headline",
        "all",
        "",
        [],
    )


@pytest.mark.parametrize(("words", "fault"), [
    ({"from": "yesterday"}, "not_a_date"), ({"from": "2025-02-30"}, "not_a_date"), ({"to": "2025-13"}, "not_a_date"),
    ({"to": "20250101"}, "not_a_date"), ({"from": "1999-01-01"}, "before"), ({"to": "2027-01-01"}, "after"),
    ({"to": "02/06/2025"}, "not_a_date"), ({"to": "2 Brumaire 2025"}, "not_a_date"),
])  # fmt: skip
def test_an_end_that_cannot_stand_is_named_and_that_of_the_data_taken(words, fault):
    view, objections = params.parse(words, LIMITS)
    assert [objection.fault for objection in objections] == [fault]
    assert view.period == SPAN


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ({"from": "never", "to": "2025-06-01"}, Period(SPAN.first, date(2025, 6, 1))),
        ({"from": "2025-06-01", "to": "2025-06-31"}, Period(date(2025, 6, 1), SPAN.last)),
        ({"from": "2025-06-02", "to": "2025-06-01"}, Period(date(2025, 6, 2), SPAN.last)),
        ({"from": "2025-06-02", "to": "2030-01-01"}, Period(date(2025, 6, 2), SPAN.last)),
        ({"from": "1990-01-01", "to": "2025-06-01"}, Period(SPAN.first, date(2025, 6, 1))),
    ],
)
def test_a_good_end_is_kept_where_the_other_is_bad(words, period):
    view, objections = params.parse(words, LIMITS)
    assert (view.period, len(objections)) == (period, 1)


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ({"from": "2030-01-01"}, Period(date(2030, 1, 1), date(2030, 1, 1))),
        ({"to": "1990-01-01"}, Period(date(1990, 1, 1), date(1990, 1, 1))),
        (
            {"from": "2030-01-01", "to": "2030-02-01"},
            Period(date(2030, 1, 1), date(2030, 2, 1)),
        ),
    ],
)
def test_a_period_outside_the_data_stands_and_is_said(words, period):
    view, objections = params.parse(words, LIMITS)
    assert (view.period, [one.fault for one in objections]) == (period, ["outside"])
    assert params.parse(view.words, LIMITS)[0] == view


def test_what_was_moved_is_a_note_and_what_was_not_understood_is_none():
    _, objections = params.parse({"from": "1990-01-01", "to": "soon"}, LIMITS)
    assert {one.fault: one.is_note for one in objections} == {"not_a_date": False, "before": True}


@pytest.mark.parametrize(
    "words",
    [
        {"figures": "west"},
        {"confidence": "total"},
        {"disputed": "maybe"},
        {"record": "rounds/none"},
    ],
)
def test_an_unknown_word_is_named_and_replaced_by_its_default(words):
    view, objections = params.parse(words, LIMITS)
    assert [objection.fault for objection in objections] == ["unknown"]
    assert view == params.parse({}, LIMITS)[0]


def test_one_fault_does_not_spoil_the_other_words():
    view, _ = params.parse({"from": "never", "figures": "south"}, LIMITS)
    assert view.figures == "south"


def test_a_single_day_is_a_period():
    assert faults(from_="2025-06-02", to="2025-06-02") == []


days = st.dates(SPAN.first, SPAN.last)


@given(
    days,
    days,
    st.sampled_from(LIMITS.figures),
    st.sampled_from(["all", "medium", "high"]),
    st.sampled_from(params.DISPUTED),
)
def test_what_a_view_says_means_the_same_view(one, other, figures, confidence, disputed):
    words = {
        "from": min(one, other).isoformat(),
        "to": max(one, other).isoformat(),
        "figures": figures,
        "confidence": confidence,
        "disputed": disputed,
    }
    view, objections = params.parse(words, LIMITS)
    assert objections == []
    assert params.parse(view.words, LIMITS)[0] == view


@given(
    st.dictionaries(
        st.sampled_from(["from", "to", "figures", "confidence", "disputed", "record"]), st.text()
    )
)
def test_no_words_whatever_raise(words):
    view, _ = params.parse(words, LIMITS)
    assert SPAN.first <= view.period.first <= view.period.last <= SPAN.last


def test_defaults_are_not_said():
    assert params.parse({}, LIMITS)[0].words == {}


def test_the_token_differs_where_the_drawing_may():
    one = params.parse({"from": "2025-01-01"}, LIMITS)[0]
    assert one.token != params.parse({"from": "2025-01-02"}, LIMITS)[0].token
    assert (
        one.token == params.parse({"from": "2025-01-01", "record": "rounds/one"}, LIMITS)[0].token
    )
