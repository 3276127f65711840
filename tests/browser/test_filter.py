"""The filter in a real browser: typed, picked, dragged, by keyboard, and before the app is there."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import day

pytestmark = pytest.mark.browser

FIRST = "2022-02-24"
#: The shown period of the drawn charts, by its words in the address.
SHOWN = "figure[data-painted*='{words}']"


@pytest.fixture
def rounds(page: Page, address: str) -> Page:
    """The page of rounds for two months, which has one chart."""
    page.goto(f"{address}/rounds?from=2025-05-16&to=2025-07-23")
    expect(page.locator("figure.parley-figure[data-painted]")).to_have_count(1)
    return page


def at(page: Page, **words: str) -> None:
    """Expect the address to say these words of a period, and none of it that is not named."""
    said = {word.rstrip("_"): value for word, value in words.items()}
    page.wait_for_url(
        lambda url: {
            word: found[1] for word in ("from", "to") if (found := re.search(rf"\b{word}=([^&]*)", url))
        } == said
    )  # fmt: skip


def handle(page: Page, label: str = "From") -> Locator:
    """The handle of one end on the strip of the app's filter."""
    return page.locator("#root").get_by_role("slider", name=label, exact=True)


def choice(page: Page, label: str) -> Locator:
    """A list of the app's filter."""
    return page.locator("#root").get_by_role("combobox", name=label, exact=True)


def fault(page: Page) -> Locator:
    """The sentences that the app's filter says of its days."""
    return page.locator("#root .parley-period .fault:not(:empty)")


def write(page: Page, written: str, label: str = "From") -> None:
    """Write a day and press Enter."""
    field = day(page, label)
    field.fill(written)
    field.press("Enter")


def middle(one: Locator) -> tuple[float, float]:
    """The middle of an element on the screen, in pixels."""
    box = one.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_day_is_read_as_people_write_it(rounds):
    for written, meant in {
        "2025-06-02": "2025-06-02", "2025/6/3": "2025-06-03", "04.06.2025": "2025-06-04", "5 June 2025": "2025-06-05",
        "6 jun 2025": "2025-06-06", "June 7, 2025": "2025-06-07", " 2025‑06‑08\u200b": "2025-06-08",
    }.items():  # fmt: skip
        write(rounds, written)
        at(rounds, from_=meant, to="2025-07-23")
        expect(day(rounds)).to_have_value(meant)


def test_a_month_is_its_first_day_or_its_last(rounds):
    write(rounds, "June 2025")
    at(rounds, from_="2025-06-01", to="2025-07-23")
    write(rounds, "June 2025", "To")
    at(rounds, from_="2025-06-01", to="2025-06-30")


def test_what_is_no_day_stays_and_a_sentence_says_so(rounds):
    before = rounds.url
    for written in ("soon", "2025-02-30", "<b>1</b>", "06/07/2025"):
        write(rounds, written)
        expect(fault(rounds)).to_have_count(1)
        expect(fault(rounds)).to_contain_text(f"“{written}” is no day that can be read.")
        expect(day(rounds)).to_have_value(written)
        expect(day(rounds)).to_have_attribute("aria-invalid", "true")
        expect(day(rounds)).to_have_accessible_description(re.compile("no day that can be read"))
        assert rounds.url == before
    write(rounds, "2025-06-01")
    at(rounds, from_="2025-06-01", to="2025-07-23")
    expect(fault(rounds)).to_have_count(0)
    expect(day(rounds)).not_to_have_attribute("aria-invalid", "true")


def test_what_is_no_day_stays_while_the_other_day_is_chosen(rounds):
    write(rounds, "soon")
    write(rounds, "2025-06-30", "To")
    at(rounds, from_="2025-05-16", to="2025-06-30")
    expect(rounds.locator(SHOWN.format(words="to=2025-06-30"))).to_have_count(1)
    expect(day(rounds)).to_have_value("soon")
    expect(fault(rounds)).to_have_count(1)


def test_a_period_that_lies_later_can_be_entered_a_day_after_the_other(rounds):
    write(rounds, "2025-09-01")
    expect(fault(rounds)).to_have_text("From is later than To.")
    expect(day(rounds)).to_have_value("2025-09-01")
    write(rounds, "2025-10-31", "To")
    at(rounds, from_="2025-09-01", to="2025-10-31")
    expect(fault(rounds)).to_have_count(0)


def test_a_day_outside_the_data_is_the_nearest_in_them(rounds):
    write(rounds, "1999-01-01")
    at(rounds, to="2025-07-23")
    expect(day(rounds)).to_have_value(FIRST)


