"""The figures that several sides give: one cell each, counted as the states of the period are."""

import pytest

from lib import params
from lib.charts import spec
from lib.model import chart_rows, disagreements


@pytest.mark.parametrize("words", [{}, {"from": "2025-05-01", "to": "2025-07-31"}])
def test_a_cell_stands_for_each_figure_that_several_sides_give(dataset, words):
    view, _ = params.parse(words, dataset.limits)
    rows = chart_rows.agreement_cells(dataset, view)
    counts = disagreements.states_of_view(dataset, view).groupby("state")["figures"].sum()
    assert rows["state"].value_counts().to_dict() == {
        state: counts[state] for state in ("agree", "differ")
    }
    assert not rows.duplicated(["record", "topic", "to_party"]).any()


def test_the_finding_counts_the_cells_and_each_opens_its_record(dataset):
    view, _ = params.parse({}, dataset.limits)
    rows, made = (
        chart_rows.agreement_cells(dataset, view),
        spec.chart_spec(dataset, view, "both-sides"),
    )
    agree = (rows["state"] == "agree").sum()
    assert made["heading"].startswith(f"On {agree} of {len(rows)} figures")
    drawn = [record for trace in made["figure"]["data"] for record in trace["customdata"]]
    assert sorted(drawn) == sorted(rows["record"])
    forms = [trace["marker"]["symbol"] for trace in made["figure"]["data"]]
    assert len(forms) == len(set(forms)) == 2
