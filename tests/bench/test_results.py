"""The results: which runs are kept, and how samples become numbers of one file."""

import json

import pytest

from bench import results
from bench.__main__ import is_whole, options
from bench.clients import Answer
from bench.contenders import CONTENDERS
from bench.load import Load
from bench.machine import ENOUGH
from bench.results import Found
from bench.suites import SUITES


def run(n: int = ENOUGH) -> Found:
    """A run with something from every suite."""
    rows = {f"{kind} {page}": {"n": n} for kind, page in CONTENDERS}
    return {suite: {"a": {}} for suite in SUITES} | {"browser": rows}


def test_a_spread_is_median_least_and_greatest() -> None:
    assert results.spread([3.0, 1.0, 2.0], 10) == [20, 10, 30]
    assert results.spreads({"a": [1.0], "b": []}) == {"a": [1, 1, 1]}


def test_what_was_not_measured_is_no_number() -> None:
    found = {"a": {"b": [2, 1, 3], "c": 5, "d": []}}
    read = [results.at(found, "a", name) for name in "bcde"]
    assert read[:2] == [2, 5]
    assert all(value != value for value in read[2:])


def test_the_file_holds_what_was_found_a_row_a_line() -> None:
    found = {"run": {"day": "today"}, "browser": {"é": {"n": 1}}, "targets": [{"met": True}]}
    text = results.written(found)
    assert json.loads(text) == found
    assert '    "browser"' not in text
    assert text.count("\n") == 11


def test_loads_add_up() -> None:
    both = Load([Answer(0.1, 1, 1000)], ["a"], 0.3) + Load([Answer(0.3, 3, 3000)], [], 0.1)
    assert both.alone["CPU ms a change"] == 200
    assert both.alone["answer ms"] == [200, 100, 300]
    assert both.together["greatest ms"] == 300
    assert both.together["errors"] == ["a"]


def test_a_whole_run_is_worth_keeping() -> None:
    assert is_whole(options([]), run())


@pytest.mark.parametrize(
    "asked",
    ["--largest 1000", "--changes 100", "--seconds 9", "--suites browser", "--servers dash/small"],
)
def test_a_reduced_run_is_not(asked: str) -> None:
    assert not is_whole(options(asked.split()), run())


def test_nor_is_one_that_ended_early() -> None:
    assert not is_whole(options([]), run(n=ENOUGH - 1))


@pytest.mark.parametrize("suite", SUITES)
def test_nor_is_one_that_lacks_a_suite(suite: str) -> None:
    assert not is_whole(options([]), run() | {suite: {}})