def test_a_day_can_be_picked_from_a_calendar(rounds):
    expect(rounds.get_by_role("button", name="Calendar: From")).to_be_visible()
    rounds.locator("#root .parley-period input[type=date]").first.evaluate(
        "it => { it.value = '2025-06-02'; it.dispatchEvent(new Event('change')); }"
    )
    at(rounds, from_="2025-06-02", to="2025-07-23")


def test_the_keys_move_a_handle_as_those_of_a_slider(rounds):
    one = handle(rounds)
    one.press("ArrowRight")
    one.press("ArrowUp")
    expect(one).to_have_attribute("aria-valuetext", "18 May 2025")
    expect(day(rounds)).to_have_value("2025-05-18")
    at(rounds, from_="2025-05-18", to="2025-07-23")
    one.press("PageUp")
    at(rounds, from_="2025-06-18", to="2025-07-23")
    one.press("End")
    at(rounds, from_="2025-07-23", to="2025-07-23")
    one.press("Home")
    at(rounds, to="2025-07-23")
    expect(one).to_be_focused()


def test_a_key_that_is_held_is_one_choice(rounds):
    rounds.evaluate("""() => {
        window.heard = 0;
        const { send } = WebSocket.prototype;
        WebSocket.prototype.send = function (...sent) { window.heard += 1; return send.apply(this, sent); };
    }""")
    handle(rounds).evaluate("""it => {
        const pressed = () => it.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
        for (let count = 0; count < 5; count += 1) pressed();
    }""")
    at(rounds, from_="2025-05-21", to="2025-07-23")
    rounds.wait_for_timeout(500)
    assert rounds.evaluate("window.heard") == 1


def test_an_answer_of_the_page_sets_back_no_handle_that_is_moved(page, address, server):
    page.goto(f"{address}/rounds?from=2025-05-16&to=2025-07-23")
    expect(page.locator("figure.parley-figure[data-painted]")).to_have_count(1)
    server.is_silent = True
    write(page, "2025-06-01")
    expect(page.locator(SHOWN.format(words="from=2025-06-01"))).to_have_count(1)
    x, y = middle(handle(page))
    page.mouse.move(x + 10, y)
    page.mouse.down()
    page.mouse.move(x - 100, y, steps=5)
    dragged = day(page).input_value()
    server.speak()
    at(page, from_="2025-06-01", to="2025-07-23")
    page.wait_for_timeout(500)
    expect(day(page)).to_have_value(dragged)
    page.mouse.up()
    at(page, from_=dragged, to="2025-07-23")


def test_the_filter_has_the_colours_of_the_page_when_they_change(rounds):
    said = "it => getComputedStyle(it).getPropertyValue('--pl-background')"
    backs = []
    for scheme in ("light", "dark"):
        rounds.emulate_media(color_scheme=scheme)
        rounds.wait_for_timeout(500)
        root = rounds.locator("#root .parley-period")
        backs.append(root.evaluate(said))
        app = rounds.locator(".stApp").evaluate("it => getComputedStyle(it).backgroundColor")
        expect(root.locator("select").first).to_have_css("background-color", app)
    assert backs[0] != backs[1]


def test_a_dragged_handle_draws_on_its_way_and_is_chosen_where_it_is_let_go(rounds):
    rounds.set_viewport_size({"width": 1440, "height": 2400})
    x, y = middle(handle(rounds))
    before = rounds.url
    rounds.mouse.move(x + 10, y)
    rounds.mouse.down()
    rounds.mouse.move(x - 100, y, steps=5)
    expect(day(rounds)).not_to_have_value("2025-05-16")
    dragged = day(rounds).input_value()
    assert dragged < "2025-05-16"
    expect(rounds.locator(SHOWN.format(words=f"from={dragged}"))).to_have_count(1)
    assert rounds.url == before
    rounds.mouse.up()
    at(rounds, from_=dragged, to="2025-07-23")


