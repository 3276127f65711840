"""Questions that readers come with: each answered by at most two clicks, or one typed line, from the overview."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import app_page, day

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def shared(browser: Browser) -> Iterator[Page]:
    """One page for all questions: what it has loaded is loaded once."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, accept_downloads=True, reduced_motion="reduce"
    )
    context.set_default_timeout(30_000)
    yield app_page(context)
    context.close()


@pytest.fixture
def overview(shared: Page, address: str) -> Page:
    """The overview with everything in its period; a record that was open is closed."""
    if shared.get_by_role("dialog").count():
        close(shared)
    if shared.url != f"{address}/":
        shared.goto(f"{address}/")
    return shared


def close(page: Page) -> None:
    """Close the open record."""
    page.get_by_role("dialog").press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def field(page: Page) -> Locator:
    """The search of the app."""
    return page.locator("#root").get_by_role("searchbox", name="Search")


def asked(page: Page, line: str) -> Locator:
    """The record that a typed line opens."""
    field(page).fill(line)
    field(page).press("Enter")
    return page.get_by_role("dialog")


def turned(page: Page, name: str) -> None:
    """Go to a page by its link in the menu."""
    page.locator("#root").get_by_role("link", name=name, exact=True).click()
    expect(page.locator("#root h1")).to_have_text(name)
    expect(page.locator("#first")).to_have_count(0)


def chosen(page: Page, period: str) -> None:
    """Choose a named period."""
    page.locator("#root").get_by_label("Set period to").select_option(label=period)
    expect(page).to_have_url(re.compile(r"from=\d{4}"))


def typed(page: Page, first: str, last: str) -> None:
    """Type a period and enter it."""
    day(page, "From").fill(first)
    day(page, "To").fill(last)
    day(page, "To").press("Enter")


def shows(record: Locator, *said: str) -> None:
    """The record says all of this, and leads to a source of the web."""
    for one in said:
        expect(record).to_contain_text(one)
    expect(record.locator("a[href^=http]:visible").first).to_be_attached()


def test_who_came_home_under_the_deal_of_june_and_by_whose_word(overview):
    record = asked(overview, "1000 for 1000, 2 June")
    shows(record, "At least 1,000 for 1,000", "1,200", "Medinsky (Russia)")
    shows(record, "at least 1,000", "Zelenskyy (Ukraine)", "Anadolu Agency")
    expect(overview).to_have_url(re.compile("record=commitments%2F2025-06-02-pow-1000"))


def test_how_long_the_meeting_of_july_was(overview):
    record = asked(overview, "23 July 2025")
    shows(record, "Istanbul, 23 July 2025", "Plenary", "39 min", "clock times of start and end")


def test_whether_a_thousand_for_a_thousand_was_carried_out_and_in_how_many_days(overview):
    turned(overview, "Agreed and delivered")
    rows = overview.locator("#root").get_by_role("listitem").filter(has_text="16 May 2025")
    row = rows.filter(has=overview.get_by_role("link", name="1,000 for 1,000", exact=True))
    expect(row).to_contain_text("1,000 of 1,000")
    expect(row).to_contain_text("last after 9 days")
    expect(row).to_contain_text("Delivered in full")
    expect(row).to_contain_text("Umerov (Ukraine)")


def test_bodies_each_way_in_a_year_and_whether_the_sides_agree(overview):
    chosen(overview, "2025")
    turned(overview, "Humanitarian outcomes")
    block = overview.locator("#root .block").filter(
        has=overview.get_by_role("heading", name="Remains", exact=True)
    )
    expect(block).to_contain_text("16,301 by the word of Ukraine (15) and Russia (1)")
    expect(block).to_contain_text("439 by the word of Russia (16)")
    chart = overview.get_by_role("figure").filter(has_text="Remains of the dead returned")
    expect(chart).to_contain_text("15 with statements of several sides")


def test_who_led_the_delegations_in_june(overview):
    shows(asked(overview, "2 June"), "Rustem Umerov", "Vladimir Medinsky", "Minister of Defence")


def test_what_the_memorandums_demand(overview):
    record = asked(overview, "memorandum 2 June")
    shows(
        record,
        "Ukraine withdraws fully from four regions",
        "Peace talks require first a full ceasefire",
        "Neutral Ukraine, armed forces capped",
        "neutrality not forced",
    )


def test_who_says_that_anything_was_initialled(overview):
    record = asked(overview, "initialed 2022")
    shows(record, "Video and telephone talks, April 2022", "initialled", "Lavrov (Russia)")
    said = record.get_by_text(re.compile("initialled"))
    assert [one for one in said.all_inner_texts() if "(Ukraine)" in one] == []


def test_the_rows_of_all_exchanges_of_a_year(overview):
    chosen(overview, "2025")
    turned(overview, "Humanitarian outcomes")
    link = overview.locator("#root").get_by_role("link", name="CSV, this period").first
    with overview.expect_download() as saved:
        link.click()
    rows = list(csv.DictReader(io.StringIO(read(saved.value.path()))))
    exchanges = [row for row in rows if row["outcome_id"] == "exchanged"]
    assert len(exchanges) > 20
    assert {row["date"][:4] for row in rows} == {"2025"}
    assert all(row["source_links"].startswith("http") for row in exchanges)
    assert {row["figure"] for row in exchanges if row["record"] == "transfers/2025-05-23-exchange"}
    assert sum(row["figure"] != "" for row in exchanges) > 10


