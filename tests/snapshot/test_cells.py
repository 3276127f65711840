"""Cells in readers' words."""

import pandas as pd
import pytest

from lib.snapshot import cells, grids


@pytest.mark.parametrize(
    ("value", "words"),
    [(1212.0, "1,212"), (0.5, "0.5"), (1.257, "1.26"), (0, "0"), (pd.NA, ""), (float("inf"), "")],
)
def test_a_number_reads_as_written(value, words):
    assert cells.number(value) == words


def test_a_missing_day_is_an_empty_cell():
    assert cells.day(pd.NaT) == ""
    assert cells.day(pd.Timestamp("2025-06-02")) == "2025-06-02"


def test_an_address_that_is_not_of_the_web_is_text():
    assert cells.address("javascript:alert(1)") == "javascript:alert(1)"
    assert 'href="https://example.org/"' in cells.address("https://example.org/")


def test_several_addresses_read_as_their_sites():
    made = cells.addresses("https://www.example.org/a https://other.example/b")
    assert ">example.org</a>" in made
    assert ">other.example</a>" in made


def test_a_broken_address_does_no_harm():
    assert "https://[broken" in cells.addresses("https://[broken")


def test_a_link_that_leads_nowhere_is_text():
    assert cells.linked(lambda key: "")("a & b") == "a &amp; b"


def test_a_title_cannot_leave_its_style_sheet():
    made = grids.Grid("t", "", tuple((title, False) for title in ['"}</style>', *"bcdefghi"]), ())
    assert made.is_wide
    assert "</style>" not in made.labels
    assert '"}<' not in made.labels


def test_a_table_without_rows_keeps_its_headings():
    rows = pd.DataFrame({"a": [], "b": []})
    columns = [grids.Column(name, name, cells.plain) for name in rows]
    assert grids.grid("t", "", rows, columns, "a").rows == ()
