"""The command python -m lib.add: finds, proposes, shows, asks, and writes all or nothing."""

import csv
import io
import shutil
from datetime import date

import pytest
import yaml

from lib import validation
from lib.add import found
from lib.add.__main__ import main
from lib.add.sheets import Book
from lib.check import main as check_main
from lib.data import editions
from lib.data.diff import differences
from tests.add.conftest import FACTS, NAME, TABLE
from tests.conftest import DATA, REAL

TODAY = date(2022, 7, 9)
DAY = "transfers/2022-06-04-family-day"


def run(package, listed, *also, answer="y"):
    """The exit status of the command."""
    return main([str(package), str(listed), *also], ask=lambda question: answer, today=TODAY)


def state(package):
    """Every file of the package and around it, by name."""
    every = package.parent.parent.rglob("*")
    return {str(one): one.read_bytes() for one in every if one.is_file()}


def rows(package, table):
    """The rows of a table."""
    text = (package / f"fictional-{table}.csv").read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_two_facts_become_rows_of_every_table_they_need(package, listed):
    before = validation.folder_files(package)
    assert run(package, listed) == 0
    added = [
        one for one in differences(before, validation.folder_files(package)) if one.kind == "added"
    ]
    sources = {one.record for one in added if one.table == "sources"}
    assert len(sources) == 2
    assert {one.record for one in added} - sources == {
        DAY,
        "claims/2022-06-04-family-day.01",
        "claims/2022-06-04-family-day.02",
        "claim_speakers/2022-06-04-family-day.01/vashoria-velishi",
        "claim_speakers/2022-06-04-family-day.02/merendal-rescue",
    }


def test_what_is_written_is_valid_and_explained(package, listed, capsys):
    run(package, listed)
    assert check_main([str(package), "--since", "1.0.0"]) == 0
    assert "1.0.1" in capsys.readouterr().out


def test_every_untouched_byte_stays(package, listed):
    before = (package / "fictional-claims.csv").read_bytes()
    rounds = (package / "fictional-rounds.csv").read_bytes()
    run(package, listed)
    assert (package / "fictional-claims.csv").read_bytes().startswith(before)
    assert (package / "fictional-rounds.csv").read_bytes() == rounds


def test_the_headline_that_moves_is_shown_before_the_question(package, listed, capsys):
    shown = []
    main(
        [str(package), str(listed)],
        ask=lambda q: shown.append(capsys.readouterr().out) or "n",
        today=TODAY,
    )
    assert "Family day, 4 June 2022 → Vashoria (ვაშორია): none → 9 (" in shown[0]
    assert "Velishi" in shown[0]
    assert "Data version: 1.0.0 → 1.0.1" in shown[0]
    assert f"+ {DAY}" in shown[0]


@pytest.mark.parametrize("answer", ["n", "", "no"])
def test_without_a_yes_nothing_is_written(package, listed, answer):
    before = state(package)
    assert run(package, listed, answer=answer) == 1
    assert state(package) == before


def test_the_same_file_twice_changes_nothing_and_says_so(package, listed, capsys):
    run(package, listed, "--yes")
    before = state(package)
    capsys.readouterr()
    assert run(package, listed, "--yes") == 0
    assert "Nothing to add" in capsys.readouterr().out
    assert state(package) == before


def test_a_table_of_facts_works_as_well(package, listed, tmp_path):
    table = tmp_path / "facts.csv"
    table.write_text(TABLE, "utf-8")
    assert run(package, listed, "--yes") == 0
    before = state(package)
    assert run(package, table, "--yes") == 0
    assert state(package) == before


def test_coverage_reaches_to_the_day_read_on(package, listed):
    run(package, listed, "--yes")
    assert [(row["last_date"], row["first_date"]) for row in rows(package, "coverage")][1:] == [
        ("2022-06-05", "2022-01-01"), ("2022-06-30", "2022-06-06"),
    ]  # fmt: skip


def test_version_day_and_citation_move_together(package, listed):
    run(package, listed, "--yes")
    cited = yaml.safe_load((package.parent.parent / "CITATION.cff").read_text("utf-8"))
    said = cited["preferred-citation"]
    assert (said["version"], said["date-released"], said["year"]) == ("1.0.1", "2022-07-09", 2022)
    assert cited["version"] == "7.0.0"
    assert b'"created": "2022-07-09T00:00:00Z"' in (package / "datapackage.json").read_bytes()


def test_the_edition_that_goes_is_kept(package, listed):
    before = validation.folder_files(package)
    run(package, listed, "--yes")
    assert editions.files(editions.kept(package.parent, NAME)["1.0.0"]) == before


def test_the_reason_stands_in_changes_by_record(package, listed):
    run(package, listed, "--yes")
    told = [row for row in rows(package, "changes") if row["version"] == "1.0.1"]
    assert told[0]["record"] == DAY
    assert {row["reason"] for row in told} == {
        "The family day of 4 June 2022, as two sides count it."
    }


@pytest.mark.parametrize(("old", "new", "said"), [
    ('reason = "The family day of 4 June 2022, as two sides count it."', "", "no reason"),
    ('measure = "families"', 'measures = "families"', "“measures” is no column"),
    ('"merendal-rescue"', '"merendal-rescuers"', "merendal-rescue"),
    ('source.title = "A day at the bridge"', "", "source.title"),
    ('confidence = "high"', "", "needs confidence"),
    ('to_party = "vashoria"', 'to_party = "nobody"', "would not be valid"),
    ("value = 9", 'value = "nine"', "would not be valid"),
    ("transfers = { date = 2022-06-04, kind", 'record = "transfers/none"\nx = { date = 1, kind', "no table “x”"),
    ("[[fact]]", "[[facts]]", "no word of it"),
    ("value = 9", "value = ", "cannot be read"),
])  # fmt: skip
def test_a_fault_in_the_facts_is_said_and_nothing_written(package, listed, capsys, old, new, said):
    assert old in FACTS
    listed.write_text(FACTS.replace(old, new), "utf-8")
    before = state(package)
    assert run(package, listed, "--yes") == 1
    assert said in capsys.readouterr().err
    assert state(package) == before


