"""Other negotiations, embedding, plain pages and access for everybody, in a real browser."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import app_page
from tests.browser.pages import CHARTED, PAGES, marks_once_painted, painted

pytestmark = pytest.mark.browser

EXAMPLE = Path(__file__).parents[2] / "data" / "example-fictional-valleys"
NAME = EXAMPLE.name


def zipped(folder: Path) -> bytes:
    """A folder as a zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path in folder.iterdir():
            archive.write(path, path.name)
    return made.getvalue()


@pytest.mark.parametrize("path", PAGES)
def test_the_example_has_every_page_and_says_that_it_is_fictional(
    page: Page, address: str, path: str
):
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}/{path}?talks={NAME}")
    expect(page.get_by_text("Fictional training example").first).to_be_visible()
    drawn = marks_once_painted(page, f"talks={NAME}") if path in CHARTED else 0
    assert (drawn > 5) == (path in CHARTED)
    assert errors == []


def test_a_zip_dropped_on_the_data_page_is_shown_in_that_session_only(
    page: Page, browser: Browser, address: str
):
    page.goto(f"{address}/data")
    page.locator("input[type=file]").set_input_files(
        {"name": "own.zip", "mimeType": "application/zip", "buffer": zipped(EXAMPLE)}
    )
    page.get_by_role("link", name="Look at it").click()
    expect(page.get_by_text("Fictional training example").first).to_be_visible()
    painted(page, "talks=own")
    stranger = app_page(browser.new_context())
    stranger.goto(f"{address}/?talks=own")
    expect(stranger.get_by_text("Your own negotiation is not loaded here any more")).to_be_visible()
    expect(stranger.get_by_text("Fictional training example")).to_have_count(0)
    stranger.context.close()


def test_a_broken_zip_is_refused_with_every_problem(page: Page, address: str):
    page.goto(f"{address}/data")
    page.locator("input[type=file]").set_input_files(
        {"name": "own.zip", "mimeType": "application/zip", "buffer": b"no zip"}
    )
    expect(page.get_by_text("This package was not loaded")).to_be_visible(timeout=30_000)


def test_a_chart_can_be_framed_and_the_app_cannot(page: Page, address: str):
    frames = f"<iframe id=chart src='{address}/embed/monthly-remains'></iframe><iframe id=app src='{address}/'></iframe>"
    page.route("**/host", lambda route: route.fulfill(body=frames, content_type="text/html"))
    page.goto(f"{address}/host")
    chart = page.frame_locator("#chart").locator("figure.parley-figure[data-painted]")
    expect(chart).to_be_visible()
    assert page.frames[2].url.startswith("chrome-error://")


@pytest.mark.parametrize(("ending", "start"), [("SVG", b"<svg "), ("PNG", b"\x89PNG")])
def test_an_embedded_chart_can_be_saved_as_a_picture(
    page: Page, address: str, ending: str, start: bytes
):
    page.goto(f"{address}/embed/monthly-remains?from=2025-01-01&to=2025-12-31&figures=russia")
    with page.expect_download() as waiting:
        page.get_by_role("button", name=ending).click()
    content = waiting.value.path().read_bytes()
    assert content.startswith(start)
    said = ("number a month", "1 January 2025 to 31 December 2025", "data 1.", "CC BY 4.0")
    assert ending == "PNG" or [words for words in said if words not in content.decode()] == []


def test_the_facts_are_there_without_javascript(browser: Browser, address: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/talks/")
    page.get_by_role("link", name=re.compile("Russia")).first.click()
    page.get_by_role("link", name="Istanbul, 23 July 2025").first.click()
    expect(page.locator("body")).to_contain_text("Çırağan Palace")
    page.goto(f"{address}/talks/russia-ukraine/transfers/")
    page.get_by_role("link", name="Return of remains, 16 June 2025").click()
    expect(page.locator("main")).to_contain_text("1,248 bodies to Ukraine")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_menu_link_with_the_focus_has_an_outline(page: Page, address: str, scheme: str):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{address}/method")
    link = page.get_by_role("link", name="Rounds", exact=True)
    for _ in range(20):
        page.keyboard.press("Tab")
        if link.evaluate("it => it === document.activeElement"):
            break
    expect(link).to_have_css("outline-style", "solid")
    expect(link).to_have_css("outline-width", "2px")


def test_each_list_of_records_is_named_by_its_chart(page: Page, address: str):
    page.goto(f"{address}/durations")
    painted(page)
    figures = page.locator("figure.parley-figure")
    expect(figures.get_by_role("combobox")).not_to_have_count(0)
    for figure in figures.all():
        heading = figure.get_by_role("heading").inner_text()
        for box in figure.get_by_role("combobox").all():
            expect(box).to_have_accessible_name(f"Open a record {heading}")
