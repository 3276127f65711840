"""Parley's own rules: each is broken once and caught at its line."""

from pathlib import Path

import pytest

from lib.validation import folder_files, problems
from lib.validation.rules import RULES
from tests.validation import tiny

#: The package that the site serves at first.
SHIPPED = Path(__file__).parents[2] / "data" / "russia-ukraine"
TOTAL = {
    "total_id": "t",
    "title": "T",
    "as_of": "2031-05-03",
    "date_precision": "1",
    "measure": "convoys",
    "scope": "all",
    "is_change_of_base": "false",
}
ROUND = {"round_id": "2031-05-01-town"}
EVENT = {
    "event_id": "e",
    "title": "E",
    "date": "2031-05-03",
    "date_precision": "1",
    "kind": "truce",
    "description": "D",
}
MOMENT = {"moment_id": "m", "date": "2031-05-01", "words": "M"}
BROKEN = [
    ("claims", ROUND, "exactly one of these columns filled", 2),
    ("claims", {"transfer_id": ""}, "exactly one of these columns filled", 2),
    ("claims", {"low": "3.5"}, "no less than column “low”, which is 3.5", 2),
    ("claims", {"high": "1"}, "no less than column “value”, which is 3", 2),
    ("claims", {"value": "", "high": "1"}, "no less than column “low”, which is 2.5", 2),
    ("rounds", {"end_date": "2031-04-30"}, "no day before column “start_date”", 2),
    ("coverage", {"last_date": "2031-04-30"}, "no day before column “first_date”", 2),
    ("events", EVENT | {"end_date": "2031-05-02"}, "no day before column “date”", 2),
    ("moments", MOMENT | {"record": "rounds/none"}, "a record of this package", 2),
    ("moments", MOMENT | {"record": "nothing/2031-05-01-town"}, "a record of this package", 2),
    ("totals", TOTAL | {"since": "2031-06-01"}, "no day before column “since”", 2),
    ("rounds", {"date_edtf": "2031-06"}, "that includes the day in column “start_date”", 2),
    ("rounds", {"date_edtf": "2031-05-01"}, "that includes the day in column “end_date”", 2),
    ("meetings", {"date_edtf": "2031-06-01"}, "that includes the day in column “date”", 2),
    ("transfers", {"date_edtf": "soon"}, "a date as known", 2),
    ("totals", TOTAL | {"as_of_edtf": "2030"}, "that includes the day in column “as_of”", 2),
    ("commitments", {"agreed_date": "2031-04-01"}, "no day before its round began", 2),
    ("parties", {"role": "mediator"}, "at least two rows with role “party”", None),
    ("claim_speakers", {"party_id": "south"}, "“north”, the party for which this speaker", 2),
]


@pytest.mark.parametrize(("table", "cells", "expected", "line"), BROKEN)
def test_a_broken_rule_is_caught(table: str, cells: dict[str, str], expected: str, line: int):
    found = problems(tiny.with_cells(table, **cells))
    here = [one for one in found if expected in one.expected]
    assert [(one.file, one.line) for one in here] == [(f"{table}.csv", line)], found


@pytest.mark.parametrize(("table", "cells"), [
    ("claims", {"low": "3"}), ("claims", {"high": "3"}), ("claims", {"value": "", "low": "4"}),
    ("claims", {"low": "", "high": ""}), ("rounds", {"end_date": "2031-05-01"}),
    ("coverage", {"last_date": "2031-05-01"}), ("commitments", {"agreed_date": "2031-05-01"}),
    ("events", EVENT | {"end_date": "2031-05-03"}), ("events", EVENT | {"end_date": ""}),
    ("meetings", {"date_edtf": "2031-05-01/2031-05-09"}), ("meetings", {"date_edtf": "2031-04-09/2031-05-01"}),
])  # fmt: skip
def test_what_stands_on_a_bound_is_welcome(table: str, cells: dict[str, str]):
    assert problems(tiny.with_cells(table, **cells)) == []


def test_a_moment_of_a_record_of_the_package_is_welcome():
    assert problems(tiny.with_cells("moments", **MOMENT, record="rounds/2031-05-01-town")) == []


def test_two_parties_in_one_place_are_refused():
    found = [str(one) for one in problems(tiny.with_cells("parties", 1, order="1"))]
    assert any("the party in line 2 has the same" in one for one in found)


def test_a_claim_without_speaker_is_refused():
    found = problems(tiny.with_cells("claims", 1, claim_id="second"))
    assert [one.expected for one in found] == [
        "at least one row in table “claim_speakers” for this claim"
    ]


def test_a_mediation_is_of_one_round_or_transfer():
    cells = {"mediation_id": "m", "party_id": "hosts", "role": "host"}
    rest = {"is_disputed": "false", "confidence": "high"}
    found = problems(tiny.with_cells("mediations", **cells, **rest))
    assert [one.value for one in found] == ["m"]


def test_every_rule_is_named_in_a_sentence():
    assert all(" " in name for name in RULES)


def test_the_parties_are_never_empty():
    found = [str(one) for one in problems(tiny.without_rows("parties"))]
    assert "parties.csv: expected at least one row below the column names." in found


def test_an_event_of_an_unknown_kind_is_refused_at_its_line():
    files = dict(folder_files(SHIPPED))
    header, first, *rest = files["events.csv"].split(b"\n")
    assert first.count(b",corridor,") == 1
    broken = [header, first.replace(b",corridor,", b",parade,"), *rest]
    found = problems({**files, "events.csv": b"\n".join(broken)})
    assert [(one.file, one.line, one.column) for one in found] == [("events.csv", 2, "Kind (kind)")]
