"""What a new edition lacks beside an earlier one, rule by rule, on the tiny package."""

import json

import pytest

from lib import validation
from lib.check import main
from lib.data import editions
from lib.validation import since
from tests.validation import tiny
from tests.validation.tiny_rows import CELLS

TITLED = {"sources": [CELLS["sources"][0] | {"title": "A page"}]}
CHANGES = [{
    "change_id": "1", "version": "0.2.0", "date": "2031-06-02", "table": "claims",
    "record": "transfers/first", "change": "Corrected.", "reason": "Read again.",
}]  # fmt: skip


def made(version="0.2.0", **tables):
    """The tiny package with other rows in some tables."""
    raw = tiny.declaration() | {"version": version}
    for table, date_field in (("transfers", "date"), ("totals", "as_of")):
        tiny.table_of(raw, table)["dateField"] = date_field
    files = tiny.package()
    for name, cells in (TITLED | tables).items():
        files[f"{name}.csv"] = tiny.table_bytes(name, cells)
    files["datapackage.json"] = json.dumps(raw).encode()
    assert validation.problems(files) == []
    return files


BEFORE = made("0.1.0")


def said(after):
    """What is found, as sentences."""
    return [str(one) for one in validation.beside(BEFORE, after)]


def claims(**cells):
    """The first claim with other cells."""
    return {"claims": [CELLS["claims"][0] | cells]}


def second(**cells):
    """The first claim and a second one."""
    other = CELLS["claims"][0] | {"claim_id": "first.02"} | cells
    speaker = CELLS["claim_speakers"][0] | {"claim_id": "first.02"}
    return {
        "claims": [CELLS["claims"][0], other],
        "claim_speakers": [CELLS["claim_speakers"][0], speaker],
    }


def test_nothing_changed_is_no_fault():
    assert said(made()) == []


@pytest.mark.parametrize("cells", [{"value": "3.5"}, {"note": "New."}, {"words": "three"}])
def test_a_changed_cell_needs_its_row_of_changes(cells):
    (line,) = said(made(**claims(**cells)))
    assert "says why claims/first.01 was changed" in line
    assert said(made(**claims(**cells), changes=CHANGES)) == []


@pytest.mark.parametrize("cells", [
    {"version": "0.1.0"}, {"record": "transfers/other"}, {"record": "", "table": "sources"}, {"record": "", "table": ""},
])  # fmt: skip
def test_a_row_of_changes_about_something_else_explains_nothing(cells):
    assert len(said(made(**claims(note="New."), changes=[CHANGES[0] | cells]))) == 1


@pytest.mark.parametrize("cells", [
    {"record": "claims/first.01"}, {"record": "first.01"}, {"record": "", "table": "claims"},
])  # fmt: skip
def test_a_row_of_changes_may_speak_of_the_row_or_of_its_table(cells):
    assert said(made(**claims(note="New."), changes=[CHANGES[0] | cells])) == []


def test_a_removed_row_needs_its_row_of_changes():
    before = made("0.1.0", **second())
    found = [str(one) for one in validation.beside(before, made())]
    assert sum("was taken out" in line for line in found) == len(found) == 2
    assert validation.beside(before, made(changes=CHANGES)) == []


def test_a_new_row_needs_none():
    assert said(made(**second())) == []


@pytest.mark.parametrize(("day", "count"), [
    ("2031-05-31", 0), ("2031-06-01", 1), ("2031-06-30", 1), ("2031-07-01", 0),
])  # fmt: skip
def test_no_row_stands_on_a_day_that_was_not_read(day, count):
    stretch = CELLS["coverage"][0] | {
        "coverage_id": "none",
        "level": "none",
        "first_date": "2031-06-01",
        "last_date": "2031-06-30",
    }
    other = CELLS["transfers"][0] | {"transfer_id": "other", "date": day}
    found = said(
        made(coverage=[CELLS["coverage"][0], stretch], transfers=[CELLS["transfers"][0], other])
    )
    assert sum("nothing was read then" in line for line in found) == len(found) == count


