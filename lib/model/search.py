"""Search: records by part of a word, with or without diacritics."""

import unicodedata
from functools import lru_cache

import pandas as pd

from lib import address
from lib.model import records
from lib.model.talks import SUBJECTS, Talks

#: The columns that are read for each kind of record, besides speakers, outlets and mediators.
COLUMNS = {
    "rounds": ["title", "city", "venue", "format", "summary", "start_date"],
    "meetings": ["participants", "kind"],
    "commitments": ["title", "description"],
    "transfers": ["title", "place", "date"],
    "totals": ["title"],
    "events": ["title", "description"],
}
LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "’": "'"})


def plain(text: str) -> str:
    """The text in small letters without diacritics."""
    spread = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def spoken_words(talks: Talks) -> pd.DataFrame:
    """One row a statement with the ``record`` it is about and its ``words``: speaker and outlet."""
    rows = talks.statements
    delegation = talks["delegations"].set_index("delegation_id")["round_id"]
    parts = []
    for column, table in SUBJECTS.items():
        about = rows[rows[column] != ""]
        keys = about[column].astype("str")
        keys = keys.map(delegation) if table == "delegations" else keys
        table = "rounds" if table == "delegations" else table
        words = about["speaker"] + " " + about["outlet"] + " " + about["value_text"].astype("str")
        parts.append(pd.DataFrame({"record": table + "/" + keys, "words": words}))
    return pd.concat(parts, ignore_index=True).drop_duplicates()


@lru_cache(maxsize=8)
def index(talks: Talks) -> pd.DataFrame:
    """One row a record: ``record``, ``title``, ``table``, ``date`` and the plain ``words`` it is found by."""
    said = spoken_words(talks).groupby("record")["words"].agg(" ".join)
    parts = []
    for table in address.RECORD_TABLES:
        declared, rows = talks.package.tables[table], talks[table]
        titles = [records.record_title(talks, table, row) for _, row in rows.iterrows()]
        names = table + "/" + rows[declared.key[0]].astype("str")
        own = rows[COLUMNS[table]].astype("str").agg(" ".join, axis=1)
        part = {"record": names, "title": titles, "table": table, "date": rows[declared.date_field]}
        parts.append(pd.DataFrame({**part, "own": own}))
    every = pd.concat(parts, ignore_index=True)
    words = every["title"] + " " + every["own"] + " " + every["record"].map(said).fillna("")
    return every.drop(columns="own").assign(words=words.map(plain))


def found(talks: Talks, query: str, most: int = 30) -> pd.DataFrame:
    """The records in which every word of the query occurs, those with it in the title first."""
    wanted = plain(query).split()
    if not wanted:
        return index(talks).iloc[0:0]
    rows = index(talks)
    matches = rows["words"].map(lambda words: all(word in words for word in wanted))
    rows = rows[matches]
    in_title = rows["title"].map(lambda title: all(word in plain(title) for word in wanted))
    return (
        rows.assign(in_title=in_title).sort_values(["in_title", "date"], ascending=False).head(most)
    )
