"""The table of a chart: opened by keyboard beneath it, fetched no sooner, in app and embed."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import painted
from tests.browser.test_openness import EXAMPLE, zipped

pytestmark = pytest.mark.browser


def opened(page: Page) -> None:
    """Open the first table by keyboard."""
    summary = page.locator("details.rows summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("details.rows table tbody tr").first).to_be_visible()


def test_the_table_of_an_embedded_chart_is_fetched_when_it_is_opened(page: Page, address: str):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/embed/monthly-exchanged?from=2025-06-01&to=2025-06-30")
    expect(page.locator("figure[data-painted]")).to_be_visible()
    assert not any("/table" in url for url in asked)
    opened(page)
    assert sum("/embed/monthly-exchanged/table?" in url for url in asked) == 1
    expect(page.get_by_role("cell", name="no figure")).to_have_count(2)


def test_the_chart_of_an_own_package_has_its_table(page: Page, address: str):
    page.goto(f"{address}/data")
    page.locator("input[type=file]").set_input_files(
        {"name": "own.zip", "mimeType": "application/zip", "buffer": zipped(EXAMPLE)}
    )
    page.get_by_role("link", name="Look at it").click()
    painted(page, "talks=own")
    opened(page)
