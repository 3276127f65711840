"""How charts look where it matters to a reader: what is labelled, what is apart, what has room."""

import itertools

import pandas as pd
import pytest

from lib.charts import layout, registry, spec, tokens
from lib.charts.style import style
from tests.charts.test_charts import TALKS


def drawn(name: str, view) -> dict:
    """A chart of the real negotiation as the runtime takes it."""
    return spec.chart_spec(TALKS, view, name)["figure"]


def test_labels_are_moved_just_so_far_that_none_lies_over_another():
    aims, heights = {"a": 100.0, "b": 110.0, "c": 300.0}, dict.fromkeys("abc", 34.0)
    shifts = layout.apart(aims, heights)
    places = {name: aims[name] + shifts[name] for name in aims}
    assert places["b"] - places["a"] == pytest.approx(34)
    assert shifts["a"] == pytest.approx(-shifts["b"])
    assert shifts["c"] == 0


def test_the_ends_of_running_totals_are_named_in_the_margin(view):
    layout = drawn("summed-exchanged", view)["layout"]
    ends = [words for words in layout["annotations"] if words.get("xref") == "paper"]
    assert len(ends) == len(TALKS.sides)
    assert all(words["x"] == 1 and words["xanchor"] == "left" for words in ends)
    assert layout["margin"]["r"] > tokens.MARGIN["r"]


@pytest.mark.parametrize("name", ["process", "monthly-remains", "summed-remains", "single-remains"])
def test_a_thin_stretch_is_named_on_a_phone_too(name, look_at):
    layout = drawn(name, look_at())["layout"]
    phone = layout["meta"]["phone"].get("annotations", layout["annotations"])
    for words in (layout["annotations"], phone):
        assert any("Thin record" in said["text"] for said in words)
    dense = drawn(name, look_at(from_="2025-06-01", to="2025-06-30"))["layout"]
    assert not any("Thin record" in said["text"] for said in dense["annotations"])


def test_a_range_without_an_upper_end_fades_and_ends_short_of_the_edge(view):
    figure = drawn("sittings", view)
    fading = [trace for trace in figure["data"] if trace.get("opacity", 1) < 1]
    open_ended = {
        row["meeting_id"]
        for row in registry.charts(TALKS)["sittings"].rows(TALKS, view).to_dict("records")
        if row["upper"] == float("inf")
    }
    strengths = [trace["opacity"] for trace in fading]
    assert strengths == sorted(strengths, reverse=True)
    edge = figure["layout"]["xaxis"]["range"][1]
    for trace in fading:
        assert len([x for x in trace["x"] if x is not None]) == 2 * len(open_ended) > 0
    assert max(x for trace in fading for x in trace["x"] if x is not None) < edge


@pytest.mark.parametrize("words", [
    {"from_": "2025-06-03", "to": "2025-06-05"}, {"from_": "2025-06-01", "to": "2025-07-31"}, {},
])  # fmt: skip
def test_the_bar_of_a_month_stands_in_the_period_and_does_not_fill_it(words, look_at):
    seen = style(TALKS, look_at(**words))
    start, end = layout.ends(seen)
    months = pd.Series(pd.date_range(seen.first.replace(day=1), seen.last, freq="MS"))
    assert layout.middles(months, seen).between(seen.first, seen.last).all()
    assert layout.bar_width(seen) <= (end - start).total_seconds() * 1000 * 0.1


def test_nearly_equal_figures_of_two_sides_do_not_lie_on_each_other(view):
    marks = [trace for trace in drawn("differences", view)["data"] if trace.get("customdata")]
    heights = [set(trace["y"]) for trace in marks]
    assert heights[0].isdisjoint(heights[1])
    assert len({trace["marker"]["symbol"] for trace in marks}) == len(marks)


def test_every_colour_of_a_speaker_is_named(view):
    for name in ("sittings", "single-exchanged", "differences"):
        traces = drawn(name, view)["data"]
        named = {trace["marker"]["color"] for trace in traces if trace["showlegend"]}
        used = {
            trace["marker"]["line"]["color"]
            for trace in traces
            if trace.get("customdata") and trace["marker"].get("color")
        }
        assert used - {tokens.GREY} <= named, name


def test_marks_on_zero_have_room_below(view):
    axes = [
        part for key, part in drawn("single-exchanged", view)["layout"].items() if "yaxis" in key
    ]
    assert axes
    assert all(axis["range"][0] < 0 for axis in axes)


def test_rounds_are_counted_by_year_beside_their_marks(view):
    said = [words["text"] for words in drawn("process", view)["layout"]["annotations"]]
    rounds = TALKS["rounds"][TALKS["rounds"]["is_round"] & TALKS["rounds"]["was_held"]]
    counts = rounds["start_date"].dt.year.value_counts()
    assert len(counts)
    assert {f"{count} in {year}" for year, count in counts.items()} <= set(said)


def test_marks_of_rounds_close_together_have_a_rim_of_the_page(view):
    traces = drawn("rounds-by-track", view)["data"]
    filled = [trace for trace in traces if trace["marker"]["symbol"] == "circle"]
    assert {trace["marker"]["line"]["color"] for trace in filled} == {tokens.PAPER}


def test_near_rounds_stand_on_different_levels(view):
    trace = next(
        trace for trace in drawn("process", view)["data"] if "rounds/" in trace["customdata"][0]
    )
    marks = sorted(zip(pd.to_datetime(trace["x"]), trace["y"], strict=True))
    near = [
        (level, next_level)
        for (day, level), (next_day, next_level) in itertools.pairwise(marks)
        if next_day - day <= pd.Timedelta(days=20)
    ]
    assert near
    assert [pair for pair in near if pair[0] == pair[1]] == []


def test_the_rules_behind_the_marks_are_said_where_there_are_any(look_at):
    assert "dotted" in spec.chart_spec(TALKS, look_at(), "summed-remains")["subtitle"]
    calm = look_at(from_="2024-01-01", to="2024-12-31")
    assert "dotted" not in spec.chart_spec(TALKS, calm, "summed-remains")["subtitle"]


def test_a_phone_has_few_ticks_of_hours(view):
    for name in ("joint-time", "joint-time-by-track"):
        layout = drawn(name, view)["layout"]
        phone = layout["meta"]["phone"]
        assert len(phone["xaxis.tickvals"]) == len(phone["xaxis.ticktext"]) <= 6


def test_the_rows_one_by_one_are_those_of_the_frame(view):
    rows = registry.charts(TALKS)["sittings"].rows(TALKS, view)
    known = rows.dropna(axis="columns")
    assert tokens.each(known) == known.to_dict("records")
    assert tokens.each(rows, ["title"]) == rows[["title"]].to_dict("records")
