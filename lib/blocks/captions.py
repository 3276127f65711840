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
    days = dict.fromkeys((day_of(found.first, 0), day_of(found.last, -1)))
    return text.say(
        "chart.coverage", records=text.counted(found.records, "record"),
        several=text.number(found.several_sides), one=text.number(found.one_source),
        span=" – ".join(days), version=found.version,
    )  # fmt: skip


def day_of(end: coverage.Day, place: int) -> str:
    """The day at an end as the record itself says it; of some days the first (0) or last (-1)."""
    if "/" in end.edtf:
        return text.day(pd.Timestamp(end.edtf.split("/")[place].strip("~?%")))
    return text.dated(end.edtf, end.precision, end.date)


@kept(256)
def behind(talks: Talks, whole: View, members: Rows) -> pd.DataFrame:
    """The tallies of the records behind rows that are sums, for the whole span.

    Kept, so that a new period costs the number of its days, not the number of its records.
    """
    return coverage.tallies(talks, members(talks, whole), whole.confidence)


def found_coverage(talks: Talks, view: View, chart: Chart, rows: pd.DataFrame) -> coverage.Coverage:
    """The coverage of the records that a chart draws."""
    members = chart.uncapped if are_sums(rows) else chart.members
    if members:
        whole = view.but(period=view.span, record="")
        every = behind(talks, whole, members)
        return coverage.coverage(talks, figures.within(every, view.period))
    day = next((name for name in (chart.day, "date", "start_date") if name in rows), "")
    return coverage.of_rows(talks, rows, day, view.confidence)


def empty_sentence(talks: Talks, view: View, chart: Chart) -> str:
    """The sentence in place of a chart without rows."""
    what, near = text.words("findings")[chart.kind]["what"], nearest(talks, view, chart)
    return text.say("chart.empty", what=what, period=str(view.period), nearest=near)


def nearest(talks: Talks, view: View, chart: Chart) -> str:
    """Where the nearest record outside an empty period lies, in a sentence, or "" without one."""
    rows, day = chart.rows(talks, view.but(period=view.span)), chart.day
    if chart.members:
        rows, day = chart.members(talks, view.but(period=view.span)), "date"
    if day not in rows or rows[day].isna().all():
        return ""
    days = rows[day].dropna()
    if view.period.covers(days).any():
        return ""
    distances = (days - pd.Timestamp(view.period.first)).abs()
    return text.say("chart.nearest", day=text.day(days.iloc[distances.argmin()]))
