"""The first sight: what a page shows before the app stands, and without it."""

import re
import threading

import pytest
from markupsafe import escape

from lib import catalog, params, sitemap
from lib.cache import Memo
from lib.charts import registry, spec
from lib.prerender import page, shell, written
from tests.prerender.test_shell import app  # noqa: F401

LIMITS = catalog.limits(catalog.default(), "")


def body(path, **words):
    return page.sight(path, words)[1]


@pytest.mark.parametrize("page", sitemap.PAGES)
def test_every_page_has_a_title_a_period_and_the_menu(page):
    html = body(sitemap.path_of(page), **{"from": "2025-06-01", "to": "2025-06-30"})
    assert html.count("<h1 ") == 1
    assert "1 June 2025 to 30 June 2025" in html
    assert html.count("from=2025-06-01&amp;to=2025-06-30") >= len(sitemap.PAGES)
    assert 'name="from" value="2025-06-01"' in html


@pytest.mark.parametrize("page", sitemap.PAGES)
def test_every_page_has_the_search_that_works_without_a_script(page):
    html = body(sitemap.path_of(page))
    assert f'<form role="search" action="/talks/{catalog.default()}/search">' in html
    assert html.count('type="search"') == 1


def test_the_search_of_an_earlier_edition_stays_in_it():
    html = body("/", version="1.0.0")
    assert '<input type="hidden" name="version" value="1.0.0">' in html
    assert "/api/search.json?version=1.0.0" in html


def test_what_is_now_keeps_the_period_of_the_address():
    june = body("/", **{"from": "2025-06-01", "to": "2025-06-30"})
    places = re.findall(r'<dd><a href="([^"]+)"', june)
    assert len(places) == 6
    assert all("from=2025-06-01&amp;to=2025-06-30" in place for place in places)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/none", {}),
        ("/", {"talks": "own"}),
        ("/", {"version": "0.0.1"}),
    ],
)
def test_what_needs_the_app_to_say_why_has_none(path, words):
    assert page.sight(path, words) == ("", "")


def test_it_says_that_the_example_is_fictional():
    assert "fictional" in body("/", talks="example-fictional-valleys").lower()


def test_the_shell_carries_it_and_no_script_inside_the_page(app):  # noqa: F811
    text = app.get("/?from=2025-05-01&utm_source=x").text
    assert text.index('<div id="first"') < text.index('<div id="root"></div>')
    assert 'data-figure="/api/charts/process.' in text
    assert "utm_source" not in text
    assert 'rel="preload" as="fetch"' in text.split("</head>")[0]
    assert "<script>" not in text.split('<div id="first"')[1]


def test_every_figure_is_fetched_before_a_script_runs_the_upper_ones_first():
    head, body = page.sight("/outcomes", {})
    asked = re.findall(r'as="fetch" crossorigin fetchpriority="(\w+)" href="([^"]+)"', head)
    assert [place for _, place in asked] == re.findall(r'data-figure="([^"]+)"', body)
    assert [haste for haste, _ in asked] == ["high"] * 3 + ["low"] * (len(asked) - 3)
    assert len(asked) > 3


def test_a_fault_in_it_leaves_the_app(app, monkeypatch):  # noqa: F811
    monkeypatch.setattr(page, "made", lambda *_: 1 / 0)
    response = app.get("/?from=2025-03-03")
    assert response.status_code == 200
    assert '<div id="root"></div>' in response.text
    assert 'id="first"' not in response.text


def test_a_first_sight_that_takes_long_is_left_to_the_next_reader(app, monkeypatch):  # noqa: F811
    monkeypatch.setattr(shell, "PATIENCE", 0.1)
    done = threading.Event()
    monkeypatch.setattr(page, "made", lambda *_: done.wait(60) and ("", ""))
    response = app.get("/?from=2025-03-04")
    assert not done.is_set()  # it was answered while the first sight was still being made
    done.set()
    assert '<div id="root"></div>' in response.text
    assert 'id="first"' not in response.text


def test_its_blocks_are_those_of_the_address_and_their_switches_are_links():
    html = body("/outcomes", by="remains.each", figures="press")
    drawn = re.findall(r'data-figure="/api/charts/([\w-]+)\.', html)
    assert "single-remains" in drawn
    assert "monthly-exchanged" in drawn
    assert "monthly-remains" not in drawn
    assert 'href="/outcomes?figures=press&amp;by=remains.total"' in html
    assert html.index('href="#remains"') < html.index('id="remains"')


OF_CHARTS = [one for one in sitemap.PAGES if one not in ("commitments", "data", "method")]
JUNE = {"from": "2025-06-01", "to": "2025-06-30"}


