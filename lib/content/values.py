"""Values in readers' words: the one place that writes a cell, a day, a code or a source."""

from collections.abc import Hashable, Mapping
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlsplit

import pandas as pd
from babel import Locale
from babel.core import get_global

from lib import i18n
from lib.content.nodes import Link, Values, is_web
from lib.model.dataset import Dataset

Row = Mapping[Hashable, Any]
#: The column of countries, by their codes of ISO 3166-1 with three letters.
COUNTRY: Final = "country_code"
#: The columns that hold a day as Extended Date/Time Format, beside the column of the date.
EDTF: Final = ("date_edtf", "as_of_edtf")
#: The code of a day that is known to the day.
TO_THE_DAY: Final = 1
INFINITE: Final = (float("inf"), float("-inf"))


def is_blank(value: Any) -> bool:
    """True for a cell with nothing in it; a no is something."""
    return bool(pd.isna(value)) or (isinstance(value, str) and not value)


def written(kind: Values, value: Any) -> str:
    """The words of a table's cell; "" where it is blank or infinite."""
    if is_blank(value) or (kind in ("number", "share") and value in INFINITE):
        return ""
    if kind == "number":
        return number(value)
    if kind == "share":
        return i18n.share(value)
    if kind == "truth":
        return truth(value)
    return value.date().isoformat() if kind == "date" else str(value)


def number(value: float) -> str:
    """A whole number with thousands separators, any other with at most two decimals."""
    is_whole = float(value) == round(float(value))
    return i18n.number(value) if is_whole else f"{value:,.2f}".rstrip("0")


def truth(value: object) -> str:
    """The word for yes or no, whichever library's boolean the value is."""
    return i18n.say("word.yes" if value else "word.no")


@lru_cache(maxsize=1024)
def country(code: str) -> str:
    """The name of a country by its code of three letters (CLDR); the code where it has none."""
    short = get_global("territory_aliases").get(code, [code])[0]
    return str(Locale("en").territories.get(short, code))


@lru_cache(maxsize=4096)
def said_day(iso: str) -> str:
    """An ISO date of a day, a month or a year in words; anything else as it stands.

    >>> said_day("2025-06-02"), said_day("2025-06"), said_day("2025"), said_day("")
    ('2 June 2025', 'June 2025', '2025', '')
    """
    try:
        first = pd.Timestamp(iso)
    except ValueError:
        return iso
    if len(iso) == len("2025-06-02"):
        return i18n.day(first)
    return i18n.month(first) if len(iso) == len("2025-06") else iso


def day(row: Row | pd.Series, column: str) -> str:
    """The day of a row as far as it is known, in words."""
    edtf = next((row[name] for name in EDTF if row.get(name)), "")
    return i18n.dated(edtf, row.get("date_precision", TO_THE_DAY), row[column])


def days(rows: pd.DataFrame, column: str) -> tuple[Values, pd.Series]:
    """A column of days as a table holds it, with its kind.

    Days that are all known to the day are dates; else all are ISO texts, which sort alike, those
    less known as their Extended Date/Time Format.
    """
    known = next((name for name in EDTF if name in rows), "")
    if not known or "date_precision" not in rows or rows[column].isna().all():
        return "date", rows[column]
    vague = (rows["date_precision"] != TO_THE_DAY) & (rows[known] != "")
    if not vague.any():
        return "date", rows[column]
    exact = rows[column].dt.strftime("%Y-%m-%d").fillna("")
    return "text", exact.mask(vague, rows[known])


def shown(dataset: Dataset, table: str, column: str, value: Any) -> str:
    """A cell of a record: a day in words, a title for a key, a name or label for a code."""
    declared = dataset.package.tables[table]
    for own, other, _ in declared.references:
        title = dataset.package.tables[other].title_field
        if own == column and title:
            return dataset.names(other, title).get(str(value), str(value))
    if isinstance(value, pd.Timestamp):
        return i18n.day(value)
    if declared.field[column].type == "boolean":
        return truth(value)
    if column == COUNTRY:
        return country(str(value))
    return label(dataset, table, column, value)


def label(dataset: Dataset, table: str, column: str, value: Any) -> str:
    """The readers' word of a code; a number as a reader writes it; all else as it stands."""
    field = dataset.package.tables[table].field[column]
    if field.type in ("number", "integer") and not field.labels:
        return number(value)
    return dataset.package.label(table, column, value)


def party(dataset: Dataset, code: object) -> str:
    """The name of a party, or "" where the code names none."""
    return dataset.names("parties", "name").get(str(code), "")


def to_party(dataset: Dataset, code: object) -> str:
    """To whom something goes, in words; "" where nobody is named."""
    name = party(dataset, code)
    return i18n.say("lane.to_short", to=name) if name else ""


def source(row: Row | pd.Series, pattern: str = "{source}") -> Link:
    """A link to the source of a row, its words in a pattern; bare words without an address."""
    outlet, url = str(row["outlet"]), row["url"]
    if not is_web(url):
        return Link(pattern.format(source=i18n.say("record.untitled_source", outlet=outlet)))
    return Link(pattern.format(source=outlet or url), str(url))


def addresses(value: object) -> list[str]:
    """The addresses of the web in a cell that holds several."""
    return [one for one in str(value).split() if is_web(one)]


def site(url: str) -> str:
    """The name of the site of an address, or the address where it has none."""
    try:
        return (urlsplit(url).hostname or url).removeprefix("www.")
    except ValueError:
        return url
