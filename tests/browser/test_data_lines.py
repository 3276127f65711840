"""The lines of "Get this data" as written, against the started app."""

import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from lib import i18n

pytestmark = pytest.mark.browser

WORDS = "from=2025-06-01&to=2025-06-30&figures=ukraine"
PATHS = ["rounds-summary", "charts/process", "charts/ledger", "claims"]


def line(language: str, address: str, path: str) -> str:
    """The ready line for a language, as the app shows it."""
    return i18n.words("lines")[language]["text"].format(address=f"{address}/api/{path}.csv?{WORDS}")


@pytest.mark.parametrize("path", PATHS)
def test_the_line_for_curl_works_as_written(address: str, path: str, tmp_path: Path):
    subprocess.run(line("curl", address, path), shell=True, cwd=tmp_path, check=True, timeout=60)
    assert len(pd.read_csv(tmp_path / "parley.csv")) > 0


@pytest.mark.parametrize("language", ["pandas", "duckdb"])
def test_the_lines_for_python_work_as_written(address: str, language: str, tmp_path: Path):
    lines = [f"{line(language, address, path)}\nprint(len(rows))\ndel rows" for path in PATHS]
    code = [sys.executable, "-c", "\n".join(lines)]
    told = subprocess.run(code, cwd=tmp_path, check=True, timeout=120, stdout=subprocess.PIPE)
    counts = [int(count) for count in told.stdout.split()]
    assert len(counts) == len(PATHS)
    assert min(counts) > 0


@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed")
@pytest.mark.parametrize("path", PATHS)
def test_the_line_for_r_works_as_written(address: str, path: str):
    code = line("r", address, path) + "\ncat(names(rows)[1], nrow(rows), sep = '\\n')"
    told = subprocess.run(["Rscript", "--vanilla", "-e", code], capture_output=True, timeout=60)
    read = pd.read_csv(f"{address}/api/{path}.csv?{WORDS}")
    assert told.stdout.decode().split() == [read.columns[0], str(len(read))], told.stderr


def test_the_line_for_r_names_the_encoding_that_our_files_have():
    assert "UTF-8-BOM" in i18n.words("lines")["r"]["text"]


def test_the_panel_shows_the_address_and_the_lines_of_the_chosen_table(
    page: Page, address: str, tmp_path: Path
):
    page.goto(f"{address}/data?{WORDS}")
    page.get_by_role("combobox", name="Table").click()
    page.keyboard.type("Transfers")
    page.keyboard.press("Enter")
    expect(
        page.locator("#root").get_by_role("heading", name="Transfers", exact=True)
    ).to_be_visible()
    page.get_by_text("Get this data").click()
    expect(page.get_by_text(f"{address}/data?{WORDS}", exact=True)).to_be_visible()
    shown = page.locator("pre code").filter(has_text="curl --fail")
    # a speaker changes nothing in the raw table, which would refuse the parameter
    expect(shown).to_contain_text("/api/transfers.csv?from=2025-06-01&to=2025-06-30'")
    subprocess.run(shown.inner_text(), shell=True, cwd=tmp_path, check=True, timeout=60)
    assert "transfer_id" in pd.read_csv(tmp_path / "parley.csv").columns
    for words in ("read_csv", "read.csv", "duckdb"):
        expect(page.locator("pre code").filter(has_text=words).first).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Cite").click()
    for words in ("@misc{", '"type": "dataset"'):
        expect(page.locator("pre code").filter(has_text=words).first).to_be_visible()
