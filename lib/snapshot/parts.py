"""Parts of a page: each names the template that shows it and holds what fills the template."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import marko
import pandas as pd
from markupsafe import Markup

from lib.api.html import is_web
from lib.snapshot.edition import said

Group = tuple[str | Markup, Sequence[str | Markup]]


@dataclass(frozen=True)
class Part:
    """A part of a page."""

    template: str
    values: Mapping[str, Any]


def prose(markdown: str, **values: object) -> Part:
    """A text of our own words in Markdown; the values are data and stay plain."""
    return Part("prose.html", {"html": Markup(marko.convert(markdown)).format_map(Plain(values))})


class Plain(dict[str, object]):
    """Values by name; a name without a value stays in its brackets."""

    def __missing__(self, name: str) -> str:
        """The name as it stood."""
        return f"{{{name}}}"


def heading(words: str) -> Part:
    """The heading of a section."""
    return Part("heading.html", {"words": words})


def listing(title: str, groups: Iterable[Group]) -> list[Part]:
    """A heading over lists, each with a heading of its own or ""; nothing where all are empty."""
    found = [(name, list(items)) for name, items in groups]
    return [Part("listing.html", {"title": title, "groups": found})] if found else []


def source(row: Mapping[Any, Any] | pd.Series) -> str | Markup:
    """A link to the source of a row, or its name where no address is known."""
    outlet, url = row["outlet"], row["url"]
    if not is_web(url):
        return f"{outlet} {said('record.no_address')}"
    return Markup('<a href="{}" rel="noopener">{}</a>').format(url, outlet or url)


def link(root: str, path: str, words: object) -> Markup:
    """A link to a file of the folder."""
    return Markup('<a href="{}{}">{}</a>').format(root, path, words)


def strong(words: object) -> Markup:
    """The words with weight."""
    return Markup("<strong>{}</strong>").format(words)


def bullet(*parts: Any) -> Markup:
    """The parts that are not empty, in one line."""
    return Markup(" · ").join(part for part in parts if part)
