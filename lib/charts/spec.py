"""Chart specs: a chart with heading, caption and tools, as the chart runtime takes it.

A spec depends on the query parameters alone, so it is memoized by view: a reader who comes
back to a period, or a second reader of it, costs no drawing.
"""

from collections.abc import Mapping
from typing import Any, Final

import orjson
import pandas as pd

from lib import export, i18n
from lib.cache import memoize
from lib.charts import registry, titles
from lib.charts.kind import HERE, Chart, ChartError, Rows
from lib.charts.style import style
from lib.content.view import chart_line, unspoken
from lib.model import coverage, figures
from lib.model.dataset import Dataset
from lib.params import View

#: How many specs of a negotiation are cached, of 300 kB each: those requested again soon.
KEPT: Final = 64
#: How many times what is said of a chart is cached, of 2 kB each.
SAID: Final = 512
#: The labels of labels.toml that the chart runtime shows.
RUNTIME: Final = ("open_record", "choose", "svg", "png", "keys_hint")


@memoize(KEPT)
def chart_spec(dataset: Dataset, view: View, name: str) -> dict[str, Any]:
    """Everything the chart runtime needs for one chart in one view; raises KeyError if unknown."""
    chart = registry.charts(dataset)[name]
    rows = chart.rows(dataset, view)
    return {
        "name": name,
        "token": view.token,
        **said(dataset, view, name),
        "caption_href": None,
        "figure": None if rows.empty else figure_of(rows, chart, dataset, view),
        "colors": dict(style(dataset, view).dark),
        "links": links(view, name),
        "csv": None,
        "table": table_place(view, name),
        "words": runtime_words(),
    }


@memoize(SAID)
def said(dataset: Dataset, view: View, name: str) -> dict[str, Any]:
    """What is said over and under a chart, on the page and on its image, or in its place."""
    chart = registry.charts(dataset)[name]
    rows = chart.rows(dataset, view)
    context = sentence_words(dataset, view, chart, rows)
    kind, seen = chart.kind, style(dataset, view)
    heading = titles.sentence(kind.title, kind.sentences, rows, seen, context)
    parts = [
        kind.sentences["sub"].format(**context),
        chart_line(dataset, view, chart.kind.shows_all_sides),
        *ruled(dataset, view, chart),
    ]
    subtitle = " · ".join(parts)
    said_of = [caption(dataset, view, chart, rows), left_out(dataset, view, rows)]
    line = " · ".join(part for part in said_of if part)
    file_name = export.file_name(dataset, view, chart.name, "")[:-1]
    footer = f"{image_footer(dataset)} · {line}"
    drawn = i18n.say("chart.alt", heading=heading, subtitle=subtitle)
    figures_said = alternative(dataset, view, chart, rows)
    image = {
        "filename": file_name, "title": heading, "subtitle": subtitle, "footer": footer,
        "description": in_one(drawn, figures_said),
    }  # fmt: skip
    return {
        "heading": heading, "heading_level": 3 if kind.form else 2, "subtitle": subtitle,
        "caption": line,
        "alt": in_one(drawn, i18n.say("chart.alt_table"), figures_said), "image": image,
        "empty": empty_sentence(dataset, view, chart) if rows.empty else None,
    }  # fmt: skip


def in_one(*sentences: str) -> str:
    """The sentences that say something, one after the other."""
    return " ".join(sentence for sentence in sentences if sentence)


def alternative(dataset: Dataset, view: View, chart: Chart, rows: pd.DataFrame) -> str:
    """What the rows of a chart show, in sentences; "" where nothing of them is known."""
    return chart.kind.alternative(rows, style(dataset, view))


def left_out(dataset: Dataset, view: View, rows: pd.DataFrame) -> str:
    """What a ledger shows without a figure, in a sentence; "" for other charts."""
    return unspoken(dataset, view, rows) if "is_unspoken" in rows else ""


def image_footer(dataset: Dataset) -> str:
    """Where an image of a chart comes from."""
    package, site = dataset.package, i18n.say("site.name")
    return i18n.say("chart.footer", site=site, title=package.title, version=package.version)


def figure_of(rows: pd.DataFrame, chart: Chart, dataset: Dataset, view: View) -> dict[str, Any]:
    """The drawn figure as plain data."""
    return chart.draw(rows, style(dataset, view)).plain()


def ruled(dataset: Dataset, view: View, chart: Chart) -> list[str]:
    """What the rules behind the marks of a chart are, where it has any."""
    seen = style(dataset, view)
    found = any(seen.first <= day <= seen.last for day, _ in seen.rounds)
    return [i18n.say("chart.ruled")] if chart.kind.rules_rounds and found else []


def links(view: View, name: str) -> list[dict[str, str | None]]:
    """The plain links of a chart: its rows as CSV and JSON, and its embedded page."""
    query = view.plain.query
    ways = {"csv": f"/api/charts/{name}.csv", "json": f"/api/charts/{name}.json"}
    return [
        {
            "label": i18n.say(f"chart.{key}"),
            "href": f"{path}?{query}",
            "download": "" if key == "csv" else None,
        }
        for key, path in {**ways, "embed": f"/embed/{name}"}.items()
    ]


def table_place(view: View, name: str) -> dict[str, str]:
    """What the chart runtime needs to open the table of a chart: its name, and where its rows are.

    >>> sorted(table_words())
    ['failed', 'label']
    """
    return {**table_words(), "href": f"/embed/{name}/table?{view.plain.query}"}


