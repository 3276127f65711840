"""Humanitarian outcomes: figures one by one, sums by month, and running totals."""

from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np
import pandas as pd

from lib.cache import memoize
from lib.data import tables
from lib.model import agreeing, claims, figures, reconciliation
from lib.model.dataset import CANDIDATE, Dataset
from lib.model.figures import KEY
from lib.model.mentions import with_record
from lib.model.selection import months
from lib.params import View
from lib.speakers import GROUP_OF_CLAUSE

#: More marks than this are drawn as monthly sums; the chart says so.
MOST_MARKS = 2_000
#: More single transfers than this are not drawn each by itself; the latest are.
MOST_SINGLE = 120
#: What a sum of figures is made for.
DIRECTION = ["outcome_id", "to_party"]
#: What a monthly sum has not, since no one transfer stands behind it.
BLANK = ["record", "title", "clause", "speaker", "date_edtf", "date_precision"]
OF_SPOKEN = ["qualifier", "speaker", "confidence", "outlet", "url"]


def of_view(dataset: Dataset, view: View) -> pd.DataFrame:
    """The figures in the period and by the speaker of the view, one row a transfer and receiver."""
    return figures.within(figures.figures(dataset, view.figures, view.confidence), view.period)


@memoize(64)
def all_figures(dataset: Dataset, speaker: str, confidence: str, outcome: str) -> pd.DataFrame:
    """The figures of one outcome in any period, sorted by date."""
    rows = figures.figures(dataset, speaker, confidence)
    return rows[rows["outcome_id"] == outcome]


def outcome_figures(dataset: Dataset, view: View, outcome: str) -> pd.DataFrame:
    """The figures of one outcome."""
    every = all_figures(dataset, view.figures, view.confidence, outcome)
    return figures.within(every, view.period)


def days(dataset: Dataset, view: View) -> pd.DataFrame:
    """The daily sums in the period of the view."""
    return figures.within(figures.daily(dataset, view.figures, view.confidence), view.period)


def in_total(dataset: Dataset, view: View) -> pd.DataFrame:
    """One row an outcome and receiver: ``total``, ``records``, and how many are ``silent``.

    ``qualifier`` says where a total is known from below only. A total of which nobody gives any
    part is missing. ``unmentioned`` counts the handovers of the outcome of which nobody says
    whether anything went to that side; they are outside the sum.
    """
    known = days(dataset, view).groupby(DIRECTION)[list(SUMS)].sum(min_count=1)
    sides = [*product(dataset["outcomes"]["outcome_id"], dataset.sides)]
    others = [way for way in known.index if way not in sides and way[1] in dataset.receivers]
    every = sorted([*sides, *others], key=lambda way: order_of(dataset, way))
    rows = known.reindex(pd.MultiIndex.from_tuples(every, names=DIRECTION)).reset_index()
    counts = {name: rows[name].fillna(0).astype("int64") for name in COUNTS}
    rows = described(dataset, rows.assign(**counts))
    return rows.assign(unmentioned=unmentioned(dataset, view, rows))


def spoken_by(dataset: Dataset, view: View) -> pd.DataFrame:
    """By outcome, receiver and speaking group: on how many known figures of a sum its word stands.

    The column ``figures`` counts; a figure that nobody states stands under "derived".
    """
    rows = headline_rows(dataset, view.figures, view.confidence)
    rows = figures.within(rows, view.period)
    rows = rows[rows["is_counted"] & (rows["to_party"] != "") & rows["figure"].notna()]
    groups = rows.groupby([*DIRECTION, "headline_of"], observed=True)["figure"].size()
    return groups.rename("figures").reset_index()


def order_of(dataset: Dataset, way: tuple[str, str]) -> tuple[int, int]:
    """The place of an outcome in its table, and that of a receiver among all."""
    return list(dataset["outcomes"]["outcome_id"]).index(way[0]), dataset.receivers.index(way[1])


def unmentioned(dataset: Dataset, view: View, totals: pd.DataFrame) -> pd.Series:
    """Of how many handovers nobody speaks in each direction; only sides are expected to receive."""
    made = figures.within(figures.daily_handovers(dataset), view.period)
    each = made.groupby("outcome_id")["handovers"].sum()
    rest = totals["outcome_id"].map(each).fillna(0).astype("int64") - totals["records"]
    return rest.where(totals["to_party"].isin(dataset.sides), 0)


def marks(dataset: Dataset, view: View) -> pd.DataFrame:
    """The figures as marks of a timeline, or their monthly sums where there are too many."""
    rows = of_view(dataset, view)
    if len(rows) <= MOST_MARKS:
        return with_record(rows, "transfers", "transfer_id")
    return as_marks(dataset, view)


