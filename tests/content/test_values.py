"""Values in readers' words: one form for each kind, blank cells empty."""

import numpy as np
import pandas as pd
import pytest

from lib.content import values


@pytest.mark.parametrize(
    ("value", "words"),
    [(1212.0, "1,212"), (0.5, "0.5"), (1.257, "1.26"), (0, "0"), (pd.NA, ""), (np.inf, "")],
)
def test_a_number_reads_as_written(value, words):
    assert values.written("number", value) == words


@pytest.mark.parametrize(("value", "words"), [(0.5, "50 %"), (np.nan, ""), (1.0, "100 %")])
def test_a_share_is_in_whole_per_cent(value, words):
    assert values.written("share", value) == words


@pytest.mark.parametrize("no", [False, np.bool_(False), np.False_])
def test_a_no_of_any_library_is_the_word_no(no):
    assert values.written("truth", no) == "no"
    assert not values.is_blank(no)


def test_a_missing_day_is_an_empty_cell():
    assert values.written("date", pd.NaT) == ""
    assert values.written("date", pd.Timestamp("2025-06-02")) == "2025-06-02"


@pytest.mark.parametrize(
    ("iso", "words"),
    [("2025-06-02", "2 June 2025"), ("2025-06", "June 2025"), ("2025", "2025"), ("", ""),
     ("soon", "soon"), ("2025-13", "2025-13")],
)  # fmt: skip
def test_an_iso_date_is_said_as_far_as_it_goes(iso, words):
    assert values.said_day(iso) == words


def dated(*precision):
    """Rows of the same day, each known to its precision."""
    rows = pd.DataFrame({"date_precision": precision, "date": pd.Timestamp("2025-06-01")})
    known = {1: "2025-06-01", 2: "2025-06-01/2025-06-03", 4: "2025-06"}
    return rows.assign(date_edtf=rows["date_precision"].map(known))


def test_days_known_to_the_day_stay_dates():
    kind, days = values.days(dated(1, 1), "date")
    assert kind == "date"
    assert days.dtype.kind == "M"


def test_a_table_with_a_month_writes_no_day_for_it():
    kind, days = values.days(dated(1, 2, 4), "date")
    assert kind == "text"
    assert list(days) == ["2025-06-01", "2025-06-01/2025-06-03", "2025-06"]


@pytest.mark.parametrize(("code", "name"), [("CHE", "Switzerland"), ("QMA", "QMA"), ("", "")])
def test_a_country_has_its_name_or_keeps_its_code(code, name):
    assert values.country(code) == name


def test_several_addresses_read_as_their_sites():
    found = values.addresses("https://www.example.org/a javascript:x https://[broken")
    assert [values.site(one) for one in found] == ["example.org", "https://[broken"]


def test_a_source_without_an_address_of_the_web_leads_nowhere():
    made = values.source({"outlet": "A", "url": "javascript:alert(1)"})
    assert made.to == ""
    assert made.words == "A (no address known)"
