"""Spellings: a text as the search compares it, whatever the way in which it was written."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from lib import i18n
from lib.period import DASHES, FORMS, UNSEEN, days_of, months_by_name

#: What begins a token that stands for a day: "@2025-06-02", "@2025-06", "@-06-02" without a year.
DATE: Final = "@"
MONTHS: Final = "|".join(sorted(months_by_name(), key=len, reverse=True))
#: The forms of a date within a text: those that the period is read in, and days without a year.
DATES: Final = tuple(
    re.compile(rf"(?<![\w.,-])(?:{form.replace('[a-z]+', MONTHS)})(?![\w-])", re.ASCII)
    for form in (
        *(form.pattern for form in FORMS),
        r"(?P<day>\d{1,2})\.?[ -](?P<name>[a-z]+)\.?",
        r"(?P<name>[a-z]+)\.?[ -](?P<day>\d{1,2})",
    )
)
ORDINAL: Final = re.compile(r"(?<=\d)(?:st|[nr]d|th)\b")
POSSESSIVE: Final = re.compile(r"['’]s?\b|['’]")
#: A number in groups of three digits, as texts write it, and as readers may type it.
GROUPED: Final = re.compile(r"(?<![\d.,])\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?!\d)")
TYPED: Final = re.compile(r"(?<![\d.,])\d{1,3}(?:[ .,'’\u00a0\u2009\u202f]\d{3})+(?!\d)")
TOKEN: Final = re.compile(rf"{DATE}[\d-]+|\w+")
#: What a number of four digits beside a month is the year of; any other is a number of its own.
YEARS: Final = range(1800, 2200)
#: A year that has every day of the calendar.
LEAP: Final = 2000
#: A word of fewer letters has no end that is taken off.
SHORTEST: Final = 4
#: So many letters of a word tell which word it will be, where it is another spelling.
BEGUN: Final = 3


@dataclass(frozen=True)
class Folded:
    """A text in the spelling that is compared, token by token, and its words as they stand."""

    tokens: tuple[str, ...]
    written: tuple[str, ...]

    @property
    def line(self) -> str:
        """The tokens in their order, each between spaces."""
        return f" {' '.join(self.tokens)} "


@dataclass(frozen=True, eq=False)
class Spelling:
    """Which letters, ends of words and phrases stand for the same."""

    letters: Mapping[str, str]
    endings: Mapping[str, str]
    same: tuple[tuple[str, ...], ...]

    def plain(self, text: str) -> str:
        """The text in small Latin letters without accents, unseen marks and kinds of dashes."""
        small = DASHES.sub("-", UNSEEN.sub("", text)).casefold().translate(self.table)
        if small.isascii():
            return small
        spread = unicodedata.normalize("NFKD", small)
        return "".join(letter for letter in spread if not unicodedata.combining(letter))

    @cached_property
    def table(self) -> dict[int, str]:
        """The letters as ``str.translate`` takes them."""
        return str.maketrans(dict(self.letters))

    def stem(self, word: str) -> str:
        """The word without an end that makes no difference."""
        if len(word) < SHORTEST or not word.endswith(tuple(self.endings)):
            return word
        end = next(end for end in self.endings if word.endswith(end))
        return word.removesuffix(end) + self.endings[end]

    @cached_property
    def phrases(self) -> dict[tuple[str, ...], str]:
        """What stands for each phrase of several spellings, by its tokens."""
        found = {}
        for group in self.same:
            first, *_ = (self.stem(word) for word in self.plain(group[0]).split()[-1:])
            for phrase in group:
                found[tuple(map(self.stem, self.plain(phrase).split()))] = first
        return found

    @cached_property
    def chosen(self) -> frozenset[str]:
        """The tokens that stand for phrases of several spellings."""
        return frozenset(self.phrases.values())

    @cached_property
    def begins(self) -> frozenset[str]:
        """The first tokens of those phrases."""
        return frozenset(phrase[0] for phrase in self.phrases)

    @cached_property
    def longest(self) -> int:
        """How many tokens the longest phrase has."""
        return max((len(phrase) for phrase in self.phrases), default=1)

    def folded(self, text: str, numbers: re.Pattern[str] = GROUPED) -> Folded:
        """The text as it is compared; ``numbers`` says in which form it has grouped digits."""
        line = ORDINAL.sub("", self.plain(numbers.sub(digits, text)))
        written = tuple(TOKEN.findall(POSSESSIVE.sub("", line)))
        dated = POSSESSIVE.sub("", dates_marked(line))
        return Folded(tuple(self.joined(map(self.stem, TOKEN.findall(dated)))), written)

    def joined(self, words: Iterable[str]) -> Iterator[str]:
        """The words with one token for each phrase of several spellings, the longest first."""
        every, place = tuple(words), 0
        while place < len(every):
            sizes = range(self.longest, 0, -1) if every[place] in self.begins else ()
            parts = (every[place : place + size] for size in sizes)
            found = next((part for part in parts if part in self.phrases), every[place : place + 1])
            yield self.phrases.get(found, found[0])
            place += len(found)

    def begun(self, word: str) -> set[str]:
        """What stands for each spelling that begins with a word, typed in part."""
        if len(word) < BEGUN:
            return set()
        return {one for phrase, one in self.phrases.items() if " ".join(phrase).startswith(word)}


def digits(found: re.Match[str]) -> str:
    """The digits of a number alone."""
    return "".join(letter for letter in found[0] if letter.isdigit())


def dates_marked(line: str) -> str:
    """The text with one token for each date in it."""
    for form in DATES:
        line = form.sub(date_token, line)
    return line


def date_token(found: re.Match[str]) -> str:
    """The token of a date that was found; the text as it stands where no calendar has it."""
    parts = found.groupdict()
    month = months_by_name()[parts["name"]] if parts.get("name") else int(parts["month"])
    year, day = parts.get("year"), parts.get("day")
    if int(year or YEARS[0]) not in YEARS or days_of(int(year or LEAP), month, day) is None:
        return found[0]
    last = f"-{int(day):02}" if day else ""
    return f" {DATE}{year or ''}-{month:02}{last} "


@cache
def spelling() -> Spelling:
    """The spellings of the site."""
    said = i18n.words("search")
    groups = tuple(tuple(group) for group in said["same"]["groups"])
    return Spelling(said["letters"], said["endings"], groups)
