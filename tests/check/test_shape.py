"""Patterns that a package may ask for."""

import pytest

from lib.validation.descriptor import is_pattern

SIMPLE = ["^[a-z0-9_]+$", r"^\d\d:\d\d$", "^[A-Z]{3}$", "a*b?", r"^[\w-]{2,3}\.x$"]
COSTLY = [
    "(a+)+$",
    "(a|a)*",
    "a*a*a*",
    "^.*a.*b$",
    "a+b{1,}",
    "a?b?c?",
    "a{999}",
    "[a-z",
    "a|b",
    "[b-a]",
    "(?i)a",
    r"(a)\1",
    "a" * 101,
]


@pytest.mark.parametrize("pattern", SIMPLE)
def test_a_simple_pattern_is_accepted(pattern: str):
    assert is_pattern(pattern)


@pytest.mark.parametrize("pattern", COSTLY)
def test_a_pattern_that_is_broken_or_could_run_for_long_is_refused(pattern: str):
    assert not is_pattern(pattern)
