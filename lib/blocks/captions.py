"""The line under a chart: what stands behind its rows; and the sentence where it has none."""

import pandas as pd

from lib import text
from lib.address import View
from lib.blocks.words import are_sums
from lib.gallery import Chart, Rows
from lib.kept import kept
from lib.model import coverage, figures
from lib.model.talks import Talks


def caption(talks: Talks, view: View, chart: Chart, rows: pd.DataFrame) -> str:
    """The line under a chart: how many records, how many of several sides, of one source, when."""
    found = found_coverage(talks, view, chart, rows)
    if not found.records or found.first is None or found.last is None:
        return text.say("chart.coverage_empty", version=found.version)
    days = dict.fromkeys((text.day(found.first), text.day(found.last)))
    return text.say(
        "chart.coverage", records=text.counted(found.records, "record"),
        several=text.number(found.several_sides), one=text.number(found.one_source),
        span=" – ".join(days), version=found.version,
    )  # fmt: skip


@kept(256)
def behind(talks: Talks, whole: View, members: Rows, day: str) -> pd.DataFrame:
    """The tallies of the records behind rows that are sums, for the whole span.

    Kept, so that a new period costs the number of its days, not the number of its records.
    """
    rows = members(talks, whole)
    return coverage.tallies(talks, rows, day if day in rows else "date", whole.confidence)


def found_coverage(talks: Talks, view: View, chart: Chart, rows: pd.DataFrame) -> coverage.Coverage:
    """The coverage of the records that a chart draws."""
    members = chart.uncapped if are_sums(rows) else chart.members
    if members:
        whole = view.but(period=view.span, record="")
        every = behind(talks, whole, members, chart.day)
        return coverage.coverage(talks, figures.within(every, view.period))
    day = next((name for name in (chart.day, "date", "start_date") if name in rows), "")
    return coverage.of_rows(talks, rows, day, view.confidence)


def empty_sentence(talks: Talks, view: View, chart: Chart) -> str:
    """The sentence in place of a chart without rows."""
    what, near = text.words("findings")[chart.kind]["what"], nearest(talks, view, chart)
    return text.say("chart.empty", what=what, period=str(view.period), nearest=near)


def nearest(talks: Talks, view: View, chart: Chart) -> str:
    """Where the nearest row outside an empty period lies, in a sentence, or "" without one."""
    rows = chart.rows(talks, view.but(period=view.span))
    if chart.day not in rows or rows[chart.day].isna().all():
        return ""
    days = rows[chart.day].dropna()
    if view.period.covers(days).any():
        return ""
    distances = (days - pd.Timestamp(view.period.first)).abs()
    return text.say("chart.nearest", day=text.day(days.iloc[distances.argmin()]))
