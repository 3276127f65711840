"""The snapshot in a real browser with the network off: charts, records, print."""

import re

import pytest

from lib import i18n
from lib.snapshot import files
from tests.browser.test_access import in_every_look

pytestmark = pytest.mark.browser
SCREEN = {"width": 1280, "height": 900}
NAMES = list(i18n.words("labels")["page"])
#: A4 without its margins of 15 mm, in CSS pixels.
WIDTH, HEIGHT = 680, 1009
DRAWN = """() => [...document.querySelectorAll(".chart")]
    .every((one) => one.querySelector("figure[data-painted]"))"""


@pytest.fixture(scope="module")
def tab(browser):
    """A tab without a network; each test opens its own file in it."""
    context = browser.new_context(viewport=SCREEN)
    context.set_offline(True)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(tab, folder):
    """That tab; the test fails if it asks for anything outside or logs an error."""
    asked, errors = [], []
    heard = {
        "request": lambda request: asked.append(request.url),
        "console": lambda said: errors.append(said.text) if said.type == "error" else None,
        "pageerror": lambda error: errors.append(str(error)),
    }
    for event, hear in heard.items():
        tab.on(event, hear)
    yield tab
    for event, hear in heard.items():
        tab.remove_listener(event, hear)
    tab.set_viewport_size(SCREEN)
    tab.emulate_media(color_scheme="light", media="screen")
    assert asked
    assert not errors
    assert all(url.startswith(folder.as_uri() + "/") for url in asked), asked


def visit(page, folder, path):
    """Open a page of the folder and wait until its charts are drawn."""
    page.goto((folder / path).as_uri())
    page.wait_for_function(DRAWN)


@pytest.mark.parametrize("name", NAMES)
def test_every_page_draws_its_charts_without_a_network(page, folder, name):
    visit(page, folder, files.page(name))
    plots = page.locator(".chart figure:has(.plot:not([hidden]))")
    assert plots.count() == page.locator(".chart .main-svg").count() // 3
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("name", ["overview", "outcomes", "method"])
def test_a_page_of_the_snapshot_has_no_barrier(page, folder, name):
    visit(page, folder, files.page(name))
    assert in_every_look(page) == {}


def test_a_click_on_a_mark_opens_its_record(page, folder):
    visit(page, folder, "index.html")
    mark = page.locator(".chart .points path").first
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(f"{folder.as_uri()}/records/**")
    assert page.locator("h1").inner_text()


def test_the_list_of_records_opens_them_too(page, folder):
    visit(page, folder, "durations.html")
    chosen = page.locator(".chart select").first
    chosen.focus()
    chosen.select_option(index=1)
    page.wait_for_url(f"{folder.as_uri()}/records/**")
    assert page.locator("h1").inner_text()


@pytest.mark.parametrize("name", NAMES)
def test_every_page_prints_with_no_chart_cut(page, folder, name):
    visit(page, folder, files.page(name))
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) > 0
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for chart in page.locator(".chart").all():
        box = chart.bounding_box()
        assert box["height"] <= HEIGHT
        assert box["x"] + box["width"] <= WIDTH + 1
        assert chart.evaluate("node => getComputedStyle(node).breakInside") == "avoid"


def test_a_printed_table_repeats_its_headings(page, folder):
    visit(page, folder, "tables/parties.html")
    page.emulate_media(media="print")
    heads = page.locator("table:not(.many) thead").all()
    assert heads
    assert {head.evaluate("node => getComputedStyle(node).display") for head in heads} == {
        "table-header-group"
    }


@pytest.mark.parametrize(
    ("scheme", "back"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(19, 18, 23)")]
)
def test_the_page_follows_the_readers_light(page, folder, scheme, back):
    page.emulate_media(color_scheme=scheme)
    visit(page, folder, "index.html")
    assert page.locator("body").evaluate("node => getComputedStyle(node).backgroundColor") == back
    said = page.locator(".chart figure").first.evaluate(
        "node => getComputedStyle(node).getPropertyValue('--pl-background')"
    )
    assert said == {"light": "#ffffff", "dark": "#131217"}[scheme]


def test_no_page_is_wider_than_a_phone(page, folder):
    page.set_viewport_size({"width": 390, "height": 800})
    assert NAMES
    for name in NAMES:
        visit(page, folder, files.page(name))
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, name


@pytest.mark.parametrize(("ending", "start"), [("SVG", b"<svg "), ("PNG", b"\x89PNG")])
def test_a_chart_becomes_a_picture_without_a_network(page, folder, edition, ending, start):
    visit(page, folder, "outcomes.html")
    with page.expect_download() as waiting:
        page.locator(".chart figure").first.get_by_role("button", name=ending).click()
    content = waiting.value.path().read_bytes()
    assert content.startswith(start)
    said = (
        edition.dataset.package.title,
        edition.dataset.package.version,
        str(edition.view.period),
    )
    assert ending == "PNG" or [words for words in said if words not in content.decode()] == []
