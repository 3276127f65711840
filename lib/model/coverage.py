"""Coverage: what stands behind the rows of a chart, and what changed between versions."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.model import disagreements
from lib.model.talks import Talks


@dataclass(frozen=True)
class Coverage:
    """How many records a chart rests on, how many of them both sides or one source speak of."""

    records: int
    several_sides: int
    one_source: int
    first: date | None
    last: date | None
    version: str


def sources_of(talks: Talks) -> pd.Series:
    """By record of a transfer, commitment, sitting or total: the number of its sources."""
    rows = disagreements.comparable(talks)
    return rows.groupby("record")["source_id"].nunique()


def coverage(talks: Talks, records: pd.Series, days: pd.Series, confidence: str) -> Coverage:
    """The coverage of the named records and days; counts are of records, each once."""
    names = pd.Index(records[records != ""].unique())
    compared = disagreements.compared(talks, confidence)
    several = compared[compared["state"].isin(["agree", "differ"])]["record"]
    counts = sources_of(talks).reindex(names)
    return Coverage(
        records=len(names),
        several_sides=int(names.isin(several).sum()),
        one_source=int((counts == 1).sum()),
        first=None if days.dropna().empty else days.min().date(),
        last=None if days.dropna().empty else days.max().date(),
        version=talks.package.version,
    )


def thin(talks: Talks) -> pd.DataFrame:
    """The stretches in which the record is thin or empty, in order of time."""
    rows = talks["coverage"]
    return rows[rows["level"] != "dense"].sort_values("first_date")


def changes(talks: Talks) -> pd.DataFrame:
    """The changes to the data, the newest version first."""
    return talks["changes"].sort_values(["date", "change_id"], ascending=[False, True])
