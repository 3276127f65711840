"""What lies between official totals and our rows, in words: each difference, and their count."""

import pandas as pd

from lib import text
from lib.model import reconciliation


def told(rows: pd.DataFrame) -> pd.DataFrame:
    """The reconciled totals with ``residual_words``: which is larger, by how many, and why."""
    pairs = zip(rows["residual"], rows["residual_reason"], strict=True)
    return rows.assign(residual_words=[text.residual(left, reason) for left, reason in pairs])


def count_line(rows: pd.DataFrame) -> str:
    """How many of the totals our rows meet, and how many of the rest have a stated reason."""
    counts = reconciliation.residual_counts(rows)
    said = {state: text.Count(number) for state, number in counts.items()}
    return text.say("residual.counts", all=text.Count(sum(counts.values())), **said)
