"""A bad cell is refused with its file, line, column and value."""

from copy import deepcopy
from datetime import date

import pytest

from lib.data.required import REQUIRED
from lib.validation import cells, problems
from lib.validation.problem import Problem
from tests.validation import tiny
from tests.validation.tiny_rows import CELLS


def only(files: dict[str, bytes]) -> Problem:
    """The one problem of a package; a test fails on none and on two."""
    (found,) = problems(files)
    return found


def test_the_tiny_package_is_valid():
    assert problems(tiny.package()) == []


BAD = [
    ("claims", "value", "three", "a number in plain digits"),
    ("claims", "value", "3,5", "a number in plain digits"),
    ("claims", "value", "NaN", "a number in plain digits"),
    ("claims", "value", "1_0", "a number in plain digits"),
    ("rounds", "number", "1.5", "a whole number"),
    ("rounds", "number", "\u0661", "a whole number"),
    ("rounds", "number", "9" * 5000, "a whole number"),
    ("transfers", "date", "3.5.2031", "a day as year-month-day"),
    ("transfers", "date", "2031-5-3", "a day as year-month-day"),
    ("transfers", "date", "2031-02-30", "a day as year-month-day"),
    ("rounds", "is_round", "yes", "true or false"),
    ("rounds", "is_round", "TRUE", "true or false"),
    ("tracks", "title", "", "a value, but the cell is empty"),
    ("claims", "measure", "lorries", "one of: convoys, wounded"),
    ("claims", "confidence", "sure", "one of: high, medium, low"),
    ("claims", "qualifier", "perhaps", "one of: exactly"),
    ("outcomes", "symbol", "smiley", "one of: circle"),
    ("outcomes", "noun", "Convoy", "text of the form ^[a-z]+$"),
    ("outcomes", "noun", "ab", "at least 3 characters"),
    ("outcomes", "noun", "abcdefghij", "at most 9 characters"),
    ("rounds", "latitude", "-91", "-90 or more"),
    ("rounds", "latitude", "90.5", "90 or less"),
    ("tracks", "order", "0", "more than 0"),
    ("tracks", "order", "9", "less than 9"),
    ("claims", "to_party", "west", "a value that stands in table “parties”, column “party_id”"),
    ("claims", "source_id", "paper", "a value that stands in table “sources”"),
    ("sources", "url", "javascript:alert(1)", "a web address that begins with https://"),
    ("sources", "url", "ftp://example.org/a", "a web address that begins with https://"),
    ("sources", "url", "https://", "a web address that begins with https://"),
    ("sources", "url", "//example.org", "a web address that begins with https://"),
    ("sources", "url", "http://[::1", "a web address that begins with https://"),
    ("tracks", "title", "<script>alert(1)</script>", "plain text without HTML"),
    ("tracks", "title", "<img src=x>", "plain text without HTML"),
    ("tracks", "title", "a </b> c", "plain text without HTML"),
    ("tracks", "title", "<!-- c", "plain text without HTML"),
    ("tracks", "title", "x onclick = y", "plain text without HTML"),
    ("tracks", "title", '"onerror=y', "plain text without HTML"),
    ("tracks", "title", "[a](javascript:b)", "plain text without script"),
    ("tracks", "title", "see data:text/html,b", "plain text without script"),
    ("tracks", "title", "a\x07b", "no invisible control characters"),
    ("tracks", "title", "a\x85b", "no invisible control characters"),
    ("tracks", "title", "a\u202eb", "no invisible control characters"),
    ("tracks", "title", "a" * 20_001, "at most 20000 characters"),
    ("outcomes", "noun", "b" * 201, "at most 200 characters"),
    ("parties", "color_light", "blue", "a colour as # and six digits"),
    ("parties", "color_dark", "#12345", "a colour as # and six digits"),
    ("rounds", "country_code", "Swiss", "a country as three capital letters"),
    ("claims", "value_time", "24:00", "a time as hours:minutes"),
    ("sources", "published", "May 2031", "a date as known"),
    ("sources", "published", "2031-02-30", "a date as known"),
    ("claims", "stated_date", "2031-05/2031-04", "a date as known"),
    ("claims", "stated_date", "[" * 61, "a date as known"),
]


def rows_with_bad_cells() -> dict[str, bytes]:
    """The package with a row for each bad cell, so that one check finds them all."""
    rows = deepcopy(CELLS)
    for number, (table, column, value, _) in enumerate(BAD):
        key = REQUIRED[table]["key"][0]
        rows[table].append(CELLS[table][0] | {key: f"k{number}", column: value})
    tables = {f"{table}.csv": tiny.table_bytes(table, rows[table]) for table in rows}
    return tiny.package() | tables


