"""Standings: what became of each commitment, with a number or without, and the table of them."""

from collections.abc import Collection
from typing import Final

import pandas as pd

from lib.cache import memoize
from lib.data.schema import Column
from lib.data.tables import text_of
from lib.model import commitments, figures
from lib.model.agreement import AGREED, DISPUTED
from lib.model.commitments import PROMISES
from lib.model.dataset import Dataset
from lib.model.mentions import with_record
from lib.params import STANDS, View

#: How a commitment with a number stands by the status of its directions: the first that fits.
BY_STATUS: Final = (
    ("partly", {"full", "at_least", "intermediate", "minimal"}), ("disputed", {"disputed"}),
    ("no_delivery", {"no_delivery"}), ("no_figure", {"no_figure"}),
)  # fmt: skip
#: How one without a number stands by what is said of its outcome: the first that fits.
BY_OUTCOME: Final = (
    ("disputed", {"disputed"}), ("carried_out", {"carried_out"}),
    ("not_carried_out", {"not_carried_out"}), ("agreed", {"agreed"}),
)  # fmt: skip
CONTRARY: Final = {"carried_out", "not_carried_out"}
#: What a commitment has of its directions together.
OF_WAYS: Final = ("promise_state", "promised_says", "first_days", "last_days")


def standings(dataset: Dataset, view: View) -> pd.DataFrame:
    """The commitments of the round and the state that a view names, as ``every`` has them."""
    rows = every(dataset, view.plain)
    inside = (rows["round_id"] == view.round) | (view.round == "")
    stand = (rows["stands"] == view.state) | (view.state == "")
    return rows[inside & stand].reset_index(drop=True)


@memoize(32)
def every(dataset: Dataset, view: View) -> pd.DataFrame:
    """One row a commitment of a view: ``stands`` is one of STANDS, in whose order they come.

    Within each the newest is first. ``is_numbered`` where a number was promised or delivered;
    ``promise_state`` is the most doubtful of its directions, ``promised_says`` everybody who
    promised, ``first_days`` and ``last_days`` count from the day agreed over all directions.
    """
    ways = commitments.ledger(dataset, view, dataset.reach.last)
    made = commitments.of_view(dataset, view)
    rows = made.merge(of_ways(ways), on="commitment_id", how="left")
    rows = rows.assign(is_numbered=rows["commitment_id"].isin(ways["commitment_id"]))
    rows = figures.as_text(rows, ["promise_state", "promised_says"])
    rows = rows.assign(stands=stands(dataset, rows, ways))
    order = pd.Categorical(rows["stands"], STANDS, ordered=True)
    rows = rows.assign(order=order).sort_values(
        ["order", "agreed_date", "commitment_id"], ascending=[True, False, True]
    )
    return with_record(rows.drop(columns="order"), "commitments", "commitment_id")


def of_ways(ways: pd.DataFrame) -> pd.DataFrame:
    """By commitment: the directions of the ledger taken together, with the columns OF_WAYS."""
    rank = pd.Categorical(ways["promise_state"], ["", *PROMISES], ordered=True)
    worst = ways.assign(rank=rank.codes).sort_values("rank", kind="stable")
    groups = worst.groupby("commitment_id", observed=True)
    return groups.agg(
        promise_state=("promise_state", "last"), promised_says=("promised_says", each_once),
        first_days=("first_days", "min"), last_days=("last_days", "max"),
    ).reset_index()  # fmt: skip


def each_once(cells: Collection[str]) -> str:
    """The distinct names of several cells of names, in one cell."""
    names = ", ".join(cell for cell in cells if cell).split(", ")
    return ", ".join(dict.fromkeys(names))


def stands(dataset: Dataset, rows: pd.DataFrame, ways: pd.DataFrame) -> list[str]:
    """How each commitment stands: by the status of its directions, else by what is said of it."""
    statuses = sets(ways, "status")
    said = sets(commitments.outcomes_said(dataset), "status")
    keys = zip(rows["commitment_id"], rows["agreed_by"], strict=True)
    return [
        by_deliveries(statuses[key]) if key in statuses else by_word(said.get(key, set()), code)
        for key, code in keys
    ]


def sets(rows: pd.DataFrame, column: str) -> dict[str, set[str]]:
    """By commitment: the values of a column."""
    found: dict[str, set[str]] = {}
    for key, value in zip(rows["commitment_id"].astype("str"), rows[column], strict=True):
        found.setdefault(key, set()).add(str(value))
    return found


