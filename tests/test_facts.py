"""Fixed facts of the record, each by the key of its row: no later edition may lose them unseen."""

import csv
import re

import pytest

from lib import validation
from lib.data import editions
from lib.model import figures
from lib.model.dataset import Dataset, read_dataset
from tests.conftest import DATA, REAL

pytestmark = pytest.mark.data

EDITIONS = DATA / "editions"


def rows(table: str) -> dict[str, dict[str, str]]:
    """The rows of a table as text by their key."""
    with (REAL / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    return {row[next(iter(row))]: row for row in found}


def speakers(claim: str) -> set[str]:
    """Who says a claim."""
    with (REAL / "claim_speakers.csv").open(encoding="utf-8", newline="") as file:
        return {row["speaker_id"] for row in csv.DictReader(file) if row["claim_id"] == claim}


PUSHILIN = "russia-pushilin-russia-backed-donetsk-authorities"


@pytest.mark.parametrize(
    ("claim", "said_by"),
    [
        ("2022-03-16-exchange.03", {"russia-moskalkova"}),
        ("2022-03-16-exchange.12", {"ukraine-zarivna"}),
        ("2022-11-03-exchange.05", {PUSHILIN}),
        ("2022-11-24-exchange.01", {PUSHILIN}),
        ("2022-12-06-exchange.03", {PUSHILIN}),
        ("2022-12-06-exchange.04", {PUSHILIN}),
        ("2023-02-16-exchange.05", {"press-lenta-ua"}),
        ("2024-04-12-bodies.04", {"ukraine-coordination-headquarters"}),
        ("2024-05-31-bodies.06", {"ukraine-coordination-headquarters"}),
        ("2024-09-13-exchange.05", {"press-media-brest"}),
        ("2025-02-05-exchange.13", {"russia-ministry-of-defence"}),
        ("2025-02-14-bodies.03", {"press-menafn"}),
        ("2025-04-19-exchange.06", {"ukraine-zelenskyy"}),
        ("2025-05-23-exchange.12", {"russia-ministry-of-defence"}),
        ("2025-05-25-exchange.05", {"russia-ministry-of-defence"}),
        ("2025-10-23-bodies.12", {"ukraine-i-want-to-live-project"}),
    ],
)
def test_a_figure_is_credited_to_who_said_it(claim: str, said_by: set[str]) -> None:
    assert speakers(claim) == said_by


@pytest.mark.parametrize(
    "claim",
    [
        *("2022-03-24-exchange.11", "2022-11-23-exchange.04", "2022-12-01-exchange.03"),
        *("2024-02-08-exchange.03", "2024-06-25-exchange.03", "2024-10-18-bodies.02"),
        *("2025-10-02-exchange.12", "2025-10-02-exchange.15", "2026-06-05-exchange.03"),
        *("2022-04-09-exchange.05", "2022-04-09-exchange.08", "2022-06-18-exchange.06"),
    ],
)
def test_what_nobody_said_is_gone(claim: str) -> None:
    assert claim not in rows("claims")
    assert not speakers(claim)


@pytest.mark.parametrize(
    ("claim", "value"),
    [
        *(("2022-10-17-exchange.04", "38"), ("2025-10-02-exchange.09", "205")),
        *(("2022-09-21-exchange.04", "56"), ("2023-04-26-exchange.05", "44")),
        *(("2025-03-19-exchange.06", "197"), ("2025-05-23-exchange.07", "390")),
    ],
)
def test_a_sum_that_no_source_states_is_derived(claim: str, value: str) -> None:
    row = rows("claims")[claim]
    assert (row["value"], row["basis"]) == (value, "derived")


def headline(dataset: Dataset, transfer: str, to_party: str) -> tuple[float, str]:
    """Figure and clause of the headline of an exchange in one direction."""
    found = figures.figures(dataset, "headline", "all")
    inside = (found["transfer_id"] == transfer) & (found["to_party"] == to_party)
    row = found[inside & (found["outcome_id"] == "exchanged")].iloc[0]
    return row["figure"], row["clause"]


def test_a_derived_figure_stands_only_where_nobody_states_one(dataset: Dataset) -> None:
    assert headline(dataset, "2025-10-02-exchange", "ukraine") == (205, "own")
    assert headline(dataset, "2025-10-02-exchange", "russia") == (205, "derived")
    assert headline(dataset, "2025-08-24-exchange", "russia") == (146, "third_party")


@pytest.mark.parametrize(
    "claim",
    [
        *("2022-04-01-online.03", "2026-02-04-abu-dhabi.02", "2022-03-29-istanbul.16"),
        *("2022-03-14-online.08", "2026-04-24-exchange.05"),
    ],
)
def test_what_was_said_before_the_day_is_an_announcement(claim: str) -> None:
    assert rows("claims")[claim]["measure"] == "announced"


def test_both_accounts_of_who_mediated_on_15_may_2026_stand_side_by_side() -> None:
    said = [
        row for row in rows("mediations").values() if row["transfer_id"] == "2026-05-15-exchange"
    ]
    assert {(row["party_id"], row["is_disputed"]) for row in said} >= {
        ("usa", "true"),
        ("uae", "true"),
    }


def test_the_missing_handover_is_shown() -> None:
    total = rows("totals")["2026-08-31-remains-hq-report-remains-to-ukraine"]
    event = rows("events")["2026-08-missing-handover"]
    for text in (total["residual_reason"], event["description"]):
        assert re.search(r"261.*missing", text)
    assert event["date_edtf"] == "2026-07-17/2026-08-31"


def test_the_sources_end_and_not_the_events() -> None:
    coverage = rows("coverage").values()
    read = [row["last_date"] for row in coverage if row["level"] != "none"]
    notes = [row["note"] for row in coverage if row["level"] == "none"]
    assert max(read) >= "2026-10-10"
    assert [note for note in notes if "not the events" not in note] == []


@pytest.mark.parametrize(
    ("event", "last"),
    [
        *(("2023-01-06-christmas-truce", "2023-01-07"), ("2026-01-29-energy-pause", "2026-02-01")),
        *(("2025-04-19-easter-truce", "2025-04-20"), ("2026-05-09-us-truce", "2026-05-11")),
    ],
)
def test_a_truce_has_its_last_day(event: str, last: str) -> None:
    assert rows("events")[event]["end_date"] == last


@pytest.mark.parametrize(
    ("statement", "status"),
    [
        ("2026-01-16-znpp-repair.s02", "carried_out"),
        ("2026-02-27-znpp-repair.s01", "begun"),
        ("2026-02-27-znpp-repair.s02", "carried_out"),
        ("2026-09-14-energy-strikes.s01", "agreed"),
        ("2026-09-14-energy-strikes.s02", "unconfirmed"),
        ("2026-07-24-air-ceasefire-plan.s01", "proposed"),
    ],
)
def test_what_was_said_of_a_truce_keeps_its_status(statement: str, status: str) -> None:
    assert rows("event_statements")[statement]["status"] == status


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("2025-07-23-istanbul", "about 40 minutes"),
        ("2025-07-23-istanbul", "draft memorandums"),
        ("2025-06-02-istanbul", "several thousand bodies"),
        ("2025-06-02-bodies-6000", "several thousand bodies"),
    ],
)
def test_the_seed_article_stands_on_the_records_of_which_it_speaks(
    subject: str, words: str
) -> None:
    said = [row for row in rows("claims").values() if row["source_id"] == "tass-3220b9"]
    assert any(subject in (row["round_id"], row["commitment_id"]) and row["words"] == words
               for row in said)  # fmt: skip


def test_the_newspaper_of_the_interview_is_named() -> None:
    own = [row for row in rows("positions").values() if row["source_id"] == "tass-3220b9"]
    assert {row["relayed_by"] for row in own} == {"Kompas"}
    assert "Kompas" in rows("sources")["tass-3220b9"]["note"]


def test_the_moments_of_the_timeline_are_six_days_in_order() -> None:
    days = [row["date"] for row in rows("moments").values()]
    assert len(days) == 6
    assert days == sorted(days)


ZIPS = sorted(EDITIONS.glob("*/*.zip"))


@pytest.mark.parametrize("path", ZIPS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_kept_edition_is_whole_and_unchanged(path) -> None:
    content = path.read_bytes()
    assert path.with_suffix(".sha256").read_text("ascii") == editions.checksum(path, content)
    package = read_dataset(validation.archive_files(content)).package
    assert (package.name, package.version) == (path.parent.name, path.stem)


def test_the_first_edition_is_kept() -> None:
    assert next(path.stem for path in ZIPS if path.parent.name == REAL.name) == "1.0.0"
