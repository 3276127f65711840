"""Mentions: the records that rows speak of, and who says them where."""

import pandas as pd

from lib.model.dataset import SUBJECTS, Dataset


def with_voice(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with ``speaker``, and the ``outlet`` and ``url`` of their source."""
    speakers = dataset.credits.rename("speaker")
    sources = dataset["sources"].set_index("source_id")[["outlet", "url"]]
    return rows.join(speakers, on="speaker_id").join(sources, on="source_id")


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


def with_rounds(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """The mentions, those of a delegation as mentions of its round."""
    delegations = dataset["delegations"]
    rounds = ("rounds/" + delegations["round_id"].astype("str")).set_axis(
        "delegations/" + delegations["delegation_id"].astype("str")
    )
    return rows.assign(record=rows["record"].map(rounds).fillna(rows["record"]))