LIKE = """reason = "Another count."
[[fact]]
transfers = { date = 2022-04-24, kind = "family_day", place = "Elsewhere" }
measure = "families"
person_category = "family"
to_party = "vashoria"
value = 3
speaker = "press-wire"
confidence = "low"
source = "jro-2022-04-30"
"""


def test_a_likely_duplicate_is_named_and_refused_unasked(package, listed, capsys):
    listed.write_text(LIKE, "utf-8")
    before = state(package)
    assert run(package, listed, "--yes") == 1
    assert "transfers/2022-04-24-families is of the same day and kind" in capsys.readouterr().out
    assert state(package) == before


def test_what_is_said_to_be_distinct_is_added_once(package, listed):
    listed.write_text(LIKE + "distinct = true\n", "utf-8")
    assert run(package, listed, "--yes") == 0
    assert rows(package, "transfers")[-1]["transfer_id"] == "2022-04-24-family-day"
    before = state(package)
    assert run(package, listed, "--yes") == 0
    assert state(package) == before


def test_another_value_of_one_speaker_is_a_likely_duplicate(package, listed, capsys):
    first = rows(package, "claims")[-1]
    said = next(r for r in rows(package, "claim_speakers") if r["claim_id"] == first["claim_id"])
    words = LIKE.replace('transfers = { date = 2022-04-24, kind = "family_day", place = "Elsewhere" }',
                         f'record = "totals/{first["total_id"]}"')  # fmt: skip
    for column in ("measure", "person_category", "to_party"):
        start = words.index(f"{column} = ")
        words = words.replace(
            words[start : words.index("\n", start)], f'{column} = "{first[column]}"'
        )
    listed.write_text(words.replace("press-wire", said["speaker_id"]), "utf-8")
    assert run(package, listed, "--yes") == 1
    assert f"{first['claim_id']} is by the same speaker" in capsys.readouterr().out


def test_a_new_speaker_is_made_where_described(package, listed):
    listed.write_text(FACTS.replace('speaker = "merendal-rescue"',
        'speaker = { name = "Bridge Warden", party_id = "merendal", kind = "person" }'), "utf-8")  # fmt: skip
    assert run(package, listed, "--yes") == 0
    assert rows(package, "speakers")[-1]["speaker_id"] == "merendal-bridge-warden"


def test_a_cell_is_corrected_with_its_reason(package, listed, capsys):
    claim = rows(package, "claims")[0]["claim_id"]
    listed.write_text(
        f'reason = "Read again."\n[[fact]]\ncorrect = "claims/{claim}"\nnote = "Read twice."\n'
    )
    assert run(package, listed, "--yes") == 0
    assert rows(package, "claims")[0]["note"] == "Read twice."
    assert check_main([str(package), "--since", "1.0.0"]) == 0
    assert run(package, listed, "--yes") == 0
    assert "Nothing to add" in capsys.readouterr().out


EVENT = """reason = "One more."
[[fact]]
table = "event_statements"
events = {{ title = "A bridge", date = 2022-05-01, kind = "{kind}", description = "It was mended." }}
status = "{status}"
statement = "It was mended."
speaker = "press-wire"
confidence = "low"
source = "rescue-2021-05-03"
"""


def test_an_event_and_what_is_said_of_it_are_added(package, listed):
    kind, status = (
        rows(package, "events")[0]["kind"],
        rows(package, "event_statements")[0]["status"],
    )
    listed.write_text(EVENT.format(kind=kind, status=status), "utf-8")
    assert run(package, listed, "--yes") == 0
    assert rows(package, "event_statements")[-1]["statement_id"] == "2022-05-01-a-bridge.s01"


def test_a_source_is_found_by_its_address_however_it_is_written(package):
    book = Book(validation.folder_files(package))
    named = "http://www.Example.org/rescue/2021-05-03/"
    assert found.source(book, named)["source_id"] == "rescue-2021-05-03"


def test_a_claim_older_than_its_day_is_refused(package, listed, capsys):
    listed.write_text(
        LIKE.replace("jro-2022-04-30", "rescue-2021-05-03") + "distinct = true\n", "utf-8"
    )
    before = state(package)
    assert run(package, listed, "--yes") == 1
    assert "expected a source of 2022-04-24 or later" in capsys.readouterr().err
    assert state(package) == before


@pytest.mark.parametrize("words", [["/none", "/none"]])
def test_paths_that_are_not_there_are_said(words, capsys):
    assert main(words) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_example_for_contributors_is_a_fact_of_the_package(tmp_path, capsys):
    words = (DATA.parent / "CONTRIBUTING.md").read_text("utf-8")
    path = tmp_path / "facts.toml"
    path.write_text(words.partition("```toml\n")[2].partition("```")[0], "utf-8")
    copy = shutil.copytree(REAL, tmp_path / "data" / REAL.name)
    assert main([str(copy), str(path), "--yes"], today=TODAY) == 0
    assert "Nothing to add" in capsys.readouterr().out
