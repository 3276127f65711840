"""A datapackage.json that Parley cannot use is refused, place by place."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from lib.data.required import REQUIRED, is_optional
from lib.validation import problems
from lib.validation.descriptor import declared, is_pattern
from lib.validation.problem import inside
from lib.validation.required import required_problems
from tests.validation import tiny

Change = Callable[[dict[str, Any]], object]


def said(change: Change) -> list[str]:
    """What is said of the declaration after a change."""
    raw = tiny.declaration()
    change(raw)
    return [str(one) for one in problems(tiny.declared(raw))]


def table(raw: dict[str, Any], name: str = "tracks") -> dict[str, Any]:
    return tiny.table_of(raw, name)


def column(raw: dict[str, Any], name: str = "title") -> dict[str, Any]:
    return tiny.column_of(raw, "tracks", name)


def keys(raw: dict[str, Any]) -> list[dict[str, Any]]:
    return table(raw, "speakers")["schema"]["foreignKeys"]


UNREADABLE = [
    (b"{", "line 1: expected JSON"),
    (b'{"a": 1,\n\n]', "line 3: expected JSON"),
    (b"[" * 100_000, "expected JSON"),
    (b"1" * 5000, "expected JSON"),
    ('{"é": 1}'.encode("latin-1"), "expected text in UTF-8"),
    (b'{"a": NaN}', "expected JSON"),
    (b'"' + b"a" * 1_000_000 + b'"', "expected at most 1 MB"),
    (b"[]", "expected a group of entries"),
    (b"null", "expected a group of entries"),
    (b"{}", "an entry “resources”, which is missing"),
]


@pytest.mark.parametrize(("content", "expected"), UNREADABLE)
def test_an_unreadable_declaration_is_refused(content: bytes, expected: str):
    found = [str(one) for one in problems(tiny.with_file("datapackage.json", content))]
    assert any(expected in one for one in found), found


def test_a_missing_declaration_is_named():
    assert str(problems({})[0]).startswith("datapackage.json: expected a file datapackage.json")


WRONG: list[tuple[Change, str]] = [
    (lambda raw: raw.pop("version"), "an entry “version”, which is missing"),
    (lambda raw: raw.update(name="My Talks"), "at name: found “My Talks”, expected a short name"),
    (lambda raw: raw.update(title=" "), "at title"),
    (lambda raw: raw.update(isFictional="no"), "true or false, without quotation marks"),
    (lambda raw: raw.update(resources=[]), "at resources: expected a list"),
    (lambda raw: table(raw).update(path=["a.csv", "b.csv"]), inside("resources", "tracks", "path")),
    (lambda raw: table(raw).update(schema="https://example.org/s.json"), "a group of entries"),
    (lambda raw: table(raw).update(encoding="latin-1"), "expected utf-8"),
    (
        lambda raw: column(raw).update(type="geojson"),
        inside("fields", "title", "type") + ": found “geojson”",
    ),
    (lambda raw: column(raw).update(constraints={"enum": []}), inside("constraints", "enum")),
    (lambda raw: column(raw).update(constraints={"pattern": "(a+)+$"}), "a simple pattern"),
    (lambda raw: column(raw).update(constraints={"minLength": -1}), "a whole number from 0"),
    (lambda raw: column(raw).update(categories=[{"label": "x"}]), "with “value” and “label”"),
    (lambda raw: raw["resources"].remove(table(raw)), "a table “tracks”"),
    (lambda raw: raw["resources"].append(table(raw)), "at resources: found “tracks”"),
    (lambda raw: table(raw).update(path="claims.csv"), "found “claims.csv”, expected each name"),
    (lambda raw: raw.update(keywords=["a"] * 501), "at keywords: expected at most 500 entries"),
    (lambda raw: table(raw)["schema"]["fields"].append(column(raw)), "each name once"),
    (lambda raw: column(raw).update(name="headline"), "a column “title” of type string"),
    (lambda raw: column(raw, "order").update(type="string"), "type integer for this column"),
    (lambda raw: table(raw)["schema"].pop("primaryKey"), "primaryKey [track_id]"),
    (lambda raw: table(raw)["schema"].update(primaryKey=["x"]), "the name of a column of this"),
    (lambda raw: keys(raw).clear(), "points column “party_id” to table “parties”"),
    (lambda raw: keys(raw)[0]["reference"].update(resource="x"), "found “x.party_id”"),
    (lambda raw: keys(raw)[0]["fields"].append("name"), "one column on either side"),
    (lambda raw: table(raw).update(dateField="title"), "a column of type date"),
    (lambda raw: table(raw).update(titleField="x"), "the name of a column of this table"),
    (lambda raw: raw.update(description="<b>x"), "plain text without HTML"),
    (lambda raw: raw.update(homepage="javascript:x"), "plain text without script"),
    (lambda raw: raw.update(title="\ud800"), "no invisible control characters"),
    (lambda raw: column(raw, "order").update(constraints={"minLength": 1}), "limits that suit"),
    (lambda raw: column(raw, "order").update(constraints={"minimum": "x"}), "limits that suit"),
]


@pytest.mark.parametrize(("change", "expected"), WRONG)
def test_a_wrong_declaration_is_refused(change: Change, expected: str):
    found = said(change)
    assert any(expected in one and one.startswith("datapackage.json") for one in found), found


OUTSIDE = [
    *("/etc/passwd", "../tracks.csv", "a/../../tracks.csv", "C:\\tracks.csv", "a\\b.csv"),
    *("https://example.org/tracks.csv", "file:///etc/passwd", "//host/share.csv", "C:t.csv"),
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_a_path_outside_the_package_is_refused(path: str):
    found = said(lambda raw: table(raw).update(path=path))
    assert f"datapackage.json, at path: found “{path}”" in found[0]


@pytest.mark.parametrize("name", [name for name in REQUIRED if not is_optional(name)])
def test_every_table_that_parley_reads_must_be_declared(name: str):
    resources = tiny.declaration()["resources"]
    tables = {entry["name"]: declared(entry) for entry in resources if entry["name"] != name}
    found = [str(one) for one in required_problems(tables)]
    assert any(f"a table “{name}”" in one for one in found)


def test_code_lists_and_tables_of_ones_own_are_welcome():
    raw = tiny.declaration()
    column(raw)["categories"] = [{"value": "Main", "label": "The main one"}]
    raw["resources"].append(
        {"name": "own", "path": "own.csv", "schema": {"fields": [{"name": "a", "type": "number"}]}}
    )
    files = tiny.declared(raw) | {"own.csv": b"a\n1.5\n"}
    assert problems(files) == []


def test_what_a_package_omits_is_checked_all_the_same():
    raw = tiny.declaration()
    column(raw)["constraints"] = {"required": False}
    files = tiny.with_cells("tracks", title="") | {"datapackage.json": json.dumps(raw).encode()}
    assert "the cell is empty" in str(problems(files)[0])


def test_another_form_of_cells_cannot_be_declared():
    raw = tiny.declaration()
    tiny.column_of(raw, "rounds", "is_round").update(trueValues=["1"])
    files = tiny.with_cells("rounds", is_round="1") | {"datapackage.json": json.dumps(raw).encode()}
    assert [one.value for one in problems(files)] == ["1"]


SIMPLE = ["^[a-z0-9_]+$", r"^\d\d:\d\d$", "^[A-Z]{3}$", "a*b?", r"^[\w-]{2,3}\.x$"]
COSTLY = [
    "(a+)+$",
    "(a|a)*",
    "a*a*a*",
    "^.*a.*b$",
    "a+b{1,}",
    "a?b?c?",
    "a{999}",
    "[a-z",
    "a|b",
    "[b-a]",
    "(?i)a",
    r"(a)\1",
    "a" * 101,
]


@pytest.mark.parametrize("pattern", SIMPLE)
def test_a_simple_pattern_is_accepted(pattern: str):
    assert is_pattern(pattern)


@pytest.mark.parametrize("pattern", COSTLY)
def test_a_pattern_that_is_broken_or_could_run_for_long_is_refused(pattern: str):
    assert not is_pattern(pattern)
