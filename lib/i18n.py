"""Text for readers: labels and sentences from data/words, numbers and days as written."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

import pandas as pd
from babel import Locale
from babel.core import get_global
from babel.dates import format_date
from babel.lists import format_list

from lib.period import day_in_words

#: The language of the words and of the rules for numbers and names.
LOCALE: Final = Locale.parse("en_GB")
WORDS = Path(__file__).parent.parent / "data" / "words"


class WordError(KeyError):
    """A word that the files of words lack; its text says what to add and where."""

    def __str__(self) -> str:
        """The sentence, without the quotes of a KeyError."""
        return str(self.args[0])


def lacking(owner: str, section: str, key: str, file: str = "labels") -> str:
    """The sentence that says which word an owner lacks, and where to add it."""
    return f'{owner} has no words: add {key} = "…" under [{section}] in data/words/{file}.toml.'


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

    Raises WordError where there is no such key, or a value is missing.
    """
    try:
        return pattern(key).format(**values)
    except WordError:
        raise
    except KeyError as fault:
        name = fault.args[0]
        raise WordError(
            f"“{key}” in data/words/labels.toml says {{{name}}}, for which code gives no value: "
            f"add {name}= to the call of say, or take it out of the sentence."
        ) from fault


@cache
def pattern(key: str) -> str:
    """The unfilled sentence for a dotted key of labels.toml; raises WordError if there is none."""
    found: Any = words("labels")
    for part in key.split("."):
        if not isinstance(found, Mapping) or part not in found:
            section, _, name = key.rpartition(".")
            raise WordError(lacking(f"“{key}”", section, name))
        found = found[part]
    return str(found)


def number(value: float) -> str:
    """The number as a reader writes it: whole, with thousands separators."""
    return f"{round(value):,}"


def plural(value: float, forms: Mapping[str, str]) -> str:
    """The form that goes with a number, by the plural rules of the CLDR.

    ``forms`` has the categories of the language ("one", "other"); "other" stands in for any that is
    not given. Numbers are shown whole, so the form is that of the whole number.
    """
    return forms.get(LOCALE.plural_form(round(value)), forms["other"])


def count(value: float, one: str, other: str) -> str:
    """The number with its noun, for example "1 body" or "1,212 bodies"."""
    return f"{number(value)} {plural(value, {'one': one, 'other': other})}"


class Count(int):
    """A number in a sentence of labels.toml, which names what it counts and agrees with its verb.

    ``{n}`` is the number, ``{n:noun record}`` the number with its noun, ``{n:verb have}`` the form
    of the verb that goes with it; nouns and verbs stand in the tables of these names.
    """

    def __format__(self, wanted: str) -> str:
        """The number, its noun or its verb; raises WordError where the table lacks it."""
        kind, _, word = wanted.partition(" ")
        if not kind:
            return number(self)
        if word not in words("labels")[kind]:
            raise WordError(lacking(f"“{kind}.{word}”", kind, word))
        form = plural(self, words("labels")[kind][word])
        return form if kind == "verb" else f"{number(self)} {form}"


def counted(value: float, noun: str) -> str:
    """The number with a noun of labels.toml, by its key, for example "1 record" or "9 records"."""
    return format(Count(round(value)), f"noun {noun}")


@cache
def country(code: str) -> str:
    """The name of a country by its ISO 3166-1 alpha-3 code, or the code itself if it is none."""
    alpha2 = get_global("territory_aliases").get(code, [code])[0]
    return str(LOCALE.territories.get(alpha2, code))


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


@lru_cache(maxsize=4096)
def day_of_year(value: date | pd.Timestamp) -> str:
    """The day without its year, for example "2 June"."""
    return format_date(value, "d MMMM", locale=LOCALE)


@lru_cache(maxsize=1024)
def month_of_year(value: date | pd.Timestamp) -> str:
    """The month without its year, for example "June"."""
    return format_date(value, "MMMM", locale=LOCALE)


def qualified(words: str, qualifier: object) -> str:
    """The words of a number with what qualifies it, a code of [qualifier]: "at least 1,000"."""
    known = isinstance(qualifier, str) and qualifier
    return f"{say(f'qualifier.{qualifier}')} {words}".strip() if known else words


def amount(figure: float, qualifier: object = "") -> str:
    """The number with what qualifies it, or the words for no figure: how every surface says one."""
    if pd.isna(figure):
        return say("state.no_figure")
    return qualified(number(figure), qualifier)


def hours(minutes: float) -> str:
    """A duration as hours and minutes, for example "1 h 15 min"."""
    long, short = divmod(round(minutes), 60)
    whole = say("unit.hours", hours=number(long))
    rest = say("unit.minutes", minutes=short)
    if not long:
        return rest
    return f"{whole} {rest}" if short else whole


def residual(left: float, reason: str) -> str:
    """What lies between an official total and our rows: which is larger, by how many, and why.

    ``left`` is the total less our sum; ``reason`` is the stated one, "" for none.
    """
    if not round(left):
        return say("residual.met")
    key = "residual.more" if left < 0 else "residual.fewer"
    why = reason or say("residual.not_explained")
    return say(key, number=number(abs(left)), why=why)


def lasting(least: float, most: float, qualifier: str) -> str:
    """A duration in minutes with what is known of it: "2 h", "about 2 h", or between its bounds."""
    if qualifier == "between":
        return say("date.span", start=hours(least), end=hours(most))
    return qualified(hours(least), qualifier)


def dated(edtf: str, precision: int, first: pd.Timestamp) -> str:
    """The day of a record as far as it is known: a day, a span, a month, or "about" a month.

    ``edtf`` is the date as Extended Date/Time Format; ``precision`` is its code: 1 for a day, 2 or
    3 for some days, 4 for a month. A day with a tilde is a day that is known about only.
    """
    if precision == 1:
        return day(first)
    if "/" in edtf:
        start, end = (day(pd.Timestamp(part.strip("~?%"))) for part in edtf.split("/"))
        return say("date.span", start=start, end=end)
    if edtf == f"{first.date()}~":
        return say("date.about_day", day=day(first))
    return month(first) if precision == 4 else say("date.about", month=month(first))
