"""The pages of the app in a browser: which there are, when they are painted, and what is seen."""

from dataclasses import dataclass

from playwright.sync_api import ConsoleMessage, Page, expect

from lib import sitemap
from lib.sitemap import path_of

PAGES = [path_of(page).strip("/") for page in sitemap.PAGES]
#: Those with charts from the first; those of commitments are drawn when a reader opens them.
CHARTED = [path for path in PAGES if path not in ("commitments", "data", "method")]
#: By drawn trace, the paths of the arrays that it was given and kept, and those that plotly knows.
ARRAYS = """() => {
    const roots = [...document.querySelectorAll('*')].flatMap(one => one.shadowRoot ?? []);
    const paths = (given, kept, path = '') => Object.entries(given).flatMap(([name, value]) =>
        Array.isArray(value) ? (Array.isArray(kept?.[name]) ? [path + name] : [])
        : value && typeof value === 'object' ? paths(value, kept?.[name], `${path}${name}.`) : []);
    return roots.flatMap(root => [...root.querySelectorAll('.js-plotly-plot')]).flatMap(plot =>
        plot._fullData.map(kept => [paths(plot.data[kept.index], kept).sort(), [...kept._arrayAttrs].sort()]));
}"""
#: Each label of an axis, and whether it is shown whole.
LABELS = """all => all.map(label => {
    const [own, whole] = [label, label.ownerSVGElement].map(one => one.getBoundingClientRect());
    return [label.textContent, own.width > 0 && own.left >= whole.left - 1 && own.right <= whole.right + 1];
})"""


def painted(page: Page, words: str = "") -> None:
    """Return when every chart of the page is painted with the words of the address."""
    page.wait_for_function(
        """words => { const roots = [document, ...[...document.querySelectorAll('*')].filter(e => e.shadowRoot).map(e => e.shadowRoot)];
        const figures = roots.flatMap(root => [...root.querySelectorAll('figure.parley-figure')]);
        return figures.length > 0 && figures.every(f => f.dataset.painted !== undefined && f.dataset.painted.includes(words)); }""",
        arg=words,
    )


def marks(page: Page) -> int:
    """How many marks, bars and lines all charts of the page have drawn."""
    return page.evaluate(
        """() => [document, ...[...document.querySelectorAll('*')].filter(e => e.shadowRoot).map(e => e.shadowRoot)]
        .flatMap(root => [...root.querySelectorAll('.plot .point path, .plot path.point, .plot path.js-line')]).length"""
    )


def marks_once_painted(page: Page, words: str = "") -> int:
    """How many marks the charts of the page have drawn when all are painted."""
    painted(page, words)
    return marks(page)


@dataclass(frozen=True)
class Seen:
    """What a browser notes of one visit to a page, until nothing more comes.

    Errors of scripts; the kind and text of each message of the console; every address asked for;
    the number of marks; the tag of the first heading; arrays of traces; labels of axes.
    """

    errors: list[str]
    console: list[tuple[str, str]]
    asked: list[str]
    marks: int
    heading: str
    traces: list[tuple[list[str], list[str]]]
    labels: list[tuple[str, bool]]


def look_at(page: Page, url: str, is_charted: bool) -> Seen:
    """Visit a page, and note what is seen."""
    errors: list[str] = []
    console: list[tuple[str, str]] = []
    asked: list[str] = []

    def noted(message: ConsoleMessage) -> None:
        console.append((message.type, message.text))

    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", noted)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url)
    expect(page.locator("h1").first).to_be_visible()
    drawn = marks_once_painted(page) if is_charted else 0
    page.wait_for_load_state("networkidle")
    page.evaluate("async () => { await document.fonts.ready; }")
    page.wait_for_timeout(300)  # what was drawn before the font came is drawn again
    heading = page.locator("h1,h2,h3,h4,h5,h6").first.evaluate("it => it.tagName")
    labels = page.locator("figure.parley-figure [class$=tick] text").evaluate_all(LABELS)
    return Seen(errors, console, asked, drawn, heading, page.evaluate(ARRAYS), labels)
