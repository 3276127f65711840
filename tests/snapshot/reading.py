"""What a page of HTML refers to, read as a browser would."""

import json
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote, urlsplit

OUTSIDE = ("http", "https")


class Page(HTMLParser):
    """The links, loaded files, anchors, elements and chart blocks of one page."""

    def __init__(self, content: bytes) -> None:
        """Read the page."""
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.anchors: set[str] = set()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.blocks: list[dict[str, Any]] = []
        self.is_json = False
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element refers to."""
        said = dict(attrs)
        self.tags.append((tag, said))
        self.is_json = tag == "script" and said.get("type") == "application/json"
        if said.get("id"):
            self.anchors.add(str(said["id"]))
        if tag == "a" and said.get("href"):
            self.links.append(str(said["href"]))
        loaded = said.get("src") or (said.get("href") if tag == "link" else None)
        if loaded:
            self.loads.append(loaded)

    def handle_data(self, data: str) -> None:
        """Note the block of a chart."""
        if self.is_json and data.startswith('{"name"'):
            self.blocks.append(json.loads(data))
            self.links += [way["href"] for way in self.blocks[-1]["share"] if way["act"] == "link"]

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        self.is_json = False


def target(path: str, link: str) -> tuple[str, str]:
    """The file and the anchor to which a link in the page at a path leads."""
    parts = urlsplit(link)
    file = normpath(join(dirname(path), unquote(parts.path))) if parts.path else path
    return file, unquote(parts.fragment)
