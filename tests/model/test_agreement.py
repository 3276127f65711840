"""Agreement: who proposed and who agreed is what the statements say, with every speaker."""

import pytest

from lib.charts.style import agreement_words
from lib.model import agreement
from lib.model.agreement import Said

BOTH = ("north", "south")


class Two:
    """Two sides, which is all that the rules of one undertaking ask of a negotiation."""

    sides = BOTH


def said(code, sides=(), others=()):
    """One thing said of an undertaking."""
    return Said(code, sides, others, (*sides, *others))


@pytest.mark.parametrize(
    ("each", "code", "state"),
    [
        ((said("both", BOTH),), "both", "all_sides"),
        ((said("both", ("south",), ("host",)),), "both", "one_side"),
        ((said("both", (), ("press",)),), "both", "reported"),
        ((said("proposed:south", BOTH),), "proposed:south", "all_sides"),
        ((said("proposed:south", ("north",)), said("proposed:north", ("north",))), "proposed:south", "differ"),
        ((said("both", ("north",)), said("proposed:north", ("south",))), "disputed", "differ"),
        ((said("both", ("north",)), said("disputed", ("south",))), "disputed", "differ"),
    ],
)  # fmt: skip
def test_the_code_and_the_state_of_what_is_said(each, code, state):
    assert (agreement.code_of(each), agreement.state_of(Two, each)) == (code, state)


def test_the_first_by_the_rule_proposed_and_not_the_first_by_alphabet(dataset):
    rows = agreement.agreement(dataset).loc["2025-06-02-children-list"]
    assert (rows["agreed_by"], rows["agreed_state"]) == ("proposed:ukraine", "differ")
    for speaker in ("Yermak", "Medinsky", "Verstka sources", "Zelenskyy"):
        assert speaker in rows["agreed_says"]


def test_who_proposed_says_every_speaker_where_they_differ(dataset):
    words = agreement_words(dataset, "2025-06-02-children-list")
    ours, theirs = words.split("; ")
    assert ours.startswith("Speakers differ. Proposed by Ukraine: ")
    assert "Medinsky" in ours
    assert theirs.startswith("Proposed by Russia: ")
    assert "Zelenskyy" in theirs


@pytest.mark.parametrize(
    ("commitment", "words"),
    [
        ("2025-05-16-pow-1000", "Agreed, say both"),
        ("2022-bp2-next-round", "Agreed, says Ukraine"),
        ("2022-bp2-channels", "Reported agreed (press)"),
        ("2022-bp2-ratification", "Proposed by Russia, says Russia"),
    ],
)
def test_agreed_stands_alone_only_where_both_say_so(dataset, commitment, words):
    assert agreement_words(dataset, commitment) == words


def test_every_commitment_says_by_whose_word_it_stands(dataset):
    keys = dataset["commitments"]["commitment_id"]
    assert len(keys)
    assert all(agreement_words(dataset, key) for key in keys)
    assert agreement_words(dataset, "none") == ""
