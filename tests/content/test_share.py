"""Ways to share a chart: described once, whole on every way out, each a true address."""

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from lib import catalog
from lib.charts import registry, spec
from lib.charts.kind import OF_RECORDS
from lib.content import share

NAME = catalog.default()
DATASET = catalog.catalog()[NAME]
EVERY = ["csv", "json", "table", "png", "svg", "address", "citation", "embed"]
BASE = "https://site.example"


@pytest.fixture
def ways(look_at):
    """The ways to share a chart, by their keys, in a view."""

    def found(chart, **words):
        made = spec.chart_spec(DATASET, look_at(**words).but(talks=""), chart)["share"]
        return {way["key"]: way for way in made}

    return found


@pytest.mark.parametrize("kind", registry.KINDS, ids=lambda kind: kind.name)
def test_every_kind_of_chart_has_every_way(ways, kind):
    chart = registry.of_kind(DATASET, kind)[0]
    assert list(ways(chart.name)) == EVERY


def test_every_address_has_the_view(ways):
    found = ways("monthly-exchanged", from_="2025-03-01", to="2025-08-31", figures="press")
    led = [way["href"] for way in found.values() if "href" in way]
    assert len(led) == len(EVERY) - 2
    for href in led:
        words = parse_qs(urlsplit(href).query)
        assert words["from"] == ["2025-03-01"]
        assert words["figures"] == ["press"]


def test_the_address_is_that_of_the_page_in_the_form_of_the_chart(ways):
    assert ways("process")["address"]["href"] == "/#process"
    assert ways("monthly-remains")["address"]["href"] == "/outcomes#monthly-remains"
    assert ways("single-remains")["address"]["href"] == ("/outcomes?by=remains.each#single-remains")


def test_a_chart_that_no_page_shows_at_once_stands_by_itself(ways):
    every = registry.charts(DATASET).values()
    apart = [one.name for one in every if one.kind.is_chosen or one.page == OF_RECORDS]
    assert apart
    for name in apart[:: len(apart) // 6]:
        assert ways(name)["address"]["href"] == f"/embed/{name}"


def test_a_citation_names_negotiation_and_version_for_ever(ways):
    cited = ways("ledger", from_="2025-05-01")["citation"]
    words = parse_qs(urlsplit(cited["href"]).query)
    assert words["talks"] == [NAME]
    assert words["version"] == [DATASET.package.version]
    assert "{address} (accessed {accessed})" in cited["text"]
    assert DATASET.package.version in cited["text"]


def test_the_frame_has_a_size_and_the_name_of_its_chart(ways, view):
    code = ways("process")["embed"]["text"]
    heading = spec.chart_spec(DATASET, view, "process")["heading"]
    assert unescape(re.findall(r'title="([^"]*)"', code)[0]) == heading
    width, height = (int(re.findall(f'{side}="(\\d+)"', code)[0]) for side in ("width", "height"))
    assert width == share.WIDTH
    assert height > 400


@pytest.mark.parametrize(("width", "more"), [(800, 0), (500, 100)])
def test_a_frame_is_higher_where_its_lines_are_longer(width, more):
    layout = {"height": 300, "meta": {"phone": {"height": 400}}}
    assert share.drawn(layout, width) == 300 + more
    assert share.height({"layout": layout}, width) > 300 + share.WORDS - 1
    assert share.height(None, width) < share.height({"layout": layout}, width)


def test_a_page_without_scripts_has_whole_addresses_and_no_pictures(ways):
    every = list(ways("process", from_="2025-03-01", to="2025-08-31").values())
    shown = {way["label"]: way for way in share.plain(every, BASE, date(2026, 11, 28))}
    assert list(shown) == ["CSV", "JSON", "Table", "Address", "Citation", "Embed code"]
    assert shown["Address"]["text"] == f"{BASE}/?from=2025-03-01&to=2025-08-31#process"
    assert "(accessed 28 November 2026)" in shown["Citation"]["text"]
    assert f'src="{BASE}/embed/process?from=2025-03-01&amp;to' in shown["Embed code"]["text"]
