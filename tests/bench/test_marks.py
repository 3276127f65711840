"""A flawed run is marked at the top of its results, and a part of one is not written."""

import pytest

from bench.__main__ import is_whole, options
from bench.field import FIELD
from bench.growth import Grown
from bench.load import Load
from bench.marks import ENOUGH, marks
from bench.memory import Weight
from bench.report import report
from bench.results import Results
from bench.times import Times


def results(done: int = ENOUGH, busy: float = 0.0) -> Results:
    times = {f"{kind} {page}": Times(done=done) for kind, page in FIELD}
    turns, loads = {"parley small": {"kept": Load()}}, {"parley small": Load()}
    return Results(busy, times, {}, turns, loads, {"parley small": Weight()}, [Grown(1)])


def test_a_good_run_has_no_mark() -> None:
    assert marks(results()) == []


def test_a_busy_machine_is_marked() -> None:
    (mark,) = marks(results(busy=1.1))
    assert "1.1" in mark


def test_servers_that_were_measured_too_seldom_are_marked() -> None:
    (mark,) = marks(results(done=ENOUGH - 1))
    assert "dash-kept small 14" in mark
    assert "panel" not in mark


def test_marks_stand_above_the_ratios() -> None:
    found = results(busy=2.0)
    found.times = {"panel small": Times()}
    said = report(found)
    assert said.index("**Disturbed") < said.index("## Ratios")


def test_a_whole_run_is_worth_keeping() -> None:
    assert is_whole(options([]), results())


@pytest.mark.parametrize(
    "asked",
    ["--largest 1000", "--changes 100", "--seconds 9", "--parts browser", "--servers dash/small"],
)
def test_a_reduced_run_is_not(asked: str) -> None:
    assert not is_whole(options(asked.split()), results())


def test_nor_is_one_that_ended_early() -> None:
    assert not is_whole(options([]), results(done=ENOUGH - 1))


@pytest.mark.parametrize("part", ["times", "turns", "loads", "weights", "grown"])
def test_nor_is_one_that_lacks_a_part(part: str) -> None:
    found = results()
    getattr(found, part).clear()
    assert not is_whole(options([]), found)
