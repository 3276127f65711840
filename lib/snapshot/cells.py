"""Cells of tables: values in readers' words, as text that no value can turn into markup."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
from markupsafe import Markup, escape

from lib import text
from lib.api.html import is_web

Cell = Callable[[Any], Markup]


def is_empty(value: Any) -> bool:
    """True for a cell with nothing in it."""
    return bool(pd.isna(value)) or value == ""


def plain(value: Any) -> Markup:
    """The value as it stands."""
    return Markup("") if is_empty(value) else escape(str(value))


def day(value: Any) -> Markup:
    """The ISO date."""
    return Markup("") if is_empty(value) else Markup(value.date().isoformat())


def number(value: Any) -> Markup:
    """The number: whole with thousands separators, else with at most two decimals."""
    if is_empty(value) or value in (float("inf"), float("-inf")):
        return Markup("")
    whole = float(value) == round(float(value))
    return Markup(text.number(value) if whole else f"{value:,.2f}".rstrip("0"))


def truth(value: Any) -> Markup:
    """The word for yes, or nothing."""
    return Markup(text.say("word.yes")) if value else Markup("")


def address(value: Any) -> Markup:
    """The address of the web as a link that reads as itself; anything else as plain text."""
    if not is_web(value):
        return plain(value)
    return Markup('<a class="bare" href="{}" rel="noopener">{}</a>').format(value, value)


def addresses(value: Any) -> Markup:
    """Several addresses, each as a link that reads as its site."""
    found = [one for one in str(value).split() if is_web(one)]
    made = (Markup('<a href="{}" rel="noopener">{}</a>').format(one, site(one)) for one in found)
    return Markup(" ").join(made)


def site(url: str) -> str:
    """The name of the site of an address, or the address where it has none."""
    try:
        return (urlsplit(url).hostname or url).removeprefix("www.")
    except ValueError:
        return url


def labelled(labels: dict[Any, str]) -> Cell:
    """A cell that says the readers' word for a code."""
    return lambda value: plain(labels.get(value, value))


def linked(place: Callable[[str], str], show: Cell = plain) -> Cell:
    """A cell that leads to the place of its value; nothing leads to a place that is ""."""

    def cell(value: Any) -> Markup:
        """The value as a link."""
        shown = show(value)
        path = place(str(value)) if shown else ""
        return Markup('<a href="{}">{}</a>').format(path, shown) if path else shown

    return cell
