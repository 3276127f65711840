"""Whoever receives has its own sums, lane and card, and speaks for itself, whatever its role."""

import io

import pandas as pd
import pytest

from lib import catalog, params, validation
from lib.charts import spec
from lib.charts.style import style
from lib.content import summary
from lib.model import derived, figures, outcomes
from lib.model.dataset import Dataset, read_dataset

EXAMPLE = "example-fictional-valleys"
TRANSFER, OUTCOME, THIRD = "2021-04-18-evacuation", "evacuated", "lunoya"


@pytest.fixture(scope="module")
def abroad() -> Dataset:
    """The example, with the persons of one evacuation brought to a mediator's country."""
    files = dict(catalog.catalog()[EXAMPLE].files)
    rows = pd.read_csv(
        io.BytesIO(files["fictional-claims.csv"]), dtype="str", keep_default_na=False
    )
    own = (rows["transfer_id"] == TRANSFER) & (rows["to_party"] != "")
    rows.loc[own, "to_party"] = THIRD
    files["fictional-claims.csv"] = rows.to_csv(index=False, lineterminator="\n").encode()
    assert own.any()
    assert validation.problems(files) == []
    return read_dataset(files)


@pytest.fixture
def seen(abroad) -> params.View:
    """Everything of it."""
    return params.parse({}, abroad.limits)[0]


def test_a_third_country_is_a_receiver_after_the_sides(abroad):
    assert abroad.receivers == [*abroad.sides, THIRD]


def test_its_sum_is_the_same_on_card_and_in_tables(abroad, seen):
    rows = derived.rows(abroad, seen, "handovers")
    own = rows[(rows["to_party"] == THIRD) & rows["is_counted"]]
    totals = outcomes.in_total(abroad, seen).set_index(["outcome_id", "to_party"])["total"]
    assert own["figure"].sum() == totals[OUTCOME, THIRD] > 0
    name = abroad.parties.loc[THIRD, "name"]
    cards = [card for card in summary.cards(abroad, seen) if name in card[0]]
    assert [card[1] for card in cards] == [f"{totals[OUTCOME, THIRD]:,.0f}"]


@pytest.mark.parametrize("kind", ["monthly", "single"])
def test_it_has_a_panel_of_its_own(abroad, seen, kind):
    layout = spec.chart_spec(abroad, seen, f"{kind}-{OUTCOME}")["figure"]["layout"]
    words = [note["text"] for note in layout["annotations"]]
    assert f"<b>To {abroad.parties.loc[THIRD, 'name']}</b>" in words


def test_it_has_a_lane_and_its_colour(abroad, seen):
    figure = spec.chart_spec(abroad, seen, "process")["figure"]
    lanes = figure["layout"]["yaxis"]["ticktext"]
    name = abroad.parties.loc[THIRD, "name"]
    place = [number for number, lane in enumerate(lanes) if name in lane]
    assert len(place) == 1
    drawn = [trace for trace in figure["data"] if "customdata" in trace]
    own = [trace for trace in drawn if {*trace["y"]} == {*place}]
    colors = {trace["marker"]["line"]["color"] for trace in own}
    assert colors == {style(abroad, seen).color(THIRD)}


def test_the_side_that_receives_speaks_for_itself_whatever_its_role(dataset):
    # a statement by the receiver comes under the first clause, also where it is no negotiating party
    rows = pd.DataFrame({
        "party_id": ["host", "north"], "concerned": ["host", "host"],
        "role": ["mediator", "party"], "basis": "",
    })  # fmt: skip
    from lib.model import claims

    assert claims.clause_numbers(rows).tolist() == [0, 1]


def test_directions_nobody_speaks_of_are_said_to_be_outside(dataset, view):
    rows = outcomes.in_total(dataset, view).set_index(["outcome_id", "to_party"])
    made = figures.skeleton(dataset)
    made = made[made["is_counted"] & (made["outcome_id"] == "remains")]
    assert dataset.sides
    for side in dataset.sides:
        spoken = made.loc[made["to_party"] == side, "transfer_id"].nunique()
        outside = made["transfer_id"].nunique() - spoken
        assert rows.loc[("remains", side), "unmentioned"] == outside > 0
        assert any(f"{outside} handover" in note for _, _, note in summary.cards(dataset, view))
