"""What a finding is: a function from the rows of a chart to what its sentence is filled with."""

from collections.abc import Callable

import pandas as pd

from lib.theme import Look, Row

Values = dict[str, object]
#: What a finding needs besides rows: names and words of the chart it stands over.
Context = dict[str, str]
#: Findings by the kind of their chart; None where the rows are too thin for a sentence.
Findings = dict[str, Callable[[pd.DataFrame, Look, Context], Values | None]]


def top(rows: pd.DataFrame, column: str) -> Row | None:
    """The first row with the largest value, or None where there is no value."""
    known = rows[rows[column].notna()]
    best = known[known[column] == known[column].max()].head(1)
    return next(iter(best.to_dict("records")), None)
