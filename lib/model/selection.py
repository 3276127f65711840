"""Selections: the rows of each table that a view covers, alone or with all that they refer to."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import pandas as pd

from lib import claims
from lib.address import View
from lib.kept import kept
from lib.model.talks import SUBJECTS, Talks
from lib.period import Period

#: Undated tables, and the columns that name the record to which each row belongs.
OWNERS: Mapping[str, tuple[str, ...]] = {
    "delegations": ("round_id",),
    "mediations": ("round_id", "transfer_id"),
    "positions": ("round_id",),
    "fulfilments": ("commitment_id",),
    "event_statements": ("event_id",),
    "claims": tuple(SUBJECTS),
    "claim_speakers": ("claim_id",),
}
#: Tables besides the claims whose rows have a confidence.
SURE = ("positions", "event_statements", "fulfilments")
#: The words of an address that choose among statements, and in which tables each does so.
CHOOSING: Final[Mapping[str, tuple[str, ...]]] = {
    "figures": ("claims", "claim_speakers"),
    "confidence": ("claims", "claim_speakers", *SURE),
    "disputed": (),
}
#: How many cut tables of a negotiation are kept.
KEPT = 128


def idle_words(table: str) -> tuple[str, ...]:
    """The words of an address that change nothing in the rows of a table."""
    return tuple(word for word, tables in CHOOSING.items() if table not in tables)


def heard_by(table: str, view: View) -> View:
    """The view without the words that change nothing in the rows of a table, and no record."""
    defaults = View(view.talks, view.period, view.span)
    kept_words = {word: getattr(view, word) for word in CHOOSING if word not in idle_words(table)}
    return replace(defaults, **kept_words)


@kept(KEPT)
def in_period(talks: Talks, period: Period, table: str) -> pd.DataFrame:
    """One table cut to a period: dated rows by their date, the others by their owner."""
    return owned(talks, period, table) if table in OWNERS else talks.cut(table, period)


def owned(talks: Talks, period: Period, table: str) -> pd.DataFrame:
    """The rows of an undated table whose owner is in the period."""
    rows, references = talks[table], talks.package.tables[table].references
    inside = pd.Series(False, rows.index)
    for column, other, key in references:
        if column in OWNERS[table]:
            inside |= rows[column].isin(set(in_period(talks, period, other)[key]))
    return rows[inside]


def sure_enough(rows: pd.DataFrame, view: View) -> pd.DataFrame:
    """The rows that are as sure as the view asks."""
    ranks = rows["confidence"].map(claims.CONFIDENCE)
    return rows[ranks <= claims.CONFIDENCE_CHOICES[view.confidence]]


@kept(KEPT)
def selected(talks: Talks, view: View, table: str) -> pd.DataFrame:
    """One table as the view says: its period, its speaker, its confidence."""
    rows = in_period(talks, view.period, table)
    if table == "claims":
        heard = claims.heard(talks.statements, view.figures, view.confidence)
        return rows[rows["claim_id"].isin(set(heard["claim_id"]))]
    if table == "claim_speakers":
        return rows[rows["claim_id"].isin(set(selected(talks, view, "claims")["claim_id"]))]
    return sure_enough(rows, view) if table in SURE else rows


def selection(talks: Talks, view: View) -> dict[str, pd.DataFrame]:
    """Every table as the view says."""
    return {table: selected(talks, view, table) for table in talks.tables}


def missing_parents(talks: Talks, cut: Mapping[str, pd.DataFrame]) -> dict[str, set[str]]:
    """By table, the keys that the rows of a cut refer to and that are not in it."""
    wanted: dict[str, set[str]] = {}
    for name, rows in cut.items():
        for column, other, key in talks.package.tables[name].references:
            named = set(rows[column].astype("str")) - {""} - set(cut[other][key].astype("str"))
            wanted.setdefault(other, set()).update(named)
    return {table: keys for table, keys in wanted.items() if keys}


def whole(talks: Talks, view: View) -> dict[str, pd.DataFrame]:
    """Every table cut to the period of the view, with all the rows that its rows refer to."""
    cut = {table: in_period(talks, view.period, table) for table in talks.tables}
    while wanted := missing_parents(talks, cut):
        for table, keys in wanted.items():
            key = talks.package.tables[table].key[0]
            rows = talks[table]
            cut[table] = rows[rows[key].isin(keys | set(cut[table][key]))]
    return cut
