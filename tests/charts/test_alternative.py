"""The text alternative says the highest, the lowest and the last figure of the rows of a chart."""

import pytest

from lib import catalog, i18n, params
from lib.charts import registry, spec

DATASET = catalog.catalog()[catalog.default()]
KINDS = [kind for kind in registry.KINDS if kind.amount]


def view(**words):
    return params.parse(words, catalog.limits(catalog.default()))[0]


@pytest.mark.parametrize("figures", ["headline", "ukraine", "russia", "third_parties"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_extremes_and_last_are_those_of_the_rows(kind, figures):
    chart, seen = registry.of_kind(DATASET, kind)[0], view(figures=figures)
    rows = chart.rows(DATASET, seen)
    known = rows[rows[kind.amount].notna()]
    alt = spec.chart_spec(DATASET, seen, chart.name)["alt"]
    last = known[known[kind.day] == known[kind.day].max()][kind.amount]
    assert not known.empty
    assert f"highest figure is {i18n.number(known[kind.amount].max())} to" in alt
    assert f"lowest figure is {i18n.number(known[kind.amount].min())} to" in alt
    assert any(f"last figure is {i18n.number(value)} to" in alt for value in last)


def test_a_number_in_the_alternative_has_its_speaker():
    june = view(**{"from": "2025-06-11", "to": "2025-06-11"})
    alt = spec.chart_spec(DATASET, june, "single-remains")["alt"]
    assert (
        "1,212 to Ukraine on 11 June 2025, by the word of Ukraine’s Coordination Headquarters"
        in alt
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_empty_period_has_no_figure(kind):
    chart = registry.of_kind(DATASET, kind)[0]
    alt = spec.chart_spec(DATASET, view(**{"from": "2022-02-24", "to": "2022-02-24"}), chart.name)[
        "alt"
    ]
    assert "figure is" not in alt


def test_a_month_without_a_number_is_no_lowest():
    june = view(**{"from": "2025-06-01", "to": "2025-06-30"})
    assert "figure is" not in spec.chart_spec(DATASET, june, "monthly-exchanged")["alt"]


def test_the_description_inside_an_image_speaks_of_no_table(dataset, view):
    made = spec.chart_spec(dataset, view, "monthly-exchanged")
    opens = i18n.say("chart.alt_table")
    assert opens in made["alt"]
    assert opens not in made["image"]["description"]
    assert made["image"]["description"].startswith(made["heading"])
