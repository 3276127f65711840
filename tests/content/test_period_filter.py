"""The filter as the front end takes it: it holds for any negotiation what the address can say."""

from datetime import date, timedelta

import pytest

from lib import catalog, i18n, params
from lib.content.period_filter import choices, period_filter, presets
from lib.model import selection
from lib.model.dataset import Dataset
from lib.params import RECORD_TABLES
from lib.period import Period

NEGOTIATIONS = sorted(catalog.catalog())


@pytest.fixture(params=NEGOTIATIONS)
def any_talks(request) -> Dataset:
    """Each negotiation in turn."""
    return catalog.catalog()[request.param]


def said(dataset: Dataset, **words: str) -> dict:
    """The filter of the view that the words say, none of them objected to."""
    view, objections = params.parse(words, dataset.limits)
    assert objections == []
    return period_filter(dataset, view)


def test_the_months_follow_one_another_from_the_first_day_to_the_last(any_talks):
    given = said(any_talks)
    months = given["months"]
    assert months[0]["day"][:7] == given["first"][:7]
    assert months[-1]["until"] == given["last"]
    assert [one["until"] for one in months[:-1]] == [one["day"] for one in months[1:]]
    assert all(one["records"] >= 0 for one in months)
    assert sum(one["records"] for one in months) > 0


def test_every_named_period_and_every_choice_can_be_said_by_an_address(any_talks):
    given = said(any_talks)
    codes = [(one["name"], option["code"]) for one in given["choices"] for option in one["options"]]
    days = [{"from": one["from"], "to": one["to"]} for one in given["presets"]]
    assert len(days) > 1
    assert len(codes) > len(given["choices"])
    for words in [*days, *({name: code} for name, code in codes)]:
        assert params.parse(words, any_talks.limits)[1] == []


def test_what_holds_without_a_word_comes_first_among_the_choices(any_talks):
    view, _ = params.parse({}, any_talks.limits)
    given = choices(any_talks)
    assert [one["name"] for one in given] == ["figures", "confidence", "disputed"]
    assert [one["options"][0]["code"] for one in given] == [
        view.figures, view.confidence, view.disputed,
    ]  # fmt: skip


def test_the_sides_are_offered_by_their_own_names(any_talks):
    labels = {option["code"]: option["label"] for option in choices(any_talks)[0]["options"]}
    names = any_talks.names("parties", "short_name")
    assert {side: labels[side] for side in any_talks.sides} == {
        side: names[side] for side in any_talks.sides
    }


def test_a_track_of_the_talks_and_a_year_have_names(dataset):
    named = presets(dataset)
    assert named["Istanbul talks 2025"].first == date(2025, 5, 16)
    assert (named["2024"].first, named["2024"].last) == (date(2024, 1, 1), date(2024, 12, 31))


def test_the_fold_says_what_is_chosen_in_it(dataset):
    summaries = {
        (one["name"], option["code"]): option["summary"]
        for one in said(dataset)["choices"][1:]
        for option in one["options"]
    }
    assert summaries["confidence", "all"] == "All confidences"
    assert summaries["confidence", "high"] == "High confidence"
    assert summaries["disputed", "neither"] == ""
    assert summaries["disputed", "both"] == "disputed links in both"


def test_a_view_changes_the_period_and_the_values_alone(dataset):
    whole, part = said(dataset), said(dataset, **{"from": "2025-06-01", "figures": "ukraine"})
    assert (part["from"], part["to"]) == ("2025-06-01", whole["to"])
    assert [one["value"] for one in part["choices"]] == ["ukraine", "all", "neither"]
    assert part["status"] != whole["status"]
    same = [name for name in whole if name not in ("from", "choices", "status")]
    assert {name: part[name] for name in same} == {name: whole[name] for name in same}


def test_the_status_says_period_speaker_and_count(dataset):
    part = said(dataset, **{"from": "2025-06-01", "figures": "ukraine"})
    count = sum(
        len(selection.in_period(dataset, Period(date(2025, 6, 1), dataset.span.last), table))
        for table in RECORD_TABLES
    )
    assert "1 June 2025" in part["status"]
    assert "Ukraine" in part["status"]
    assert part["status"].endswith(f": {i18n.number(count)} records")


def test_the_words_write_a_day_as_our_texts_write_it(dataset):
    words = said(dataset)["words"]
    day = dataset.span.first + timedelta(days=1)
    parts = {"day": day.day, "month": words["months"][day.month - 1], "year": day.year}
    assert words["day"].format(**parts) == i18n.day(day)
