"""Moves: which headline figures and sums are other ones after a change of the data."""

from typing import Any, Final

import pandas as pd

from lib import claims
from lib.kept import kept
from lib.model import comparable, figures
from lib.model.talks import Talks

#: What a move says of a figure.
SAID: Final = ["record", "topic", "to_party", "title", "before", "after", "speaker", "spoke"]
#: How the rows of two editions are put side by side.
BOTH: Final[dict[str, Any]] = {
    "how": "outer", "left_index": True, "right_index": True, "suffixes": ("_old", "_new"),
}  # fmt: skip
SUMMED: Final = ["outcome_id", "to_party"]


@kept(8)
def headlines(talks: Talks) -> pd.DataFrame:
    """The headline of every figure that several can speak of, by ``record, topic, to_party``.

    Columns ``figure``, ``unit``, ``speaker`` and ``title``; counted and doubtful records alike.
    """
    spoken = comparable.comparable(talks)
    best = claims.headlines(claims.heard(spoken, "headline", "all"), comparable.BY)
    titles = comparable.dates(talks)["title"].astype("str")
    best = best.assign(title=best["record"].map(titles))
    rows: pd.DataFrame = best.set_index(comparable.BY)[["figure", "unit", "speaker", "title"]]
    return rows


@kept(8)
def sums(talks: Talks) -> pd.DataFrame:
    """The sum of every outcome to every side by headline figures, by ``outcome_id, to_party``."""
    rows = figures.daily(talks, "headline", "all").groupby(SUMMED, observed=True)
    found: pd.DataFrame = rows[["total", "records"]].sum()
    return found


def moved(before: Talks, after: Talks) -> pd.DataFrame:
    """The headlines that differ, one row a figure (SAID): value and speaker before and after.

    A figure that one edition does not have is missing there.
    """
    both = headlines(before).merge(headlines(after), **BOTH)
    same = both["figure_old"].eq(both["figure_new"]) & both["speaker_old"].eq(both["speaker_new"])
    rows = both[~same].reset_index()
    title = rows["title_new"].fillna(rows["title_old"])
    names = {
        "figure_old": "before", "figure_new": "after",
        "speaker_old": "spoke", "speaker_new": "speaker",
    }  # fmt: skip
    return rows.assign(title=title).rename(columns=names)[SAID]


def sums_moved(before: Talks, after: Talks) -> pd.DataFrame:
    """The sums that differ, one row an outcome and receiver: ``before``, ``after``, and records."""
    both = sums(before).merge(sums(after), **BOTH).fillna(0)
    rows = both[both["total_old"] != both["total_new"]].reset_index()
    names = {"total_old": "before", "total_new": "after"}
    return rows.rename(columns=names)
