"""Small drawings: everything within its axis, and all of it said in words."""

import math
import re

import pytest

from lib.api import drawings
from lib.content.nodes import Bar, Bars, Clock, Span


def drawn(*spans):
    return str(drawings.html(Clock("A day", spans)))


def span(**ends):
    return Span("Plenary", "said", **{"early": 600, "start": 600, "end": 700, "late": 700, **ends})


def shares(source):
    """Every place on the axis, in per cent."""
    return [float(one) for one in re.findall(r'(?:x|x1|x2|cx)="([\d.-]+)%"', source)]


@pytest.mark.parametrize(
    "ends",
    [{}, {"late": math.inf}, {"end": None}, {"early": 540, "late": 1500}, {"start": 700}],
)
def test_everything_stands_within_the_axis(ends):
    found = shares(drawn(span(**ends)))
    assert len(found) > 4
    assert 0 <= min(found) <= max(found) <= 100


def test_an_end_that_no_report_bounds_is_drawn_open():
    assert 'class="open"' in drawn(span(late=math.inf))
    assert 'class="open"' not in drawn(span())


def test_one_known_end_is_a_point():
    assert "<circle" in drawn(span(end=None))
    assert "<circle" not in drawn(span())


def test_hours_past_midnight_are_those_of_the_next_day():
    assert ">01:00<" in drawn(span(start=1380, early=1380, end=1500, late=1500))


def test_the_words_of_a_stretch_are_no_markup():
    hostile = Span("<b>", "<i>", 600, 600, 660, 660)
    source = drawn(hostile)
    assert "<b>" not in source
    assert "&lt;b&gt;" in source


def test_the_headline_alone_is_filled_and_the_largest_number_is_the_longest():
    bars = (Bar("50, says one", 50, False), Bar("100, says another", 100, True))
    source = str(drawings.html(Bars("What each says", bars)))
    forms = re.findall(r'<rect class="(\w+)".*?width="([\d.]+)%"', source)
    assert forms == [("hollow", "49.00"), ("full", "98.00")]
    assert "<strong>100, says another</strong>" in source