def as_marks(dataset: Dataset, view: View) -> pd.DataFrame:
    """The monthly sums of the period as marks; a sum of nothing known has no figure.

    A sum has no state, since nobody's claims of it were compared.
    """
    months = [by_month(dataset, view, outcome) for outcome in dataset["outcomes"]["outcome_id"]]
    made = pd.concat(months).rename(columns={"month": "date", "total": "figure"})
    blank = dict.fromkeys(BLANK, "")
    state = np.where(made["figure"].isna(), "no_figure", "")
    return made.assign(state=state, confidence="high", is_counted=True, **blank)


@memoize(8)
def spoken(dataset: Dataset, speaker: str, confidence: str) -> pd.DataFrame:
    """One row a figure and speaking group: its own value, whatever the headline is.

    Speaking groups are the sides and those of ``lib.speakers``. Where the sides agree, one row
    speaks for all: the headline and its speaker, with those who ``also_say`` it. Of each figure
    just one row ``is_headline``. Sorted by date.
    """
    heard = claims.heard(figures.outcome_statements(dataset), speaker, confidence)
    heard = heard.assign(speaks_for=claims.speaking_groups(heard))
    best = claims.headlines(heard, ["number", "speaks_for"])
    best = best[["number", "speaks_for", "figure", *OF_SPOKEN]]
    every = headline_rows(dataset, speaker, confidence)
    agreed = every[every["state"] == "agree"].assign(speaks_for="all_sides", is_headline=True)
    others = every[every["state"] != "agree"].drop(columns=["figure", *OF_SPOKEN])
    others = others.merge(best, on="number", how="left")
    others = figures.as_text(others, ["speaks_for", *OF_SPOKEN])
    others = others.assign(is_headline=others["speaks_for"] == others["headline_of"])
    others["also_say"] = others["also_say"].where(others["is_headline"], "")
    rows = pd.concat([others, agreed[others.columns]])
    return rows.drop(columns=["number", "headline_of"]).sort_values("date", kind="stable")


def headline_rows(dataset: Dataset, speaker: str, confidence: str) -> pd.DataFrame:
    """The figures with their ``unit``, for whom the headline speaks, and who ``also_say`` it."""
    known = figures.figures(dataset, speaker, confidence)
    known = known[[*KEY, *figures.OF_TRANSFER, "state", "figure", *OF_SPOKEN, "party_id", "clause"]]
    others = np.where(known["clause"] == "", "", known["clause"].replace(GROUP_OF_CLAUSE))
    of_side = known["clause"].isin(["own", "other_party"])
    numbers = figures.skeleton(dataset)["number"]
    also = agreeing.also_say(dataset, speaker, confidence).reindex(numbers).fillna("")
    return known.drop(columns=["party_id", "clause"]).assign(
        number=numbers, unit=figures.units(dataset, known), also_say=also.array,
        headline_of=np.where(of_side, known["party_id"], others),
    )  # fmt: skip


@memoize(64)
def each_single(dataset: Dataset, speaker: str, confidence: str, outcome: str) -> pd.DataFrame:
    """The transfers of one outcome with each speaking group's value, sorted by date.

    ``turn`` counts the transfers from the first on, so that the latest of a period are found fast.
    """
    rows = spoken(dataset, speaker, confidence)
    rows = rows[(rows["outcome_id"] == outcome) & (rows["to_party"] != "")]
    waiting = claims.heard(candidates(dataset, outcome), speaker, confidence)
    if len(waiting):
        rows = pd.concat([rows, waiting[rows.columns]]).sort_values("date", kind="stable")
    rows = rows.assign(turn=pd.factorize(rows["transfer_id"])[0])
    return with_record(rows, "transfers", "transfer_id")


def candidates(dataset: Dataset, outcome: str) -> pd.DataFrame:
    """The claims on transfers of one outcome that wait for review, as rows of ``spoken``.

    Their state is CANDIDATE; none is a headline, none is counted.
    """
    same = ["measure", "person_category"]
    rows = dataset.candidates
    rows = tables.plain(rows[rows["transfer_id"] != ""])
    measured = dataset["outcomes"].set_index("outcome_id").loc[[outcome], same].reset_index()
    rows = rows.merge(tables.plain(measured), on=same)
    made = dataset["transfers"].set_index("transfer_id")[figures.OF_TRANSFER]
    rows = rows.drop(columns=[name for name in figures.OF_TRANSFER if name in rows])
    rows = rows.join(tables.plain(made), on="transfer_id")
    return rows.assign(
        speaks_for=claims.speaking_groups(rows), unit=figures.units(dataset, rows),
        state=CANDIDATE, is_headline=False, is_counted=False, also_say="",
    )  # fmt: skip


def single(dataset: Dataset, view: View, outcome: str) -> pd.DataFrame:
    """The transfers of one outcome with each speaking group's value, one row each, with ``record``.

    The latest MOST_SINGLE transfers of the period, where there are more.
    """
    every = each_single(dataset, view.figures, view.confidence, outcome)
    rows = figures.within(every, view.period)
    latest: pd.Series = rows["turn"] > rows["turn"].max() - MOST_SINGLE
    return rows[latest].drop(columns="turn")


