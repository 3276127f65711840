"""Kept answers: worked out once, whoever asks and how many at once, and gone with their subject."""

import gc
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep
from weakref import ref

import pytest

from lib.cache import Memo, memoize


class Thing:
    """Something that answers are about."""


THING = Thing()


def test_two_who_ask_at_once_get_the_one_answer():
    made, both = [], Barrier(2)

    @memoize(8)
    def answer(thing: Thing, of: str) -> object:
        made.append(of)
        sleep(0.05)
        return object()

    def ask(of: str) -> object:
        both.wait()
        return answer(THING, of)

    with ThreadPoolExecutor(2) as readers:
        first, second = readers.map(ask, ["one", "one"])
    assert made == ["one"]
    assert first is second


def test_answers_that_rest_on_each_other_do_not_wait_in_a_circle():
    both = Barrier(2)

    @memoize(8)
    def left(thing: Thing, height: int) -> int:
        sleep(0.05)
        return right(thing, 1) + 1 if height == 2 else 1

    @memoize(8)
    def right(thing: Thing, height: int) -> int:
        sleep(0.05)
        return left(thing, 1) + 1 if height == 2 else 1

    def ask(question):
        both.wait()
        return question(THING, 2)

    with ThreadPoolExecutor(2) as readers:
        assert list(readers.map(ask, [left, right], timeout=5)) == [2, 2]


def test_an_error_is_not_kept():
    faults = [ValueError("once")]

    @memoize(8)
    def answer(thing: Thing) -> int:
        if faults:
            raise faults.pop()
        return 1

    with pytest.raises(ValueError, match="once"):
        answer(THING)
    assert answer(THING) == 1


def test_only_the_latest_answers_are_kept():
    made = []

    @memoize(1)
    def answer(thing: Thing, of: str) -> None:
        made.append(of)

    for of in ("one", "one", "two", "one"):
        answer(THING, of)
    assert made == ["one", "two", "one"]


def test_what_is_only_looked_for_is_not_kept():
    places = Memo[str](1)
    places.place(THING, "one").given(lambda: "first")
    assert places.held(THING, "two") is None
    assert places.held(Thing(), "one") is None
    assert places.held(THING, "one") == "first"


def test_what_is_found_is_the_latest():
    places = Memo[str](2)
    for name in ("one", "two"):
        places.place(THING, name).given(lambda: "made")
    assert places.held(THING, "one") == "made"
    places.place(THING, "three")
    assert places.held(THING, "one") == "made"
    assert places.held(THING, "two") is None


def test_what_is_asked_again_is_the_latest():
    made = []

    @memoize(2)
    def answer(thing: Thing, of: str) -> None:
        made.append(of)

    for of in ("one", "two", "one", "three", "one", "two"):
        answer(THING, of)
    assert made == ["one", "two", "three", "two"]


def test_one_thing_does_not_push_out_the_answers_about_another():
    made, other = [], Thing()

    @memoize(1)
    def answer(thing: Thing) -> None:
        made.append(thing)

    for thing in (THING, other, THING, other):
        answer(thing)
    assert made == [THING, other]


def test_the_answers_about_a_thing_go_with_it():
    @memoize(8)
    def answer(thing: Thing, of: str) -> Thing:
        return Thing()

    thing = Thing()
    left = ref(thing), ref(answer(thing, "one")), ref(answer(thing, of="two"))
    del thing
    gc.collect()
    assert [one() for one in left] == [None, None, None]


def test_kept_answers_take_so_many_bytes_and_no_more():
    memo = Memo[bytes](1_000, room=500, size=len)
    for turn in range(200):
        memo.place(THING, turn).given(lambda: bytes(100))
    held = [turn for turn in range(200) if memo.held(THING, turn) is not None]
    assert held == [194, 195, 196, 197, 198, 199]


def test_one_answer_larger_than_the_room_is_given_and_then_let_go_of():
    memo = Memo[bytes](1_000, room=50, size=len)
    assert memo.place(THING, "large").given(lambda: bytes(100)) == bytes(100)
    memo.place(THING, "next")
    assert memo.held(THING, "large") is None
