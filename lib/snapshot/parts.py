"""Parts of a page: nodes of content, and what only the snapshot draws by a template of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lib import text
from lib.content.nodes import Heading, Item, Link, List, Node, Table, Text
from lib.snapshot import paths
from lib.snapshot.edition import said


@dataclass(frozen=True)
class Drawn:
    """A part that a template shows, and what fills the template."""

    template: str
    values: Mapping[str, Any]


Part = Node | Drawn


def file_link(words: str, path: str) -> Link:
    """A link to a file of the folder."""
    return Link(words, f"file:{path}")


def with_csv(table: Table, name: str) -> list[Part]:
    """A table of the package with the link to its CSV."""
    return [table, file_link(said("page.table_rows"), paths.table_csv(name))]


def listing(words: str, items: list[Item]) -> list[Part]:
    """A heading over a list."""
    return [Heading(words), List(tuple(items))]


def prose(name: str) -> Text:
    """A text of our own by its name in the readers' words."""
    return Text(text.prose(name), "prose")
