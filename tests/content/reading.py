"""Both renderings of content nodes, read back as words and links."""

import json
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

from streamlit.testing.v1 import AppTest

from lib.api import render
from lib.content.nodes import Link

BLOCKS = {
    "p", "li", "dt", "dd", "h2", "h3", "h4", "div", "ul", "ol", "dl", "pre", "tr", "th", "td",
}  # fmt: skip


class Page(HTMLParser):
    """The words of HTML in one line, without what stands between parts, and the links in order."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.said, self.links = [], []
        self.feed(source)
        self.close()

    @property
    def words(self) -> list[str]:
        return "".join(self.said).replace(" · ", " ").split()

    def handle_starttag(self, tag, attrs):
        self.said += [" "] if tag in BLOCKS else []
        self.links += [value for name, value in attrs if tag == "a" and name == "href"]

    def handle_endtag(self, tag):
        self.said += [": "] if tag == "dt" else [" "] if tag in BLOCKS else []

    def handle_data(self, data):
        self.said.append(data)


def words_only(nodes):
    """The nodes without charts, which are drawn and not said."""
    return [one for one in nodes if not (isinstance(one, Link) and one.to.startswith("chart:"))]


def as_html(nodes) -> tuple[list[str], list[str]]:
    """Words and links of the nodes as HTML; a place of ours leads to ``#`` and its name."""
    page = Page(str(render.html(words_only(nodes), lambda to: f"#{to.removeprefix('record:')}")))
    return page.words, page.links


def script(dataset: str, record: str) -> None:
    """Show the content of a record, in a run of Streamlit."""
    from lib import catalog, params
    from lib.content.record import record as nodes
    from lib.views import page_html
    from tests.content.reading import words_only

    found = catalog.catalog()[dataset]
    view = params.parse({}, found.limits)[0]
    page_html.nodes(found, view, "record", words_only(nodes(found, view, record)))


def as_streamlit(dataset: str, record: str) -> tuple[list[str], list[str]]:
    """Words and links of a record as Streamlit shows it."""
    app = AppTest.from_function(
        script, default_timeout=60, kwargs={"dataset": dataset, "record": record}
    )
    app.run()
    assert not app.exception
    return seen(app)


def html_of(app: AppTest) -> list[str]:
    """The HTML of ours in an app, in the order of the page."""
    given = [json.loads(one.proto.json) for one in app.get("bidi_component")]
    return [one["html"] for one in given if "html" in one]


def seen(app: AppTest) -> tuple[list[str], list[str]]:
    """Words and links of everything of ours on a page, in order; a record's link by its name."""
    pages = [Page(source) for source in html_of(app)]
    words = [word for page in pages for word in page.words]
    return words, [place_of(link) for page in pages for link in page.links]


def place_of(link: str) -> str:
    """A link to a record as ``#`` and its name, any other as it is."""
    record = parse_qs(urlsplit(link).query).get("record") if link.startswith("?") else None
    return f"#{record[0]}" if record else link
