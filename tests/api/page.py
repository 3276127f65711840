"""A page of HTML as the tests read it."""

import re
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "base", "input"}


class Page(HTMLParser):
    """The headings, links and scripts of a page; an element closed out of order is an error."""

    def __init__(self, source):
        super().__init__()
        self.open, self.headings, self.links, self.scripts = [], [], [], []
        self.feed(source)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)
        values = dict(attrs)
        self.links += [values["href"]] if tag == "a" else []
        self.scripts += [values.get("type", "")] if tag == "script" else []
        self.headings += [tag] if re.fullmatch("h[1-6]", tag) else []

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
