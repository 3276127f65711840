"""The text alternative of each kind of chart says what its rows show, and nothing that is unknown."""

import re

import pandas as pd
import pytest

from lib import catalog, i18n, params
from lib.charts import alternative, registry, spec
from lib.charts.alternative import Amounts, Categories, Differences, Spans
from lib.charts.style import style

DATASET = catalog.catalog()[catalog.default()]
EVERY = list(catalog.catalog().values())
STYLE = style(DATASET, params.parse({}, DATASET.limits)[0])
DAYS = pd.to_datetime(["2025-01-01", "2025-01-02", "2025-01-03", "2025-01-04"])


def rows(values, *, to="ukraine", **columns):
    """One row a day with a value, unless told otherwise."""
    made = {"date": DAYS[: len(values)], "total": values, "to_party": to, **columns}
    return pd.DataFrame(made)


def said(shown, frame):
    """The sentences that a declaration gives of rows."""
    return re.split(r"(?<=\.) (?=[A-Z])", shown(frame, STYLE))


def view(**words):
    return params.parse(words, DATASET.limits)[0]


def test_figures_over_time_have_extremes_last_and_trend_with_day_and_speaker():
    frame = rows([5.0, 9.0, 2.0], speaker=["A", "B", "C"])
    assert said(Amounts("total"), frame) == [
        "The highest figure is 9 to Ukraine on 2 January 2025, by the word of B.",
        "The lowest figure is 2 to Ukraine on 3 January 2025, by the word of C.",
        "The last figure to Ukraine is 2 on 3 January 2025, by the word of C.",
        "The figures to Ukraine show no steady change.",
    ]


@pytest.mark.parametrize(("values", "found"), [
    ([1, 2, 3], "rise"), ([3, 2, 1], "fall"), ([1, 2], ""), ([], ""), ([2, 2, 2], "unsteady"),
    ([1, 3, 1], "unsteady"), ([1, 1, 2], "unsteady"), ([1, 2, 2, 3], "rise"),
    ([1, 2, 4, 3], "rise"), ([4, 3, 1, 2], "fall"), ([1, 4, 3, 2], "unsteady"),
    ([4, 1, 2, 3], "unsteady"), ([2, 3, 4, 5, 6, 7, 8, 9, 1], "unsteady"),
    ([9, 8, 7, 6, 5, 4, 3, 2, 10], "unsteady"),
])  # fmt: skip
def test_a_trend_is_three_quarters_of_all_pairs(values, found):
    assert alternative.trend(values) == found


def test_each_receiver_has_a_last_figure_and_a_trend_in_the_order_of_the_parties():
    both = pd.concat([rows([3.0, 2.0, 1.0], to="russia"), rows([1.0, 2.0, 3.0])])
    assert said(Amounts("total", points=()), both) == [
        "The last figure to Ukraine is 3 on 3 January 2025.",
        "The last figure to Russia is 1 on 3 January 2025.",
        "The figures to Ukraine rise from 1 to 3.",
        "The figures to Russia fall from 3 to 1.",
    ]


@pytest.mark.parametrize("state", ["candidate", "agree"])
def test_missing_numbers_and_claims_under_review_are_nothing(state):
    frame = rows([5.0, None, 9.0], state=["agree", "no_figure", state])
    found = " ".join(said(Amounts("total"), frame))
    assert ("9" in found) == (state == "agree")
    assert " 0 " not in found
    assert "nan" not in found
    assert Amounts("total")(rows([None, None]), STYLE) == ""
    assert Amounts("total")(rows([]), STYLE) == ""


def test_of_equals_the_first_day_is_said_and_how_many_follow():
    assert said(Amounts("total"), rows([1.0, 5.0, 5.0, 5.0]))[0] == (
        "The highest figure is 5 to Ukraine on 2 January 2025 and 2 further days."
    )
    assert said(Amounts("total"), rows([5.0, 1.0, 5.0]))[0].endswith("and 1 further day.")


def test_figures_that_are_all_the_same_are_said_once():
    assert said(Amounts("total"), rows([5.0, 5.0]))[0] == (
        "Every known figure is 5, first to Ukraine on 1 January 2025 and 1 further day."
    )
    assert said(Amounts("total"), rows([5.0])) == [
        "The only figure is 5 to Ukraine on 1 January 2025."
    ]


def test_who_receives_the_same_on_one_day_is_named_together_and_no_speaker_stands_for_another():
    same_day = pd.concat([rows([7.0], speaker="A"), rows([7.0], to="russia", speaker="")])
    lower = rows([9.0, 1.0]).iloc[1:].assign(speaker="A")
    assert said(Amounts("total"), pd.concat([same_day, lower]))[0] == (
        "The highest figure is 7 to Ukraine and Russia each on 1 January 2025."
    )


def test_a_receiver_that_no_row_names_is_all_directions():
    assert "to all directions" in said(Amounts("total"), rows([7.0], to=""))[0]


def test_measures_are_told_apart():
    frame = pd.concat([rows([1.0, 2.0], topic="remains"), rows([8.0], topic="exchanged")])
    found = said(Amounts("total", form="of", apart="topic"), frame)
    label = STYLE.label("topic", "remains")
    assert f"{label}: the highest figure is 2 to Ukraine on 2 January 2025." in found
    assert len([one for one in found if "highest" in one]) == 1


