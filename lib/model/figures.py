"""Figures: the headline of every transfer, outcome and receiver, and the statements behind it."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import pandas as pd

from lib.cache import memoize
from lib.data.tables import plain, text_of
from lib.model import claims
from lib.model.dataset import OF_SOURCE, Dataset
from lib.model.grouping import Places, numbers, places
from lib.period import Period

#: What of a statement is needed; the rest would fill memory in large packages.
OF_CLAIM = [
    "claim_id", "transfer_id", "to_party", "measure", "person_category", "figure", "lower",
    "upper", "unit", "qualifier", "confidence", "stated_date", "speaker", "speaker_kind",
    "party_id", "role", "source_id", "clause_number", "rank",
    *(f"tie_{tie}" for tie in claims.TIES), *OF_SOURCE,
]  # fmt: skip


@memoize(64)
def keys(dataset: Dataset, table: str) -> pd.Index:
    """The keys of all records of a table, sorted."""
    key = dataset[table][dataset.package.tables[table].key[0]]
    found: pd.Index = pd.Index(key.iloc[order(dataset, table)])
    return found


@memoize(64)
def order(dataset: Dataset, table: str) -> Places:
    """Where in a table the record of each of the sorted keys is."""
    key = dataset[table][dataset.package.tables[table].key[0]]
    return key.argsort(kind="stable").to_numpy().astype("int64")


def all_receivers(dataset: Dataset) -> pd.Index:
    """The codes of all parties that may receive, sorted; "" where nobody says which."""
    return pd.Index(sorted({"", *dataset["parties"]["party_id"].astype("str")}))


def outcome_ids(dataset: Dataset) -> pd.Index:
    """The codes of all outcomes, sorted."""
    return pd.Index(sorted(dataset["outcomes"]["outcome_id"].astype("str")))


@memoize(8)
def statements(dataset: Dataset) -> pd.DataFrame:
    """The statements about transfers, with the ``place`` of the transfer among all."""
    rows = dataset.statements[OF_CLAIM]
    rows = plain(rows[rows["transfer_id"] != ""])
    return rows.assign(place=places(rows["transfer_id"], keys(dataset, "transfers")))


@memoize(8)
def outcome_statements(dataset: Dataset) -> pd.DataFrame:
    """The statements that give or could give a figure for an outcome, with its ``outcome_id``.

    ``number`` is one integer for each figure, in the order of KEY.
    """
    measured = dataset["outcomes"][["outcome_id", "measure", "person_category"]]
    rows = statements(dataset)
    same = ["measure", "person_category"]
    for name in same:
        measured = measured[measured[name].isin(rows[name].unique())]
    rows = rows.merge(measured.astype(rows.dtypes[same].to_dict()), on=same)
    of_outcome = places(rows["outcome_id"], outcome_ids(dataset))
    to = places(rows["to_party"], all_receivers(dataset))
    return rows.assign(number=numbered(dataset, rows["place"].to_numpy(), of_outcome, to))


def numbered(
    dataset: Dataset, transfer: Places, outcome: Places | int, to_party: Places | int
) -> Places:
    """One integer for each transfer, outcome and receiver, given by their places."""
    parts = (transfer, keys(dataset, "transfers")), (outcome, outcome_ids(dataset))
    return numbers(*parts, (to_party, all_receivers(dataset)))


#: How exact a number is that is known from below only.
AT_LEAST: Final = "at_least"
KEY = ["transfer_id", "outcome_id", "to_party"]
OF_TRANSFER = ["title", "date", "date_edtf", "date_precision", "kind", "category", "is_counted"]
OF_STATEMENT = [
    "figure", "lower", "upper", "qualifier", "clause", "tie", "claim_id", "speaker", "party_id",
    "confidence", "stated_date", "outlet", "url",
]  # fmt: skip
#: What of a statement a figure rests on: itself, by which it wins, and who is heard.
OF_SPOKEN = [
    "number", *(name for name in OF_STATEMENT if name not in ("clause", "tie")), "role",
    "clause_number", "rank", *(f"tie_{tie}" for tie in claims.TIES),
]  # fmt: skip


@memoize(8)
def skeleton(dataset: Dataset) -> pd.DataFrame:
    """Every transfer, outcome and receiving party that has a figure or ought to have one (KEY).

    Sorted by date and KEY, with the ``number`` of each.
    """
    spoken = outcome_statements(dataset)["number"]
    number = np.unique(np.concatenate([spoken, *expected(dataset)]))
    rest, to = np.divmod(number, len(all_receivers(dataset)))
    transfer, outcome = np.divmod(rest, len(outcome_ids(dataset)))
    place = order(dataset, "transfers")[transfer]
    rows = pd.DataFrame({
        "transfer_id": dataset["transfers"]["transfer_id"].iloc[place].array,
        "outcome_id": outcome_ids(dataset)[outcome],
        "to_party": all_receivers(dataset)[to],
        **{name: dataset["transfers"][name].iloc[place].array for name in OF_TRANSFER},
        "number": number,
    })  # fmt: skip
    return rows.sort_values("date", kind="stable", ignore_index=True)


def expected(dataset: Dataset) -> Iterator[Places]:
    """The numbers of the figures that the kind of a transfer asks for, whether anybody counts.

    What both sides receive alike has one for each side; else one without receiver, where nobody
    says who received.
    """
    outcomes, receivers = list(outcome_ids(dataset)), list(all_receivers(dataset))
    spoken = outcome_statements(dataset)["number"].to_numpy() // len(receivers)
    kinds = dataset["transfers"]["kind"].iloc[order(dataset, "transfers")]
    for row in dataset["outcomes"].to_dict("records"):
        transfer = np.flatnonzero(kinds.isin(row["kinds"].split()))
        outcome = outcomes.index(row["outcome_id"])
        number = numbered(dataset, transfer, outcome, 0)
        if row["is_reciprocal"]:
            yield from (number + receivers.index(side) for side in dataset.sides)
        else:
            yield number[~np.isin(number // len(receivers), spoken)]


@memoize(8)
def figures(dataset: Dataset, speaker: str, confidence: str) -> pd.DataFrame:
    """One row a transfer, outcome and receiver: the figure by the chosen speaker, and its state.

    ``figure`` is missing where that speaker gives none; it is never borrowed from another, and
    the state is then "no_figure".
    Sorted by date, its rows are those of the skeleton.
    """
    spoken = outcome_statements(dataset)[OF_SPOKEN]
    best = claims.headlines(claims.heard(spoken, speaker, confidence), ["number"])
    best = best.set_index("number")[OF_STATEMENT]
    state = claims.states(claims.heard(spoken, "headline", confidence), ["number"])
    rows = skeleton(dataset).join(best, on="number").join(state.set_index("number"), on="number")
    silent = rows["state"].isna() | rows["figure"].isna()
    rows = rows.drop(columns="number").assign(state=rows["state"].mask(silent, "no_figure"))
    return as_text(rows, [name for name in OF_STATEMENT if rows[name].dtype.kind not in "fi"])


@memoize(8)
def daily(dataset: Dataset, speaker: str, confidence: str) -> pd.DataFrame:
    """Sums by day, outcome and receiver: ``total``, ``records``, ``silent``; no doubtful rows.

    ``open`` counts the figures that are known from below only. A total of which nobody gives any
    part is missing, never 0. Kept so that sums over a period cost the number of days, not the
    number of transfers.
    """
    rows = figures(dataset, speaker, confidence)
    rows = rows[rows["is_counted"] & (rows["to_party"] != "")]
    rows = rows.assign(silent=rows["figure"].isna(), open=rows["qualifier"] == AT_LEAST)
    groups = rows.groupby(["date", "outcome_id", "to_party"])
    counts = groups.agg(records=("figure", "size"), silent=("silent", "sum"), open=("open", "sum"))
    counts.insert(0, "total", groups["figure"].sum(min_count=1))
    return counts.reset_index()


def of_sums(rows: pd.DataFrame) -> np.ndarray:
    """How exact each ``total`` is: AT_LEAST where a part has no figure or an open one, else ""."""
    partial = (rows["silent"] > 0) | (rows["open"] > 0)
    return np.where(rows["total"].notna() & partial, AT_LEAST, "")


@memoize(8)
def daily_handovers(dataset: Dataset) -> pd.DataFrame:
    """By day and outcome: how many counted ``handovers`` there were, in whatever direction."""
    rows = skeleton(dataset)
    groups = rows[rows["is_counted"]].groupby(["date", "outcome_id"])
    return groups.agg(handovers=("transfer_id", "nunique")).reset_index()


def units(dataset: Dataset, rows: pd.DataFrame) -> pd.Series:
    """What the figures of outcomes count: the noun of each outcome, in the plural."""
    found: pd.Series = rows["outcome_id"].map(dataset.names("outcomes", "noun_plural"))
    return found


def as_text(rows: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """The rows with the named columns as text, "" where a cell is missing."""
    return rows.assign(**{name: text_of(rows[name]) for name in names})


def within(rows: pd.DataFrame, period: Period, column: str = "date") -> pd.DataFrame:
    """The rows of a frame sorted by ``column`` that lie in the period, found by bisection."""
    days = rows[column].to_numpy()
    first = days.searchsorted(np.datetime64(period.first), side="left")
    last = days.searchsorted(np.datetime64(period.last), side="right")
    return rows.iloc[first:last]
