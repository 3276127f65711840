"""Kept answers: worked out once, whoever asks and how many at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep

import pytest

from lib.kept import kept


def test_two_who_ask_at_once_get_the_one_answer():
    made, both = [], Barrier(2)

    @kept(8)
    def answer(of: str) -> object:
        made.append(of)
        sleep(0.05)
        return object()

    def ask(of: str) -> object:
        both.wait()
        return answer(of)

    with ThreadPoolExecutor(2) as readers:
        first, second = readers.map(ask, ["one", "one"])
    assert made == ["one"]
    assert first is second


def test_answers_that_rest_on_each_other_do_not_wait_in_a_circle():
    both = Barrier(2)

    @kept(8)
    def left(height: int) -> int:
        sleep(0.05)
        return right(1) + 1 if height == 2 else 1

    @kept(8)
    def right(height: int) -> int:
        sleep(0.05)
        return left(1) + 1 if height == 2 else 1

    def ask(question):
        both.wait()
        return question(2)

    with ThreadPoolExecutor(2) as readers:
        assert list(readers.map(ask, [left, right], timeout=5)) == [2, 2]


def test_an_error_is_not_kept():
    faults = [ValueError("once")]

    @kept(8)
    def answer() -> int:
        if faults:
            raise faults.pop()
        return 1

    with pytest.raises(ValueError, match="once"):
        answer()
    assert answer() == 1


def test_only_the_latest_answers_are_kept():
    made = []

    @kept(1)
    def answer(of: str) -> None:
        made.append(of)

    for of in ("one", "one", "two", "one"):
        answer(of)
    assert made == ["one", "two", "one"]
