"""Search: the records of a negotiation that a query finds, all of them, the best first.

Small and in process: one line of text a record, read through for each query in milliseconds.
"""

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

import pandas as pd

from lib.cache import memoize
from lib.content import values
from lib.content.spelling import DATE, TYPED, Spelling, spelling
from lib.data import tables
from lib.data.schema import Table
from lib.model import mentions, records
from lib.model.dataset import SUBJECTS, Dataset
from lib.params import RECORD_TABLES

#: A query has at most so many characters.
LONGEST: Final = 200
#: The columns that are read for each kind of record, besides what is said of it.
COLUMNS: Final = {
    "rounds": ["title", "city", values.COUNTRY, "venue", "format", "summary"],
    "meetings": ["participants", "kind"],
    "commitments": ["title", "description"],
    "transfers": ["title", "place"],
    "totals": ["title"],
    "events": ["title", "description"],
}
#: The last day of a record that has one.
LAST: Final = {"rounds": "end_date", "events": "end_date"}
#: Of a record of more days only the first and the last is a day to find it by.
DAYS: Final = 31
#: Which kind of record stands first among equal matches.
ORDER: Final = ("rounds", "commitments", "totals", "events", "transfers", "meetings")
#: Where statements with text stand, beside the claims: the column of the record and of the text.
STATED: Final = {
    "positions": ("round_id", "rounds", "position"),
    "event_statements": ("event_id", "events", "statement"),
}
#: The pattern of the year of a day that is typed without it.
ANY_YEAR: Final = r"(?:\d{4})?"
VALUES: Final = ("value", "low", "high")


@dataclass(frozen=True)
class Result:
    """A record that was found: what it is called, its table, and its day in words."""

    record: str
    title: str
    table: str
    day: str
    date: str


@dataclass(frozen=True)
class Entry:
    """A record as the search reads it: its title and all its words, folded."""

    result: Result
    line: str
    title: str
    words: str


def people(dataset: Dataset) -> pd.DataFrame:
    """One row a person at a round or transfer with its ``record`` and ``words``."""
    heads, hosts = dataset["delegations"], dataset["mediations"]
    names = hosts["party_id"].map(dataset["parties"].set_index("party_id")["name"])
    words = hosts["people"] + " " + names.astype("str")
    of_round = mentions.with_record(heads.assign(words=heads["head"]), "rounds", "round_id")
    hosted = mentions.mentions(hosts[["round_id", "transfer_id"]].assign(words=words))
    return pd.concat([of_round, hosted])[["record", "words"]]


def stated(dataset: Dataset) -> pd.DataFrame:
    """One row a statement in words with the ``record`` it is about and its ``words``."""
    names = dataset["speakers"].set_index("speaker_id")["name"]
    parts = []
    for table, (column, of, text) in STATED.items():
        rows = dataset[table]
        words = tables.looked_up(rows["speaker_id"], names).astype("str") + " " + rows[text]
        parts.append(mentions.with_record(rows.assign(words=words), of, column))
    return pd.concat(parts)[["record", "words"]]


def claimed(dataset: Dataset) -> pd.DataFrame:
    """One row a claim with its ``record`` and ``words``: speaker, outlet, quotation, numbers."""
    rows = dataset.statements
    names = dataset["speakers"].set_index("speaker_id")["name"]
    words = tables.looked_up(rows["speaker_id"], names).astype("str")
    for column in ("outlet", "value_text", "words"):
        words = words + " " + tables.text_of(rows[column])
    for column in VALUES:
        words = words + " " + rows[column].map(whole).astype("str")
    named = mentions.mentions(rows[[*SUBJECTS]].assign(words=words))
    return mentions.with_rounds(dataset, named)[["record", "words"]]


def whole(value: float) -> str:
    """The digits of a whole number; "" for a missing one or any other."""
    return str(int(value)) if float(value).is_integer() else ""


