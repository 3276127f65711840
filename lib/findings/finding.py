"""What a finding is: a function from the rows of a chart to what its sentence is filled with."""

from collections.abc import Callable

import pandas as pd

from lib import text
from lib.theme import Look, Row, each

Values = dict[str, object]
#: What a finding needs besides rows: names and words of the chart it stands over.
Context = dict[str, str]
#: Findings by the kind of their chart; None where the rows are too thin for a sentence.
Findings = dict[str, Callable[[pd.DataFrame, Look, Context], Values | None]]


def tops(rows: pd.DataFrame, column: str) -> list[Row]:
    """Every row with the largest value, so that no tie is hidden; none where there is no value."""
    return each(rows[rows[column] == rows[column].max()])


def titles(rows: list[Row]) -> str:
    """The distinct titles of the rows as a list in words."""
    return text.listed(list(dict.fromkeys(str(row["title"]) for row in rows)))


def receivers(rows: list[Row], look: Look) -> str:
    """The receiving parties of the rows in the package's order, "each" where there are several."""
    named = {row["to_party"] for row in rows}
    ordered = [party for party in look.receiving(named) if party in named] or sorted(named)
    listed = text.listed([look.name(party) for party in ordered])
    return text.say("finding.each", parties=listed) if len(ordered) > 1 else listed
