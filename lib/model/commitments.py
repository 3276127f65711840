"""Agreed and delivered: each commitment followed to the transfers that serve it."""

from datetime import date
from functools import lru_cache
from typing import Final

import numpy as np
import pandas as pd

from lib import claims
from lib.address import View
from lib.model import figures
from lib.model.talks import Talks

#: Status by share delivered, after the four-point scale of the Peace Accords Matrix.
STATUSES: Final = ("not_initiated", "minimal", "intermediate", "full")
#: From this share on a delivery is intermediate; from the whole on it is full.
INTERMEDIATE: Final = 1 / 3
SIDE = ["commitment_id", "to_party"]


def of_view(talks: Talks, view: View) -> pd.DataFrame:
    """The commitments made in the period, with the title of their round and by whom agreed."""
    rows = figures.within(
        talks["commitments"].sort_values(["agreed_date", "commitment_id"]),
        view.period,
        "agreed_date",
    )
    rounds = talks["rounds"].set_index("round_id")["title"].rename("round_title")
    return rows.join(rounds, on="round_id").join(agreement(talks), on="commitment_id")


@lru_cache(maxsize=8)
def agreement(talks: Talks) -> pd.DataFrame:
    """By commitment: ``agreed_by`` (both, proposed or disputed) and ``agreed_says``, who says it."""
    rows = talks.about("commitment_id")
    rows = rows[rows["measure"] == "agreement"].sort_values("rank")
    codes = rows.groupby("commitment_id")["value_text"].agg(set)
    says = rows.drop_duplicates(["commitment_id", "speaker"]).groupby("commitment_id")["speaker"]
    return pd.DataFrame({"agreed_by": codes.map(agreed_by), "agreed_says": says.agg(", ".join)})


def agreed_by(codes: set[str]) -> str:
    """One word for what the speakers say of who agreed: disputed, both, or the first proposal."""
    if "disputed" in codes or ("both" in codes and len(codes) > 1):
        return "disputed"
    return "both" if codes == {"both"} else min(codes)


@lru_cache(maxsize=16)
def promised(talks: Talks, speaker: str, confidence: str) -> pd.DataFrame:
    """By commitment and receiver: the promised number by the headline rule, and its qualifier."""
    rows = talks.about("commitment_id")
    rows = rows[rows["measure"].isin(["promised", "requested"]) & (rows["to_party"] != "")]
    best = claims.headlines(claims.heard(rows, speaker, confidence), SIDE)
    kept = best[[*SIDE, "figure", "qualifier", "measure", "speaker", "clause", "claim_id"]]
    return kept.rename(columns={"figure": "promised", "speaker": "promised_says"})


@lru_cache(maxsize=8)
def links(talks: Talks) -> pd.DataFrame:
    """One row a commitment and transfer that somebody ties together, and whether that is disputed."""
    rows = talks["fulfilments"].merge(talks["speakers"][["speaker_id", "name"]], on="speaker_id")
    rows = rows.sort_values(["transfer_id", "commitment_id", "fulfilment_id"])
    groups = rows.assign(is_disputed=rows["status"] == "disputed").groupby(
        ["commitment_id", "transfer_id"]
    )
    says = groups["name"].agg(lambda names: ", ".join(dict.fromkeys(names)))
    note = groups["note"].max()
    facts = groups.agg(is_disputed=("is_disputed", "max"), quantity=("quantity", "max"))
    return facts.assign(link_says=says, link_note=note).reset_index()


def deliveries(talks: Talks, view: View) -> pd.DataFrame:
    """One row a delivery and receiver, to the end of the data, whatever the period of the view.

    ``figure`` is missing where the chosen speaker gives none; ``is_added`` says whether it counts.
    """
    outcome = talks["commitments"][["commitment_id", "outcome_id", "agreed_date"]]
    rows = links(talks).merge(outcome, on="commitment_id").astype({"outcome_id": "str"})
    given = figures.figures(talks, view.figures, view.confidence)
    rows = rows.merge(given, on=["transfer_id", "outcome_id"])
    rows = rows[rows["to_party"] != ""]
    amount = rows["quantity"].astype("float64").fillna(rows["figure"])
    added = rows["is_counted"] & (~rows["is_disputed"] | (view.disputed == "both"))
    rows = rows.assign(
        figure=amount, is_added=added, days=(rows["date"] - rows["agreed_date"]).dt.days
    )
    return rows.sort_values(["commitment_id", "date", "to_party"], ignore_index=True)


def steps(talks: Talks, view: View) -> pd.DataFrame:
    """The deliveries with ``running_total`` of what is added, and the ``promised`` number."""
    rows = deliveries(talks, view)
    counted = rows["figure"].fillna(0).where(rows["is_added"], 0)
    running = counted.groupby([rows["commitment_id"], rows["to_party"]]).cumsum()
    due = promised(talks, view.figures, view.confidence)[[*SIDE, "promised", "qualifier"]]
    rows = rows.drop(columns="qualifier").assign(running_total=running)
    return rows.merge(due, on=SIDE, how="left")


