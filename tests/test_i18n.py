"""Words, numbers and days as readers write them."""

import re
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from lib import i18n

DAY = pd.Timestamp("2025-06-02")
ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("value", "said"), [(0, "0"), (999, "999"), (1212.0, "1,212"), (25088.4, "25,088")]
)
def test_numbers_are_whole_with_thousands_apart(value, said):
    assert i18n.number(value) == said


@pytest.mark.parametrize(
    ("value", "said"), [(1, "1 body"), (0, "0 bodies"), (1212, "1,212 bodies")]
)
def test_a_number_has_its_noun(value, said):
    assert i18n.count(value, "body", "bodies") == said


@pytest.mark.parametrize(
    ("minutes", "said"), [(45, "45 min"), (60, "1 h"), (75, "1 h 15 min"), (0, "0 min")]
)
def test_durations_are_hours_and_minutes(minutes, said):
    assert i18n.hours(minutes) == said


def test_names_are_listed_as_in_a_sentence():
    assert i18n.listed(["A"]) == "A"
    assert i18n.listed(["A", "B"]) == "A and B"
    assert i18n.listed(["A", "B", "C"]) == "A, B and C"


def test_a_share_is_in_whole_per_cent():
    assert i18n.share(0.675) == "68 %"


@pytest.mark.parametrize(
    ("edtf", "precision", "said"),
    [
        ("2025-06-02", 1, "2 June 2025"),
        ("2025-06-02/2025-06-04", 2, "2 June 2025"),
        ("2025-06", 4, "June 2025"),
        ("2025-06~", 5, "June 2025"),
    ],
)
def test_a_day_is_said_as_far_as_it_is_known(edtf, precision, said):
    found = i18n.dated(edtf, precision, DAY)
    assert said in found
    assert (found == said) == (precision in (1, 4))
    assert ("4 June 2025" in found) == (precision == 2)


def test_days_and_months_are_in_words():
    assert i18n.day(date(2025, 6, 2)) == "2 June 2025"
    assert i18n.month(DAY) == "June 2025"


def test_an_unknown_key_or_a_missing_value_is_an_error():
    with pytest.raises(KeyError):
        i18n.say("no.such.key")
    with pytest.raises(KeyError):
        i18n.say("unit.hours")


def test_every_file_of_words_can_be_read():
    read = {path.name: i18n.words(path.stem) if path.suffix == ".toml" else i18n.prose(path.stem)
            for path in i18n.WORDS.iterdir()}  # fmt: skip
    assert read
    assert [name for name, words in read.items() if not words] == []


def test_no_prose_asks_for_the_font_of_italics():
    slanted = re.compile(r"(?<![*\w])\*(?![*\s])|(?<![_\w])_(?=\w)")
    found = [
        path.name
        for path in i18n.WORDS.glob("*.md")
        if slanted.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0 records have"),
        (1, "1 record has"),
        (2, "2 records have"),
        (1212, "1,212 records have"),
    ],
)
def test_a_sentence_counts_names_and_agrees(number, said):
    assert "{n:noun record} {n:verb have}".format(n=i18n.Count(number)) == said


def test_every_noun_and_verb_has_its_forms():
    words = i18n.words("labels")
    for kind in ("noun", "verb"):
        assert words[kind]
        for forms in words[kind].values():
            assert set(forms) == {"one", "other"}


@pytest.mark.parametrize(
    ("forms", "number", "form"),
    [
        ({"one": "a", "other": "b"}, 1.0, "a"),
        ({"one": "a", "other": "b"}, 0, "b"),
        ({"other": "b"}, 1, "b"),
    ],
)
def test_a_form_goes_with_a_number(forms, number, form):
    assert i18n.plural(number, forms) == form


@pytest.mark.parametrize(
    ("code", "name"), [("TUR", "Türkiye"), ("ARE", "United Arab Emirates"), ("XXX", "XXX")]
)
def test_a_country_has_a_name(code, name):
    assert i18n.country(code) == name


@pytest.mark.parametrize(
    ("left", "reason", "said"),
    [
        (0, "", "Our rows give the same number."),
        (-107, "Because.", "Our rows give 107 more. Because."),
        (1781, "", "Our rows give 1,781 fewer. Not explained."),
    ],
)
def test_what_lies_between_a_total_and_our_rows_is_said(left, reason, said):
    assert i18n.residual(left, reason) == said


def test_a_word_that_is_missing_is_named_with_the_place_to_add_it():
    with pytest.raises(i18n.WordError) as refused:
        i18n.say("chart.none_such")
    assert str(refused.value) == (
        '“chart.none_such” has no words: add none_such = "…" under [chart] in '
        "data/words/labels.toml."
    )


def test_a_value_that_a_sentence_lacks_is_named():
    with pytest.raises(i18n.WordError, match=r"says \{.+\}, for which code gives no value: add"):
        i18n.say("footer.line")


def test_a_noun_that_is_missing_is_named_with_the_place_to_add_it():
    with pytest.raises(i18n.WordError, match=r"add none_such = \"…\" under \[noun\]"):
        i18n.counted(2, "none_such")


def words_said() -> list[str]:
    """Every key of labels.toml that code says as it stands."""
    sources = [
        path.read_text("utf-8") for part in ("lib", "pages") for path in (ROOT / part).rglob("*.py")
    ]
    return [
        key for source in sources for key in re.findall(r'\bsay\("([a-z_]+\.[a-z_.]+)"', source)
    ]


def test_every_word_that_code_says_is_there():
    said = set(words_said())
    assert said
    assert [key for key in sorted(said) if not is_there(key)] == []


def is_there(key: str) -> bool:
    """True if a key has words."""
    try:
        return bool(i18n.pattern(key))
    except i18n.WordError:
        return False
