"""A reader's own package through the upload: the same list of faults as the command gives."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.validation.bad_zips import BAD, told

pytestmark = pytest.mark.browser
#: Of each way to show them one: nothing to read, signs of markup, a bound, a long list. That every
#: fault is found by the upload as by the command is tested beside the check.
SHOWN = ("no zip", "script", "HTML", "a bomb", "many at once")


def test_the_upload_names_the_same_faults_as_the_command(
    page: Page, address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    ran: list[str] = []
    page.on("dialog", lambda dialog: ran.append(dialog.message))
    page.goto(f"{address}/data")
    for place, name in enumerate(SHOWN):
        data, _ = BAD[name]
        expected = told(data, tmp_path, capsys)
        file = {"name": f"bad{place}.zip", "mimeType": "application/zip", "buffer": data}
        page.locator("input[type=file]").set_input_files(file)
        expect(page.get_by_text(f"bad{place}.zip", exact=False).first).to_be_visible()
        count = "1 problem" if len(expected) == 1 else f"{len(expected):,} problems"
        expect(page.get_by_text(f"This package was not loaded: {count}.")).to_be_visible(
            timeout=30_000
        )
        shown = page.locator("pre code").filter(has_text=expected[0][:40]).last
        expect(shown).to_have_text("\n".join(expected))
    assert ran == []