def official(dataset: Dataset, view: View, outcome: str) -> pd.DataFrame:
    """The official totals of one outcome that count from the beginning, as points on its sum."""
    rows = reconciliation.of_view(dataset, view)
    scopes = dataset["scopes"].loc[dataset["scopes"]["is_summed"], "scope_id"]
    cumulative = rows["since"] <= pd.Timestamp(dataset.reach.first)
    summed = rows["scope"].isin(scopes) & rows["our_sum"].notna()
    rows = rows[(rows["outcome_id"] == outcome) & cumulative & summed]
    return with_record(rows, "totals", "total_id")


#: What is counted beside a total.
COUNTS = ("records", "silent", "open")
SUMS = {"total": "float64", **dict.fromkeys(COUNTS, "int64")}
OF_MONTH = ["month", "outcome_id", "to_party"]
RUNNING = ["date", "outcome_id", "to_party", "total"]


@memoize(64)
def all_days(dataset: Dataset, speaker: str, confidence: str, outcome: str) -> pd.DataFrame:
    """The daily sums of one outcome in any period, sorted by date, with the groups they belong to.

    ``of_party`` numbers the receivers, ``of_month`` the months with each of their receivers.
    """
    rows = figures.daily(dataset, speaker, confidence)
    rows = rows[rows["outcome_id"] == outcome]
    rows = rows.assign(month=months(rows["date"]))
    of_party = rows.groupby("to_party").ngroup()
    return rows.assign(of_party=of_party, of_month=rows.groupby(["month", "to_party"]).ngroup())


def days_of(dataset: Dataset, view: View, outcome: str) -> pd.DataFrame:
    """The daily sums of one outcome in the period of the view."""
    return figures.within(all_days(dataset, view.figures, view.confidence, outcome), view.period)


def of_groups(
    rows: pd.DataFrame, group: str, names: Sequence[str], sums: Mapping[str, str]
) -> pd.DataFrame:
    """One row a group, in order of its number in the column ``group``: its ``names`` and ``sums``.

    ``sums`` gives the type of each; what is named is the same in every row of a group.
    """
    _, first, place = np.unique(rows[group], return_index=True, return_inverse=True)
    of_group = {name: rows[name].array[first] for name in names}
    sums_of = {name: added(place, rows[name].to_numpy(), kind) for name, kind in sums.items()}
    return pd.DataFrame({**of_group, **sums_of})


def added(place: np.ndarray, values: np.ndarray, kind: str) -> np.ndarray:
    """The sum of the values of each group, by its place; missing where every value is missing."""
    known = ~np.isnan(values)
    summed = np.bincount(place, np.where(known, values, 0))
    if known.all():
        return summed.astype(kind)
    return np.where(np.bincount(place, known) > 0, summed, np.nan).astype(kind)


def by_month(dataset: Dataset, view: View, outcome: str) -> pd.DataFrame:
    """One row a month and receiver with ``total``, ``records`` and ``silent`` of one outcome.

    ``qualifier`` says where a total is known from below only.
    """
    found = of_groups(days_of(dataset, view, outcome), "of_month", OF_MONTH, SUMS)
    return described(dataset, found)


def described(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """Sums with ``unit`` and ``qualifier``, in place of the count of those known from below."""
    found = rows.assign(unit=figures.units(dataset, rows), qualifier=figures.of_sums(rows))
    return found.drop(columns="open")


def summed_up(dataset: Dataset, view: View, outcome: str) -> pd.DataFrame:
    """The running total of one outcome by day and receiver within the period, from zero.

    ``silent`` is the number of figures to that receiver in the period that nobody gives. A receiver
    of whom nobody gives any number has one row, its last day, without a total. ``qualifier`` says
    where a running total is known from below only; at the last day it speaks of the whole period.
    """
    rows = days_of(dataset, view, outcome)
    total, group = rows["total"].to_numpy(), rows["of_party"].to_numpy()
    running, shown = np.full(len(rows), np.nan), ~np.isnan(total)
    for number in range(group.max(initial=-1) + 1):
        own = np.flatnonzero(group == number)
        known = own[shown[own]]
        running[known] = total[known].cumsum()
        shown[own[-1:]] |= not len(known)
    silent = np.bincount(group, rows["silent"]).astype("int64")[group]
    found: pd.DataFrame = rows[RUNNING][shown]
    found = found.assign(running_total=running[shown], silent=silent[shown])
    return found.assign(unit=figures.units(dataset, found), qualifier=exactness(rows)[shown])


def exactness(rows: pd.DataFrame) -> np.ndarray:
    """How exact the running total to each receiver is at each day, sorted by date."""
    partial = (rows["silent"] + rows["open"]).groupby(rows["of_party"])
    is_last = ~rows["of_party"].duplicated(keep="last")
    so_far = partial.cumsum().mask(is_last, partial.transform("sum"))
    return np.where(so_far > 0, figures.AT_LEAST, "")
