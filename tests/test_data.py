"""Promises of the real data package, counted from its own files."""

import csv
import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import frictionless
import pytest

from lib import validation
from lib.model import figures, outcomes
from lib.model.dataset import Dataset
from tests.conftest import REAL

pytestmark = pytest.mark.data

DECLARATION = json.loads((REAL / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = {entry["name"]: entry for entry in DECLARATION["resources"]}


def rows(table: str) -> list[dict[str, str]]:
    """The rows of a table as text."""
    with (REAL / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ledger(heading: str) -> Iterator[list[str]]:
    """The cells of each row of the table under a heading of LEFT_OUT.md."""
    text = (
        (REAL / "LEFT_OUT.md")
        .read_text(encoding="utf-8")
        .split(f"## {heading}\n")[1]
        .split("\n## ")[0]
    )
    lines = [line for line in text.splitlines() if line.startswith("|")][2:]
    return ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)


def lines(cell: str) -> Iterator[str]:
    """Each line that a cell names, one blank between names: ``FILE:2`` or, for several, ``FILE:2-9``."""
    for name in cell.split():
        file, _, numbers = name.rpartition(":")
        first, _, last = numbers.partition("-")
        if first.isdigit():
            yield from (f"{file}:{line}" for line in range(int(first), int(last or first) + 1))


def test_the_package_is_valid():
    report = frictionless.validate(str(REAL / "datapackage.json"))
    assert report.valid, report.to_summary()


def test_the_package_passes_our_own_rules():
    assert validation.problems(validation.folder_files(REAL)) == []


def test_every_researched_row_is_loaded_or_left_out_with_a_reason():
    loaded = {line for name in RESOURCES for row in rows(name)
              for line in lines(row.get("research_ref", ""))}  # fmt: skip
    left_out = {line for cells in ledger("Rows left out") for line in lines(cells[0])}
    researched = {f"{file}:{line}" for file, first, count in ledger("Rows of the researched files")
                  for line in range(int(first), int(first) + int(count))}  # fmt: skip
    assert researched == loaded | left_out
    assert not loaded & left_out


def test_every_row_left_out_has_a_reason():
    reasons = [reason for _, reason in ledger("Rows left out")]
    assert reasons
    assert [reason for reason in reasons if len(reason) <= 20] == []


def test_a_cell_names_single_lines_and_stretches_of_lines():
    assert list(lines("a/b.csv:2-4 c.csv:7")) == ["a/b.csv:2", "a/b.csv:3", "a/b.csv:4", "c.csv:7"]
    assert list(lines("")) == []


@pytest.mark.parametrize("name", RESOURCES)
def test_every_table_and_column_has_words_for_readers(name):
    resource = RESOURCES[name]
    assert resource["title"]
    assert resource["description"].endswith(".")
    for field in resource["schema"]["fields"]:
        assert field["title"], field["name"]
        assert field["description"].endswith("."), field["name"]


def test_standards_are_named_on_every_level():
    assert "profiles/2.0/datapackage" in DECLARATION["$schema"]
    for resource in DECLARATION["resources"]:
        assert "profiles/2.0/dataresource" in resource["$schema"]
        assert "profiles/2.0/tableschema" in resource["schema"]["$schema"]


def test_numbers_with_a_unit_say_it():
    units = {
        f["name"] for r in DECLARATION["resources"] for f in r["schema"]["fields"] if "unit" in f
    }
    assert {"latitude", "longitude", "size"} <= units


def test_nothing_but_a_round_counts_as_a_round():
    counted = [row for row in rows("rounds") if row["is_round"] == "true"]
    assert {row["kind"] for row in counted} == {"round"}
    assert all(row["kind"] != "round" for row in rows("rounds") if row["is_round"] == "false")


def test_attempts_that_did_not_take_place_are_kept_and_not_held():
    assert {row["was_held"] for row in rows("rounds") if row["kind"] == "not_held"} == {"false"}


def exchanged(dataset: Dataset, view, first: str, last: str, by: str) -> float:
    """Persons in the exchanges to Ukraine, as one side states them, in a stretch of days."""
    found = figures.figures(dataset, by, "all")
    inside = found[
        (found["outcome_id"] == "exchanged")
        & (found["to_party"] == "ukraine")
        & found["is_counted"]
    ]
    return inside.loc[inside["date"].between(first, last), "figure"].sum()


@pytest.mark.parametrize(
    ("day", "persons"), [("2025-05-23", 390), ("2025-05-24", 307), ("2025-05-25", 303)]
)
@pytest.mark.parametrize("to_party", ["ukraine", "russia"])
def test_the_thousand_for_thousand_comes_out_by_day_and_side(dataset, day, persons, to_party):
    found = figures.figures(dataset, "headline", "all")
    row = found[
        (found["outcome_id"] == "exchanged")
        & (found["to_party"] == to_party)
        & (found["date"] == day)
    ]
    assert row["figure"].tolist() == [persons]


@pytest.mark.parametrize(("by", "bodies"), [("ukraine", 6057), ("russia", 6060)])
def test_the_bodies_of_june_2025_come_out_by_each_side(dataset, by, bodies):
    found = figures.figures(dataset, by, "all")
    row = found[(found["outcome_id"] == "remains") & (found["to_party"] == "ukraine")]
    assert row.loc[row["date"].between("2025-06-11", "2025-06-16"), "figure"].sum() == bodies


def test_persons_exchanged_in_2024_as_ukraine_states_them(dataset, view):
    assert exchanged(dataset, view, "2024-01-01", "2024-12-31", "ukraine") == 1358


def test_ten_civilians_of_june_2024_are_among_them(dataset, view):
    assert exchanged(dataset, view, "2024-06-28", "2024-06-28", "ukraine") == 10


def test_bodies_returned_in_2025(dataset, look_at):
    totals = outcomes.in_total(dataset, look_at(from_="2025-01-01", to="2025-12-31"))
    found = totals[(totals["outcome_id"] == "remains") & (totals["to_party"] == "ukraine")]
    assert found["total"].item() == 16_301


def test_every_source_has_a_title_and_says_how_it_was_found():
    assert [row["source_id"] for row in rows("sources") if not row["title"]] == []
    assert {row["title_how"] for row in rows("sources")} == {"seen", "made"}


def test_every_speaker_is_named_with_its_side():
    stems = {row["party_id"]: row["name"][:5] for row in rows("parties") if row["role"] == "party"}
    own = [row for row in rows("speakers") if row["party_id"] in stems]
    assert own
    assert [row for row in own if stems[row["party_id"]] not in row["credit"]] == []
    assert [row for row in rows("speakers") if not row["credit"]] == []


def test_two_speakers_of_one_party_have_two_credits():
    credits = [(row["party_id"], row["credit"]) for row in rows("speakers")]
    assert len(set(credits)) == len(credits)


def test_officials_and_sources_in_the_plural_are_groups():
    plural = [row for row in rows("speakers")
              if re.search(r"\b(officials|sources|media|outlets)\b", row["name"], re.IGNORECASE)
              and row["is_named"] == "false"]  # fmt: skip
    assert plural
    assert {row["kind"] for row in plural} == {"group"}


def test_every_change_names_records_that_are_in_the_package():
    known = {f"{name}/{row[resource['schema']['primaryKey'][0]]}"
             for name, resource in RESOURCES.items() for row in rows(name)}  # fmt: skip
    named = {row["record"] for row in rows("changes")} - {""}
    assert named
    assert named - known == set()


def test_the_stretches_of_coverage_follow_each_other_without_a_gap():
    days = [(row["first_date"], row["last_date"]) for row in rows("coverage")]
    gaps = [(date.fromisoformat(after[0]) - date.fromisoformat(before[1])).days
            for before, after in pairwise(days)]  # fmt: skip
    assert set(gaps) == {1}


def test_confidence_is_defined_in_a_line_a_step():
    steps = [category for entry in RESOURCES.values() for field in entry["schema"]["fields"]
             if field["name"] == "confidence" for category in field["categories"]]  # fmt: skip
    assert {step["value"] for step in steps} == {"high", "medium", "low"}
    assert all(step["description"].endswith(".") for step in steps)


def test_one_event_in_several_research_files_is_one_transfer():
    refs: dict[str, set[str]] = {}
    for row in rows("claims"):
        if row["transfer_id"]:
            refs.setdefault(row["transfer_id"], set()).add(row["research_ref"].split(":")[0])
    assert refs["2025-05-23-exchange"] >= {
        "exchanges/exchanges.csv",
        "bodies/children_civilians.csv",
    }
    assert refs["2024-01-03-exchange"] >= {"exchanges/exchanges.csv", "rounds_2022/commitments.csv"}
    assert refs["2026-06-05-exchange"] >= {"exchanges/exchanges.csv", "late_2026/exchanges.csv"}
    exchanges = [row["date"] for row in rows("transfers") if row["kind"] == "exchange"]
    assert exchanges.count("2026-06-05") == 1
    assert "2026-06-07" not in exchanges


SEED = next(row for row in rows("sources") if row["research_ref"].startswith("seed/"))


def test_the_seed_article_is_a_source_with_its_own_address():
    assert (SEED["outlet"], SEED["published"]) == ("TASS", "2025-09-03")
    assert SEED["url"] == "https://tass.com/politics/2011191"
    assert "Kompas" in SEED["title"]


@pytest.mark.parametrize(("table", "pattern"), [
    ("claims", r"2025-05-16-istanbul.*2025-05-16"), ("claims", r"2025-06-02-istanbul.*2025-06-02"),
    ("claims", r"2025-07-23-istanbul.*2025-07-23"), ("claims", r"2025-05-16-pow-1000.*1000"),
    ("claims", r"written-terms.*[Mm]emorand"), ("claims", r"wounded-all.*[Ss]eriously"), ("claims", r"bodies-6000.*[Bb]odies"),
    ("claims", r"several thousand bodies"), ("claims", r"one-on-one"), ("claims", r"about 40 minutes"),
    ("claims", r"initialled"), ("positions", r"[Bb]elarus.*T.rkiye"), ("positions", r"direct contact"),
])  # fmt: skip
def test_every_fact_of_the_seed_is_findable_with_it_as_source(table, pattern):
    own = [" ".join(row.values()) for row in rows(table) if row["source_id"] == SEED["source_id"]]
    assert any(re.search(pattern, row) for row in own)


@pytest.mark.parametrize("path", ["LICENSE", "data/russia-ukraine/LICENSE.md", "CITATION.cff"])
def test_licences_and_citation_have_their_files(path):
    text = (Path(__file__).parent.parent / path).read_text(encoding="utf-8")
    assert re.search(r"Apache|CC BY 4\.0|Creative Commons|cff-version", text)


def test_no_text_uses_a_loaded_word():
    loaded = re.compile(
        r"\b(swap|swapped|regime|terrorist|so-called|occupier|goodwill)\b", re.IGNORECASE
    )
    names = ("rounds", "commitments", "positions", "events", "event_statements", "transfers")
    said = [" ".join(row.values()) for name in names for row in rows(name)]
    assert said
    assert [words for words in said if loaded.search(words)] == []


def test_colours_of_parties_differ_and_none_is_red_or_green():
    sides = [row for row in rows("parties") if row["role"] == "party"]
    for column in ("color_light", "color_dark"):
        assert len({row[column] for row in sides}) == len(sides)
        for row in sides:
            red, green, blue = (int(row[column][i : i + 2], 16) for i in (1, 3, 5))
            assert not red > 2 * max(green, blue)
            assert not green > 1.5 * max(red, blue)
