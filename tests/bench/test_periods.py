"""Days that count as asked for the first time are asked for once."""

from bench.periods import periods


def test_no_day_is_of_two_kinds() -> None:
    assert len(set(periods().every)) == len(periods().every)
