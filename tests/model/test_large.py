"""A package that is large enough to be held as categories says the same as a small one."""

import pandas as pd
import pytest

from lib.charts import registry, spec
from lib.content import tables as content
from lib.data import tables
from lib.model import coverage, disagreements, figures
from lib.model.dataset import read_dataset
from lib.model.figures import outcome_statements
from lib.params import parse


@pytest.fixture(scope="module")
def large(dataset):
    """The same negotiation, read with so low a bound that its claims count as many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "FEW", 400)
        patch.setattr(tables, "OFTEN", 2)
        yield read_dataset(dataset.files)


@pytest.mark.parametrize("words", [{}, {"figures": "press"}])
def test_every_chart_of_a_large_package_is_that_of_a_small_one(dataset, large, words):
    view = parse(words, dataset.limits)[0]
    assert isinstance(large.statements["speaker"].dtype, pd.CategoricalDtype)
    for name in registry.charts(dataset):
        assert spec.encoded(large, view, name) == spec.encoded(dataset, view, name), name


def test_the_codes_of_a_large_package_have_the_same_words(dataset, large, view):
    rows = disagreements.unmatched(large, view)
    assert isinstance(rows["party_id"].dtype, pd.CategoricalDtype)
    small, own = content.unmatched(dataset, view), content.unmatched(large, view)
    assert [list(one.cells.astype("str")) for one in own.columns] == [
        list(one.cells.astype("str")) for one in small.columns
    ]


def test_each_figure_has_one_number_in_the_order_of_its_key(dataset):
    for rows in (outcome_statements(dataset), figures.skeleton(dataset)):
        each = rows[[*figures.KEY, "number"]].astype({"to_party": "str"}).drop_duplicates()
        assert each["number"].is_unique
        assert each.sort_values(figures.KEY)["number"].is_monotonic_increasing


def test_voices_of_a_transfer_are_counted_each_once(dataset):
    found = coverage.voices(dataset, "all")
    rows = dataset.about("transfer_id")
    rows = rows.assign(side=rows["party_id"].where(rows["role"] == "party"))
    groups = rows.groupby("transfer_id")
    expected = groups.agg(sources=("source_id", "nunique"), sides=("side", "nunique"))
    own = found.loc["transfers/" + expected.index]
    assert own.to_numpy().tolist() == expected.to_numpy().tolist()


def test_a_long_column_holds_the_very_texts_of_the_keys_that_it_refers_to(monkeypatch):
    monkeypatch.setattr(tables, "FEW", 1)
    keys = pd.Series(["key one", "key two"])
    column = pd.Series(["".join(("key", " two")), "other", "".join(("key", " one"))])
    held = tables.shared(column, keys)
    assert held.tolist() == ["key two", "other", "key one"]
    assert held.iloc[0] is keys.iloc[1]
