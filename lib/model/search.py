"""Search: records by part of a word, with or without diacritics."""

import re
import unicodedata

import pandas as pd

from lib.cache import memoize
from lib.data import tables
from lib.model import mentions, records
from lib.model.dataset import SUBJECTS, Dataset
from lib.params import RECORD_TABLES

#: The columns that are read for each kind of record, besides speakers, outlets and mediators.
COLUMNS = {
    "rounds": ["title", "city", "venue", "format", "summary", "start_date"],
    "meetings": ["participants", "kind"],
    "commitments": ["title", "description"],
    "transfers": ["title", "place", "date"],
    "totals": ["title"],
    "events": ["title", "description"],
}
#: Which kind of record stands first among equal matches.
ORDER = ("rounds", "commitments", "totals", "events", "transfers", "meetings")
LETTERS = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        "’": "'",
    }
)


def plain(text: str) -> str:
    """The text in small letters without diacritics."""
    spread = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def spoken_words(dataset: Dataset) -> pd.DataFrame:
    """One row a statement with the ``record`` it is about and its ``words``: speaker and outlet."""
    rows = dataset.statements
    names = dataset["speakers"].set_index("speaker_id")["name"]
    spoken = tables.looked_up(rows["speaker_id"], names).astype("str")
    words = spoken + " " + rows["outlet"] + " " + rows["value_text"].astype("str")
    named = mentions.mentions(rows[[*SUBJECTS]].assign(words=words))
    return mentions.with_rounds(dataset, named)[["record", "words"]].drop_duplicates()


def people(dataset: Dataset) -> pd.DataFrame:
    """One row a person at a round or transfer with its ``record`` and ``words``."""
    heads, hosts = dataset["delegations"], dataset["mediations"]
    names = hosts["party_id"].map(dataset["parties"].set_index("party_id")["name"])
    words = hosts["people"] + " " + names.astype("str")
    of_round = mentions.with_record(heads.assign(words=heads["head"]), "rounds", "round_id")
    hosted = mentions.mentions(hosts[["round_id", "transfer_id"]].assign(words=words))
    return pd.concat([of_round, hosted])[["record", "words"]]


def entries(dataset: Dataset, table: str) -> pd.DataFrame:
    """One row a record of a table with its ``own`` words."""
    declared, rows = dataset.package.tables[table], dataset[table]
    named = mentions.with_record(rows, table, declared.key[0])
    titles = [records.record_title(dataset, table, row) for _, row in rows.iterrows()]
    own = rows[COLUMNS[table]].astype("str").agg(" ".join, axis=1)
    days = rows[declared.date_field]
    return named[["record"]].assign(title=titles, table=table, date=days, own=own)


@memoize(8)
def index(dataset: Dataset) -> pd.DataFrame:
    """One row a record with ``title``, ``table``, ``date`` and the ``words`` to find it by."""
    named = pd.concat([spoken_words(dataset), people(dataset)])
    said = named.groupby("record")["words"].agg(" ".join)
    every = pd.concat([entries(dataset, table) for table in RECORD_TABLES], ignore_index=True)
    said_of = tables.text_of(every["record"].map(said))
    words = every["title"] + " " + every["own"] + " " + said_of
    return every.drop(columns="own").assign(words=words.map(plain))


def found(dataset: Dataset, query: str, most: int = 30) -> pd.DataFrame:
    """The records in which every word of the query occurs as part of a word, the best first.

    The query as it stands in the title comes first, then all its words in the title, then
    anywhere; among equals rounds and commitments before the rest, the newest first. A number is
    found as a whole only: "2 June" is not "26 June".
    """
    wanted = plain(query).split()
    if not wanted:
        return index(dataset).iloc[0:0]
    starts = [re.compile(pattern(word)) for word in wanted]
    rows = index(dataset)
    rows = rows[rows["words"].map(lambda words: all(start.search(words) for start in starts))]
    titles = rows["title"].map(plain)
    whole = titles.str.contains(r"\s+".join(map(pattern, wanted)))
    part = titles.map(lambda title: all(start.search(title) for start in starts))
    order = rows["table"].map(ORDER.index)
    ranked = rows.assign(whole=whole, part=part, order=order)
    by = {"whole": False, "part": False, "order": True, "date": False}
    return ranked.sort_values(list(by), ascending=list(by.values())).head(most)


def pattern(word: str) -> str:
    """The pattern of a part of a word, or of a whole number."""
    return rf"\b{word}\b" if word.isdigit() else re.escape(word)
