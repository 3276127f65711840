"""Commitments: what was agreed and promised, the transfers that serve it, and the ledger."""

from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from lib.cache import memoize
from lib.model import claims, figures
from lib.model.agreement import DISPUTED, agreement
from lib.model.dataset import Dataset
from lib.params import View

#: The columns that name a promised number: a commitment and who receives.
SIDE: Final = ["commitment_id", "to_party"]
#: What makes promises comparable: a number that was asked for is no promise.
PROMISE: Final = [*SIDE, "measure"]
#: What a statement of a promised number is called beside what was delivered.
PROMISED: Final = {
    "figure": "promised", "qualifier": "promised_qualifier", "speaker": "promised_first",
}  # fmt: skip
#: Who ties a delivery to a commitment: several sides, fewer than two, or somebody denies it.
LINKS: Final = ("agreed", "one_side", "disputed")
#: How a promised number stands: both sides give it, one side does, only others do, or it is
#: disputed.
PROMISES: Final = ("agreed", "one_side", "reported", "disputed")
#: What is said of the outcome of a commitment, by whom and where.
SAID: Final = ["statement", "status", "outcome_says", "outlet", "url"]


def of_view(dataset: Dataset, view: View) -> pd.DataFrame:
    """The commitments made in the period, with the title of their round and by whom agreed."""
    rows = dataset["commitments"].sort_values(["agreed_date", "commitment_id"])
    rows = figures.within(rows, view.period, "agreed_date")
    rounds = dataset["rounds"].set_index("round_id")["title"].rename("round_title")
    rows = rows.join(rounds, on="round_id").join(agreement(dataset), on="commitment_id")
    return rows.fillna(dict.fromkeys(("agreed_by", "agreed_state", "agreed_says"), ""))


@memoize(16)
def promised(dataset: Dataset, speaker: str, confidence: str) -> pd.DataFrame:
    """By commitment and receiver: the promised number by the headline rule.

    ``promised_qualifier`` says how exact it is; ``promised_says`` names who says that number, the
    deciding speaker first; ``promise_state`` is one of PROMISES. Numbers are of persons or bodies,
    as the outcome of the commitment says.
    """
    rows = promises(dataset)
    best = claims.headlines(claims.heard(rows, speaker, confidence), SIDE)
    shown = best[[*SIDE, "figure", "qualifier", "measure", "speaker", "clause", "claim_id"]]
    shown = shown.rename(columns=PROMISED)
    states = promise_states(dataset, confidence)
    return all_speakers(shown.merge(states, on=PROMISE, how="left"))


def promises(dataset: Dataset) -> pd.DataFrame:
    """The statements of a number that was promised or asked for, by a receiver."""
    rows = dataset.about("commitment_id")
    is_promise = rows["measure"].isin(["promised", "requested"])
    return rows[is_promise & (rows["to_party"] != "") & rows["figure"].notna()]


def all_speakers(rows: pd.DataFrame) -> pd.DataFrame:
    """The promises with ``promised_says``: the deciding speaker, then all others that say one."""
    names = zip(rows["promised_first"], rows["promised_all"], strict=True)
    says = [", ".join(dict.fromkeys([first, *every])) for first, every in names]
    return rows.assign(promised_says=pd.array(says, dtype="str")).drop(
        columns=["promised_first", "promised_all"]
    )


def promise_states(dataset: Dataset, confidence: str) -> pd.DataFrame:
    """By PROMISE: ``promise_state``, one of PROMISES, and ``promised_all``, who give a number.

    A promise is disputed where the sides give numbers that do not meet, or where somebody denies
    that there was an agreement.
    """
    heard = claims.heard(promises(dataset), "headline", confidence).sort_values("rank")
    groups = heard.groupby(PROMISE, observed=True)["speaker"]
    rows = groups.agg(lambda names: list(dict.fromkeys(names))).rename("promised_all").reset_index()
    rows = rows.merge(claims.states(heard, PROMISE), on=PROMISE, how="left")
    denied = agreement(dataset)["agreed_by"] == DISPUTED
    denied_here = rows["commitment_id"].isin(denied.index[denied])
    state = rows["state"].map({"agree": "agreed", "differ": "disputed", "one_side": "one_side"})
    state = state.fillna("reported").mask(denied_here, "disputed")
    return rows.assign(promise_state=state).drop(columns="state")


