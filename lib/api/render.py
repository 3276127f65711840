"""Content nodes as HTML, for plain pages and snapshot; the only place where HTML is made of data.

Everything here is ``Markup``, so that mypy refuses a bare text where HTML is expected; a text
becomes Markup by being escaped.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import groupby
from typing import Final

import marko
from markupsafe import Markup, escape

from lib import i18n
from lib.api import drawings
from lib.content import values
from lib.content.nodes import (
    Bars,
    Clock,
    Column,
    Heading,
    Item,
    Link,
    List,
    Node,
    Part,
    Table,
    Text,
    Values,
    is_web,
)

#: The path of a place of ours as nodes name it, or "" where a page does not lead there.
Place = Callable[[str], str]
#: A printed page has room for so many columns; rows with more are printed as cards.
ROOM: Final = 8
#: What can name an element, in HTML and in a style sheet alike.
ID: Final = re.compile(r"[a-z][a-z0-9-]{0,99}")
DOT: Final = Markup(" · ")


def html(nodes: Iterable[Node], place: Place) -> Markup:
    """The nodes as HTML."""
    return Markup("\n").join(node_html(node, place) for node in nodes)


def node_html(node: Node, place: Place) -> Markup:
    """One node as a block of HTML."""
    if isinstance(node, Heading):
        return heading(node)
    if isinstance(node, List):
        return list_html(node, place)
    if isinstance(node, Table):
        return record_table(node, place) if node.is_of_record else table(node, place)
    if isinstance(node, Clock | Bars):
        return drawings.html(node)
    if isinstance(node, Link):
        shown = link(node, place)
        return Markup('<p class="tools">{}</p>').format(shown) if shown else shown
    return block(node)


def with_contents(nodes: Sequence[Node], place: Place, words: str) -> Markup:
    """The nodes with links to their sections beside them, under words that name these links."""
    return Markup('<div class="beside">\n{}\n{}\n</div>').format(
        contents(nodes, words), content(nodes, place)
    )


def content(nodes: Iterable[Node], place: Place) -> Markup:
    """The nodes in the style that they have everywhere (content.css)."""
    return Markup('<div class="content">\n{}\n</div>').format(html(nodes, place))


def contents(nodes: Iterable[Node], words: str) -> Markup:
    """The links to the sections of a page that have a key."""
    found = (one for one in nodes if isinstance(one, Heading) and one.level == 2 and one.key)
    links = (Markup('<li><a href="#{}">{}</a></li>').format(one.key, one.words) for one in found)
    return Markup(
        '<nav class="contents" aria-label="{0}">\n<p>{0}</p>\n<ol>\n{1}\n</ol>\n</nav>'
    ).format(words, lines(links))


def heading(node: Heading) -> Markup:
    """A heading, with its key as the name by which links lead to it."""
    named = Markup(' id="{}"').format(node.key) if node.key else Markup("")
    return Markup("<h{0}{1}>{2}</h{0}>").format(node.level, named, node.words)


def block(node: Text) -> Markup:
    """A text that stands for itself."""
    if node.style == "prose":
        return Markup('<div class="prose">{}</div>').format(prose(node.words, node.values))
    if node.style == "code":
        return Markup("<pre>{}</pre>").format(node.words)
    if node.style in ("lead", "quiet"):
        return Markup('<p class="{}">{}</p>').format(node.style, node.words)
    return Markup("<p>{}</p>").format(inline(node))


def inline(node: Text) -> Markup:
    """A text within a line."""
    tag = {"strong": "strong", "quiet": "small"}.get(node.style, "")
    return Markup("<{0}>{1}</{0}>").format(tag, node.words) if tag else escape(node.words)


class Known(dict[str, object]):
    """Values by name; a name without a value stays in its brackets."""

    def __missing__(self, name: str) -> str:
        """The name as it stood."""
        return f"{{{name}}}"


def prose(markdown: str, given: Mapping[str, object]) -> Markup:
    """Markdown of our own as HTML; the values that fill it are data and are escaped."""
    return Markup(marko.convert(markdown)).format_map(Known(given))


def link(node: Link, place: Place) -> Markup:
    """A link, or its bare words where it leads nowhere; nothing for a place left out here."""
    if is_web(node.to):
        return Markup('<a href="{}" rel="noopener">{}</a>').format(node.to, node.words)
    path = place(node.to) if node.to else ""
    return Markup('<a href="{}">{}</a>').format(path, node.words) if path else escape(node.words)


def list_html(node: List, place: Place) -> Markup:
    """A list in the form of its kind."""
    if node.kind == "facts":
        return Markup("<dl>\n{}\n</dl>").format(lines(pair(one, place) for one in node.items))
    if node.kind == "columns":
        columns = (Markup("<div>{}</div>").format(abreast(one, place)) for one in node.items)
        return Markup('<div class="columns">\n{}\n</div>').format(lines(columns))
    tag = "ol" if node.kind == "numbers" else "ul"
    items = (Markup("<li>{}</li>").format(line(one, place)) for one in node.items)
    return Markup("<{0}>\n{1}\n</{0}>").format(tag, lines(items))


def lines(parts: Iterable[Markup]) -> Markup:
    """The parts, a line each."""
    return Markup("\n").join(parts)


def pair(one: Item, place: Place) -> Markup:
    """A name and what is said of it."""
    return Markup("<dt>{}</dt><dd>{}</dd>").format(line(one[:1], place), line(one[1:], place))


def abreast(one: Item, place: Place) -> Markup:
    """What stands abreast with others: its name above its lists."""
    named, rest = one[:1], one[1:]
    return Markup("<p>{}</p>{}").format(line(named, place), line(rest, place))


def line(one: Item, place: Place) -> Markup:
    """The parts of an item in one line, its lists below."""
    said = DOT.join(part(each, place) for each in one if not isinstance(each, List))
    below = (list_html(each, place) for each in one if isinstance(each, List))
    return said + Markup("").join(below)


def part(one: Part, place: Place) -> Markup:
    """A part of a line."""
    if isinstance(one, Link):
        return link(one, place)
    return list_html(one, place) if isinstance(one, List) else inline(one)


def table(node: Table, place: Place) -> Markup:
    """A table with caption, headings of columns and of rows, and a sentence where it is empty."""
    name = element_id(node.name)
    wide = len(node.columns) > ROOM
    return Markup(
        '{}<div class="wide" tabindex="0" role="region" aria-label="{}">\n'
        '<table id="{}"{}>\n<caption>{}</caption>\n<thead><tr>{}</tr></thead>\n'
        "<tbody>\n{}\n</tbody>\n</table>\n</div>{}"
    ).format(
        card_labels(name, node.columns) if wide else "", node.caption, name,
        Markup(' class="many"') if wide else "", node.caption,
        Markup("").join(map(column_heading, node.columns)), lines(rows(node, place)),
        "" if node.size else Markup('\n<p class="quiet">{}</p>').format(i18n.say("table.empty")),
    )  # fmt: skip


def record_table(node: Table, place: Place) -> Markup:
    """A table of a record; it keeps its meaning where a narrow screen shows it as paragraphs."""
    return Markup(
        '<table role="table" id="{}" class="of-record" aria-label="{}">\n'
        '<thead role="rowgroup"><tr role="row">{}</tr></thead>\n{}\n</table>'
    ).format(
        element_id(node.name), node.caption,
        Markup("").join(map(record_heading, node.columns)), lines(record_bodies(node, place)),
    )  # fmt: skip


def record_heading(column: Column) -> Markup:
    """The heading of a column of a record's table."""
    return Markup('<th role="columnheader" scope="col">{}</th>').format(column.title)