def days_of(declared: Table, row: dict[str, Any]) -> Iterator[str]:
    """The tokens of the days of a record; that of its month where its day is not known."""
    first = row[declared.date_field]
    if pd.isna(first):
        return
    if row.get("date_precision", values.TO_THE_DAY) != values.TO_THE_DAY:
        yield f"{DATE}{first:%Y-%m}"
        return
    end = row.get(LAST.get(declared.name, ""))
    last = first if end is None or pd.isna(end) else end
    days = (last - first).days
    numbers = range(days + 1) if days < DAYS else (0, days)
    yield from (f"{DATE}{first + timedelta(days=number):%Y-%m-%d}" for number in numbers)


def own_words(dataset: Dataset, table: str, row: dict[str, Any]) -> str:
    """The words of a record's own cells, codes in readers' words."""
    cells = (values.shown(dataset, table, column, row[column]) for column in COLUMNS[table])
    return " ".join(cells)


def entries(dataset: Dataset, table: str, said: Mapping[Hashable, str]) -> Iterator[Entry]:
    """Every record of a table, with what is said of each by its name."""
    declared, spelled = dataset.package.tables[table], spelling()
    for _, row in dataset[table].iterrows():
        cells = dict(row)
        name = f"{table}/{cells[declared.key[0]]}"
        title = records.record_title(dataset, table, row)
        day = values.day(row, declared.date_field)
        result = Result(name, title, table, day, f"{cells[declared.date_field]:%Y-%m-%d}")
        own = f"{own_words(dataset, table, cells)} ; {day} ; {said.get(name, '')}"
        head, rest = spelled.folded(title), spelled.folded(own)
        named = f"{head.line} {' '.join(head.written)} "
        words = " ".join([*rest.tokens, *rest.written, *days_of(declared, cells)])
        yield Entry(result, head.line, named, f"{named} {words} ")


@memoize(1)
def index(dataset: Dataset) -> tuple[Entry, ...]:
    """Every record, in the order in which equal matches stand: by table, the newest first."""
    rows = pd.concat([claimed(dataset), stated(dataset), people(dataset)]).drop_duplicates()
    said = rows.groupby("record")["words"].agg(" ; ".join).to_dict()
    found = [one for table in RECORD_TABLES for one in entries(dataset, table, said)]
    found.sort(key=lambda one: one.result.record)
    found.sort(key=lambda one: one.result.date, reverse=True)
    return tuple(sorted(found, key=lambda one: ORDER.index(one.result.table)))


def pattern(spelled: Spelling, token: str) -> str:
    """The pattern of one token of a query: the beginning of a word, or a whole number or date."""
    if token.startswith(DATE):
        year, _, rest = token.removeprefix(DATE).partition("-")
        end = " " if "-" in rest or not year else ""
        return f" {DATE}{year or ANY_YEAR}-{rest}(?={end})"
    if token.isdigit() or token in spelled.chosen:
        return rf" {token}(?= )"
    others = "".join(rf"|{re.escape(one)}(?= )" for one in sorted(spelled.begun(token)))
    return rf" (?:{re.escape(token)}{others})"


def found(dataset: Dataset, query: str) -> list[Result]:
    """The records in which all words of a query occur, the best first.

    First those whose title is the query, then those whose title has it as it stands, then those
    whose title has all its words, then the rest; among equals as the index stands.
    """
    spelled = spelling()
    tokens = spelled.folded(query[:LONGEST], TYPED).tokens
    parts = [re.compile(pattern(spelled, token)) for token in dict.fromkeys(tokens)]
    if not parts:
        return []
    in_order = re.compile(r"\w*".join(pattern(spelled, token) for token in tokens))
    every = [one for one in index(dataset) if all(part.search(one.words) for part in parts)]

    def rank(entry: Entry) -> int:
        """How well the title fits, the best first."""
        if in_order.search(entry.line):
            return 0 if len(entry.line.split()) == len(tokens) else 1
        return 2 if all(part.search(entry.title) for part in parts) else 3

    return [one.result for one in sorted(every, key=rank)]
