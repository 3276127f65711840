"""Render the pictures of the README from the running app: `make screenshots`."""

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import free_port, wait_for
from tests.chromium import EXECUTABLE, FLAGS

FOLDER = Path(__file__).parent
PICTURES = {
    "overview-light": ("", "light", 1440),
    "overview-dark-phone": ("", "dark", 390),
    "who-says-what": ("claims", "light", 1440),
}
PAINTED = """() => [...document.querySelectorAll('*')].filter(e => e.shadowRoot).flatMap(e => [...e.shadowRoot.querySelectorAll('figure.parley-figure')])
    .every(figure => figure.dataset.painted !== undefined)"""


def settled(page: Page) -> None:
    """Return when every chart of the page is painted."""
    page.wait_for_selector("h1")
    page.wait_for_timeout(1500)
    page.wait_for_function(PAINTED)


def render(address: str) -> None:
    """Write every picture."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=FLAGS)
        for name, (path, scheme, width) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": 1000}, color_scheme=scheme)
            page.goto(f"{address}/{path}")
            settled(page)
            page.screenshot(path=FOLDER / f"{name}.png")
            page.close()
        browser.close()


def main() -> int:
    """0 when every picture is written."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "lib.serve", "--port", str(port)])
    try:
        wait_for(f"http://127.0.0.1:{port}/health", process)
        render(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait(timeout=20)
    return 0


if __name__ == "__main__":
    sys.exit(main())
