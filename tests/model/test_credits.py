"""Credits: a speaker is named with the side, wherever a statement is told."""

import pandas as pd
import pytest

from lib import export
from lib.charts import registry, spec
from lib.model import commitments, records
from lib.model.dataset import Dataset, credited
from lib.model.mentions import with_voice


@pytest.mark.parametrize(
    ("name", "side", "credit"),
    [
        ("Ministry of Defence", "North", "Ministry of Defence (North)"),
        ("North Herald", "North", "North Herald"),
        ("Northern Herald", "North", "Northern Herald (North)"),
        ("Headquarters (Ng)", "North", "Headquarters (Ng, North)"),
        ("Russian officials", "US", "Russian officials (US)"),
        ("Herald", "", "Herald"),
    ],
)
def test_a_name_says_its_side_once(name, side, credit):
    assert credited(name, side) == credit


def test_two_ministries_of_one_name_are_told_apart(dataset):
    assert (
        dataset.credits["turkiye-ministry-of-defence"]
        != dataset.credits["russia-ministry-of-defence"]
    )
    said = dataset.statements
    own = said[(said["speaker_id"] == "russia-ministry-of-defence") & (said["basis"] != "derived")]
    assert set(own["speaker"].astype("str")) == {dataset.credits["russia-ministry-of-defence"]}
    assert "Russia" in dataset.credits["russia-ministry-of-defence"]


def test_the_credit_that_a_package_gives_is_taken(dataset):
    speakers = dataset["speakers"].copy()
    speakers["credit"] = ""
    speakers.loc[speakers["speaker_id"] == "russia-ministry-of-defence", "credit"] = "The ministry"
    given = Dataset(dataset.package, {**dataset.tables, "speakers": speakers}, dataset.files)
    assert given.credits["russia-ministry-of-defence"] == "The ministry"
    assert given.credits["iaea-iaea"] == dataset.credits["iaea-iaea"]


def test_every_table_of_voices_names_the_side(dataset, view):
    sides = pd.Index(dataset.credits)
    assert set(with_voice(dataset, dataset["positions"])["speaker"]) <= set(sides)
    assert set(commitments.outcomes_said(dataset)["outcome_says"]) <= set(sides)
    figure, said = records.example(dataset, view)
    assert figure["speaker"] in sides
    assert set(said["speaker"]) <= set(sides)


@pytest.mark.parametrize(
    "name", ["single-remains", "sittings", "differences", "scope-in_exchanges"]
)
def test_the_rows_of_charts_name_the_side(dataset, view, name):
    rows = export.chart_rows(dataset, view, registry.charts(dataset)[name])
    spoken = rows["speaker"].fillna("").astype("str")
    assert len(spoken[spoken != ""])
    assert set(spoken[spoken != ""]) <= set(dataset.credits)


def test_a_hover_text_names_the_side(dataset, view):
    said = str(spec.chart_spec(dataset, view, "differences")["figure"]["data"])
    assert "(Ukraine)" in said
