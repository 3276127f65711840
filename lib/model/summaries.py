"""Sittings and rounds as derived tables: durations, speakers, heads of delegation, commitments."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import pandas as pd

from lib.data.schema import Column
from lib.model import durations, figures, rounds
from lib.model.agreeing import BETWEEN
from lib.model.dataset import Dataset
from lib.model.mentions import with_record
from lib.params import View

#: What stands before the party in the name of the column of its head of delegation.
HEAD: Final = "head_"
MINUTES: Final = "minutes"
#: The bounds of a time in minutes, as the columns of both tables name them.
BOUNDS: Final = {"least": "least_minutes", "most": "most_minutes",
                 "lower": "lowest_report", "upper": "highest_report"}  # fmt: skip
OF_TIME: Final = (
    Column("minutes", "number", unit=MINUTES), Column("qualifier", codes="qualifier_label"),
    *(Column(name, "number", unit=MINUTES) for name in BOUNDS.values()),
)  # fmt: skip


def columns_of_sittings(dataset: Dataset) -> Iterator[Column]:
    """The columns of the table of sittings."""
    yield from (Column("date", "date"), Column("title"), *OF_TIME)
    yield from map(Column, ("speaker", "words", "kind", "clause"))
    yield from (Column("reports", "integer"), Column("counts_as_joint", "boolean"))
    yield from (Column("date_edtf"), Column("date_precision", "integer"), Column("track_id"))
    yield from map(Column, ("meeting_id", "round_id", "record"))


def sittings(dataset: Dataset, view: View) -> pd.DataFrame:
    """The sittings of the period with their duration in minutes, missing where none is reported.

    ``minutes`` is the headline; sums add up what it stands for, ``least_minutes`` to
    ``most_minutes``; the reports of all allow ``lowest_report`` to ``highest_report``.
    """
    rows = durations.of_view(dataset, view)
    kinds = rows["kind"].map(dataset.package.labels("meetings", "kind"))
    rows = rows.assign(kind=kinds.fillna(rows["kind"]), reports=rows["reports"].fillna(0))
    return shown(with_record(rows, "meetings", "meeting_id"), columns_of_sittings(dataset))


def columns_of_rounds(dataset: Dataset) -> Iterator[Column]:
    """The columns of the table of rounds."""
    yield from (Column("start_date", "date"), Column("title"), *OF_TIME, Column("speaker"))
    yield from (Column("sittings", "integer"), Column("untimed", "integer"))
    yield from (Column(name, "integer") for name in rounds.HEADINGS)
    for party in dataset.sides:
        yield Column(f"{HEAD}{party}", words=HEAD.strip("_"), group=party)
    yield from map(Column, ("other_heads", "track", "city", "kind"))
    yield from (Column("is_round", "boolean"), Column("was_held", "boolean"))
    yield from (Column("end_date", "date"), Column("date_edtf"))
    yield from map(Column, ("track_id", "round_id", "record"))


def rounds_summary(dataset: Dataset, view: View) -> pd.DataFrame:
    """The rounds and contacts of the period: joint time, heads of delegations, what was agreed.

    ``agreed``, ``proposed`` and ``disputed`` count the commitments of the round; ``untimed`` its
    sittings without a reported duration. A time that nobody reports is missing.
    """
    rows = rounds.of_view(dataset, view)
    kinds = rows["kind"].map(dataset.package.labels("rounds", "kind"))
    rows = rows.assign(kind=kinds.fillna(rows["kind"]), least=rows["minutes"])
    rows = rows.join(spoken_of(dataset, view), on="round_id").join(heads(dataset), on="round_id")
    counts = [*rounds.HEADINGS, "sittings", "untimed"]
    rows = rows.assign(**{name: rows[name].fillna(0) for name in counts})
    rows = figures.as_text(rows, [*heads(dataset)])
    return shown(with_record(rows, "rounds", "round_id"), columns_of_rounds(dataset))


def spoken_of(dataset: Dataset, view: View) -> pd.DataFrame:
    """By round: how many commitments stand under each heading."""
    made = rounds.headed(dataset, view)
    under = {name: made["heading"] == name for name in rounds.HEADINGS}
    return pd.DataFrame(under).groupby(made["round_id"]).sum()


def heads(dataset: Dataset) -> pd.DataFrame:
    """By round: who led the delegation of each side, and with their party those of others."""
    rows = dataset["delegations"].join(dataset.parties[["name", "order"]], on="party_id")
    rows = rows[rows["head"] != ""].sort_values("order")
    of_sides = {
        f"{HEAD}{party}": in_one_cell(rows[rows["party_id"] == party], "head")
        for party in dataset.sides
    }
    others = rows[~rows["party_id"].isin(dataset.sides)]
    others = others.assign(head=others["head"] + " (" + others["name"] + ")")
    return pd.DataFrame({**of_sides, "other_heads": in_one_cell(others, "head")})


def in_one_cell(rows: pd.DataFrame, column: str) -> pd.Series:
    """By round: the distinct texts of a column."""
    each = rows[["round_id", column]].astype("str").drop_duplicates()
    return each.groupby("round_id")[column].agg(BETWEEN.join)


def shown(rows: pd.DataFrame, columns: Iterator[Column]) -> pd.DataFrame:
    """The named columns of the rows; an open end of a time is missing."""
    rows = rows.rename(columns=BOUNDS)
    finite = {name: rows[name].replace([np.inf, -np.inf], np.nan) for name in BOUNDS.values()}
    made = list(columns)
    whole = {column.name: "int64" for column in made if column.type == "integer"}
    return (
        rows.assign(**finite).astype(whole)[[column.name for column in made]].reset_index(drop=True)
    )
