"""Groups: lists under headings, made of data that can become no markup and no strange link."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from lib.api.html import is_web
from lib.api.plain import said

Line = str | Markup
Group = tuple[Line, Sequence[Line]]


def source(row: Mapping[Any, Any] | pd.Series) -> Line:
    """A link to the source of a row, or its name where no address is known."""
    outlet, url = row["outlet"], row["url"]
    if not is_web(url):
        return f"{outlet} {said('no_address')}"
    return Markup('<a href="{}" rel="noopener">{}</a>').format(url, outlet or url)


def link(place: str, words: object) -> Markup:
    """A link to a page of ours."""
    return Markup('<a href="{}">{}</a>').format(place, words)


def strong(words: object) -> Markup:
    """The words with weight."""
    return Markup("<strong>{}</strong>").format(words)


def bullet(*parts: Any) -> Markup:
    """The parts that are not empty, in one line."""
    return Markup(" · ").join(part for part in parts if part)


def ungrouped(items: Sequence[Line]) -> list[Group]:
    """One list without a heading of its own; nothing where it is empty."""
    return [("", items)] if items else []