def read(path: Path) -> str:
    """The text of a saved file, without its byte order mark."""
    return path.read_text(encoding="utf-8-sig")


def test_images_of_a_spring_and_summer_in_which_the_silence_of_june_is_seen(overview):
    turned(overview, "Humanitarian outcomes")
    typed(overview, "March 2025", "August 2025")
    chart = overview.get_by_role("figure").filter(has_text="Persons in prisoner exchanges")
    expect(chart).to_contain_text("1 March 2025 to 31 August 2025")
    expect(chart.locator(".plot")).to_contain_text("without number")
    chart.locator("details.share summary").click()
    with overview.expect_download() as saved:
        chart.get_by_role("button", name="SVG").click()
    drawn = read(saved.value.path())
    assert "without number" in drawn
    assert "August" in drawn
    with overview.expect_download() as saved:
        chart.get_by_role("button", name="PNG").click()
    assert saved.value.path().read_bytes().startswith(b"\x89PNG")


def test_a_link_shows_a_fresh_browser_the_same_figures(overview, browser):
    overview.locator("#root").get_by_role("combobox", name="Figures").select_option(label="Russia")
    expect(overview).to_have_url(re.compile("figures=russia"))
    typed(overview, "June 2025", "August 2025")
    expect(overview).to_have_url(re.compile("from=2025-06-01.*to=2025-08-31"))
    turned(overview, "Humanitarian outcomes")
    sums = overview.locator("#root .block dl")
    expect(sums.first).to_contain_text("by the word of Russia")
    own = sums.all_inner_texts()
    other = browser.new_context(viewport={"width": 1440, "height": 900})
    fresh = app_page(other)
    fresh.goto(overview.url)
    expect(fresh.locator("#root .block dl").first).to_contain_text("by the word of Russia")
    assert fresh.locator("#root .block dl").all_inner_texts() == own
    other.close()


def test_how_to_cite_what_is_seen(overview):
    overview.get_by_role("button", name="Cite").click()
    cited = overview.locator("pre code")
    text = cited.filter(has_text="[Data set]").first
    expect(text).to_contain_text(re.compile(r"version=\d+\.\d+\.\d+"))
    expect(cited.filter(has_text="@misc{parley")).to_be_visible()


#: What came last, by its label on the overview.
LAST = {
    "Last round": "Geneva", "Prisoner exchanges, last": "24 August 2026",
    "Remains, last": "17 September 2026", "Last other contact": "8 May 2026",
}  # fmt: skip


def test_what_came_last(overview):
    for label, said in LAST.items():
        term = overview.locator("#root .now div").filter(has_text=label)
        expect(term.get_by_role("link")).to_contain_text(said)
        expect(term).to_contain_text("days before")


def test_the_search_lists_while_it_is_typed_and_gives_the_focus_back(overview):
    overview.locator("#root h1").click()
    overview.keyboard.press("/")
    expect(field(overview)).to_be_focused()
    overview.keyboard.type("exchange/2025")
    expect(field(overview)).to_have_value("exchange/2025")
    expect(
        overview.get_by_role("status").filter(has_text=re.compile(r"^\d+ found$"))
    ).to_be_attached()
    overview.keyboard.press("ArrowDown")
    overview.keyboard.press("ArrowDown")
    second = overview.get_by_role("list", name="Records found").get_by_role("link").nth(1)
    expect(second).to_be_focused()
    overview.keyboard.press("Escape")
    expect(second).to_be_hidden()
    expect(field(overview)).to_be_focused()
    field(overview).fill("<b>zzz</b>")
    expect(
        overview.get_by_role("status").filter(has_text="Nothing found for “<b>zzz</b>”")
    ).to_be_attached()
    asked(overview, "1212")
    expect(overview.get_by_role("dialog")).to_contain_text("1,212")
    overview.keyboard.press("Escape")
    expect(field(overview)).to_be_focused()


def test_the_key_of_the_search_can_be_turned_off(overview):
    field(overview).fill("umerov")
    overview.get_by_role("checkbox", name="The key / goes to the search").uncheck()
    overview.keyboard.press("Escape")
    overview.locator("#root h1").click()
    overview.keyboard.press("/")
    expect(field(overview)).not_to_be_focused()
    field(overview).fill("umerov ")
    overview.get_by_role("checkbox", name="The key / goes to the search").check()


def test_a_search_before_the_app_is_there_opens_its_record(browser, address):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.route("**/_stcore/**", lambda route: None)
    page = context.new_page()
    page.goto(f"{address}/rounds")
    field = page.locator("#first").get_by_role("searchbox", name="Search")
    field.fill("Çırağan")
    link = page.locator("#first").get_by_role("link", name=re.compile("Istanbul, 2 June 2025"))
    link.click()
    page.wait_for_url(re.compile("rounds(%2F|/)2025-06-02-istanbul"), wait_until="commit")
    context.close()
