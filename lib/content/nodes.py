"""The content tree: a few node types that say what a page says and nothing of how it looks.

A renderer turns a node into Streamlit elements or HTML; it decides form, never words.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

#: How a text is said; ``prose`` is Markdown of our own in which only ``values`` are data.
Style = Literal["plain", "strong", "lead", "quiet", "code", "prose"]
#: Points, numbered points, pairs of a name and what is said of it, or lists that stand abreast.
Kind = Literal["bullets", "numbers", "facts", "columns"]
#: What the values of a column are, and so how a cell is written and sorted; ``items`` are tuples
#: of ``Item``, a line each.
Values = Literal["text", "number", "share", "date", "truth", "address", "addresses", "items"]


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

    ``missing`` is said in a cell without a value. A column of a record that ``is_named`` says its
    title where its cells stand below each other.
    """

    key: str
    title: str
    cells: pd.Series
    kind: Values = "text"
    to: pd.Series | None = None
    help: str = ""
    missing: str = ""
    is_named: bool = False


@dataclass(frozen=True, eq=False)
class Table:
    """Rows under columns; ``head`` is the place of the column that names a row.

    ``records`` holds the record of each row, as ``table/key``; ``anchors`` the place that leads to
    each row, as ``row:table/key``; both are empty where rows have none. ``total`` counts all rows
    where these are the first only. ``groups`` names the group of each row, those of a group in
    succession. A table that ``is_of_record`` belongs to the text around it: its rows are few, and
    on a narrow screen each stands as a paragraph.
    """

    name: str
    caption: str
    columns: tuple[Column, ...]
    head: int = 0
    records: Sequence[str] = ()
    anchors: Sequence[str] = ()
    about: str = ""
    total: int = 0
    groups: Sequence[str] = ()
    is_of_record: bool = False

    @property
    def size(self) -> int:
        """The number of rows."""
        return len(self.columns[0].cells)


@dataclass(frozen=True)
class Span:
    """A stretch of a day in minutes after its midnight, and what is said of it.

    ``early`` to ``late`` is what the evidence allows, ``start`` to ``end`` what stands; an end that
    nobody reports is None.
    """

    words: str
    said: str
    early: float
    start: float
    end: float | None
    late: float


@dataclass(frozen=True)
class Clock:
    """Stretches of a day on one axis of hours; ``caption`` says which day, and whose clock."""

    caption: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Bar:
    """A number in words, and as a length; ``stands`` for the one that is the headline."""

    words: str
    value: float
    stands: bool


@dataclass(frozen=True)
class Bars:
    """Numbers of one kind, as lengths from zero below each other, under a caption."""

    caption: str
    bars: tuple[Bar, ...]


Part = Text | Link | List
Item = tuple[Part, ...]
Node = Heading | Text | Link | List | Table | Clock | Bars


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


def record_table(
    name: str,
    caption: str,
    columns: Mapping[str, Sequence[Iterable[Item]]],
    groups: Sequence[str] = (),
    named: Collection[str] = (),
) -> Table:
    """A table of a record: its columns by their titles, the first of which names the rows.

    Columns without a word in any cell are left out; ``named`` are the titles of columns that say
    them where a narrow screen shows a row as a paragraph.
    """
    made = (items_column(title, cells, title in named) for title, cells in columns.items())
    kept = tuple(one for one in made if any(one.cells))
    return Table(name, caption, kept, groups=groups, is_of_record=True)


def items_column(title: str, cells: Sequence[Iterable[Item]], is_named: bool) -> Column:
    """A column whose cells are items, a line each; items without words are left out."""
    said = pd.Series([tuple(one for one in cell if one) for cell in cells], dtype="object")
    return Column(title, title, said, "items", is_named=is_named)


def records_in(nodes: Iterable[Node]) -> set[str]:
    """The records to which the tables of nodes lead, as ``table/key``."""
    cells = (
        cell for node in nodes if isinstance(node, Table) for one in node.columns
        for cell in one.cells
    )  # fmt: skip
    parts = (part for cell in cells for line in cell for part in line)
    links = (part.to for part in parts if isinstance(part, Link))
    return {to.removeprefix("record:") for to in links if to.startswith("record:")}


def record_link(words: object, name: str) -> Link:
    """A link to the record that ``table/key`` names."""
    return Link(str(words), f"record:{name}")


def unlike(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items in their order, each once."""
    return tuple(dict.fromkeys(items))
