"""Selections: the rows of each table that a view covers, alone or with all that they refer to."""

from collections.abc import Mapping
from functools import lru_cache

import pandas as pd

from lib import claims
from lib.address import View
from lib.model.talks import SUBJECTS, Talks

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


def owned(talks: Talks, table: str, kept: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The rows of an undated table whose owner is among the kept rows."""
    rows, references = talks[table], talks.package.tables[table].references
    inside = pd.Series(False, rows.index)
    for column, other, key in references:
        if column in OWNERS[table]:
            inside |= rows[column].isin(set(kept[other][key]))
    return rows[inside]


def in_period(talks: Talks, view: View) -> dict[str, pd.DataFrame]:
    """Every table cut to the period: dated rows by their date, the others by their owner."""
    kept = {name: talks.cut(name, view.period) for name in talks.tables}
    for table in OWNERS:
        kept[table] = owned(talks, table, kept)
    return kept


def sure_enough(rows: pd.DataFrame, view: View) -> pd.DataFrame:
    """The rows that are as sure as the view asks."""
    ranks = rows["confidence"].map(claims.CONFIDENCE)
    return rows[ranks <= claims.CONFIDENCE_CHOICES[view.confidence]]


def as_said(talks: Talks, view: View, kept: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The claims of the chosen speaker and confidence, other statements as sure, the rest whole."""
    heard = claims.heard(talks.statements, view.figures, view.confidence)["claim_id"]
    said = kept["claims"][kept["claims"]["claim_id"].isin(set(heard))]
    pairs = kept["claim_speakers"][kept["claim_speakers"]["claim_id"].isin(set(said["claim_id"]))]
    sure = {name: sure_enough(kept[name], view) for name in SURE}
    return {**kept, **sure, "claims": said, "claim_speakers": pairs}


@lru_cache(maxsize=32)
def selection(talks: Talks, view: View) -> dict[str, pd.DataFrame]:
    """Every table as the view says: its period, its speaker, its confidence."""
    return as_said(talks, view, in_period(talks, view))


def missing_parents(talks: Talks, kept: Mapping[str, pd.DataFrame]) -> dict[str, set[str]]:
    """By table, the keys that kept rows refer to and that are not kept themselves."""
    wanted: dict[str, set[str]] = {}
    for name, rows in kept.items():
        for column, other, key in talks.package.tables[name].references:
            named = set(rows[column].astype("str")) - {""} - set(kept[other][key].astype("str"))
            wanted.setdefault(other, set()).update(named)
    return {table: keys for table, keys in wanted.items() if keys}


def whole(talks: Talks, view: View) -> dict[str, pd.DataFrame]:
    """Every table cut to the period of the view, with all the rows that its rows refer to."""
    kept = in_period(talks, view)
    while wanted := missing_parents(talks, kept):
        for table, keys in wanted.items():
            key = talks.package.tables[table].key[0]
            rows = talks[table]
            kept[table] = rows[rows[key].isin(keys | set(kept[table][key]))]
    return kept