@pytest.fixture(scope="module")
def found() -> list[Problem]:
    """Every problem of a package with all bad cells at once."""
    return problems(rows_with_bad_cells())


@pytest.mark.parametrize(("table", "column", "value", "expected"), BAD)
def test_a_bad_cell_is_refused(
    found: list[Problem], table: str, column: str, value: str, expected: str
):
    here = [one for one in found if (one.file, one.value) == (f"{table}.csv", value)]
    right = [one for one in here if one.expected.startswith(expected)]
    assert right, here
    assert all(one.line and one.line > 2 and f"({column})" in str(one.column) for one in right)


GOOD = [
    ("sources", "url", "http://example.org/?onset=1&a=%3Cb"),
    ("tracks", "title", "1 < 2 and <3, one = two, Ça\u011fr\u0131, עברית, 日本語"),
    ("sources", "published", "2031-21"),
    ("sources", "published", "2031-05/.."),
    ("sources", "published", "203X"),
    ("sources", "published", "../2031"),
    ("claims", "value_date", "2031-05-03"),
]


@pytest.mark.parametrize(("table", "column", "value"), GOOD)
def test_a_good_cell_is_left_alone(table: str, column: str, value: str):
    assert problems(tiny.with_cells(table, **{column: value})) == []


def test_a_sentence_names_file_line_column_and_value():
    assert str(only(tiny.with_cells("claims", value="three"))) == (
        "claims.csv, line 2, column “Value (value)”: found “three”, expected a number in plain "
        "digits with a point, such as 12 or 3.5."
    )


def test_a_sentence_is_one_line_and_shows_no_control_character():
    said = str(only(tiny.with_cells("tracks", title="a\x1b[2J\nb" + "c" * 99)))
    assert "\n" not in said
    assert "a\\x1b[2J\\x0ab" in said
    assert "…" in said


def test_the_line_is_counted_over_cells_of_several_lines():
    found = only(tiny.with_cells("rounds", 1, round_id="other", number="x"))
    assert found.line == 4


def test_a_duplicate_key_names_the_earlier_line():
    found = only(tiny.with_cells("rounds", 1))
    assert (found.line, found.value) == (4, "2031-05-01-town")
    assert "line 2 has it too" in found.expected


def test_a_duplicate_key_of_two_columns_names_both():
    found = only(tiny.with_cells("claim_speakers", 1))
    assert found.value == "first.01, n"


def test_a_key_with_a_slash_is_refused():
    found = problems(tiny.with_cells("tracks", 1, track_id="a/b"))
    assert "without spaces or slashes" in str(found[0])


def test_all_problems_come_at_once_in_the_order_of_lines():
    cells = {"value": "x", "measure": "y", "to_party": "z", "confidence": "?"}
    found = problems(tiny.with_cells("claims", **cells))
    assert {one.value for one in found} == {"x", "y", "z", "?"}


@pytest.mark.parametrize(("text", "first", "last"), [
    ("2031-05-01", "2031-05-01", "2031-05-01"), ("2031-05-01/2031-05-03", "2031-05-01", "2031-05-03"),
    ("2031-05-01/2031-06", "2031-05-01", "2031-06-30"), ("2031-05/2031-06-02", "2031-05-01", "2031-06-02"),
    ("2031-05~", "2031-05-01", "2031-05-31"), ("2031", "2031-01-01", "2031-12-31"),
    ("2031-05-01/..", "2031-05-01", "9999-12-31"),
])  # fmt: skip
def test_a_date_as_known_spans_its_first_to_its_last_day(text: str, first: str, last: str):
    assert cells.span(text) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", [
    "2031-05-03/2031-05-01", "2031-05-01/2031-05-02/2031-05-03", "2031-13-01", "yesterday", "",
    "2031-05-01/2031-06" + " " * 60,
])  # fmt: skip
def test_what_is_no_date_as_known_has_no_span(text: str):
    assert cells.span(text) is None


@pytest.mark.parametrize(("text", "day"), [
    ("2031-05-01", date(2031, 5, 1)), ("20310501", None), ("2031-W18-4", None), ("2031-05-01x", None),
])  # fmt: skip
def test_a_day_is_year_month_day(text: str, day: date | None):
    assert cells.day(text) == day
