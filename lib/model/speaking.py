"""Whose words the record rests on: statements by speaking group and kind of source."""

import pandas as pd

from lib import claims
from lib.address import View
from lib.kept import kept
from lib.model import figures, sums
from lib.model.comparable import comparable
from lib.model.talks import Talks

OF_MIX = ["speaks_for", "source_kind"]
SAID = ["record", "date", "claim_id", "speaks_for", "source_kind"]


@kept(8)
def said(talks: Talks, speaker: str, confidence: str) -> pd.DataFrame:
    """One row a statement with its ``record``, ``date``, ``speaks_for`` and ``source_kind``."""
    rows = claims.heard(comparable(talks), speaker, confidence)
    rows = rows.sort_values("date")
    return rows.assign(speaks_for=claims.speaking_groups(rows))[SAID]


def spoken(talks: Talks, view: View) -> pd.DataFrame:
    """The statements of the period with their ``record``, ``speaks_for`` and ``source_kind``."""
    return figures.within(said(talks, view.figures, view.confidence), view.period)


@kept(8)
def daily_sources(talks: Talks, speaker: str, confidence: str) -> pd.DataFrame:
    """One row a day, speaking group and kind of source with the number of ``claims``.

    A claim speaks of one record and so counts on one day. ``number`` is that of the group and kind.
    """
    groups = said(talks, speaker, confidence).groupby(["date", *OF_MIX])
    rows = groups["claim_id"].nunique().rename("claims").reset_index()
    return rows.assign(number=rows.groupby(OF_MIX).ngroup())


def source_mix(talks: Talks, view: View) -> pd.DataFrame:
    """One row a speaking group and kind of source with the number of ``claims`` in the period."""
    rows = figures.within(daily_sources(talks, view.figures, view.confidence), view.period)
    return sums.of_groups(rows, "number", OF_MIX, {"claims": "int64"})
