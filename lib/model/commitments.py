"""Commitments: what was agreed, what was promised, and the transfers that serve it."""

from typing import Final

import numpy as np
import pandas as pd

from lib import claims
from lib.address import View
from lib.kept import kept
from lib.model import figures
from lib.model.agreement import DISPUTED, agreement
from lib.model.talks import Talks

#: The columns that name a promised number: a commitment and who receives.
SIDE: Final = ["commitment_id", "to_party"]
#: What makes promises comparable: a number that was asked for is no promise.
PROMISE: Final = [*SIDE, "measure"]
#: Who ties a delivery to a commitment: several sides, fewer than two, or somebody denies it.
LINKS: Final = ("agreed", "one_side", "disputed")
#: How a promised number stands: both sides give it, one side does, only others do, or it is
#: disputed.
PROMISES: Final = ("agreed", "one_side", "reported", "disputed")
#: What is said of the outcome of a commitment, by whom and where.
SAID: Final = ["statement", "status", "outcome_says", "outlet", "url"]


def of_view(talks: Talks, view: View) -> pd.DataFrame:
    """The commitments made in the period, with the title of their round and by whom agreed."""
    rows = talks["commitments"].sort_values(["agreed_date", "commitment_id"])
    rows = figures.within(rows, view.period, "agreed_date")
    rounds = talks["rounds"].set_index("round_id")["title"].rename("round_title")
    rows = rows.join(rounds, on="round_id").join(agreement(talks), on="commitment_id")
    return rows.fillna(dict.fromkeys(("agreed_by", "agreed_state", "agreed_says"), ""))


@kept(16)
def promised(talks: Talks, speaker: str, confidence: str) -> pd.DataFrame:
    """By commitment and receiver: the promised number by the headline rule, and its qualifier.

    ``promised_says`` names who says that number, the deciding speaker first; ``promise_state`` is
    one of PROMISES. Numbers are of persons or bodies, as the outcome of the commitment says.
    """
    rows = promises(talks)
    best = claims.headlines(claims.heard(rows, speaker, confidence), SIDE)
    shown = best[[*SIDE, "figure", "qualifier", "measure", "speaker", "clause", "claim_id"]]
    shown = shown.rename(columns={"figure": "promised", "speaker": "promised_first"})
    states = promise_states(talks, confidence)
    return all_speakers(shown.merge(states, on=PROMISE, how="left"))


def promises(talks: Talks) -> pd.DataFrame:
    """The statements of a number that was promised or asked for, by a receiver."""
    rows = talks.about("commitment_id")
    is_promise = rows["measure"].isin(["promised", "requested"])
    return rows[is_promise & (rows["to_party"] != "") & rows["figure"].notna()]


def all_speakers(rows: pd.DataFrame) -> pd.DataFrame:
    """The promises with ``promised_says``: the deciding speaker, then all others that say one."""
    names = zip(rows["promised_first"], rows["promised_all"], strict=True)
    says = [", ".join(dict.fromkeys([first, *every])) for first, every in names]
    return rows.assign(promised_says=pd.array(says, dtype="str")).drop(
        columns=["promised_first", "promised_all"]
    )


def promise_states(talks: Talks, confidence: str) -> pd.DataFrame:
    """By PROMISE: ``promise_state``, one of PROMISES, and ``promised_all``, who give a number.

    A promise is disputed where the sides give numbers that do not meet, or where somebody denies
    that there was an agreement.
    """
    heard = claims.heard(promises(talks), "headline", confidence).sort_values("rank")
    groups = heard.groupby(PROMISE, observed=True)["speaker"]
    rows = groups.agg(lambda names: list(dict.fromkeys(names))).rename("promised_all").reset_index()
    rows = rows.merge(claims.states(heard, PROMISE), on=PROMISE, how="left")
    denied = agreement(talks)["agreed_by"] == DISPUTED
    denied_here = rows["commitment_id"].map(denied).fillna(False).astype("bool")
    state = rows["state"].map({"agree": "agreed", "differ": "disputed", "one_side": "one_side"})
    state = state.fillna("reported").mask(denied_here, "disputed")
    return rows.assign(promise_state=state).drop(columns="state")


@kept(8)
def links(talks: Talks) -> pd.DataFrame:
    """One row a commitment and transfer that somebody ties together; ``link_state`` as LINKS.

    ``link_says`` names who ties them, ``linked_by`` for whom these speak.
    """
    rows = talks["fulfilments"].join(talks.credits.rename("name"), on="speaker_id")
    rows = rows.sort_values(["transfer_id", "commitment_id", "fulfilment_id"])
    rows = rows.join(talks.parties[["short_name", "role"]], on="party_id")
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


def deliveries(talks: Talks, view: View) -> pd.DataFrame:
    """One row a delivery and receiver, to the end of the data, whatever the period of the view.

    ``figure`` is missing where the chosen speaker gives none; ``is_added`` says whether it counts;
    ``days`` count from the day agreed.
    """
    outcome = talks["commitments"][["commitment_id", "outcome_id", "agreed_date"]]
    rows = links(talks).merge(outcome, on="commitment_id").astype({"outcome_id": "str"})
    given = figures.figures(talks, view.figures, view.confidence)
    rows = rows.merge(given, on=["transfer_id", "outcome_id"])
    rows = rows[rows["to_party"] != ""]
    amount = rows["quantity"].astype("float64").fillna(rows["figure"])
    added = rows["is_counted"] & (~rows["is_disputed"] | (view.disputed == "both"))
    days = (rows["date"] - rows["agreed_date"]).dt.days
    rows = rows.assign(figure=amount, is_added=added, days=days)
    return rows.sort_values(["commitment_id", "date", "to_party"], ignore_index=True)


def steps(talks: Talks, view: View) -> pd.DataFrame:
    """The deliveries with ``running_total`` of what is added, and the ``promised`` number."""
    rows = deliveries(talks, view)
    counted = rows["figure"].fillna(0).where(rows["is_added"], 0)
    running = counted.groupby([rows["commitment_id"], rows["to_party"]]).cumsum()
    due = promised(talks, view.figures, view.confidence)
    due = due[[*SIDE, "promised", "qualifier", "promise_state"]]
    rows = rows.drop(columns="qualifier").assign(running_total=running)
    return rows.merge(due, on=SIDE, how="left")


def outcomes_said(talks: Talks) -> pd.DataFrame:
    """One row a statement on the outcome of a commitment, with its speaker and source (SAID)."""
    events = talks["events"][["event_id", "commitment_id"]]
    sources = talks["sources"][["source_id", "outlet", "url"]]
    said = talks["event_statements"].merge(events, on="event_id")
    said = said.join(talks.credits.rename("outcome_says"), on="speaker_id")
    return said.merge(sources, on="source_id")[["commitment_id", *SAID]]


def followed(talks: Talks, view: View) -> pd.DataFrame:
    """The commitments without a number, each with what was said of its outcome and by whom."""
    made = of_view(talks, view)
    numbered = set(promised(talks, "headline", "all")["commitment_id"])
    numbered |= set(talks["fulfilments"]["commitment_id"])
    made = made[~made["commitment_id"].isin(numbered)]
    rows = made.merge(outcomes_said(talks), on="commitment_id", how="left")
    return rows.fillna(dict.fromkeys(SAID, ""))
