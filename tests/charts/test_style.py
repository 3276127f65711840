"""The look: names and colours of charts come from the package, for any number of sides."""

import re

import pandas as pd
import pytest

from lib import catalog, params
from lib.charts import style

EVERY = list(catalog.catalog().values())


@pytest.fixture(params=EVERY, ids=lambda dataset: dataset.package.name)
def any_talks(request):
    """Each negotiation that is served."""
    return request.param


def of(dataset, **words):
    """The look in the view that some query parameters mean."""
    return style.style(dataset, params.parse(words, dataset.limits)[0])


def test_the_sides_keep_the_order_of_the_package(any_talks):
    parties = any_talks["parties"]
    ordered = parties[parties["role"] == "party"].sort_values("order")["party_id"]
    assert list(of(any_talks).sides) == list(ordered)


def test_every_speaker_that_can_be_chosen_has_a_name_and_a_colour_in_either_light(any_talks):
    seen = of(any_talks)
    for code in (*seen.sides, "third_parties", "press"):
        assert seen.names[code]
        assert re.fullmatch(r"#[0-9a-fA-F]{6}", seen.colors[code])
        assert re.fullmatch(r"#[0-9a-fA-F]{6}", seen.dark[seen.colors[code]])


def test_sides_are_told_apart_by_colour(any_talks):
    seen = of(any_talks)
    assert len({seen.colors[side] for side in seen.sides}) == len(seen.sides)
    assert len({seen.dark[seen.colors[side]] for side in seen.sides}) == len(seen.sides)


def test_the_period_of_the_look_is_that_of_the_view(dataset):
    seen = of(dataset, **{"from": "2025-05-01", "to": "2025-06-30"})
    assert (seen.first, seen.last) == (pd.Timestamp("2025-05-01"), pd.Timestamp("2025-06-30"))


@pytest.mark.parametrize("code", ["proposed:nobody", "something else", ""])
def test_a_code_of_agreement_that_is_not_known_is_still_words(dataset, code):
    words = style.agreed_words(dataset, code)
    assert words
    assert code == "" or code not in words


def test_who_proposed_is_named(dataset):
    assert dataset.sides
    for side in dataset.sides:
        assert dataset.parties.loc[side, "name"] in style.agreed_words(dataset, f"proposed:{side}")


def test_every_outcome_has_a_lane_and_a_form(any_talks):
    seen = of(any_talks)
    assert len(any_talks["outcomes"])
    for outcome in any_talks["outcomes"]["outcome_id"]:
        assert seen.labels["lane"][outcome]
        assert seen.labels["form"][outcome]
