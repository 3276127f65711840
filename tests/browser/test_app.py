"""The app in a real browser: opened by deep links, filtered, clicked, downloaded, reloaded."""

import csv
import io
import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import app_page, day
from tests.browser.pages import CHARTED, PAGES, marks, painted

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_by_its_address_without_an_error(seen, path):
    found = seen(path)
    assert (found.marks > 10) == (path in CHARTED)
    assert found.errors == []
    assert [words for kind, words in found.console if kind == "error"] == []
    assert found.heading == "H1"


def test_a_chart_to_which_a_reader_comes_back_is_not_drawn_again(page, address):
    page.goto(f"{address}/rounds")
    expect(page.locator("#first")).to_have_count(0)
    painted(page)
    plots = page.locator("figure.parley-figure .plot")
    count = plots.count()
    plots.evaluate_all("them => them.forEach(it => { it.dataset.seen = 'before'; })")
    for name in ("Method", "Rounds"):
        page.locator("#root").get_by_role("link", name=name, exact=True).click()
        expect(page.locator("#root h1")).to_have_text(name)
        expect(page.locator("#first")).to_have_count(0)
    painted(page)
    expect(page.locator("figure.parley-figure .plot[data-seen=before]")).to_have_count(count)
    assert marks(page) > 10


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_fetched_from_elsewhere(seen, address, path):
    asked = seen(path).asked
    assert f"{address}/{path}" in asked
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


def set_day(page: Page, label: str, typed: str) -> None:
    """Type a day and commit it with Enter."""
    box = day(page, label)
    box.fill(typed)
    box.press("Enter")


def test_the_filter_changes_what_is_drawn_and_the_address(page, address):
    page.goto(address)
    painted(page)
    before = marks(page)
    set_day(page, "From", "2025-05-01")
    painted(page, "from=2025-05-01")
    assert marks(page) < before
    page.wait_for_url(lambda url: "from=2025-05-01" in url)


