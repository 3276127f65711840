"""Mentions: which records a statement speaks of, and the word of the address for a record."""

import pandas as pd

from lib.model.talks import SUBJECTS, Talks


def with_record(rows: pd.DataFrame, table: str, column: str) -> pd.DataFrame:
    """The rows with ``record``, as ``table/key`` with the key in the given column."""
    return rows.assign(record=f"{table}/" + rows[column].astype("str"))


def mentions(statements: pd.DataFrame) -> pd.DataFrame:
    """One row a statement and record that it speaks of, with ``record``."""
    parts = [
        with_record(statements[statements[column] != ""], table, column)
        for column, table in SUBJECTS.items()
        if column in statements
    ]
    return pd.concat(parts, ignore_index=True)


def with_rounds(talks: Talks, rows: pd.DataFrame) -> pd.DataFrame:
    """The mentions, those of a delegation as mentions of its round."""
    delegations = talks["delegations"]
    rounds = ("rounds/" + delegations["round_id"].astype("str")).set_axis(
        "delegations/" + delegations["delegation_id"].astype("str")
    )
    return rows.assign(record=rows["record"].map(rounds).fillna(rows["record"]))