@lru_cache(maxsize=16)
def stated_deliveries(talks: Talks, speaker: str, confidence: str) -> pd.DataFrame:
    """By commitment and receiver: the latest official total of its deliveries, and who states it."""
    totals = talks["totals"][talks["totals"]["commitment_id"] != ""]
    rows = talks.about("total_id")
    rows = rows[(rows["measure"] == "total") & rows["total_id"].isin(totals["total_id"])]
    best = claims.headlines(claims.heard(rows, speaker, confidence), ["total_id"])
    known = totals[["total_id", "commitment_id", "to_party", "as_of"]]
    best = best[["total_id", "figure", "qualifier", "speaker"]].merge(known, on="total_id")
    best = best.sort_values(["as_of", "figure"]).drop_duplicates(SIDE, keep="last")
    names = {"figure": "stated_total", "speaker": "stated_says", "qualifier": "stated_qualifier"}
    return best.rename(columns=names).drop(columns=["total_id", "as_of"])


def delivered(rows: pd.DataFrame) -> pd.DataFrame:
    """By commitment and receiver: what the steps add up to, how often, when first, when complete."""
    added = rows[rows["is_added"]]
    groups = added.assign(silent=added["figure"].isna()).groupby(SIDE)
    sums = groups.agg(
        summed=("figure", "sum"), deliveries=("transfer_id", "size"),
        silent=("silent", "sum"), first_days=("days", "min"),
    )  # fmt: skip
    whole = added[added["running_total"] >= added["promised"]]
    complete = whole.groupby(SIDE)["days"].min().rename("completion_days")
    disputed = (
        rows[rows["is_disputed"]].groupby(SIDE)["transfer_id"].size().rename("disputed_links")
    )
    return sums.join(complete, how="left").join(disputed, how="outer").reset_index()


def status(rows: pd.DataFrame) -> np.ndarray:
    """The status of each row of the ledger; ``disputed`` where it is disputed what was agreed.

    Without a number to measure by, one delivery is minimal and several are intermediate.
    """
    none = rows["deliveries"] == 0
    repeated = rows["promised"].isna() & (rows["deliveries"] > 1)
    full, some = rows["share"] >= 1, (rows["share"] >= INTERMEDIATE) | repeated
    tests = [rows["agreed_by"] == "disputed", none, full, some]
    return np.select(tests, ["disputed", "not_initiated", "full", "intermediate"], "minimal")


def ledger(talks: Talks, view: View, on: date) -> pd.DataFrame:
    """One row a commitment with a number (or a category) and receiver, as of the day ``on``.

    ``delivered`` is the sum of the deliveries, or the stated total where a delivery has no figure
    (``basis`` says which); ``balance`` is what is left; days count from the day agreed.
    """
    made = of_view(talks, view)
    due = promised(talks, view.figures, view.confidence)
    done = delivered(steps(talks, view))
    stated = stated_deliveries(talks, view.figures, view.confidence)
    keys = pd.concat([due[SIDE], done[SIDE]]).drop_duplicates()
    rows = made[made["outcome_id"] != ""].merge(keys, on="commitment_id")
    for part in (due, done, stated):
        rows = rows.merge(part, on=SIDE, how="left")
    return balanced(rows.fillna({"deliveries": 0, "silent": 0, "disputed_links": 0}), on)


def balanced(rows: pd.DataFrame, on: date) -> pd.DataFrame:
    """The ledger with ``delivered``, ``basis``, ``balance``, ``share``, days and ``status``."""
    use_total = rows["stated_total"].notna() & ((rows["silent"] > 0) | (rows["deliveries"] == 0))
    amount = rows["stated_total"].where(use_total, rows["summed"].fillna(0))
    amount = amount.mask(
        (rows["silent"] == rows["deliveries"]) & (rows["deliveries"] > 0) & ~use_total
    )
    share = amount / rows["promised"]
    open_days = (pd.Timestamp(on) - rows["agreed_date"]).dt.days
    rows = rows.assign(
        delivered=amount, basis=np.where(use_total, "stated_total", "sum"), share=share,
        balance=(rows["promised"] - amount).clip(lower=0), open_days=open_days.where(~(share >= 1)),
    )  # fmt: skip
    return rows.assign(status=status(rows))


def followed(talks: Talks, view: View) -> pd.DataFrame:
    """The commitments without a number, each with what was said of its outcome and by whom."""
    made = of_view(talks, view)
    numbered = set(promised(talks, "headline", "all")["commitment_id"]) | set(
        talks["fulfilments"]["commitment_id"]
    )
    made = made[~made["commitment_id"].isin(numbered)]
    said = talks["event_statements"].merge(
        talks["events"][["event_id", "commitment_id"]], on="event_id"
    )
    said = said.merge(talks["speakers"][["speaker_id", "name"]], on="speaker_id")
    sources = talks["sources"][["source_id", "outlet", "url"]]
    said = said.merge(sources, on="source_id").rename(columns={"name": "outcome_says"})
    kept = ["commitment_id", "statement", "status", "outcome_says", "outlet", "url"]
    return made.merge(said[kept], on="commitment_id", how="left").fillna(
        dict.fromkeys(kept[1:], "")
    )