def by_deliveries(statuses: set[str]) -> str:
    """How a commitment stands whose directions have these statuses: full where all of them are.

    >>> by_deliveries({"full"}), by_deliveries({"full", "minimal"}), by_deliveries({"no_delivery"})
    ('full', 'partly', 'no_delivery')
    """
    if statuses == {"full"}:
        return "full"
    return next(state for state, of in BY_STATUS if of & statuses)


def by_word(said: set[str], agreed_by: str) -> str:
    """How a commitment without a number stands: by its outcome, else by who agreed to it.

    Disputed where speakers contradict each other on its outcome or on whether it was agreed.

    >>> by_word({"carried_out"}, "both"), by_word(set(), "both"), by_word(set(), "discussed")
    ('carried_out', 'agreed', 'silent')
    """
    if agreed_by == DISPUTED or said >= CONTRARY:
        return "disputed"
    found = next((state for state, of in BY_OUTCOME if of & said), "")
    return found or ("agreed" if agreed_by.partition(":")[0] in (AGREED, "agreed") else "silent")


#: The columns of the summary of commitments, in the order of its table: what a reader looks for
#: comes first, codes come last. Days count from the day agreed; numbers are persons or bodies.
OF_SUMMARY: Final = (
    Column("agreed_date", "date"), Column("title"), Column("to"), Column("promised", "number"),
    Column("delivered", "number"), Column("delivered_qualifier", codes="qualifier_label"),
    Column("unit"),
    Column("share_percent", "number", unit="per cent"),
    Column("status", codes="status"), Column("stands", codes="stands"),
    Column("promise_state", codes="promise"),
    Column("promised_says"), Column("promised_qualifier", codes="qualifier_label"),
    Column("basis", codes="basis"), Column("balance", "number"),
    Column("first_days", "number", unit="days"), Column("last_days", "number", unit="days"),
    Column("completion_days", "number", unit="days"), Column("open_days", "number", unit="days"),
    Column("agreed_by"), Column("agreed_state"), Column("agreed_says"), Column("round_title"),
    Column("category"), Column("to_party"), Column("outcome_id"), Column("round_id"),
    Column("commitment_id"), Column("record"),
)  # fmt: skip
#: The names of the columns of the summary, in order.
SUMMARY: Final = tuple(column.name for column in OF_SUMMARY)
#: Which of them are numbers, each of which may be missing.
SUMMED: Final = tuple(column.name for column in OF_SUMMARY if column.type == "number")


def commitments_summary(dataset: Dataset, view: View) -> pd.DataFrame:
    """One row a commitment and direction of the cut, with the columns SUMMARY, by day agreed.

    A commitment without a number or a delivery has one row without a receiver (``to_party`` is "").
    """
    rows = commitments.ledger(dataset, view, dataset.reach.last)
    made = commitments.of_view(dataset, view)
    others = made[~made["commitment_id"].isin(rows["commitment_id"])]
    cut = standings(dataset, view).set_index("commitment_id")["stands"]
    parts = [typed_summary(part) for part in (rows, others) if not part.empty]
    every = pd.concat(parts, ignore_index=True) if parts else typed_summary(rows)
    names = text_of(every["to_party"].map(dataset.names("parties", "name")))
    every = every.assign(stands=text_of(every["commitment_id"].map(cut)))
    every = every[every["stands"] != ""].assign(
        to=names, record="commitments/" + every["commitment_id"]
    )
    order = pd.Categorical(every["to_party"], ["", *dataset.sides], ordered=True)
    by = ["agreed_date", "commitment_id", "order"]
    return every.assign(order=order).sort_values(by, ignore_index=True).drop(columns="order")


def columns_of_summary(dataset: Dataset) -> tuple[Column, ...]:
    """The columns of the table of commitments in short."""
    return OF_SUMMARY


def typed_summary(rows: pd.DataFrame) -> pd.DataFrame:
    """The columns of the summary in their types: a day, numbers that may be missing, text."""
    rows = rows.reindex(columns=[*SUMMARY])
    texts = [name for name in SUMMARY if name not in (*SUMMED, "agreed_date")]
    filled = {name: rows[name].astype("object").fillna("").astype("str") for name in texts}
    return rows.assign(**filled, **{name: rows[name].astype("float64") for name in SUMMED})