def test_a_typed_period_is_fetched_in_the_order_of_the_page(page, address):
    page.goto(f"{address}/claims")
    expect(page.locator("#first")).to_have_count(0)
    painted(page)
    page.get_by_label("Kind of figure that differs").click()
    page.get_by_role("option", name="Children", exact=True).click()
    charts = page.locator("figure.parley-figure")
    expect(charts.filter(has_text="Children only")).to_have_count(1)
    replaced = page.locator("figure[data-name=differences]")
    expect(replaced).to_have_count(0)  # it goes after the other has come
    painted(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    names = charts.evaluate_all("all => all.map(figure => figure.dataset.name)")
    with page.expect_request(f"**/{names[-1]}.figure.json?from=2025-05-01*"):
        day(page).fill("2025-05-01")
    page.wait_for_timeout(200)
    found = [re.search(r"/charts/([\w-]+)\.figure\.json\?from=2025-05-01", url) for url in asked]
    assert len(names) > 3
    assert [figure[1] for figure in found if figure] == names


@pytest.mark.parametrize("path", CHARTED)
def test_the_arrays_of_every_trace_are_known_by_their_paths(seen, path):
    traces = seen(path).traces
    assert {"x", "y"} < {name for given, _ in traces for name in given}
    assert [known for _, known in traces] == [given for given, _ in traces]


@pytest.mark.parametrize("path", CHARTED)
def test_every_label_of_an_axis_is_shown_whole(seen, path):
    labels = seen(path).labels
    assert len(labels) > 5
    assert [words for words, is_whole in labels if words and not is_whole] == []


def comes_too_late(page: Page, late: list[Route], of: str, shown: str) -> None:
    """Let the held figures of one period come; every chart goes on to show the other."""
    assert late
    for route in late:
        with page.expect_response(route.request.url):
            route.continue_()
    page.wait_for_timeout(500)
    painted(page, shown)
    assert page.locator(f"figure.parley-figure[data-painted*='{of}']").count() == 0


@pytest.mark.parametrize("before", ["2025-06-01", "2025-07-01"])
def test_no_chart_goes_back_to_a_period_with_a_late_figure(page, address, before):
    page.goto(f"{address}/claims?from={before}")
    expect(page.locator("#first")).to_have_count(0)
    painted(page, f"from={before}")
    late: list[Route] = []
    page.route("**/differences.figure.json?from=2025-05-01*", lambda route: late.append(route))
    set_day(page, "From", "2025-05-01")
    page.wait_for_url(lambda url: "from=2025-05-01" in url)
    set_day(page, "From", "2025-06-01")
    page.wait_for_url(lambda url: "from=2025-06-01" in url)
    painted(page, "from=2025-06-01")
    comes_too_late(page, late, of="from=2025-05-01", shown="from=2025-06-01")


def test_a_late_figure_does_not_take_the_place_of_one_asked_for_after_it(page, address):
    page.goto(address)
    painted(page)
    late: list[Route] = []
    page.route("**/*.figure.json?from=2025-05-01*", lambda route: late.append(route))
    set_day(page, "From", "2025-05-01")
    page.wait_for_url(lambda url: "from=2025-05-01" in url)
    set_day(page, "From", "2025-06-01")
    painted(page, "from=2025-06-01")
    comes_too_late(page, late, of="from=2025-05-01", shown="from=2025-06-01")


def test_the_filter_holds_across_pages_reload_and_a_sent_link(page, context, address):
    page.goto(f"{address}/?from=2025-05-16&to=2025-07-23")
    painted(page, "from=2025-05-16")
    page.get_by_role("link", name="Humanitarian outcomes").click()
    expect(page.locator("#root h1")).to_have_text("Humanitarian outcomes")
    painted(page, "to=2025-07-23")
    page.reload()
    painted(page, "from=2025-05-16|to=2025-07-23")
    other = app_page(context)
    other.goto(page.url)
    painted(other, "from=2025-05-16|to=2025-07-23")


def test_the_back_button_brings_the_former_period_back(page, address):
    page.goto(address)
    painted(page)
    set_day(page, "From", "2025-05-01")
    painted(page, "from=2025-05-01")
    page.wait_for_url(lambda url: "from=2025-05-01" in url)
    page.go_back()
    page.wait_for_url(lambda url: "from=" not in url)
    expect(day(page)).to_have_value("2022-02-24")


def rows_of(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_csv_that_downloads_has_the_rows_that_are_drawn(page, address):
    page.goto(f"{address}/durations?from=2025-05-16&to=2025-07-23")
    painted(page, "from=2025-05-16")
    chart = page.locator("figure.parley-figure", has_text="Days from the end of a round")
    chart.locator("summary", has_text="Share").click()
    with page.expect_download() as waiting:
        chart.get_by_role("link", name="CSV").click()
    download = waiting.value
    assert download.suggested_filename == "russia-ukraine_gaps_2025-05-16_2025-07-23.csv"
    rows = rows_of(download.path().read_bytes())
    drawn = (
        page.locator("figure.parley-figure", has_text="Days from the end of a round")
        .locator(".plot path.point")
        .count()
    )
    assert len(rows) == drawn == 2
    assert [row["days"] for row in rows] == ["17", "51"]


def test_switching_figures_changes_numbers_and_csv_alike(page, address):
    page.goto(f"{address}/outcomes?from=2025-06-11&to=2025-06-16")
    painted(page, "from=2025-06-11")
    expect(page.get_by_role("heading").filter(has_text="6,057").first).to_be_visible()
    page.goto(f"{address}/outcomes?from=2025-06-11&to=2025-06-16&figures=russia")
    painted(page, "figures=russia")
    expect(page.get_by_role("heading").filter(has_text="6,060").first).to_be_visible()
    rows = rows_of(
        page.request.get(
            f"{address}/api/charts/monthly-remains.csv?from=2025-06-11&to=2025-06-16&figures=russia"
        ).body()
    )
    assert {row["to_party"]: row["total"] for row in rows}["ukraine"] == "6060"


def test_choosing_a_kind_cuts_the_dumbbells_and_their_csv_alike(page, address):
    page.goto(f"{address}/claims")
    painted(page)
    dumbbells = page.locator("figure.parley-figure", has_text="as a share of the larger one")
    before = dumbbells.locator(".plot .point").count()
    box = page.get_by_label("Kind of figure that differs")
    box.click()
    page.get_by_role("option", name="Children", exact=True).click()
    expect(dumbbells).to_contain_text("Children only")
    painted(page)
    drawn = dumbbells.locator(".plot path.point").count()
    dumbbells.locator("summary", has_text="Share").click()
    with page.expect_download() as waiting:
        dumbbells.get_by_role("link", name="CSV").click()
    rows = rows_of(waiting.value.path().read_bytes())
    assert {row["topic"] for row in rows} == {"children"}
    assert 0 < drawn == len(rows) < before
    dumbbells.locator("select").focus()
    records = dumbbells.locator("select option").evaluate_all("all => all.map(o => o.value)")
    assert {row["record"] for row in rows} == {record for record in records if record}


def test_clicking_a_mark_opens_its_record_with_working_links(page, address):
    page.goto(f"{address}/durations?from=2025-05-16&to=2025-07-23")
    painted(page, "from=2025-05-16")
    bar = (
        page.locator("figure.parley-figure", has_text="Days from the end of a round")
        .locator(".plot path.point")
        .first
    )
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Istanbul, 2 June 2025")
    assert "record=rounds" in page.url
    expect(dialog.get_by_role("link").first).to_be_visible()
    links = dialog.get_by_role("link").evaluate_all("all => all.map(a => a.href)")
    assert any(link.startswith("https://") for link in links)


def test_the_keyboard_opens_a_record_from_the_list_and_escape_closes_it(page, address):
    page.goto(f"{address}/durations?from=2025-05-16&to=2025-07-23")
    painted(page, "from=2025-05-16")
    chosen = page.locator("figure.parley-figure", has_text="Days from the end of a round").locator(
        "select"
    )
    chosen.focus()
    chosen.select_option(index=1)
    expect(page.get_by_role("dialog").get_by_text("Address of this record")).to_be_visible()
    page.wait_for_function("() => document.activeElement.closest('[role=dialog]') !== null")
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "record=" not in url)
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_escape_closes_a_record_that_has_lost_the_focus(page, address):
    page.goto(f"{address}/durations?record=rounds/2025-06-02-istanbul")
    expect(page.get_by_role("dialog").get_by_text("Address of this record")).to_be_visible()
    page.evaluate("() => document.activeElement.blur()")
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "record=" not in url)
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_arrow_keys_and_enter_open_a_record_on_the_chart(page, address):
    page.goto(f"{address}/durations?from=2025-05-16&to=2025-07-23")
    painted(page, "from=2025-05-16")
    page.locator("figure.parley-figure", has_text="Days from the end of a round").locator(
        ".plot"
    ).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_a_record_opens_by_its_address(page, address):
    page.goto(f"{address}/rounds?record=rounds/2025-07-23-istanbul")
    expect(page.get_by_role("dialog")).to_contain_text("Çırağan Palace")


