"""Keys of new rows, in the form that the package already uses: readable, and stable for a row."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from hashlib import sha256
from itertools import count
from typing import Final

from lib.data.schema import Table

LONGEST: Final = 40
#: What the key of a statement has between the key of its owner and its number, by table.
NUMBERED: Final = {
    "claims": ".{:02d}",
    "positions": ".p{:02d}",
    "event_statements": ".s{:02d}",
    "mediations": ".m{:d}",
    "fulfilments": ".{:d}",
}
#: The columns whose text tells apart the records of one day, by table, in the order of the key.
TOLD_BY: Final = {
    "transfers": ("kind",),
    "rounds": ("city", "kind"),
    "totals": ("scope", "person_category", "to_party"),
    "events": ("title",),
    "commitments": ("title",),
    "moments": ("title",),
    "meetings": ("round_id", "kind"),
    "delegations": ("round_id", "party_id"),
}


def slug(words: str, longest: int = LONGEST) -> str:
    """The words as a part of a key: small letters, digits and hyphens.

    >>> slug("Prisoner exchange, Çırağan")
    'prisoner-exchange-ciragan'
    """
    plain = unicodedata.normalize("NFKD", words.replace("ı", "i")).encode("ascii", "ignore")
    return re.sub(r"[^a-z0-9]+", "-", plain.decode().lower()).strip("-")[:longest].strip("-")


def free(wanted: str, taken: Collection[str]) -> str:
    """The key, with a number where it is taken.

    >>> free("a", {"a", "a-2"})
    'a-3'
    """
    numbered = (f"{wanted}-{number}" for number in count(2))
    return wanted if wanted not in taken else next(one for one in numbered if one not in taken)


def of_record(table: Table, cells: Mapping[str, str], taken: Collection[str]) -> str:
    """The key of a new record: its day and what tells it apart on that day."""
    told = (cells.get(column, "") for column in TOLD_BY.get(table.name, (table.title_field,)))
    day = cells.get(table.date_field, "")
    return free("-".join(part for part in (day, *map(slug, told)) if part), taken)


def of_statement(table: str, owner: str, taken: Collection[str]) -> str:
    """The key of a new statement: the key of what it speaks of, and the next number."""
    keys = (owner + NUMBERED[table].format(number) for number in count(1))
    return next(key for key in keys if key not in taken)


def of_source(outlet: str, url: str, taken: Collection[str]) -> str:
    """The key of a new source: its outlet, and six digits that its address decides."""
    return free(f"{slug(outlet, 31)}-{sha256(url.encode()).hexdigest()[:6]}", taken)


def of_speaker(party: str, name: str, taken: Collection[str]) -> str:
    """The key of a new speaker: its party and its name."""
    return free(f"{slug(party)}-{slug(name)}", taken)
