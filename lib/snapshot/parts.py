"""Parts of a page: each names the template that shows it and holds what fills the template."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import marko
from markupsafe import Markup

from lib.api.groups import Group


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
