"""Charts of claims: how far the sides are apart is said as a number and as a share."""

import pytest

from lib.charts import claims, registry, spec


def side(figure: float, qualifier: str = "exactly") -> dict[str, object]:
    """What one side says."""
    return {"figure": figure, "qualifier": qualifier}


@pytest.mark.parametrize(
    ("sides", "said"),
    [
        ([side(12), side(5)], "7 apart, 58 %"),
        ([side(6057), side(6060)], "3 apart, under 1 %"),
        ([side(30, "about"), side(20)], "about 10 apart, 33 %"),
    ],
)
def test_a_difference_is_a_number_and_a_share_of_the_larger_figure(sides, said):
    assert claims.apart(sides) == said


def test_every_row_of_the_differences_says_how_far_the_sides_are_apart(dataset, view):
    rows = registry.charts(dataset)["differences"].rows(dataset, view)
    figure = spec.chart_spec(dataset, view, "differences")["figure"]
    beside = [note["text"] for note in figure["layout"]["annotations"] if "apart" in note["text"]]
    assert len(beside) == rows["key"].nunique() > 0


def test_no_chart_of_who_says_what_is_hatched(dataset, view):
    charts = registry.at_first(dataset, "claims", view)
    assert charts
    for chart in charts:
        for trace in spec.chart_spec(dataset, view, chart.name)["figure"]["data"]:
            assert "pattern" not in trace.get("marker", {}), chart.name


def test_who_says_what_begins_with_the_figures_on_which_the_sides_agree(dataset, view):
    assert registry.at_first(dataset, "claims", view)[0].name == "both-sides"
