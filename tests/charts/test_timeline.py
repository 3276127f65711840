"""The timeline: mirrored lanes, rims and fills, names of rounds and moments that never overlap."""

from itertools import combinations

import pandas as pd
import pytest

from lib.charts import layout, spec, timeline, tokens
from lib.charts.style import style

WIDTHS = [timeline.WIDE, timeline.TABLET, timeline.NARROW]
RATIO = 3


def traces_of(dataset, seen, table):
    found = spec.chart_spec(dataset, seen, "process")["figure"]["data"]
    return [one for one in found if any(table in name for name in one.get("customdata", []))]


def boxes(labels, seen, width):
    """Row, left and right end of each label in pixels, as a browser sets them."""
    start, end = layout.ends(seen)
    shift = {"left": 0, "center": -0.5, "right": -1}
    for day, words, row, anchor in layout.in_rows(labels, seen, width):
        size = len(words) * layout.LETTER
        left = (day - start) / (end - start) * width + shift[anchor] * size
        yield row, left, left + size


def test_to_one_side_is_above_the_middle_of_a_lane_and_to_the_other_below(dataset, view):
    seen = style(dataset, view)
    up, down = dataset.sides[:2]
    remains = [
        one for one in traces_of(dataset, view, "transfers/2025-06-11-bodies")
        if one["marker"]["symbol"][0].startswith("square")
    ]  # fmt: skip
    by_color = {one["marker"]["line"]["color"]: set(one["y"]) for one in remains}
    above, below = by_color[seen.color(up)], by_color[seen.color(down)]
    assert max(above) < round(max(above)) < min(below)


def test_rims_are_opaque_and_of_three_to_one_on_either_page(dataset, view):
    seen = style(dataset, view)
    traces = traces_of(dataset, view, "transfers/")
    assert traces
    for one in traces:
        assert "opacity" not in one["marker"]
        rim = one["marker"]["line"]["color"]
        assert contrast(rim, tokens.PAPER) >= RATIO
        assert contrast(seen.dark[rim], tokens.DARK[tokens.PAPER]) >= RATIO


def contrast(one: str, other: str) -> float:
    """The ratio of contrast between two colours (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(color: str) -> float:
    """The relative luminance of a colour of six hexadecimal digits (WCAG 2.2)."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_no_published_number_is_an_empty_ring_of_the_smallest_size(dataset, view):
    found = [
        (symbol, size)
        for one in traces_of(dataset, view, "transfers/")
        for symbol, size, words in zip(
            one["marker"]["symbol"], one["marker"]["size"], one["hovertext"], strict=True
        )
        if "No figure from anybody" in words and "no figure to" in words.lower()
    ]
    assert found
    assert all(symbol.endswith("-open") for symbol, _ in found)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("words", [{}, {"from_": "2025-05-01", "to": "2025-06-30"}])
def test_no_two_names_of_moments_lie_on_each_other(dataset, look_at, width, words):
    seen = style(dataset, look_at(**words))
    shown = [one for one in seen.moments if seen.first <= one[0] <= seen.last]
    every = list(boxes(shown, seen, width))
    assert len(every) == len(shown) > 1
    for (row, left, right), (other, first, last) in combinations(every, 2):
        assert row != other or right < first or last < left


def test_labels_of_one_day_stand_in_rows(dataset, view):
    seen = style(dataset, view)
    day = pd.Timestamp("2024-01-01")
    placed = layout.in_rows([(day, "one")] * 3, seen, 300)
    assert sorted(row for *_, row, _ in placed) == [0, 1, 2]


def test_the_six_moments_are_written_on_every_screen(dataset, view):
    made = spec.chart_spec(dataset, view, "process")["figure"]["layout"]
    phone, tablet = made["meta"]["phone"], made["meta"]["tablet"]
    for notes in (made["annotations"], phone["annotations"], tablet["annotations"]):
        said = {note["text"] for note in notes}
        assert {words for _, words in style(dataset, view).moments} <= said
        assert len(style(dataset, view).moments) == 6


def test_a_round_is_named_by_its_city_where_there_is_room(dataset, look_at):
    seen = look_at(from_="2026-01-01", to="2026-03-01")
    notes = spec.chart_spec(dataset, seen, "process")["figure"]["layout"]["annotations"]
    assert "Geneva" in {note["text"] for note in notes}


def test_a_key_explains_just_the_forms_that_are_drawn(dataset, look_at):
    def named(seen):
        data = spec.chart_spec(dataset, seen, "process")["figure"]["data"]
        return [one["name"] for one in data if one.get("showlegend")]

    assert named(look_at())[:4] == [
        "Filled: sides agree", "Ring with dot: they differ", "Pale: one side only",
        "Empty ring: no number published",
    ]  # fmt: skip
    agreed = named(look_at(from_="2025-05-23", to="2025-05-23"))
    assert "Ring with dot: they differ" not in agreed
    assert "Filled: sides agree" in agreed


def test_words_of_moments_hide_the_stems_that_pass_behind_them(dataset, view):
    made = spec.chart_spec(dataset, view, "process")["figure"]["layout"]
    for screen in (made, made["meta"]["tablet"], made["meta"]["phone"]):
        said = [note for note in screen["annotations"] if note.get("showarrow")]
        heights = [-note["ay"] for note in said]
        assert len(heights) == 6
        assert heights == sorted(heights, reverse=True)
        assert {note["bgcolor"] for note in said} == {tokens.PAPER}


def test_a_thin_stretch_is_named_on_every_screen(dataset, view):
    made = spec.chart_spec(dataset, view, "process")["figure"]["layout"]
    for screen in (made, made["meta"]["tablet"], made["meta"]["phone"]):
        assert any("Thin record" in note["text"] for note in screen["annotations"])