@memoize(8)
def links(dataset: Dataset, confidence: str) -> pd.DataFrame:
    """One row a commitment and transfer that somebody ties together; ``link_state`` as LINKS.

    Ties less sure than ``confidence`` asks are left out. ``link_says`` names who ties them,
    ``linked_by`` for whom these speak.
    """
    rows = claims.sure_enough(dataset["fulfilments"], confidence)
    rows = rows.join(dataset.credits.rename("name"), on="speaker_id")
    rows = rows.sort_values(["transfer_id", "commitment_id", "fulfilment_id"])
    rows = rows.join(dataset.parties[["short_name", "role"]], on="party_id")
    side = rows["party_id"].astype("str").where(rows["role"] == "party")
    rows = rows.assign(is_disputed=rows["status"] == "disputed", side=side)
    groups = rows.groupby(["commitment_id", "transfer_id"])
    facts = groups.agg(
        is_disputed=("is_disputed", "max"), quantity=("quantity", "max"),
        link_says=("name", named_once), link_note=("note", "max"),
        linked_by=("short_name", named_once), sides=("side", "nunique"),
    )  # fmt: skip
    tests = [facts["is_disputed"], facts["sides"] > 1]
    state = np.select(tests, ["disputed", "agreed"], "one_side")
    return facts.drop(columns="sides").assign(link_state=state).reset_index()


def named_once(names: pd.Series) -> str:
    """The distinct names in one cell."""
    return ", ".join(dict.fromkeys(names))


def deliveries(dataset: Dataset, view: View) -> pd.DataFrame:
    """One row a delivery and receiver, to the end of the data, whatever the period of the view.

    ``figure`` is missing where the chosen speaker gives none; ``is_added`` says whether it counts;
    ``days`` count from the day agreed.
    """
    outcome = dataset["commitments"][["commitment_id", "outcome_id", "agreed_date"]]
    tied = links(dataset, view.confidence)
    rows = tied.merge(outcome, on="commitment_id").astype({"outcome_id": "str"})
    given = figures.figures(dataset, view.figures, view.confidence)
    rows = rows.merge(given, on=["transfer_id", "outcome_id"])
    rows = rows[rows["to_party"] != ""]
    amount = rows["quantity"].astype("float64").fillna(rows["figure"])
    added = rows["is_counted"] & (~rows["is_disputed"] | (view.disputed == "both"))
    days = (rows["date"] - rows["agreed_date"]).dt.days
    rows = rows.assign(figure=amount, is_added=added, days=days)
    return rows.sort_values(["commitment_id", "date", "to_party"], ignore_index=True)


def steps(dataset: Dataset, view: View) -> pd.DataFrame:
    """The deliveries with ``running_total`` of what is added, and the ``promised`` number."""
    rows = deliveries(dataset, view)
    counted = rows["figure"].fillna(0).where(rows["is_added"], 0)
    running = counted.groupby([rows["commitment_id"], rows["to_party"]]).cumsum()
    due = promised(dataset, view.figures, view.confidence)
    due = due[[*SIDE, "promised", "promised_qualifier", "promise_state"]]
    rows = rows.assign(running_total=running, unit=figures.units(dataset, rows))
    return rows.merge(due, on=SIDE, how="left")


def outcomes_said(dataset: Dataset) -> pd.DataFrame:
    """One row a statement on the outcome of a commitment, with its speaker and source (SAID)."""
    events = dataset["events"][["event_id", "commitment_id"]]
    sources = dataset["sources"][["source_id", "outlet", "url"]]
    said = dataset["event_statements"].merge(events, on="event_id")
    said = said.join(dataset.credits.rename("outcome_says"), on="speaker_id")
    return said.merge(sources, on="source_id")[["commitment_id", *SAID]]


