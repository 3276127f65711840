"""Finding in a package what a fact refers to: its source, its speakers, what is there already."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Final
from urllib.parse import urlsplit

from lib import i18n
from lib.add.facts import Fact, say
from lib.add.sheets import Book, Cells
from lib.data.schema import Table

#: What new records are, where a fact does not say it.
PLAIN: Final = {
    "is_counted": "true",
    "counts_as_joint": "true",
    "was_held": "true",
    "is_named": "true",
    "is_disputed": "false",
    "is_change_of_base": "false",
    "date_precision": "1",
    "title_how": "seen",
}
#: Columns that hold the day of a record once more, by the column of that day.
ONCE_MORE: Final = {
    "date": ("date_edtf",),
    "start_date": ("end_date", "date_edtf"),
    "as_of": ("as_of_edtf",),
}
#: What makes two statements on one thing likely the same, beside a common speaker.
SAME_FIGURE: Final = ("measure", "person_category", "to_party")


def same(one: str, other: str) -> bool:
    """True if two cells say the same, a number whatever zeros it ends on."""
    try:
        return one == other or float(one) == float(other)
    except ValueError:
        return False


def agrees(row: Mapping[str, str], cells: Mapping[str, str]) -> bool:
    """True if a row says all that the cells say."""
    return all(same(row.get(column, ""), cell) for column, cell in cells.items())


def plain_address(url: str) -> str:
    """What two addresses of one page have in common.

    >>> plain_address("http://www.Example.org/a/") == plain_address("https://example.org/a")
    True
    """
    parts = urlsplit(url)
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}"


def source(book: Book, named: str) -> Cells | None:
    """The source with a key or an address, or None."""
    if found := book["sources"].find(named):
        return found
    wanted = plain_address(named)
    rows = book["sources"].rows
    return next((row for row in rows if named and plain_address(row["url"]) == wanted), None)


def like_host(book: Book, url: str) -> Cells:
    """Outlet and kind of the sources of the same host, the most frequent ones; {} without any."""
    host = plain_address(url).partition("/")[0]
    rows = [row for row in book["sources"].rows if plain_address(row["url"]).startswith(f"{host}/")]
    if not rows:
        return {}
    return {column: Counter(row[column] for row in rows).most_common(1)[0][0]
            for column in ("outlet", "kind")}  # fmt: skip


def speakers(book: Book, named: str, party: str = "") -> list[Cells]:
    """The speakers with a key or a name, of one party if one is given."""
    rows = book["speakers"].rows
    if exact := [row for row in rows if row["speaker_id"] == named]:
        return exact
    words = named.casefold()
    names = ("name", "credit")
    found = [row for row in rows if words in {row.get(name, "").casefold() for name in names}]
    return [row for row in found if party in ("", row["party_id"])]


def near_speakers(book: Book, named: str) -> str:
    """The keys of speakers whose name is close to the given one, as a list in one text."""
    known = {row["name"]: row["speaker_id"] for row in book["speakers"].rows}
    keys = list(known.values())
    close = [known[name] for name in get_close_matches(named, known, 3, 0.6)]
    return ", ".join(dict.fromkeys([*close, *get_close_matches(named, keys, 3, 0.6)]))


def filled(book: Book, table: Table, cells: Cells) -> Cells:
    """The cells of a new record with what follows from them, or is plain where nothing is said."""
    found = dict(cells)
    for column in ONCE_MORE.get(table.date_field, ()):
        found.setdefault(column, cells.get(table.date_field, ""))
    for column, cell in PLAIN.items():
        found.setdefault(column, cell)
    if table.title_field == "title" and "kind" in table.field and cells.get(table.date_field):
        found.setdefault("title", title(book, table, cells))
    return {column: cell for column, cell in found.items() if column in table.field}


def title(book: Book, table: Table, cells: Cells) -> str:
    """The title of a new record: its kind and its day."""
    kind = cells.get("kind", "")
    label = book.package.label(table.name, "kind", kind)
    return say("title", kind=label, day=said_day(cells[table.date_field]))


def said_day(iso: str) -> str:
    """An ISO day in words; as it stands where it is none."""
    try:
        return i18n.day(date.fromisoformat(iso))
    except ValueError:
        return iso


def unit(book: Book, cells: Mapping[str, str]) -> str:
    """The unit in which the package states a measure and category most often."""
    asked = {name: cells.get(name, "") for name in ("measure", "person_category")}
    units = [row["unit"] for row in book["claims"].rows if agrees(row, asked)]
    return Counter(units).most_common(1)[0][0] if units else ""


def like_records(book: Book, table: Table, cells: Mapping[str, str]) -> list[Cells]:
    """The records of the same day and kind, to the same receiver where the table names one."""
    names = [name for name in (table.date_field, "kind", "to_party") if cells.get(name)]
    if not cells.get(table.date_field):
        return []
    asked = {name: cells[name] for name in names}
    return [row for row in book[table.name].rows if agrees(row, asked)]


def speakers_of(book: Book, claim: str) -> set[str]:
    """The keys of the speakers of a claim."""
    return {row["speaker_id"] for row in book["claim_speakers"].rows if row["claim_id"] == claim}


def like_claims(book: Book, cells: Mapping[str, str], said_by: Iterable[str]) -> Iterator[Cells]:
    """The claims on the same thing, measure, category and receiver with a speaker in common."""
    subjects = [column for column, _, _ in book.package.tables["claims"].references]
    subjects = [column for column in subjects if column not in ("source_id", "to_party")]
    asked = {name: cells.get(name, "") for name in (*subjects, *SAME_FIGURE)}
    named = set(said_by)
    for row in book["claims"].rows:
        if agrees(row, asked) and named & speakers_of(book, row["claim_id"]):
            yield row


def about(fact: Fact) -> str:
    """A fact by its number."""
    return say("fact", number=fact.number)
