"""A bar is met by a ratio that was measured, without an error of the server under judgement."""

import pytest

from bench import bars
from bench.bars import Bar
from bench.load import Load
from bench.results import Results
from bench.times import Times

UNKNOWN = float("nan")


@pytest.mark.parametrize(
    ("value", "errors", "verdict"),
    [(1.0, 0, "met"), (1.01, 0, "not met"), (0.5, 1, "not met"), (UNKNOWN, 0, "–")],
)
def test_a_verdict_needs_a_ratio_and_no_error(value: float, errors: int, verdict: str) -> None:
    assert Bar("p95", "parley small", "dash small", value, 1.0, errors).verdict == verdict


@pytest.mark.parametrize(
    ("value", "shown", "verdict"),
    [
        (1.1449, "1.14", "met"),
        (1.15, "1.15", "met"),
        (1.1502, "1.1502", "not met"),
        (1.1549, "1.155", "not met"),
        (1.156, "1.16", "not met"),
        (UNKNOWN, "nan", "–"),
    ],
)
def test_a_ratio_is_not_rounded_to_the_other_side_of_its_bar(
    value: float, shown: str, verdict: str
) -> None:
    bar = Bar("cold load", "parley overview", "static overview", value, 1.15)
    assert (bar.shown, bar.verdict) == (shown, verdict)


def verdicts(own: list[str], other: list[str]) -> dict[str, str]:
    loads = {"parley small": Load([0.1], own), "dash small": Load([1.0], other)}
    found = bars.of_servers(Results(loads=loads))
    return {bar.of: bar.verdict for bar in found if bar.against == "dash small"}


def test_errors_of_our_own_server_miss_the_bar_of_the_readers() -> None:
    assert verdicts(["refused"], [])["parley small"] == "not met"


def test_errors_of_the_other_server_do_not() -> None:
    assert verdicts([], ["refused"])["parley small"] == "met"


@pytest.mark.parametrize("what", ["kept", "new", "pasted"])
def test_every_kind_of_change_is_judged(what: str) -> None:
    times = {
        f"{name} claims": Times(kept=[1], new=[1], pasted=[1]) for name in ("parley", "static")
    }
    found = [bar for bar in bars.of_changes(Results(times=times)) if bar.verdict == "met"]
    assert f"filter change, {what} period" in [bar.measure for bar in found]


@pytest.mark.parametrize("page", ["small", "overview", "outcomes", "claims"])
@pytest.mark.parametrize("kind", ["static", "static-full"])
def test_the_cold_load_of_every_page_is_judged(page: str, kind: str) -> None:
    times = {f"parley {page}": Times(cold=[3]), f"{kind} {page}": Times(cold=[2])}
    found = {(bar.measure, bar.against): bar.verdict for bar in bars.of_loads(Results(times=times))}
    assert found["cold load", f"{kind} {page}"] == "not met"


def test_up_to_three_different_errors_are_told() -> None:
    assert Load(errors=["a", "a", "b", "c", "d"]).faults == ["a", "b", "c"]
