"""What changed between two editions of a negotiation: rows, cells, reasons, headline figures."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from lib import diff
from lib.address import RECORD_TABLES, View
from lib.model import moves
from lib.model.talks import Talks

#: What the list of differences says of each.
COLUMNS: Final = ["table", "key", "title", "change", "column", "old", "new", "reason", "change_id"]
ADDED, CHANGED, REMOVED = "added", "changed", "removed"


def differences(before: Talks, after: Talks) -> pd.DataFrame:
    """One row for each row added or removed and each cell changed (COLUMNS), as text.

    ``reason`` is what ``changes`` says of it, "" where it says nothing.
    """
    reasons = diff.reasons_since(after.files, before.package.version)
    rows = []
    for one in diff.differences(before.files, after.files):
        fitting = diff.reasons_of(reasons, one)
        why = " ".join(dict.fromkeys(reason["reason"] for reason in fitting))
        by = " ".join(reason["change_id"] for reason in fitting)
        rows.append(
            [one.table, one.key, one.title, one.kind, one.column, one.old, one.new, why, by]
        )
    return pd.DataFrame(rows, columns=COLUMNS, dtype="str")


def counts(rows: pd.DataFrame) -> pd.DataFrame:
    """By table: how many rows were ``added``, ``changed`` (each once) and ``removed``."""
    each = rows.drop_duplicates(["table", "key", "change"])
    kinds = {kind: each["change"] == kind for kind in (ADDED, CHANGED, REMOVED)}
    return each.assign(**kinds).groupby("table", sort=False)[list(kinds)].sum()


def figures_moved(before: Talks, after: Talks) -> pd.DataFrame:
    """The headlines that are other ones now, one row a figure (moves.SAID), largest step first."""
    rows = moves.moved(before, after)
    step = (rows["after"].fillna(0) - rows["before"].fillna(0)).abs()
    rows = rows.assign(step=step).sort_values(["step", "record"], ascending=[False, True])
    return rows.drop(columns="step")


def new_records(before: Mapping[str, bytes], after: Talks, view: View) -> pd.DataFrame:
    """The records that an edition has and the one before had not, within the view.

    Columns ``record``, ``title`` and ``date``, by date. ``before`` are the files of the edition
    before, {} for the first one: then every record is new.
    """
    old = set(diff.records(before, RECORD_TABLES)) if before else set()
    parts = [rows_of(after, view, table) for table in RECORD_TABLES]
    rows = pd.concat(parts, ignore_index=True)
    rows = rows[~rows["record"].isin(old)]
    if view.record:
        rows = rows[rows["record"] == view.record]
    return rows.sort_values(["date", "record"], ignore_index=True)


def rows_of(talks: Talks, view: View, table: str) -> pd.DataFrame:
    """The records of a table within the period of the view: name, title and date."""
    declared = talks.package.tables[table]
    rows = talks.cut(table, view.period)
    title = rows[declared.title_field] if declared.title_field else rows[declared.key[0]]
    return pd.DataFrame({
        "record": f"{table}/" + rows[declared.key[0]].astype("str"),
        "title": title.astype("str"),
        "date": rows[declared.date_field],
    })  # fmt: skip
