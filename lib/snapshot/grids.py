"""Grids: whole tables as HTML, with a caption, headings of columns and of rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from lib import text
from lib.snapshot import cells, paths
from lib.snapshot.cells import Cell
from lib.snapshot.edition import Edition, said
from lib.snapshot.parts import Part

#: A printed page has room for so many columns; rows with more are printed as cards.
ROOM = 8


@dataclass(frozen=True)
class Column:
    """A column of a table: its name in the rows, its title, how its cells are written."""

    name: str
    title: str
    cell: Cell
    is_number: bool = False


@dataclass(frozen=True)
class Row:
    """A written row, and the name by which links lead to it."""

    anchor: str
    cells: tuple[Markup, ...]


@dataclass(frozen=True)
class Grid:
    """A written table; ``head`` is the place of the column that names a row."""

    name: str
    caption: str
    columns: tuple[tuple[str, bool], ...]
    rows: tuple[Row, ...]
    head: int = 0

    @property
    def is_wide(self) -> bool:
        """True if a printed page has no room for all columns."""
        return len(self.columns) > ROOM

    @property
    def empty(self) -> str:
        """What stands in place of rows."""
        return said("table.empty")

    @property
    def labels(self) -> Markup:
        """The style that puts the title of its column before each cell of a printed card."""
        rules = (
            f'#{self.name} tbody td:nth-child({place})::before{{content:"{in_style(title)}: "}}'
            for place, (title, _) in enumerate(self.columns, 1)
        )
        return Markup("@media print{" + "".join(rules) + "}")


def in_style(words: str) -> str:
    """The words inside the quotes of a style sheet, every sign written by its number."""
    return "".join(one if one.isalnum() or one == " " else f"\\{ord(one):x} " for one in words)


def grid(
    name: str, caption: str, rows: pd.DataFrame, columns: Sequence[Column], head: str, key: str = ""
) -> Grid:
    """Rows as a table; ``head`` names the column of row headings, ``key`` that of the anchors."""
    written = [[column.cell(value) for value in rows[column.name]] for column in columns]
    anchors = [paths.anchor(str(value)) for value in rows[key]] if key else [""] * len(rows)
    made = zip(anchors, zip(*written, strict=True), strict=True)
    titles = tuple((column.title, column.is_number) for column in columns)
    place = [column.name for column in columns].index(head)
    return Grid(name, caption, titles, tuple(Row(anchor, row) for anchor, row in made), place)


def caption(edition: Edition, title: str, rows: pd.DataFrame) -> str:
    """The title of a table, the number of its rows, and its period."""
    return said(
        "table.caption", title=title, rows=text.number(len(rows)), period=edition.view.period
    )


def part(made: Grid, rows: str = "") -> Part:
    """A table as a part of a page, with the path of its CSV where it has one."""
    return Part("grid.html", {"grid": made, "rows": rows})


def small(name: str, title: str, titles: Sequence[str], rows: Sequence[Mapping[str, str]]) -> Part:
    """A table of plain words."""
    frame = pd.DataFrame(list(rows), columns=list(rows[0]) if rows else list(titles))
    named = zip(frame.columns, titles, strict=True)
    columns = [Column(str(column), words, cells.plain) for column, words in named]
    return part(grid(name, title, frame, columns, columns[0].name))
