"""A reader proposes a claim: what the form yields is what the command that adds facts takes."""

import shutil
import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lib.add.__main__ import main

pytestmark = pytest.mark.browser

NAME = "example-fictional-valleys"
PACKAGE = Path(__file__).parents[2] / "data" / NAME
RECORD = "transfers/2021-03-20-evacuation"


def fill(page: Page, fields: dict[str, str]) -> None:
    """Type into fields by their labels, leaving each by the key that a reader presses."""
    for label, words in fields.items():
        field = page.get_by_label(label, exact=True)
        field.fill(words)
        field.press("Tab")


def test_a_proposal_is_prefilled_saved_and_taken_by_the_command(
    page: Page, address: str, tmp_path: Path
):
    sent: list[str] = []
    page.on("request", lambda one: sent.append(one.url) if one.method == "POST" else None)
    page.goto(f"{address}/outcomes?talks={NAME}&record={RECORD}")
    page.get_by_text("Propose a claim or report an error").first.click()
    expect(page.get_by_label("What is measured", exact=True)).to_be_visible()
    fill(page, {
        "Number, as stated": "77",
        "Who says it (name or key)": "press-courier",
        "Said on (YYYY-MM-DD)": "2021-03-22",
        "Address of the source": "https://example.org/proposal",
        "Title of the source": "A count at the bridge",
        "Published on (YYYY-MM-DD)": "2021-03-22",
        "Why: what is wrong or missing, in a sentence": "Another count of that day.",
    })  # fmt: skip
    expect(page.get_by_text("value = 77").first).to_be_visible()
    expect(page.get_by_text('reason = "Another count of that day."').first).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_text("Save as facts.toml").click()
    facts = tmp_path / "facts.toml"
    saved.value.save_as(facts)
    (fact,) = tomllib.loads(facts.read_text("utf-8"))["fact"]
    assert fact["record"] == RECORD
    assert fact["value"] == 77
    assert fact["measure"]
    assert sent == []
    copy = shutil.copytree(PACKAGE, tmp_path / NAME)
    assert main([str(copy), str(facts), "--yes"]) == 0
    assert "A count at the bridge" in (copy / "fictional-sources.csv").read_text("utf-8")
