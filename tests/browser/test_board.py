"""The board of promises by real clicks: cut, CSV, steps in the row, record, and on a phone."""

import csv
import io
import urllib.request

from playwright.sync_api import expect


def board(page):
    """The board in the app."""
    return page.locator("#root .board")


def test_a_click_cuts_the_board_and_its_csv_and_the_way_back_shows_all(page, address):
    page.goto(f"{address}/commitments")
    expect(board(page).locator("li").first).to_be_visible()
    whole = board(page).locator("li").count()
    board(page).get_by_role("link", name="Delivered in full").click()
    expect(page).to_have_url(f"{address}/commitments?state=full")
    expect(board(page).locator("section")).to_have_count(1)
    expect(board(page).locator("details.group")).to_have_count(0)
    titles = board(page).locator("li .what a").all_inner_texts()
    place = board(page).get_by_role("link", name="CSV").get_attribute("href")
    rows = csv.DictReader(
        io.StringIO(urllib.request.urlopen(address + place).read().decode("utf-8-sig"))
    )
    assert {row["title"] for row in rows} == set(titles)
    assert 0 < len(titles) < whole
    page.go_back()
    expect(board(page).locator("li")).to_have_count(whole)


def test_a_round_is_chosen_from_the_list(page, address):
    page.goto(f"{address}/commitments")
    board(page).locator("details.rounds summary").click()
    board(page).get_by_role("link", name="Istanbul, 16 May 2025").click()
    expect(page).to_have_url(f"{address}/commitments?round=2025-05-16-istanbul")
    row = board(page).locator("li", has_text="1,000 for 1,000")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("first after 7 days, last after 9 days")
    expect(row).to_contain_text("Umerov")
    expect(row).to_contain_text("Medinsky")


def test_the_steps_open_in_the_row_and_a_title_opens_its_record(page, address):
    page.goto(f"{address}/commitments")
    row = board(page).locator("li", has_text="6,000 bodies")
    row.locator("summary").click()
    expect(row.locator("figure .plot svg").first).to_be_visible()
    row.get_by_role("link", name="6,000 bodies").click()
    expect(page.get_by_role("dialog")).to_contain_text("6,000 bodies")


def test_a_round_leads_to_its_record_and_contacts_unfold(page, address):
    page.goto(f"{address}/rounds")
    rows = board(page).locator(".with-map li")
    expect(rows.filter(has_text="Istanbul, 2 June 2025")).to_contain_text("3 h 45 min")
    contact = board(page).locator("details.group li a").first
    expect(contact).to_be_hidden()
    board(page).locator("details.group > summary").click()
    expect(contact).to_be_visible()
    rows.get_by_role("link", name="Istanbul, 2 June 2025").click()
    expect(page.get_by_role("dialog")).to_contain_text("2 June 2025")


def test_meetings_apart_are_drawn_when_they_are_unfolded(page, address):
    page.goto(f"{address}/durations")
    fold = page.locator("#root details.fold")
    expect(fold.locator("figure")).to_have_count(0)
    fold.locator("summary").first.click()
    expect(fold.locator("figure .plot svg").first).to_be_visible()


def test_on_a_phone_rows_are_cards_and_nothing_scrolls_sideways(page, address):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}/commitments")
    card = board(page).locator("li").first
    expect(card.locator(".to").first).to_be_visible()
    wide = "(node) => node.scrollWidth - node.clientWidth"
    assert board(page).evaluate(wide) <= 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