def test_a_bound_is_said_as_a_bound():
    frame = rows([5.0, 9.0], qualifier=["", "at_least"])
    assert "highest figure is at least 9 to" in said(Amounts("total"), frame)[0]


def test_of_categories_the_largest_and_the_smallest_are_said_with_their_ties():
    frame = pd.DataFrame({"title": list("ABCDE"), "n": [9, 1, 1, 1, 1]})
    assert said(Categories(("title",), "n"), frame) == [
        "The largest is 9: A.", "The smallest is 1: B and 3 others.",
    ]  # fmt: skip
    assert said(Categories(("title",), "n"), frame[:3])[1] == "The smallest is 1: B and C."
    assert said(Categories(("title",), "n"), frame[1:3]) == ["It is 1 for B and C."]
    assert Categories(("title",), "n")(frame.assign(n=None), STYLE) == ""


def test_a_category_of_two_columns_is_named_by_both():
    frame = pd.DataFrame({"title": ["A", "A"], "to_party": ["ukraine", "russia"], "n": [2, 1]})
    assert (
        said(Categories(("title", "to_party"), "n"), frame)[0] == "The largest is 2: A (Ukraine)."
    )


def test_rows_can_be_counted_and_shown_with_their_noun():
    frame = pd.DataFrame({"state": ["agree", "agree", "differ"]})
    shown = Categories(
        ("state",), "count", alternative.counted("figure"), alternative.counted_by("state")
    )
    assert said(shown, frame)[1] == f"The smallest is 1 figure: {STYLE.label('state', 'differ')}."


def test_of_spans_the_first_the_last_and_the_longest_with_a_stated_end_are_said():
    frame = pd.DataFrame({
        "title": ["A", "B", "C of 2025"], "date": DAYS[:3], "end_date": [pd.NaT, DAYS[3], DAYS[3]],
    })  # fmt: skip
    assert said(Spans(), frame) == [
        "The first is A (1 January 2025).", "The last is C of 2025.",
        "The longest whose last day is stated took 3 days: B (2 January 2025).",
    ]  # fmt: skip
    assert said(Spans(), frame[:1]) == ["The only one is A (1 January 2025)."]
    assert Spans()(frame[:0], STYLE) == ""


def test_a_span_of_one_day_is_not_the_longest():
    frame = pd.DataFrame({"title": ["A", "B"], "date": DAYS[:2], "end_date": DAYS[:2]})
    assert len(said(Spans(), frame)) == 2


def test_of_differences_the_first_and_the_last_drawn_are_said():
    frame = pd.DataFrame({
        "key": ["a", "a", "b", "b"], "title": ["A", "A", "B", "B"], "figure": [9.0, 3.0, 10.0, 11.0],
        "qualifier": "",
    })  # fmt: skip
    assert said(Differences(), frame) == [
        "The largest difference is that of A, 3 against 9.",
        "The smallest difference shown is that of B, 10 against 11.",
    ]
    assert Differences()(frame[:0], STYLE) == ""


@pytest.mark.parametrize("dataset", EVERY, ids=lambda one: one.package.name)
@pytest.mark.parametrize("figures", ["headline", "third_parties"])
def test_every_chart_with_rows_says_what_they_show(dataset, figures):
    seen = params.parse({"figures": figures}, dataset.limits)[0]
    look = style(dataset, seen)
    charts = registry.charts(dataset)
    every = {name: chart.rows(dataset, seen) for name, chart in charts.items()}
    told = {name: charts[name].kind.alternative(frame, look) for name, frame in every.items()}
    silent = {name for name, words in told.items() if not words}
    assert len(silent) < len(told) / 2
    assert silent == {
        name for name in told if not is_known(charts[name].kind.alternative, every[name])
    }
    assert [words for words in told.values() if re.search(r"\b(nan|NaT|inf)\b|[{}]", words)] == []


def is_known(shown, frame):
    """True where a figure, or of spans a day, is known among the rows that are told of."""
    column = getattr(shown, "amount", "") or getattr(shown, "start", "figure")
    if frame.empty:
        return False
    return bool(getattr(shown, "told", alternative.every)(frame)[column].notna().any())


def test_a_number_in_the_alternative_has_its_speaker():
    june = view(**{"from": "2025-06-11", "to": "2025-06-11"})
    alt = spec.chart_spec(DATASET, june, "single-remains")["alt"]
    assert (
        "1,212 to Ukraine on 11 June 2025, by the word of Ukraine’s Coordination Headquarters"
        in alt
    )


def test_a_month_without_a_number_is_no_lowest():
    june = view(**{"from": "2025-06-01", "to": "2025-06-30"})
    assert "figure is" not in spec.chart_spec(DATASET, june, "monthly-exchanged")["alt"]


def test_the_description_inside_an_image_speaks_of_no_table(dataset, view):
    made = spec.chart_spec(dataset, view, "monthly-exchanged")
    opens = i18n.say("chart.alt_table")
    assert opens in made["alt"]
    assert opens not in made["image"]["description"]
    assert made["image"]["description"].startswith(made["heading"])


def test_every_sentence_of_alternatives_can_be_said():
    words = i18n.words("labels")["alternative"]
    points = ("only", "each", "highest", "lowest", "last")
    forms = (
        "month",
        "day",
        "day_said",
        "of",
        "count",
        "titled",
        "titled_said",
        "headline",
        "pause",
    )
    assert {f"{point}_{form}" for point in points for form in forms} <= set(words)
