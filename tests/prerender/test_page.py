"""The first sight: what a page shows before the app stands, and without it."""

import re
import threading

import pytest

from lib import sitemap
from lib.prerender import page, shell
from tests.prerender.test_shell import app  # noqa: F401


def body(path, **words):
    return page.sight(path, words)[1]


@pytest.mark.parametrize("page", sitemap.PAGES)
def test_every_page_has_a_title_a_period_and_the_menu(page):
    html = body(sitemap.path_of(page), **{"from": "2025-06-01", "to": "2025-06-30"})
    assert html.count("<h1>") == 1
    assert "1 June 2025 to 30 June 2025" in html
    assert html.count("from=2025-06-01&amp;to=2025-06-30") >= len(sitemap.PAGES)
    assert 'name="from" value="2025-06-01"' in html


def test_what_is_now_keeps_the_period_of_the_address():
    june = body("/", **{"from": "2025-06-01", "to": "2025-06-30"})
    places = re.findall(r'<dd><a href="([^"]+)"', june)
    assert len(places) == 6
    assert all("from=2025-06-01&amp;to=2025-06-30" in place for place in places)


def test_a_form_keeps_the_other_words_of_the_address():
    assert '<input type="hidden" name="figures" value="press">' in body("/rounds", figures="press")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/none", {}),
        ("/", {"from": "2025-02-30"}),
        ("/", {"talks": "own"}),
        ("/", {"figures": "x"}),
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


@pytest.mark.parametrize(
    "page", [one for one in sitemap.PAGES if one not in ("commitments", "data", "method")]
)
def test_every_chart_leads_to_its_table_without_javascript(page):
    html = body(sitemap.path_of(page), **{"from": "2025-06-01", "to": "2025-06-30"})
    drawn = re.findall(r'data-figure="/api/charts/([\w-]+)\.', html)
    without = html[html.index("<noscript>") : html.index("</noscript>")]
    tables = re.findall(
        r'<a href="/embed/([\w-]+)/table\?from=2025-06-01&amp;to=2025-06-30', without
    )
    assert drawn
    assert tables == drawn
    assert "{" not in without.partition("</style>")[2]