def test_a_disputed_link_is_visible(page, address):
    page.goto(f"{address}/commitments?record=commitments/2025-07-23-pow-1200")
    expect(page.get_by_role("dialog")).to_contain_text("Disputed")


def test_a_bad_address_is_said_in_a_sentence(page, address):
    page.goto(f"{address}/?from=2025-06-02&to=2025-06-01")
    expect(page.get_by_text("runs backwards")).to_be_visible()
    painted(page)


@pytest.mark.parametrize("path", PAGES)
def test_narrow_screens_do_not_scroll_sideways(page, address, path):
    page.emulate_media(color_scheme="dark")
    for width in (390, 768):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(f"{address}/{path}")
        expect(page.locator("h1")).to_be_visible()
        if path in CHARTED:
            painted(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), width


def test_the_period_and_the_figures_are_there_on_a_phone_above_an_early_title(page, address):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    figures = page.locator("#root").get_by_role("combobox", name="Figures", exact=True)
    for field in (day(page, "From"), day(page, "To"), figures):
        expect(field).to_be_in_viewport(ratio=1)
    assert page.locator("h1").bounding_box()["y"] < 844 / 3


def test_the_folded_choices_open_change_and_close_by_keyboard(page, address):
    page.goto(address)
    painted(page)
    fold = page.locator("#root .parley-period summary")
    expect(fold).to_have_text("All confidences")
    fold.press("Enter")
    choice = page.locator("#root").get_by_role("combobox", name="Confidence", exact=True)
    choice.select_option("high")
    page.wait_for_url(lambda url: "confidence=high" in url)
    choice.press("Escape")
    expect(choice).to_be_hidden()
    expect(fold).to_be_focused()
    expect(fold).to_have_text("High confidence")


def test_a_chart_downloads_as_a_picture_with_its_words_inside(page, address):
    page.goto(f"{address}/durations?from=2025-05-16&to=2025-07-23")
    painted(page, "from=2025-05-16")
    chart = page.locator("figure.parley-figure", has_text="Days from the end of a round")
    chart.locator("details.share summary").click()
    with page.expect_download() as waiting:
        chart.get_by_role("button", name="SVG").click()
    picture = waiting.value.path().read_text(encoding="utf-8")
    assert "16 May 2025 to 23 July 2025" in picture
    assert "data 1." in picture
