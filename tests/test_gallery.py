"""The gallery: every chart has one name, one page, words of its kind and rows of its own."""

import re

import pytest

from lib import address, gallery, shelf, text

EVERY = list(shelf.shelf().values())
NAMES = [talks.package.name for talks in EVERY]
PAGES = {*text.words("labels")["page"], "record"}


@pytest.fixture(params=EVERY, ids=NAMES)
def any_talks(request):
    """Each negotiation that is served."""
    return request.param


def test_every_chart_is_known_by_its_own_name(any_talks):
    charts = gallery.gallery(any_talks)
    assert [chart.name for chart in charts.values()] == list(charts)
    assert all(re.fullmatch(r"[\w.~-]+", name) for name in charts)
    assert len(charts) == len(list(gallery.all_charts(any_talks)))


def test_every_chart_stands_on_a_page_and_every_chart_page_has_one(any_talks):
    pages = {chart.page for chart in gallery.gallery(any_talks).values()}
    assert pages <= PAGES
    assert {"overview", "rounds", "durations", "outcomes", "commitments", "claims"} <= pages
    for page in pages:
        assert {chart.page for chart in gallery.of_page(any_talks, page)} == {page}


def test_each_outcome_of_the_package_has_its_charts(any_talks):
    for outcome in any_talks["outcomes"]["outcome_id"]:
        names = {f"{kind}-{outcome}" for kind in ("monthly", "summed", "single")}
        assert names <= set(gallery.gallery(any_talks))


def test_each_commitment_with_deliveries_can_be_followed(any_talks):
    tied = set(any_talks["fulfilments"]["commitment_id"].astype("str"))
    charts = gallery.gallery(any_talks)
    assert {f"steps-{code}" for code in tied} == {
        name for name in charts if charts[name].kind == "steps"
    }


def test_the_column_of_days_is_one_of_the_rows(any_talks):
    view = address.judge({}, any_talks.limits)[0]
    for chart in gallery.gallery(any_talks).values():
        rows = chart.rows(any_talks, view)
        assert rows.empty or chart.day in rows or chart.members is not None, chart.name


def test_the_gallery_is_made_once(talks):
    assert gallery.gallery(talks) is gallery.gallery(talks)
