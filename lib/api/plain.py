"""Plain words for cells: what a value of a record says to a reader, without any markup."""

from typing import Any, Final

import pandas as pd

from lib import text
from lib.look import agreed_words
from lib.model.records import Record
from lib.model.talks import Talks

#: The column of countries, as ISO 3166-1 alpha-3 codes.
COUNTRY: Final = "country_code"
#: Columns that say something to programs only, or stand elsewhere on the page.
HIDDEN: Final = {
    "source_id",
    "second_source_id",
    "research_ref",
    "date_precision",
    "place_precision",
    "date_edtf",
    "as_of_edtf",
    "is_round",
    "latitude",
    "longitude",
    "summary",
    "description",
}


def said(key: str, **values: object) -> str:
    """The words of plain pages for a key."""
    return str(text.words("api")["page"][key]).format(**values)


def blank(value: Any) -> bool:
    """True for a cell with nothing in it, and for a plain no."""
    return bool(pd.isna(value)) or value == "" or value is False


def shown(talks: Talks, table: str, column: str, value: Any) -> str:
    """A cell in readers' words: a day for a date, a title for a key, a label for a code."""
    if isinstance(value, pd.Timestamp):
        return text.day(value)
    for own, other, key in talks.package.tables[table].references:
        if own == column:
            titles = talks[other].set_index(key)[talks.package.tables[other].title_field]
            return str(titles.get(value, value))
    if column == COUNTRY:
        return text.country(str(value))
    label = talks.package.label(table, column, value)
    return text.say("word.yes") if label == "True" else label


def day(row: pd.Series, column: str) -> str:
    """The day of a record as far as it is known."""
    edtf = row.get("date_edtf") or row.get("as_of_edtf") or ""
    return text.dated(edtf, row.get("date_precision", 1), row[column])


def facts(talks: Talks, record: Record) -> list[tuple[str, str]]:
    """The record's own columns with anything in them: their titles and their words."""
    declared = talks.package.tables[record.table]
    hidden = HIDDEN | {declared.key[0], declared.title_field}
    filled = [
        field
        for field in declared.fields
        if field.name not in hidden and not blank(record.row[field.name])
    ]
    return [(field.title, fact(talks, record, field.name)) for field in filled]


def fact(talks: Talks, record: Record, column: str) -> str:
    """A cell of a record in readers' words; its day no finer than it is known."""
    if column == talks.package.tables[record.table].date_field:
        return day(record.row, column)
    return shown(talks, record.table, column, record.row[column])


def value(talks: Talks, row: pd.Series) -> str:
    """What a statement states: its number with unit and receiver, its day, its time or its text."""
    stated = stated_value(talks, row)
    receiver = talks.parties["name"].get(row["to_party"], "")
    to = text.say("lane.to_short", to=receiver) if receiver else ""
    return " ".join(part for part in (stated, to) if part)


def stated_value(talks: Talks, row: pd.Series) -> str:
    """The value of a statement alone."""
    if pd.notna(row["value"]):
        qualifier = text.say(f"qualifier.{row['qualifier']}") if row["qualifier"] else ""
        return f"{qualifier} {text.number(row['value'])} {row['unit']}".strip()
    if pd.notna(row["value_date"]):
        return text.day(row["value_date"])
    if row["measure"] == "agreement":
        return agreed_words(talks, row["value_text"])
    return str(row["value_time"] or row["value_text"])


def statement(talks: Talks, row: pd.Series) -> dict[str, str]:
    """One statement: what is measured, value, speaker and confidence in words, and the source."""
    sure = said("sure", sure=talks.package.label("claims", "confidence", row["confidence"]).lower())
    parts = [value(talks, row), row["words"], row["speaker"], row["stated_date"], sure, row["note"]]
    measure = talks.package.label("claims", "measure", row["measure"])
    words = " · ".join(str(part) for part in parts if part)
    return {
        "measure": measure,
        "words": words,
        "outlet": str(row["outlet"]),
        "url": str(row["url"]),
    }


def statements(talks: Talks, rows: pd.DataFrame) -> list[dict[str, str]]:
    """Statements in the order given, each once."""
    made = [statement(talks, row) for _, row in rows.iterrows()]
    return [one for place, one in enumerate(made) if one not in made[:place]]
