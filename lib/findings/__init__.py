"""Findings: the sentence over each chart, computed from the rows it draws."""

import pandas as pd

from lib import text
from lib.findings import claims, commitments, durations, outcomes, rounds
from lib.findings.finding import Context, Findings
from lib.theme import Look

FINDINGS: Findings = {
    **rounds.FINDINGS,
    **durations.FINDINGS,
    **outcomes.FINDINGS,
    **commitments.FINDINGS,
    **claims.FINDINGS,
}


def finding(kind: str, rows: pd.DataFrame, look: Look, context: Context) -> str:
    """The sentence over a chart, or its plain description where the rows are too thin for one."""
    said = text.words("findings")[kind]
    values = FINDINGS[kind](rows, look, context)
    pattern = said["plain"] if values is None else said["title"]
    sentence: str = pattern.format(**{**context, **(values or {})})
    return sentence[:1].upper() + sentence[1:]