def table_words() -> dict[str, str]:
    """What the table of a chart is called, and what is said where its rows did not come."""
    return {"label": i18n.say("chart.table"), "failed": i18n.say("chart.table_failed")}


def runtime_words() -> dict[str, str]:
    """The labels that the chart runtime shows."""
    return {key: i18n.say(f"chart.{key}") for key in RUNTIME}


def are_sums(chart: Chart, rows: pd.DataFrame) -> bool:
    """True where a chart draws sums, which no record stands behind, because of its cap."""
    return chart.uncapped is not None and bool((rows["record"] == "").any())


def capped(chart: Chart, rows: pd.DataFrame) -> str:
    """What is said of rows that are sums, or the most that a chart draws; "" of all others."""
    cap = chart.kind.cap
    if cap is None:
        return ""
    reached = are_sums(chart, rows) if chart.uncapped else rows[cap.column].nunique() >= cap.most
    return i18n.say(cap.word, most=i18n.number(cap.most)) if reached else ""


def sentence_words(
    dataset: Dataset, view: View, chart: Chart, rows: pd.DataFrame
) -> dict[str, Any]:
    """What the sentences of a chart may be filled with."""
    disputed = i18n.say(f"disputed_within.{view.disputed}")
    counts = {name: i18n.Count(rows[name].sum()) for name in chart.kind.counts}
    said = {"disputed": disputed, "figures": view.figures, "capped": capped(chart, rows)}
    said |= {"unsaid": style(dataset, view).unsaid}
    return {**chart.context, **counts, **said}


def caption(dataset: Dataset, view: View, chart: Chart, rows: pd.DataFrame) -> str:
    """The line under a chart: how many records, how many of several sides, of one source, when."""
    found = found_coverage(dataset, view, chart, rows)
    if not found.records or found.first is None or found.last is None:
        return i18n.say("chart.coverage_empty", version=found.version)
    days = dict.fromkeys((day_of(found.first, 0), day_of(found.last, -1)))
    return i18n.say(
        "chart.coverage", records=i18n.counted(found.records, "record"),
        several=i18n.number(found.several_sides), one=i18n.number(found.one_source),
        span=" – ".join(days), version=found.version,
    )  # fmt: skip


def day_of(end: coverage.Day, place: int) -> str:
    """The day at an end as the record itself says it; of some days the first (0) or last (-1)."""
    if "/" in end.edtf:
        return i18n.day(pd.Timestamp(end.edtf.split("/")[place].strip("~?%")))
    return i18n.dated(end.edtf, end.precision, end.date)


@memoize(256)
def behind(dataset: Dataset, whole: View, members: Rows) -> pd.DataFrame:
    """The tallies of the records behind rows that are sums, for the whole span.

    Raises ChartError where these have no column ``record`` or ``date``.

    Kept, so that a new period costs the number of its days, not the number of its records.
    """
    rows = members(dataset, whole)
    if lacking := sorted({"record", "date"} - set(rows)):
        raise ChartError(
            f"The members of a chart in {HERE} ({members}) have no column {' and '.join(lacking)}: "
            "a sum is dated and named by the records behind it."
        )
    return coverage.tallies(dataset, rows, whole.confidence)


def found_coverage(
    dataset: Dataset, view: View, chart: Chart, rows: pd.DataFrame
) -> coverage.Coverage:
    """The coverage of the records that a chart draws; raises ChartError where it names none."""
    members = chart.uncapped if are_sums(chart, rows) else chart.members
    if members:
        whole = view.plain.but(period=view.span)
        every = behind(dataset, whole, members)
        return coverage.coverage(dataset, figures.within(every, view.period))
    if "record" not in rows:
        raise ChartError(
            f"Chart “{chart.name}” has rows without the column “record”: name the record of each, "
            f"or give its ChartKind in {HERE} members=, a function of the records behind its sums."
        )
    day = next((name for name in (chart.day, "date", "start_date") if name in rows), "")
    return coverage.of_rows(dataset, rows, day, view.confidence)


def empty_sentence(dataset: Dataset, view: View, chart: Chart) -> str:
    """The sentence in place of a chart without rows."""
    what, near = chart.kind.sentences["what"], nearest(dataset, view, chart)
    return i18n.say("chart.empty", what=what, period=str(view.period), nearest=near)


def nearest(dataset: Dataset, view: View, chart: Chart) -> str:
    """Where the nearest record outside an empty period lies, in a sentence, or "" without one."""
    rows, day = chart.rows(dataset, view.but(period=view.span)), chart.day
    if chart.members:
        rows, day = chart.members(dataset, view.but(period=view.span)), "date"
    if day not in rows or rows[day].isna().all():
        return ""
    days = rows[day].dropna()
    if view.period.covers(days).any():
        return ""
    distances = (days - pd.Timestamp(view.period.first)).abs()
    return i18n.say("chart.nearest", day=i18n.day(days.iloc[distances.argmin()]))


def encoded(dataset: Dataset, view: View, name: str) -> str:
    """The spec as JSON text, ready to be sent."""
    return encode(chart_spec(dataset, view, name))


def encode(made: Mapping[str, Any]) -> str:
    """A spec as JSON text."""
    return orjson.dumps(made).decode()
