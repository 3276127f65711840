"""Blocks of outcomes: one chart each, in the form that the address names, with its sums."""

import pytest

from lib import params
from lib.charts import registry, spec
from lib.content import blocks
from lib.model import outcomes


def seen(dataset, **words):
    """The view that some query parameters mean."""
    view, objections = params.parse(words, dataset.limits)
    assert objections == []
    return view


def of(dataset, **words):
    """The blocks by outcome."""
    return {block.place: block for block in blocks.blocks(dataset, seen(dataset, **words))}


def test_each_outcome_of_the_package_has_one_block_and_one_chart(dataset):
    named = dataset["outcomes"].sort_values("order")["outcome_id"].to_list()
    found = of(dataset)
    assert list(found) == named
    assert [block.chart for block in found.values()] == [f"monthly-{code}" for code in named]


def test_the_address_chooses_the_form_of_each_block_or_of_all(dataset):
    first, second, *_ = dataset["outcomes"].sort_values("order")["outcome_id"]
    own = of(dataset, by=f"{first}.total {second}.each")
    assert own[first].chart == f"summed-{first}"
    assert own[second].chart == f"single-{second}"
    assert {one.chart.partition("-")[0] for one in of(dataset, by="each").values()} == {"single"}


def test_a_form_is_written_as_one_address_whatever_the_order_or_the_default(dataset):
    first, second, *_ = dataset["outcomes"].sort_values("order")["outcome_id"]
    view = seen(dataset, by=f"{second}.each {first}.total")
    assert view.words["by"] == f"{first}.total {second}.each"
    assert "by" not in seen(dataset, by="month").words


@pytest.mark.parametrize("part", ["each.each", "weekly", "none.month", "."])
def test_an_unknown_form_is_refused_and_the_known_ones_kept(dataset, part):
    first = dataset["outcomes"].sort_values("order")["outcome_id"].iloc[0]
    view, objections = params.parse({"by": f"{part} {first}.each"}, dataset.limits)
    assert [(one.word, one.value, one.fault) for one in objections] == [("by", part, "unknown")]
    assert view.form(first) == "each"


def test_a_way_changes_its_own_block_alone_and_keeps_the_other_words(dataset):
    first, second, *_ = dataset["outcomes"].sort_values("order")["outcome_id"]
    block = of(dataset, figures="press", by=f"{second}.each")[first]
    assert [way.is_shown for way in block.ways] == [True, False, False]
    assert block.ways[0].address.startswith(f"/outcomes?figures=press&by={second}.each&")
    assert f"?figures=press&by={first}.total+{second}.each&" in block.ways[1].address


def test_the_form_changes_no_rows_and_makes_no_second_figure(dataset):
    plain, each = seen(dataset), seen(dataset, by="each")
    assert plain.token == each.token
    name = next(iter(of(dataset).values())).chart
    assert spec.chart_spec(dataset, plain, name) is spec.chart_spec(dataset, each.plain, name)


def test_who_says_the_figures_of_a_sum_adds_up_to_its_known_records(dataset):
    view = seen(dataset)
    said = outcomes.spoken_by(dataset, view).groupby(["outcome_id", "to_party"])["figures"].sum()
    rows = outcomes.in_total(dataset, view).set_index(["outcome_id", "to_party"])
    known = rows["records"] - rows["silent"]
    assert said.to_dict() == known[known > 0].to_dict()


def test_silence_is_counted_in_the_heading_and_a_sum_with_it_is_a_least_value(dataset):
    rows = outcomes.in_total(dataset, seen(dataset))
    silent = rows[rows["silent"] > 0].iloc[0]
    order = [*dataset.sides].index(silent["to_party"])
    shown = of(dataset)[silent["outcome_id"]].sums[order]
    assert shown.value.startswith("at least ")
    assert f"{silent['silent']} records without a figure" in shown.note


def test_all_forms_stay_charts_of_the_page_with_addresses_of_their_own(dataset):
    names = {chart.name for chart in registry.of_page(dataset, "outcomes")}
    codes = list(dataset["outcomes"]["outcome_id"])
    every = {f"{form}-{code}" for form in ("monthly", "summed", "single") for code in codes}
    assert every
    assert every <= names
