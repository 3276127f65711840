"""The readers' words: short words and sentences from data/words, numbers and days as written."""

import tomllib
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

import pandas as pd
from babel.dates import format_date
from babel.lists import format_list

from lib.period import day_in_words

#: The language of the words and the way numbers and days are written, as a Unicode locale.
LOCALE: Final = "en_GB"
WORDS = Path(__file__).parent.parent / "data" / "words"


@cache
def words(name: str) -> dict[str, Any]:
    """The words of one file, by name without ending."""
    return tomllib.loads((WORDS / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def prose(name: str) -> str:
    """The Markdown text of one file, by name without ending."""
    return (WORDS / f"{name}.md").read_text(encoding="utf-8").strip()


def say(key: str, **values: object) -> str:
    """The sentence or word for a dotted key of labels.toml, filled with the values.

    Raises KeyError where there is no such key, or a value is missing.
    """
    return pattern(key).format(**values)


@cache
def pattern(key: str) -> str:
    """The unfilled sentence for a dotted key of labels.toml; raises KeyError if there is none."""
    found: Any = words("labels")
    for part in key.split("."):
        found = found[part]
    return str(found)


def number(value: float) -> str:
    """The number as a reader writes it: whole, with thousands separators."""
    return f"{round(value):,}"


def count(value: float, one: str, many: str) -> str:
    """The number with its noun, for example "1 body" or "1,212 bodies"."""
    return f"{number(value)} {one if round(value) == 1 else many}"


def counted(value: float, noun: str) -> str:
    """The number with a noun of labels.toml, by its key, for example "1 record" or "9 records"."""
    one, many = words("labels")["noun"][noun]
    return count(value, one, many)


def listed(names: list[str]) -> str:
    """The names as a list in words, for example "A, B and C"."""
    return format_list(names, locale=LOCALE)


def share(value: float) -> str:
    """The share in whole per cent."""
    return f"{round(value * 100)} %"


def day(value: date | pd.Timestamp) -> str:
    """The day in words, for example "2 June 2025"."""
    return day_in_words(value)


@lru_cache(maxsize=1024)
def month(value: date | pd.Timestamp) -> str:
    """The month in words, for example "June 2025"."""
    return format_date(value, "MMMM y", locale=LOCALE)


def hours(minutes: float) -> str:
    """A duration as hours and minutes, for example "1 h 15 min"."""
    long, short = divmod(round(minutes), 60)
    whole = say("unit.hours", hours=number(long))
    rest = say("unit.minutes", minutes=short)
    if not long:
        return rest
    return f"{whole} {rest}" if short else whole


def dated(edtf: str, precision: int, first: pd.Timestamp) -> str:
    """The day of a record as far as it is known: a day, a span, a month, or "about" a month.

    ``edtf`` is the date as Extended Date/Time Format; ``precision`` is its code: 1 for a day, 2 for
    a span of days, 4 for a month.
    """
    if precision == 1:
        return day(first)
    if precision == 2 and "/" in edtf:
        start, end = (day(pd.Timestamp(part)) for part in edtf.split("/"))
        return say("date.span", start=start, end=end)
    return month(first) if precision == 4 else say("date.about", month=month(first))