#: Status by share delivered, after the four-point scale of the Peace Accords Matrix.
STATUSES: Final = ("no_delivery", "minimal", "intermediate", "at_least", "full")
#: From this share on a delivery is intermediate; from the whole on it is full.
INTERMEDIATE: Final = 1 / 3
#: What a row has of deliveries that nobody ties to it.
UNTIED: Final = dict.fromkeys(("deliveries", "silent", "disputed_links", "one_sided_links"), 0)
STATED: Final = {
    "figure": "stated_total", "speaker": "stated_says", "qualifier": "stated_qualifier",
}  # fmt: skip


def ledger(dataset: Dataset, view: View, on: date) -> pd.DataFrame:
    """One row a commitment with a number (or a category) and receiver, as of the day ``on``.

    ``delivered`` is the sum of the deliveries, or the stated total where a delivery has no figure
    (``basis`` says which); ``balance`` is what is left, ``share_percent`` what was delivered in per
    cent of the promise; days count from the day agreed; ``promise_state`` says who stands by the
    promise (``commitments.PROMISES``), ``status`` what became of it; ``is_unspoken`` where others
    give a promised number and the chosen speaker does not.
    """
    made = of_view(dataset, view)
    due = promised(dataset, view.figures, view.confidence)
    linked = steps(dataset, view)
    done = delivered(linked).merge(by_link(linked), on=SIDE, how="outer")
    stated = stated_deliveries(dataset, view.figures, view.confidence)
    every = promised(dataset, "headline", "all")[SIDE]
    keys = pd.concat([every, due[SIDE], done[SIDE]]).drop_duplicates()
    rows = made[made["outcome_id"] != ""].merge(keys, on="commitment_id")
    for part in (due, done, stated):
        rows = rows.merge(part, on=SIDE, how="left")
    unspoken = rows["promised"].isna() & promised_by_any(rows, every)
    rows = rows.fillna(UNTIED).fillna({"promise_state": "", "promised_says": ""})
    rows = rows.assign(is_unspoken=unspoken, unit=figures.units(dataset, rows))
    return balanced(rows, on)


@memoize(8)
def whole_ledger(dataset: Dataset, view: View) -> pd.DataFrame:
    """The ledger of every commitment, whenever it was agreed, to the end of the data."""
    return ledger(dataset, view.plain.but(period=view.span), dataset.reach.last)


def promised_by_any(rows: pd.DataFrame, every: pd.DataFrame) -> np.ndarray:
    """Whether each row is one of those to which anybody says a number was promised."""
    return pd.MultiIndex.from_frame(rows[SIDE]).isin(pd.MultiIndex.from_frame(every))


@memoize(16)
def stated_deliveries(dataset: Dataset, speaker: str, confidence: str) -> pd.DataFrame:
    """By commitment and receiver: the latest official total of its deliveries, with its speaker."""
    totals = dataset["totals"][dataset["totals"]["commitment_id"] != ""]
    rows = dataset.about("total_id")
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

    ``delivered_qualifier`` is that of a stated total; a sum of which some delivery has no figure
    is known from below only. "At least" so many, below the promise, leaves balance and status open.
    """
    some, silent = rows["deliveries"] > 0, rows["silent"] == rows["deliveries"]
    use_total = rows["stated_total"].notna() & ((rows["silent"] > 0) | ~some)
    amount = rows["stated_total"].where(use_total, rows["summed"].fillna(0))
    amount = amount.mask(silent & some & ~use_total)
    share = amount / rows["promised"]
    balance = (rows["promised"] - amount).clip(lower=0)
    is_partial = ~use_total & (rows["silent"] > 0)
    said = rows["stated_qualifier"].where(use_total, "").fillna("")
    said = said.mask(is_partial & amount.notna(), figures.AT_LEAST)
    is_open = (said == figures.AT_LEAST) & (balance > 0)
    open_days = (pd.Timestamp(on) - rows["agreed_date"]).dt.days
    rows = rows.assign(
        delivered=amount, delivered_qualifier=said,
        basis=np.where(use_total, "stated_total", "sum"),
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
