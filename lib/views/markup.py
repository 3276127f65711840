"""Markdown made of data: the only place where a text is escaped for Streamlit.

``Markdown`` is a type of its own, so that mypy refuses a bare text where Markdown is expected.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final, NewType

from lib.content.nodes import Item, Link, List, Text, is_web

Markdown = NewType("Markdown", str)
SPECIAL: Final = re.compile(r"([\\`*_{}\[\]()#+!|<>~$:-])")
INDENT: Final = "    "


def plain(words: object) -> Markdown:
    """The text with every character that Markdown would read as a sign made harmless."""
    return Markdown(SPECIAL.sub(r"\\\1", str(words)).replace("\n", " "))


class Known(dict[str, Markdown]):
    """Values by name; a name without a value stays in its brackets."""

    def __missing__(self, name: str) -> str:
        """The name as it stood."""
        return f"{{{name}}}"


def filled(pattern: str, values: Mapping[str, object]) -> Markdown:
    """Markdown of our own; the values that fill it are data and are escaped."""
    known = Known({name: plain(value) for name, value in values.items()})
    return Markdown(pattern.format_map(known))


def strong(words: object) -> Markdown:
    """The words with weight."""
    return Markdown(f"**{plain(words)}**")


def link(words: object, to: str) -> Markdown:
    """A link to an address of the web or a path of ours, else the bare words."""
    if not (is_web(to) or to.startswith("/")):
        return plain(words)
    address = to.replace("<", "%3C").replace(">", "%3E").replace("\n", "")
    return Markdown(f"[{plain(words)}](<{address}>)")


def text(node: Text) -> Markdown:
    """A text within a line."""
    if node.style == "prose":
        return filled(node.words, node.values)
    return strong(node.words) if node.style == "strong" else plain(node.words)


def line(parts: Item) -> Markdown:
    """The parts of an item in one line, without the lists below it; records are bare words."""
    shown = (one for one in parts if not isinstance(one, List))
    said = (link(one.words, one.to) if isinstance(one, Link) else text(one) for one in shown)
    return Markdown(" · ".join(said))


def lines(node: List, depth: int = 0) -> list[Markdown]:
    """A list, a line each, the lists below an item one step further in."""
    found: list[Markdown] = []
    for number, one in enumerate(node.items, 1):
        sign = f"{number}." if node.kind == "numbers" else "-"
        said = pair(one) if node.kind == "facts" else line(one)
        found.append(Markdown(f"{INDENT * depth}{sign} {said}"))
        for part in one:
            found += lines(part, depth + 1) if isinstance(part, List) else []
    return found


def pair(one: Item) -> Markdown:
    """A name and what is said of it."""
    return Markdown(f"{line(one[:1])}: {line(one[1:])}")


def joined(parts: Iterable[Markdown]) -> Markdown:
    """The lines as one text."""
    return Markdown("\n".join(parts))