def record_bodies(node: Table, place: Place) -> Iterable[Markup]:
    """The rows of a record's table, a body a group."""
    named = node.groups or [""] * node.size
    for group, places in groupby(range(node.size), lambda at: named[at]):
        rows = (record_row(node, at, place) for at in places)
        yield Markup('<tbody role="rowgroup">\n{}{}\n</tbody>').format(
            group_row(group, len(node.columns)) if group else "", lines(rows)
        )


def group_row(words: str, width: int) -> Markup:
    """The row that names a group."""
    return Markup(
        '<tr role="row" class="group">'
        '<th role="rowheader" scope="rowgroup" colspan="{}">{}</th></tr>\n'
    ).format(width, words)


def record_row(node: Table, at: int, place: Place) -> Markup:
    """One row of a record's table."""
    cells = (record_cell(one, number, at, place) for number, one in enumerate(node.columns))
    return Markup('<tr role="row">{}</tr>').format(Markup("").join(cells))


def record_cell(column: Column, number: int, at: int, place: Place) -> Markup:
    """A cell: a line each of its items; the first of a row names it."""
    said = column.cells.iloc[at]
    shown = Markup("").join(Markup("<div>{}</div>").format(line(one, place)) for one in said)
    if not number:
        return Markup('<th role="rowheader" scope="row">{}</th>').format(shown)
    named = Markup(' class="named" data-title="{}"').format(column.title)
    return Markup('<td role="cell"{}>{}</td>').format(named if column.is_named else "", shown)


