"""Markdown of our own words, and the one way in which anything else gets into it.

``Markdown`` is what ``lib.views.show`` hands to Streamlit. It is made here alone: of the readers'
words, and of data and the address after ``plain``, which leaves no sign that Markdown reads.
"""

import re
from collections.abc import Iterable

import pandas as pd

from lib import text
from lib.theme import Look, Row

SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|<>~$:&=-])")
#: Line ends, control characters, and what turns the direction of writing.
BREAKING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
#: Where Streamlit makes links, icons and pictures of text, escaped or not: a word joiner parts it.
JOINED = re.compile(r"(?<=:)(?=[A-Za-z+_/-])|(?<=@)(?=\w)|(?<=www)(?=\.)", re.IGNORECASE)
JOINER = "\u2060"
#: A number with a point that would begin a list.
NUMBERED = re.compile(r"^(\s*\d+)\.")


class Markdown(str):
    """Text that may be read as Markdown: our own words, with all else in it made plain."""

    __slots__ = ()


def plain(words: object) -> Markdown:
    """The text with every character that Markdown would read as a sign made harmless."""
    line = JOINED.sub(JOINER, BREAKING.sub(" ", str(words)))
    return Markdown(NUMBERED.sub(r"\1\\.", SPECIAL.sub(r"\\\1", line)))


def safe(words: object) -> Markdown:
    """Markdown as it is, anything else made plain."""
    return words if isinstance(words, Markdown) else plain(words)


def say(key: str, **values: object) -> Markdown:
    """The sentence for a dotted key of labels.toml, filled with the values made plain.

    Raises KeyError where there is no such key, or a value is missing.
    """
    return Markdown(text.say(key, **{name: safe(value) for name, value in values.items()}))


def prose(name: str) -> Markdown:
    """The Markdown text of one file of words, by name without ending."""
    return Markdown(text.prose(name))


def strong(words: object) -> Markdown:
    """The words in bold."""
    return Markdown(f"**{safe(words)}**")


def joined(separator: str, parts: Iterable[Markdown]) -> Markdown:
    """The parts one after the other with a separator of ours between them."""
    return Markdown(separator.join(parts))


def numbered(sentences: Iterable[Markdown]) -> Markdown:
    """The sentences as a numbered list."""
    return Markdown("\n".join(f"{number}. {said}" for number, said in enumerate(sentences, 1)))


def link(words: object, url: object) -> Markdown:
    """A link where there is an address of the web, else the bare words."""
    address = BREAKING.sub("", str(url)).replace("\\", "%5C")
    if not address.startswith(("http://", "https://", "/")):
        return plain(text.say("record.untitled_source", outlet=words))
    return Markdown(f"[{plain(words)}](<{address.replace('>', '%3E').replace('<', '%3C')}>)")


def bullet(*parts: str) -> Markdown:
    """A list item of the parts that are not empty."""
    return Markdown("- " + " · ".join(part for part in parts if part))


def value_words(row: Row, look: Look) -> str:
    """What a statement states, in words: number with unit and receiver, text, date or time."""
    words = ""
    if pd.notna(row["value"]):
        qualifier = text.say(f"qualifier.{row['qualifier']}") if row["qualifier"] else ""
        words = f"{qualifier} **{text.number(row['value'])}** {plain(row['unit'])}".strip()
    elif pd.notna(row["value_date"]):
        words = f"**{text.day(row['value_date'])}**"
    elif row["value_time"] or row["value_text"]:
        words = f"**{plain(look.label('agreement', row['value_time'] or row['value_text']))}**"
    to = text.say("lane.to_short", to=look.name(row["to_party"])) if row["to_party"] else ""
    return f"{words} {plain(to)}".strip()
