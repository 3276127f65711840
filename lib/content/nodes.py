"""The content tree: five node types that say what a page says and nothing of how it looks.

A renderer turns a node into Streamlit elements or HTML; it decides form, never words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

#: How a text is said; ``prose`` is Markdown of our own in which only ``values`` are data.
Style = Literal["plain", "strong", "lead", "quiet", "code", "prose"]
#: Points, numbered points, pairs of a name and what is said of it, or lists that stand abreast.
Kind = Literal["bullets", "numbers", "facts", "columns"]
#: What the values of a column are, and so how a cell is written and sorted.
Values = Literal["text", "number", "share", "date", "truth", "address", "addresses"]


@dataclass(frozen=True)
class Heading:
    """The heading of a part; ``level`` 2 begins a section, 3 a part of it; ``key`` names it."""

    words: str
    level: Literal[2, 3] = 2
    key: str = ""


@dataclass(frozen=True)
class Text:
    """Words in one style."""

    words: str
    style: Style = "plain"
    values: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Link:
    """Words that lead to an address of the web, or to a place of ours that a renderer knows.

    Places of ours are ``record:table/key``, ``row:table/key``, ``chart:name`` and ``page:name``;
    an empty ``to`` leads nowhere, so the words stand alone.
    """

    words: str
    to: str = ""


@dataclass(frozen=True)
class List:
    """Items, each of them parts that are said in one line, with lists below the line."""

    items: tuple["Item", ...]
    kind: Kind = "bullets"


@dataclass(frozen=True, eq=False)
class Column:
    """A column of a table: its values as they sort; ``to`` is where each cell leads.

    ``missing`` is said in a cell without a value.
    """

    key: str
    title: str
    cells: pd.Series
    kind: Values = "text"
    to: pd.Series | None = None
    help: str = ""
    missing: str = ""


@dataclass(frozen=True, eq=False)
class Table:
    """Rows under columns; ``head`` is the place of the column that names a row.

    ``records`` holds the record of each row, as ``table/key``; ``anchors`` the place that leads to
    each row, as ``row:table/key``; both are empty where rows have none. ``total`` counts all rows
    where these are the first only.
    """

    name: str
    caption: str
    columns: tuple[Column, ...]
    head: int = 0
    records: Sequence[str] = ()
    anchors: Sequence[str] = ()
    about: str = ""
    total: int = 0

    @property
    def size(self) -> int:
        """The number of rows."""
        return len(self.columns[0].cells)


Part = Text | Link | List
Item = tuple[Part, ...]
Node = Heading | Text | Link | List | Table


def is_web(address: object) -> bool:
    """True for an address of the web: data lead to no other kind of place."""
    return str(address).startswith(("http://", "https://"))


def item(*parts: Part | str) -> Item:
    """The parts that say something, as one item."""
    made = (Text(part) if isinstance(part, str) else part for part in parts)
    return tuple(part for part in made if says(part))


def says(part: Part) -> bool:
    """True for a part with anything in it."""
    return bool(part.items if isinstance(part, List) else part.words)


def section(key: str, words: str, items: Sequence[Item], kind: Kind = "bullets") -> list[Node]:
    """A heading over a list; nothing where the list is empty."""
    return [Heading(words, 2, key), List(tuple(items), kind)] if items else []


def record_link(words: object, name: str) -> Link:
    """A link to the record that ``table/key`` names."""
    return Link(str(words), f"record:{name}")


def unlike(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items in their order, each once."""
    return tuple(dict.fromkeys(items))
