"""What pages, charts and records are called where others link to them, and what they say in short.

Titles are each one's own within a negotiation: a record is told from another by its day.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from lib import i18n
from lib.cache import memoize
from lib.content import statements, summary, values
from lib.content.nodes import Item, List, Text
from lib.content.record import summary as said_of
from lib.content.view import period_line
from lib.model import records
from lib.model.dataset import Dataset
from lib.params import RECORD_TABLES, View

#: As many letters of a description are said; what links to a page shows no more.
LONGEST: Final = 300


def shortened(text: str) -> str:
    """The text in one line, at most LONGEST letters of it, cut between words.

    >>> shortened("One\\nline."), len(shortened("word " * 100))
    ('One line.', 300)
    """
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    return f"{line[:LONGEST].rpartition(' ')[0] or line[: LONGEST - 1]}…"


def named(dataset: Dataset, title: str) -> str:
    """A title with the negotiation that it belongs to."""
    package = dataset.package
    return title if title == package.title else f"{title} · {package.short_title}"


def page_title(dataset: Dataset, page: str) -> str:
    """The title of a page of the app."""
    return named(dataset, summary.title(dataset, page))


def page_words(dataset: Dataset, view: View, page: str) -> str:
    """The description of a page of the app: its lead, and of which view."""
    return shortened(f"{summary.lead(dataset, view, page)} {period_line(dataset, view)}.")


def plain_titles(dataset: Dataset) -> Iterator[tuple[str, str, str]]:
    """Each record as ``table/key`` with its title and its day."""
    for table in RECORD_TABLES:
        declared = dataset.package.tables[table]
        for _, row in dataset[table].iterrows():
            title = records.record_title(dataset, table, row)
            yield f"{table}/{row[declared.key[0]]}", title, values.day(row, declared.date_field)


@memoize(4)
def record_titles(dataset: Dataset) -> dict[str, str]:
    """The title of every record; those of one title have their day, those of one day a number."""
    found = list(plain_titles(dataset))
    alike = Counter(title for _, title, _ in found)
    dated = {
        name: f"{title} ({day})" if alike[title] > 1 and day not in title else title
        for name, title, day in found
    }
    every, said = Counter(dated.values()), Counter[str]()
    titles: dict[str, str] = {}
    for name, title in dated.items():
        said[title] += 1
        number = i18n.say("about.number", number=said[title], of=every[title])
        titles[name] = f"{title}, {number}" if every[title] > 1 else title
    return titles


def record_title(dataset: Dataset, name: str) -> str:
    """The title of the record ``table/key``; raises KeyError where there is none."""
    return named(dataset, record_titles(dataset)[name])


def record_words(dataset: Dataset, view: View, name: str) -> str:
    """The description of a record: its own, else its figures with who says them, else its kind."""
    found = records.find(dataset, name)
    nodes = statements.figures(dataset, view, found)
    lists = (node for node in nodes if isinstance(node, List))
    figures = "; ".join(figure_words(one) for each in lists for one in each.items)
    kind = dataset.package.tables[found.table].description
    return shortened(said_of(found) or figures or f"{record_title(dataset, name)}. {kind}")


def figure_words(one: Item) -> str:
    """A figure of a record and who says it, the first two parts of its line."""
    return ", ".join(part.words for part in one[:2] if isinstance(part, Text)).rstrip(".")