@pytest.mark.parametrize("page", OF_CHARTS)
def test_every_chart_is_written_out_with_its_finding_and_its_rows(page):
    html = body(sitemap.path_of(page), **JUNE)
    drawn = re.findall(r'data-figure="/api/charts/([\w-]+)\.', html)
    places = html.split('<div class="chart"')[1:]
    assert drawn
    assert len(places) == len(drawn)
    for name, place in zip(drawn, places, strict=True):
        words = place.partition("</div>\n</div>")[0]
        dataset, view = catalog.edition(catalog.default(), ""), params.parse(JUNE, LIMITS)[0]
        said = spec.chart_spec(dataset, view, name)
        assert escape(said["heading"]) in words
        assert escape(said["caption"]) in words
        rows = registry.charts(dataset)[name].rows(dataset, view)
        assert words.count("<tr") == (len(rows) + 1 if len(rows) else 0)
        assert f'href="/api/charts/{name}.csv?from=2025-06-01&amp;to=2025-06-30' in words
        assert f'href="/embed/{name}/table?from=2025-06-01&amp;to=2025-06-30' in words


def test_the_rows_of_a_written_chart_lead_to_the_plain_pages_of_their_records(app):  # noqa: F811
    html = body("/rounds", **JUNE)
    (place,) = re.findall(r'<th scope="row"><a href="(/talks/[^"]+/rounds/[^"]+/)"', html)[:1]
    assert app.get(place).status_code == 200


def test_a_long_chart_is_cut_and_says_where_the_rest_is(monkeypatch):
    monkeypatch.setattr(written, "MOST", 5)
    html = body("/durations", **{"from": "2025-03-02"})
    assert html.count("The first 5 of ") > 0
    assert "All columns" in html


def test_the_rules_are_in_the_first_response_of_the_method():
    assert "<ol>" in body("/method")


def test_every_table_is_in_the_first_response_of_the_data():
    html = body("/data", **{"from": "2025-06-01", "figures": "press"})
    assert 'href="/api/rounds.csv?from=2025-06-01"' in html
    assert 'href="/api/claims.json' in html
    assert 'href="/api/package.zip?from=2025-06-01&amp;figures=press"' in html


def test_a_form_offers_the_period_and_every_choice():
    html = body("/claims", figures="press", disputed="both", by="remains.each")
    form = html[html.index('<div class="period"') :].partition("</form>")[0]
    sent = re.findall(r'name="(\w+)"', form)
    assert sent == ["from", "to", "figures", "confidence", "disputed", "by"]
    assert re.findall(r'<option value="(\w+)" selected>', form) == ["press", "all", "both"]


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2 June 2025", "July 2025", "2 June 2025 to 31 July 2025"),
        ("02.06.2025", "2025-06-02", "2 June 2025"),
        ("June 2, 2025", "2025/06/03", "2 June 2025 to 3 June 2025"),
    ],
)
def test_a_form_takes_a_day_as_people_write_it(first, last, said):
    html = body("/", **{"from": first, "to": last})
    assert f"<strong>{said}</strong>" in html
    assert 'role="alert"' not in html


def test_a_day_that_cannot_be_read_is_said_and_stays_in_its_field():
    html = body("/", **{"from": "some day", "to": "2025-06-30"})
    assert re.search(r'<p role="alert">[^<]*some day', html)
    assert '<input name="from" value="some day" aria-invalid="true">' in html
    assert '<input name="to" value="2025-06-30">' in html


def test_an_open_record_leads_to_its_plain_page():
    html = body("/rounds", record="rounds/2025-06-02-istanbul")
    name = catalog.default()
    assert f'<a href="/talks/{name}/rounds/2025-06-02-istanbul/">' in html
    assert "record=" not in html
    assert "The record of this address" not in body("/rounds")


#: Bytes that the first response of a page may travel with: its words, numbers and tables.
BUDGET = 60_000


@pytest.mark.parametrize("name", sitemap.PAGES)
@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_the_first_response_of_a_page_travels_light(name, coding):
    head, sight = page.sight(sitemap.path_of(name), {})
    sent = shell.shell_payload(head, sight).coded(coding)
    assert len(sent) < BUDGET
    assert len(sent) < len(sight) / 2


def test_first_sights_are_kept_within_their_room(monkeypatch):
    few = Memo(100, 50_000, lambda found: len(found[1]))
    monkeypatch.setattr(page, "SIGHTS", few)
    for day in range(1, 11):
        assert body("/method", **{"from": f"2025-05-{day:02}"})
    (kept,) = few.of_things.values()
    assert 1 < len(kept) < 10
