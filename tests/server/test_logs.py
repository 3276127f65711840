"""The log: a warning of one kind is written once in a while, errors always."""

import logging

from lib.server.logs import Seldom


def record(level=logging.WARNING, words="bad request %s", *values):
    """A record of the log."""
    return logging.LogRecord("parley", level, "", 0, words, values, (None, None, None))


def test_a_flood_is_one_line_and_is_counted():
    seldom = Seldom(pause=60)
    assert [seldom.filter(record(values)) for values in [logging.WARNING] * 5] == [
        True,
        False,
        False,
        False,
        False,
    ]
    seldom.pause = 0
    last = record(logging.WARNING, "bad request %s", "x")
    assert seldom.filter(last)
    assert last.getMessage() == "bad request x (4 more like it before)"
    assert last.exc_info is None


def test_other_warnings_and_errors_are_not_held_back():
    seldom = Seldom(pause=60)
    assert seldom.filter(record())
    assert seldom.filter(record(words="another"))
    error = record(logging.ERROR)
    assert seldom.filter(error)
    assert seldom.filter(record(logging.ERROR))
    assert error.exc_info is not None
