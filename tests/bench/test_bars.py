"""The bars: what a ratio is judged by, and how it is told."""

import pytest

from bench.bars import Bar


@pytest.mark.parametrize(
    ("value", "shown", "verdict"),
    [
        (1.1449, "1.14", "met"),
        (1.15, "1.15", "met"),
        (1.1502, "1.1502", "not met"),
        (1.1549, "1.155", "not met"),
        (1.156, "1.16", "not met"),
    ],
)
def test_a_ratio_is_not_rounded_to_the_other_side_of_its_bar(value, shown, verdict):
    bar = Bar("cold load", "parley overview", "static overview", value, 1.15)
    assert (bar.shown, bar.verdict) == (shown, verdict)


def test_an_error_misses_a_bar():
    bar = Bar("50 readers, p95", "parley small", "dash small", 0.1, 1.0, errors=1)
    assert bar.verdict == "not met"
