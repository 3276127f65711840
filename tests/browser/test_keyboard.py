"""What a reader does by keyboard alone, in how many presses, as docs/accessibility.md says.

A press is any key but the characters of a day, a name or a word that is typed.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT
from tests.browser.pages import painted

pytestmark = pytest.mark.browser

STATEMENT = ROOT / "docs" / "accessibility.md"
#: A job, its page, its presses and the most there may be, as a row of the statement's table.
ROW = re.compile(r"^\| ([^|]+) \| `(/[a-z]*)` \|[^|]*\| (\d+) \| (\d+) \|$", re.MULTILINE)
#: So many stops are passed before one counts as out of reach.
FARTHEST = 20
#: The name of the field, or the words of the element, that has the focus; in shadow trees too.
FOCUSED = """() => {
    let it = document.activeElement;
    while (it.shadowRoot?.activeElement) it = it.shadowRoot.activeElement;
    const labels = [...it.labels ?? []].map((label) => label.firstElementChild ?? label);
    return (labels[0] ?? it).textContent.trim();
}"""


@dataclass
class Keyboard:
    """The keyboard of a page, whose presses are counted."""

    page: Page
    presses: int = 0

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)
            self.presses += 1

    def write(self, characters: str) -> None:
        """Type a day, a name or a word, which is not counted."""
        self.page.keyboard.type(characters)

    def tab_to(self, name: str) -> None:
        """Press Tab until what has a name has the focus; fails where nothing near has it."""
        passed: list[str] = []
        while name not in passed and len(passed) < FARTHEST:
            self.press("Tab")
            passed.append(self.page.evaluate(FOCUSED))
        assert passed[-1] == name, passed


def set_two_days(keyboard: Keyboard) -> None:
    """Set both days of a period."""
    keyboard.tab_to("Skip to the period")
    keyboard.press("Enter")
    keyboard.write("2025-05-16")
    keyboard.tab_to("To")
    keyboard.write("2025-07-23")
    keyboard.press("Enter")
    keyboard.page.wait_for_url("**/*from=2025-05-16&to=2025-07-23*")


def open_a_record_by_list(keyboard: Keyboard) -> None:
    """Open a record by the list of the first chart."""
    keyboard.tab_to("Skip to the facts of this page")
    keyboard.press("Enter")
    keyboard.tab_to("Open a record")
    keyboard.write("Gomel")
    keyboard.press("Enter")
    expect(keyboard.page.get_by_role("dialog")).to_contain_text("Gomel region, 28 February 2022")


def save_the_first_chart(keyboard: Keyboard) -> None:
    """Save the rows of the first chart."""
    keyboard.tab_to("Skip to the first chart")
    keyboard.press("Enter")
    keyboard.tab_to("Share")
    keyboard.press("Enter")
    keyboard.page.wait_for_function(f"() => ({FOCUSED})() === 'CSV'")
    with keyboard.page.expect_download() as saved:
        keyboard.press("Enter")
    assert "sittings" in saved.value.url


def open_a_record_by_search(keyboard: Keyboard) -> None:
    """Open the first record that a search finds."""
    keyboard.press("/")
    keyboard.write("Istanbul, 23 July 2025")
    keyboard.press("Enter")
    expect(keyboard.page.get_by_role("dialog")).to_contain_text("Istanbul, 23 July 2025")


#: By job of the statement: how it is done, and in how many presses at most.
JOBS: dict[str, tuple[Callable[[Keyboard], None], int]] = {
    "Set two days of a period": (set_two_days, 12),
    "Open a record by the list of a chart": (open_a_record_by_list, 10),
    "Save the rows of the first chart as CSV": (save_the_first_chart, 8),
    "Open a record by search": (open_a_record_by_search, 4),
}


def stated() -> dict[str, tuple[str, int, int]]:
    """By job: its page, its presses and the most there may be, as the statement says."""
    rows = ROW.findall(STATEMENT.read_text("utf-8"))
    return {job: (path, int(presses), int(most)) for job, path, presses, most in rows}


def test_the_statement_has_every_job_with_its_bound():
    bounds = {job: most for job, (_, _, most) in stated().items()}
    assert bounds == {job: most for job, (_, most) in JOBS.items()}


@pytest.mark.parametrize("job", JOBS)
def test_a_job_takes_the_presses_that_are_stated(page: Page, address: str, job: str):
    path, presses, most = stated()[job]
    page.goto(address + path)
    painted(page)
    keyboard = Keyboard(page)
    JOBS[job][0](keyboard)
    assert keyboard.presses == presses
    assert presses <= most