@pytest.mark.parametrize(("published", "day", "count"), [
    ("2031-05-02", "2031-05-03", 1), ("2031-05-03", "2031-05-03", 0), ("2031-05", "2031-05-03", 0),
    ("2031-04", "2031-05-03", 1), ("", "2031-05-03", 0),
])  # fmt: skip
def test_no_new_claim_rests_on_a_source_older_than_its_day(published, day, count):
    source = TITLED["sources"][0] | {"source_id": "old", "published": published}
    moved = CELLS["transfers"][0] | {"transfer_id": "other", "date": day}
    tables = second(source_id="old", transfer_id="other")
    found = said(
        made(
            sources=[*TITLED["sources"], source], transfers=[CELLS["transfers"][0], moved], **tables
        )
    )
    assert sum("a source of 2031-05-03 or later" in line for line in found) == len(found) == count


def test_an_announcement_may_be_older():
    source = TITLED["sources"][0] | {"source_id": "old", "published": "2031-05-02"}
    tables = second(source_id="old", basis="announced")
    assert said(made(sources=[*TITLED["sources"], source], **tables)) == []


STRETCH = {
    "one_sided_id": "1",
    "speaker_id": "n",
    "first_date": "2031-05-01",
    "last_date": "2031-05-10",
}


@pytest.mark.parametrize(("cells", "count"), [
    ({"to_party": "south"}, 1), ({"to_party": "north"}, 0), ({"to_party": "south", "words": "four"}, 0),
    ({"to_party": "south", "value": "", "low": "", "high": ""}, 0), ({"to_party": "hosts"}, 0),
])  # fmt: skip
def test_who_gave_his_own_side_only_is_not_quoted_for_the_other_without_words(cells, count):
    found = said(made(one_sided=[STRETCH], **second(**cells)))
    assert sum("one side only" in line for line in found) == len(found) == count


def test_outside_the_stretch_he_is():
    later = STRETCH | {"first_date": "2031-05-04"}
    assert said(made(one_sided=[later], **second(to_party="south"))) == []


def test_every_source_has_a_title():
    (line,) = said(made(sources=CELLS["sources"]))[-1:]
    assert "expected a title of this source" in line


@pytest.fixture
def folder(tmp_path):
    """A package beside an edition that is kept of it."""
    place = editions.place(tmp_path, "tiny", "0.1.0")
    place.parent.mkdir(parents=True)
    place.write_bytes(editions.packed(BEFORE))
    for name, content in made(**claims(note="New.")).items():
        (tmp_path / "tiny").mkdir(exist_ok=True)
        (tmp_path / "tiny" / name).write_bytes(content)
    return tmp_path / "tiny"


@pytest.mark.parametrize("named", ["0.1.0", "path"])
def test_the_command_takes_a_version_or_a_path(folder, capsys, named):
    path = str(editions.place(folder.parent, "tiny", "0.1.0")) if named == "path" else named
    assert main([str(folder), "--since", path]) == 1
    assert capsys.readouterr().out.endswith("1 problem\n")
    assert main([str(folder)]) == 0


@pytest.mark.parametrize("named", ["9.9.9", "../tiny/0.1.0"])
def test_an_unknown_edition_is_refused_with_those_there_are(folder, capsys, named):
    assert main([str(folder), "--since", named]) == 1
    assert "0.1.0" in capsys.readouterr().out


@pytest.mark.parametrize(("cells", "first"), [
    ({"date": "2031-05-03"}, "2031-05-03"), ({"date": "2031-05-03", "date_edtf": "2031-05"}, "2031-05-01"),
    ({"date": "2031-05-03", "as_of_edtf": "2031"}, "2031-01-01"), ({"date": ""}, ""), ({}, ""),
])  # fmt: skip
def test_the_first_day_of_a_record_is_as_far_as_it_is_known(cells, first):
    assert since.first_day(cells, "date") == first


@pytest.mark.parametrize(("cells", "ahead"), [
    ({"basis": "announced"}, True), ({"basis": "stated"}, False), ({}, False),
])  # fmt: skip
def test_an_announcement_speaks_of_what_is_ahead(cells, ahead):
    assert since.is_ahead(cells) == ahead
