"""The ledger: promised against delivered, one row a commitment and receiver."""

from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from lib import claims
from lib.address import View
from lib.kept import kept
from lib.model.column import Column
from lib.model.commitments import SIDE, of_view, promised, steps
from lib.model.talks import Talks

#: Status by share delivered, after the four-point scale of the Peace Accords Matrix.
STATUSES: Final = ("no_delivery", "minimal", "intermediate", "at_least", "full")
#: From this share on a delivery is intermediate; from the whole on it is full.
INTERMEDIATE: Final = 1 / 3
#: What a row has of deliveries that nobody ties to it.
UNTIED: Final = dict.fromkeys(("deliveries", "silent", "disputed_links", "one_sided_links"), 0)
#: The columns of the summary of commitments, in the order of its table: what a reader looks for
#: comes first, codes come last. Days count from the day agreed; numbers are persons or bodies.
OF_SUMMARY: Final = (
    Column("agreed_date", "date"), Column("title"), Column("to"), Column("promised", "number"),
    Column("delivered", "number"), Column("share_percent", "number", unit="per cent"),
    Column("status", codes="status"), Column("promise_state", codes="promise"),
    Column("promised_says"), Column("qualifier", words="promise_qualifier"),
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
STATED: Final = {
    "figure": "stated_total", "speaker": "stated_says", "qualifier": "stated_qualifier",
}  # fmt: skip


def ledger(talks: Talks, view: View, on: date) -> pd.DataFrame:
    """One row a commitment with a number (or a category) and receiver, as of the day ``on``.

    ``delivered`` is the sum of the deliveries, or the stated total where a delivery has no figure
    (``basis`` says which); ``balance`` is what is left, ``share_percent`` what was delivered in per
    cent of the promise; days count from the day agreed; ``promise_state`` says who stands by the
    promise (``commitments.PROMISES``), ``status`` what became of it; ``is_unspoken`` where others
    give a promised number and the chosen speaker does not.
    """
    made = of_view(talks, view)
    due = promised(talks, view.figures, view.confidence)
    linked = steps(talks, view)
    done = delivered(linked).merge(by_link(linked), on=SIDE, how="outer")
    stated = stated_deliveries(talks, view.figures, view.confidence)
    every = promised(talks, "headline", "all")[SIDE]
    keys = pd.concat([every, due[SIDE], done[SIDE]]).drop_duplicates()
    rows = made[made["outcome_id"] != ""].merge(keys, on="commitment_id")
    for part in (due, done, stated):
        rows = rows.merge(part, on=SIDE, how="left")
    unspoken = rows["promised"].isna() & promised_by_any(rows, every)
    rows = rows.fillna(UNTIED).fillna({"promise_state": "", "promised_says": ""})
    return balanced(rows.assign(is_unspoken=unspoken), on)


def promised_by_any(rows: pd.DataFrame, every: pd.DataFrame) -> np.ndarray:
    """Whether each row is one of those to which anybody says a number was promised."""
    return pd.MultiIndex.from_frame(rows[SIDE]).isin(pd.MultiIndex.from_frame(every))


@kept(16)
def stated_deliveries(talks: Talks, speaker: str, confidence: str) -> pd.DataFrame:
    """By commitment and receiver: the latest official total of its deliveries, with its speaker."""
    totals = talks["totals"][talks["totals"]["commitment_id"] != ""]
    rows = talks.about("total_id")
    rows = rows[(rows["measure"] == "total") & rows["total_id"].isin(totals["total_id"])]
    best = claims.headlines(claims.heard(rows, speaker, confidence), ["total_id"])
    known = totals[["total_id", "commitment_id", "to_party", "as_of"]]
    best = best[["total_id", "figure", "qualifier", "speaker"]].merge(known, on="total_id")
    best = best.sort_values(["as_of", "figure"]).drop_duplicates(SIDE, keep="last")
    return best.rename(columns=STATED).drop(columns=["total_id", "as_of"])


def delivered(rows: pd.DataFrame) -> pd.DataFrame:
    """By commitment and receiver: what ``steps`` add up to, how often, when first, when complete.

    ``first_days``, ``last_days`` and ``completion_days`` are days after the agreement, ``silent``
    the deliveries without a figure.
    """
    added = rows[rows["is_added"]]
    sums = added.assign(silent=added["figure"].isna()).groupby(SIDE).agg(
        summed=("figure", "sum"), deliveries=("transfer_id", "size"),
        silent=("silent", "sum"), first_days=("days", "min"), last_days=("days", "max"),
    )  # fmt: skip
    whole = added[added["running_total"] >= added["promised"]]
    complete = whole.groupby(SIDE)["days"].min().rename("completion_days")
    return sums.join(complete, how="left").reset_index()


def by_link(rows: pd.DataFrame) -> pd.DataFrame:
    """By commitment and receiver: links and amounts tied by one side only, and disputed ones.

    An amount is missing where none of its deliveries has a figure; ``disputed_added`` is the part
    of the disputed amount that is counted.
    """
    parts = []
    for state, name in (("one_side", "one_sided"), ("disputed", "disputed")):
        own = rows[rows["link_state"] == state].assign(
            amount=lambda own: own["figure"], added=lambda own: own["amount"].where(own["is_added"])
        )
        groups = own.groupby(SIDE)
        sums = groups[["amount", "added"]].sum(min_count=1).add_prefix(f"{name}_")
        parts.append(sums.assign(**{f"{name}_links": groups.size()}))
    return parts[0].join(parts[1], how="outer").reset_index()


def balanced(rows: pd.DataFrame, on: date) -> pd.DataFrame:
    """The ledger with ``delivered``, ``basis``, ``balance``, ``share_percent``, days, ``status``.

    A total of "at least" so many that is below the promise leaves balance and status open.
    """
    some, silent = rows["deliveries"] > 0, rows["silent"] == rows["deliveries"]
    use_total = rows["stated_total"].notna() & ((rows["silent"] > 0) | ~some)
    amount = rows["stated_total"].where(use_total, rows["summed"].fillna(0))
    amount = amount.mask(silent & some & ~use_total)
    share = amount / rows["promised"]
    balance = (rows["promised"] - amount).clip(lower=0)
    is_open = use_total & (rows["stated_qualifier"] == "at_least") & (balance > 0)
    open_days = (pd.Timestamp(on) - rows["agreed_date"]).dt.days
    rows = rows.assign(
        delivered=amount, basis=np.where(use_total, "stated_total", "sum"),
        share_percent=(share * 100).round(1), balance=balance.mask(is_open),
        open_days=open_days.where(~(share >= 1)),
    )  # fmt: skip
    return rows.assign(status=status(rows, share, is_open))


def status(rows: pd.DataFrame, share: pd.Series, is_open: pd.Series) -> np.ndarray:
    """What became of each promise of the ledger, whoever stands by the promise.

    ``disputed`` where every delivery that is tied to it is; ``no_figure`` where the speaker gives
    none; ``at_least`` where what was delivered is known from below only, and the promise may be
    met. Without a promised number, one delivery is minimal and several are intermediate.
    """
    none = (rows["deliveries"] == 0) & ~(rows["delivered"] > 0)
    disputed = none & (rows["disputed_links"] > 0)
    unknown = rows["is_unspoken"] | (rows["promised"].notna() & share.isna())
    repeated = rows["promised"].isna() & (rows["deliveries"] > 1)
    some = (share >= INTERMEDIATE) | repeated
    tests = [disputed, none & ~unknown, unknown, share >= 1, is_open, some]
    named = ["disputed", "no_delivery", "no_figure", "full", "at_least", "intermediate"]
    return np.select(tests, named, "minimal")


def commitments_summary(talks: Talks, view: View) -> pd.DataFrame:
    """One row a commitment and direction, with the columns SUMMARY, by day agreed.

    A commitment without a number or a delivery has one row without a receiver (``to_party`` is "").
    """
    rows = ledger(talks, view, talks.reach.last)
    made = of_view(talks, view)
    others = made[~made["commitment_id"].isin(rows["commitment_id"])]
    parts = [typed_summary(part) for part in (rows, others) if not part.empty]
    every = pd.concat(parts, ignore_index=True) if parts else typed_summary(rows)
    names = every["to_party"].map(talks.names("parties", "name")).fillna("")
    every = every.assign(to=names, record="commitments/" + every["commitment_id"])
    order = pd.Categorical(every["to_party"], ["", *talks.sides], ordered=True)
    by = ["agreed_date", "commitment_id", "order"]
    return every.assign(order=order).sort_values(by, ignore_index=True).drop(columns="order")


def columns_of_summary(talks: Talks) -> tuple[Column, ...]:
    """The columns of the table of commitments in short."""
    return OF_SUMMARY


def typed_summary(rows: pd.DataFrame) -> pd.DataFrame:
    """The columns of the summary in their types: a day, numbers that may be missing, text."""
    rows = rows.reindex(columns=[*SUMMARY])
    texts = [name for name in SUMMARY if name not in (*SUMMED, "agreed_date")]
    filled = {name: rows[name].astype("object").fillna("").astype("str") for name in texts}
    return rows.assign(**filled, **{name: rows[name].astype("float64") for name in SUMMED})