def test_the_part_that_is_selected_moves_as_a_whole(page, address):
    page.goto(f"{address}/rounds?from=2024-01-01&to=2024-12-31")
    expect(page.locator("figure.parley-figure[data-painted]")).to_have_count(1)
    x, y = middle(page.locator("#root .parley-period .window"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y, steps=5)
    page.mouse.up()
    page.wait_for_url(lambda url: "from=2023" in url and "to=2024" in url)
    first, last = (day(page, label).input_value() for label in ("From", "To"))
    days = "([from, to]) => Math.round((Date.parse(to) - Date.parse(from)) / 86400000)"
    assert page.evaluate(days, [first, last]) == 365


def test_a_period_is_drawn_with_the_pointer_and_a_double_click_shows_everything(rounds):
    box = rounds.locator("#root .parley-period .track").bounding_box()
    y = box["y"] + box["height"] / 2
    rounds.mouse.move(box["x"] + 0.2 * box["width"], y)
    rounds.mouse.down()
    rounds.mouse.move(box["x"] + 0.1 * box["width"], y, steps=5)
    rounds.mouse.up()
    rounds.wait_for_url(lambda url: "from=2022" in url or "from=2023" in url)
    first, last = (day(rounds, label).input_value() for label in ("From", "To"))
    assert FIRST < first < last < "2023-12-31"
    rounds.mouse.dblclick(box["x"] + 0.8 * box["width"], y)
    at(rounds)
    expect(day(rounds)).to_have_value(FIRST)


def test_a_click_on_the_strip_is_no_choice(rounds):
    before = rounds.url
    box = rounds.locator("#root .parley-period .track").bounding_box()
    rounds.mouse.click(box["x"] + 0.2 * box["width"], box["y"] + 10)
    rounds.wait_for_timeout(600)
    assert rounds.url == before
    expect(day(rounds)).to_have_value("2025-05-16")


def test_a_named_period_sets_both_days_and_any_other_is_the_readers_own(page, address):
    page.goto(f"{address}/rounds")
    named = choice(page, "Set period to")
    expect(named.locator("option:checked")).to_have_text("Everything")
    named.select_option("Istanbul talks 2025")
    page.wait_for_url(lambda url: "from=2025-05-16" in url and "to=2025-07-23" in url)
    assert [day(page, label).input_value() for label in ("From", "To")] == [
        "2025-05-16",
        "2025-07-23",
    ]
    write(page, "2025-05-17")
    expect(named.locator("option:checked")).to_have_text("Own choice")


def test_dragging_on_the_timeline_sets_the_period(page, address):
    page.goto(f"{address}/?from=2025-01-01&to=2025-12-31")
    shown = page.locator("#root " + SHOWN.format(words="from=2025-01-01"))
    area = shown.locator(".plot.brush .nsewdrag").first
    area.scroll_into_view_if_needed()
    box = area.bounding_box()
    height = box["y"] + box["height"] * 0.55
    page.mouse.move(box["x"] + box["width"] * 0.25, height)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, height, steps=4)
    expect(page.locator(".dragged")).to_be_visible()
    page.mouse.up()
    page.wait_for_url(re.compile("from=2025-0[34]-.*to=2025-0[67]-"))
    first = day(page).input_value()
    expect(page.locator("#root " + SHOWN.format(words=f"from={first}"))).to_have_count(1)
    assert first.startswith(("2025-03", "2025-04"))


def test_the_choice_of_figures_changes_the_numbers_and_the_charts(page, address):
    page.goto(f"{address}/outcomes?from=2025-06-11&to=2025-06-16")
    expect(page.get_by_role("heading").filter(has_text="6,057").first).to_be_visible()
    choice(page, "Figures").select_option("Russia")
    expect(page.locator(SHOWN.format(words="figures=russia"))).not_to_have_count(0)
    page.wait_for_url(lambda url: "figures=russia" in url)
    expect(page.get_by_role("heading").filter(has_text="6,060").first).to_be_visible()


def test_another_negotiation_offers_its_own_sides_and_periods(page, address):
    page.goto(f"{address}/data")
    expect(choice(page, "Figures").locator("option", has_text="Ukraine")).to_have_count(1)
    page.locator("#root").get_by_role("link", name=re.compile("fictional", re.IGNORECASE)).click()
    page.wait_for_url(lambda url: "talks=example-fictional-valleys" in url)
    expect(page.locator("#root h1")).to_contain_text("Valleys")
    expect(page.locator("#first")).to_have_count(0)
    expect(choice(page, "Figures").locator("option", has_text="Third parties")).to_have_count(1)
    expect(choice(page, "Figures").locator("option", has_text="Ukraine")).to_have_count(0)
    expect(choice(page, "Set period to").locator("option", has_text="2025")).to_have_count(0)
    expect(day(page)).not_to_have_value(FIRST)


def test_a_phone_can_drag_a_handle(browser, address):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(f"{address}/rounds")
    expect(page.locator("#first")).to_have_count(0)
    one = handle(page, "To")
    box = one.bounding_box()
    assert min(box["width"], box["height"]) >= 44
    x, y = middle(one)
    touch = context.new_cdp_session(page)
    for kind, to in (("Start", x), ("Move", x - 40), ("Move", x - 80), ("End", None)):
        points = [] if to is None else [{"x": to, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})
    page.wait_for_url(lambda url: "to=" in url)
    context.close()
