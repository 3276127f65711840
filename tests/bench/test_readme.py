"""What the README says of speed is what the benchmark found."""

import pytest

from bench import readme, told
from bench.field import FIELD
from bench.load import Load
from bench.report import report
from bench.results import Results
from bench.times import Times

KEPT = "filter change, kept period"


def row(of: str, ratio: str, verdict: str = "met") -> list[str]:
    return [KEPT, f"parley {of}", f"static {of}", ratio, "1.4", verdict]


def lines(*rows: list[str]) -> list[tuple[str, ...]]:
    return [line[1:] for line in told.against_bars(rows) if line[2].endswith("same chart runtime")][
        :4
    ]


def test_the_readme_tells_the_latest_results() -> None:
    results = readme.RESULTS.read_text("utf-8")
    assert readme.written(results) in readme.README.read_text("utf-8")


def test_the_worst_page_is_told_beside_the_small_one() -> None:
    first, second, *_ = lines(row("small", "1.00"), row("overview", "1.10"), row("claims", "1.30"))
    assert (first[0], first[2]) == ("small page", "1.00")
    assert (second[0], second[2]) == ("Who says what, the worst", "1.30")


def test_every_row_that_misses_its_bar_is_told() -> None:
    found = lines(
        row("small", "1.00"), row("overview", "1.50", "not met"), row("claims", "1.60", "not met")
    )
    assert [line[2] for line in found[:3]] == ["1.00", "1.60", "1.50"]


def test_what_was_not_measured_is_told_as_a_dash() -> None:
    assert {line[3] for line in told.against_bars([])} == {"–"}


def whole() -> str:
    """The report of a made-up run."""
    times = {
        f"{kind} {page}": Times(cold=[100], kept=[50], stands=[300], done=15)
        for kind, page in FIELD
    }
    times["shiny small"].done = 5
    times["panel small"].done = times["streamlit small"].done = 6
    kinds = {"kept": Load([0.1] * 88, cpu=1), "new": Load([0.1] * 48, cpu=1)}
    return report(Results(times=times, turns={"parley small": kinds, "dash small": kinds}))


def test_the_run_says_how_often_each_was_measured() -> None:
    said = readme.run(whole())
    assert "15 interleaved repetitions, of 5 to 6 for Panel, Shiny and plain Streamlit" in said
    assert "88 changes of one reader to kept periods, 48 to new ones" in said


def test_the_app_itself_is_told_beside_the_cold_load_of_dash() -> None:
    row = "| cold load until the app itself stands, beside painted | {} | Dash | 3.00 |  |  |"
    assert row.format("Overview") in readme.written(whole())


def test_the_table_takes_the_place_of_the_one_before() -> None:
    before, after = (
        f"Before.\n\n{readme.written(said)}\nAfter.\n"
        for said in (whole(), whole().replace("88", "80"))
    )
    assert readme.PLACE.sub(lambda _: readme.written(whole()), after, count=1) == before


def test_results_of_another_shape_are_refused() -> None:
    with pytest.raises(ValueError, match="commit"):
        readme.written(whole().replace("- commit", "- state"))
