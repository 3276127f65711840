"""Spellings: what is written in several ways is compared in one."""

import pytest

from lib.content.spelling import TYPED, Spelling, spelling

MADE = Spelling(
    letters={"ж": "zh", "а": "a"},
    endings={"ies": "y", "ss": "ss", "s": ""},
    same=(("truce", "cease fire"), ("Ödland", "Badland"), ("body", "remains")),
)


def tokens(text, spelled=MADE):
    return spelled.folded(text, TYPED).tokens


@pytest.mark.parametrize("text", ["1,000", "1000", "1 000", "1\u00a0000", "1.000", "1’000"])
def test_a_number_is_one_whatever_parts_its_digits(text):
    assert tokens(text) == ("1000",)


def test_numbers_of_a_text_that_a_space_parts_stay_two():
    assert MADE.folded("in 2025 10 000 and 1,212").tokens == (
        "in",
        "2025",
        "10",
        "000",
        "and",
        "1212",
    )


@pytest.mark.parametrize(
    "text",
    ["2 June 2025", "June 2, 2025", "2025-06-02", "02.06.2025", "2 Jun 2025", "2nd June 2025",
     "2025–06–02", "(2 June 2025)", "2 June 2025’s"],
)  # fmt: skip
def test_a_date_is_one_in_every_form(text):
    assert tokens(text) == ("@2025-06-02",)


@pytest.mark.parametrize("text", ["2 June", "June 2", "2. June", "2nd June"])
def test_a_day_may_be_without_its_year(text):
    assert tokens(text) == ("@-06-02",)


def test_a_month_is_a_date_and_a_day_that_no_calendar_has_is_not():
    assert tokens("June 2025") == ("@2025-06",)
    assert tokens("31 June") == ("31", "june")
    assert tokens("29 February") == ("@-02-29",)


def test_a_number_beside_a_day_is_not_its_year():
    assert tokens("16 May 1000") == ("@-05-16", "1000")


@pytest.mark.parametrize("text", ["truce", "Cease-fire", "“cease fire”", "CEASE FIRE’S", "truces"])
def test_a_phrase_stands_for_another(text):
    assert tokens(text) == ("truce",)


def test_letters_accents_and_endings_make_no_difference():
    assert tokens("Жа") == tokens("zha")
    assert tokens("Çırağan") == tokens("cırağan") == ("cıragan",)
    assert tokens("countries pass") == ("country", "pass")
    assert tokens("Badland's") == tokens("ödland") == ("odland",)


def test_a_spelling_may_be_typed_in_part():
    assert MADE.begun("badl") == {"odland"}
    assert MADE.begun("ba") == set()


@pytest.mark.parametrize(
    "same",
    [
        ("initialed", "initialled"), ("Умеров", "Умєров", "Umerov"), ("ceasefire", "cease-fire"),
        ("Türkiye", "Turkey", "TURKIYE"), ("6000 bodies", "6,000 bodies", "6 000 body"),
        ("1000 for 1000", "1,000-for-1,000"), ("Медінський", "Мединский", "Medinsky’s"),
        ("Zelensky", "Zelenskyy", "Зеленський", "Зеленский"), ("Çırağan", "ciragan"),
        ("prisoners of war", "POWs", "prisoner"), ("Київ", "Киев", "Kiev", "Kyiv’s"),
    ],
)  # fmt: skip
def test_the_spellings_of_the_site(same):
    assert len({tokens(text, spelling()) for text in same}) == 1
