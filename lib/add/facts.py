"""Facts as a maintainer writes them, in TOML or as a CSV table: one statement each.

A fact is a flat list of words. The plain ones are columns of the table of the statement (``table``,
by default ``claims``). Words with a point describe what the statement refers to: ``source.url``,
``speaker.name``, ``transfers.date``. In TOML they are a table of their own, in CSV a column.
"""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from io import StringIO
from typing import Any, Final

from lib import i18n

#: Separates several speakers of one statement in one cell.
SEVERAL: Final = ";"
#: The words of a list of facts as a whole.
OF_ALL: Final = ("reason", "read_on")
#: The words of a fact that are no columns.
RESERVED: Final = ("table", "record", "speaker", "source", "distinct", "correct")
DEFAULT: Final = "claims"
Words = dict[str, str]


def say(key: str, **values: object) -> str:
    """The sentence of the command for a key."""
    return str(i18n.words("add")[key]).format(**values)


class BadFactsError(ValueError):
    """A list of facts that cannot be added; its text is every problem, one a line."""


@dataclass(frozen=True)
class Fact:
    """One statement: its number in the list, its table, its cells, and what it refers to."""

    number: int
    table: str
    cells: Words
    parts: Mapping[str, Words] = field(default_factory=dict)
    record: str = ""
    speakers: tuple[str, ...] = ()
    source: str = ""
    correct: str = ""
    is_distinct: bool = False


@dataclass(frozen=True)
class Facts:
    """A list of facts, why it is added, and to which day the sources were read ("" if unsaid)."""

    facts: tuple[Fact, ...]
    reason: str
    read_on: str = ""


def read(content: bytes, name: str) -> Facts:
    """The facts in a file, CSV where its name says so, else TOML; raises BadFactsError."""
    try:
        words = content.decode("utf-8-sig")
        return of_csv(words) if name.lower().endswith(".csv") else of_toml(words)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, csv.Error) as fault:
        raise BadFactsError(say("unreadable", name=name, fault=fault)) from None


def of_toml(words: str) -> Facts:
    """The facts of a TOML text, each a ``[[fact]]``."""
    found = tomllib.loads(words)
    if strange := sorted(set(found) - {*OF_ALL, "fact"}):
        raise BadFactsError(say("strange", where=say("top"), word=strange[0]))
    listed = found.get("fact", [])
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise BadFactsError(say("no_facts"))
    return made([dict(flat(one)) for one in listed], {k: cell(found.get(k, "")) for k in OF_ALL})


def flat(words: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    """Each word with its cell, those of tables inside with the name of the table before them."""
    for word, value in words.items():
        if isinstance(value, dict):
            yield from flat(value, f"{before}{word}.")
        else:
            yield f"{before}{word}", cell(value)


def cell(value: object) -> str:
    """A value as the cell of a table: ISO dates, true and false, whole numbers without a point."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, list):
        return SEVERAL.join(cell(one) for one in value)
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value).strip()


def of_csv(words: str) -> Facts:
    """The facts of a CSV table, a row each; the reason stands in any row, the first one counts."""
    rows = [dict(row) for row in csv.DictReader(StringIO(words, newline=""), restval="")]
    if any(None in row for row in rows):
        raise BadFactsError(say("ragged"))
    filled = [{word: cell(value) for word, value in row.items() if value} for row in rows]
    whole = {key: next((row[key] for row in filled if key in row), "") for key in OF_ALL}
    facts = [{word: value for word, value in row.items() if word not in OF_ALL} for row in filled]
    return made([one for one in facts if one], whole)


def made(listed: list[Words], whole: Words) -> Facts:
    """The list of facts; raises BadFactsError where it is empty or gives no reason."""
    if not listed:
        raise BadFactsError(say("no_facts"))
    if not whole["reason"]:
        raise BadFactsError(say("no_reason"))
    facts = tuple(fact(number, words) for number, words in enumerate(listed, 1))
    return Facts(facts, whole["reason"], whole["read_on"])


def fact(number: int, words: Words) -> Fact:
    """One fact of its words."""
    own = {word: value for word, value in words.items() if value}
    parts: dict[str, Words] = {}
    for word in [word for word in own if "." in word]:
        part, _, column = word.partition(".")
        parts.setdefault(part, {})[column] = own.pop(word)
    said = {word: own.pop(word, "") for word in RESERVED}
    speakers = [one.strip() for one in said["speaker"].split(SEVERAL) if one.strip()]
    return Fact(
        number=number,
        table=said["table"] or said["correct"].partition("/")[0] or DEFAULT,
        cells=own,
        parts=parts,
        record=said["record"],
        speakers=tuple(speakers),
        source=said["source"],
        correct=said["correct"],
        is_distinct=said["distinct"] == "true",
    )