def element_id(name: str) -> str:
    """The name itself where it can name an element, else one made of a digest of it."""
    return name if ID.fullmatch(name) else f"t-{sha256(name.encode()).hexdigest()[:20]}"


def column_heading(column: Column) -> Markup:
    """The heading of a column."""
    return Markup('<th scope="col"{}>{}</th>').format(number_class(column), column.title)


def number_class(column: Column) -> Markup:
    """The class of cells that hold numbers."""
    return Markup(' class="n"' if column.kind in ("number", "share") else "")


def rows(node: Table, place: Place) -> Iterable[Markup]:
    """The rows of a table."""
    columns = [cells(one, place, head=at == node.head) for at, one in enumerate(node.columns)]
    names = [place(anchor).partition("#")[2] for anchor in node.anchors] or [""] * node.size
    for name, row in zip(names, zip(*columns, strict=True), strict=True):
        own = Markup(' id="{}"').format(name) if name else Markup("")
        yield Markup("<tr{}>{}</tr>").format(own, Markup("").join(row))


def cells(column: Column, place: Place, head: bool) -> list[Markup]:
    """The cells of a column; those that name a row are headings."""
    form = (
        Markup('<th scope="row">{}</th>')
        if head
        else Markup("<td{}>{{}}</td>").format(number_class(column))
    )
    to = column.to if column.to is not None else [""] * len(column.cells)
    said = zip(column.cells, to, strict=True)
    shown = (cell(column.kind, value, led, place) for value, led in said)
    return [form.format(one or column.missing) for one in shown]


def cell(kind: Values, value: object, to: str, place: Place) -> Markup:
    """What stands in a cell."""
    if kind == "addresses":
        found = (Link(values.site(one), one) for one in values.addresses(value))
        return Markup(" ").join(link(one, place) for one in found)
    words = values.written(kind, value)
    if kind == "address" and is_web(words):
        return Markup('<a class="bare" href="{0}" rel="noopener">{0}</a>').format(words)
    return link(Link(words, to if words else ""), place)


def card_labels(name: str, columns: Iterable[Column]) -> Markup:
    """The style that puts the title of its column before each cell of a printed card."""
    rules = (
        f'#{name} tbody td:nth-child({at})::before{{content:"{in_style(column.title)}: "}}'
        for at, column in enumerate(columns, 1)
    )
    return Markup("<style>@media print{" + "".join(rules) + "}</style>\n")


def in_style(words: str) -> str:
    """The words inside the quotes of a style sheet, every sign written by its number."""
    return "".join(one if one.isalnum() or one == " " else f"\\{ord(one):x} " for one in words)
