"""The rows of the charts of commitments: the ledger, and the deliveries of one commitment."""

import pandas as pd

from lib.address import View
from lib.model import commitments
from lib.model import ledger as ledgers
from lib.model.mentions import with_record
from lib.model.talks import Talks


def whole_ledger(talks: Talks, view: View) -> pd.DataFrame:
    """The ledger of commitments with a number or a category, to the last day of the record."""
    rows = ledgers.ledger(talks, view, talks.reach.last)
    return with_record(rows, "commitments", "commitment_id")


def ledger(talks: Talks, view: View) -> pd.DataFrame:
    """The part of the ledger to which anybody promised a number, the newest first."""
    rows = whole_ledger(talks, view)
    rows = rows[rows["promised"].notna() | rows["is_unspoken"]]
    order = pd.Categorical(rows["to_party"], talks.sides, ordered=True)
    by = {"agreed_date": False, "commitment_id": True, "order": True}
    newest = rows.assign(order=order).sort_values(list(by), ascending=list(by.values()))
    return newest.drop(columns="order").reset_index(drop=True)


def steps(talks: Talks, view: View, commitment: str) -> pd.DataFrame:
    """The deliveries of one commitment, with the running total and the total stated of them."""
    rows = commitments.steps(talks, view)
    stated = ledgers.stated_deliveries(talks, view.figures, view.confidence)
    rows = rows.merge(stated, on=commitments.SIDE, how="left")
    return with_record(rows[rows["commitment_id"] == commitment], "transfers", "transfer_id")
