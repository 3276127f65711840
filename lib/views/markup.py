"""Markdown of our own words, and the one way in which anything else gets into it.

``Markdown`` is what ``lib.views.show`` hands to Streamlit. It is made here alone: of the readers'
words, and of data and the address after ``plain``, which leaves no sign that Markdown reads.
"""

import re
from collections.abc import Iterable
from typing import Final

from lib import i18n
from lib.content.nodes import is_web

SPECIAL: Final = re.compile(r"([\\`*_{}\[\]()#+!|<>~$:&=-])")
#: Line ends, control characters, and what turns the direction of writing.
BREAKING: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
#: Where Streamlit makes links, icons and pictures of text, escaped or not: a word joiner parts it.
JOINED: Final = re.compile(r"(?<=:)(?=[A-Za-z+_/-])|(?<=@)(?=\w)|(?<=www)(?=\.)", re.IGNORECASE)
JOINER: Final = "\u2060"
#: A number with a point that would begin a list.
NUMBERED: Final = re.compile(r"^(\s*\d+)\.")


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
    return Markdown(i18n.say(key, **{name: safe(value) for name, value in values.items()}))


def prose(name: str) -> Markdown:
    """The Markdown text of one file of words, by name without ending."""
    return Markdown(i18n.prose(name))


def strong(words: object) -> Markdown:
    """The words in bold."""
    return Markdown(f"**{safe(words)}**")


def link(words: object, to: object) -> Markdown:
    """A link to an address of the web or a path of ours, else the bare words."""
    address = BREAKING.sub("", str(to)).replace("\\", "%5C")
    if not (is_web(address) or address.startswith("/")):
        return safe(words)
    return Markdown(f"[{safe(words)}](<{address.replace('>', '%3E').replace('<', '%3C')}>)")


def joined(separator: str, parts: Iterable[Markdown]) -> Markdown:
    """The parts one after the other with a separator of ours between them."""
    return Markdown(separator.join(parts))
