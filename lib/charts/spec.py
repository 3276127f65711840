"""Chart specs: a chart with heading, caption and tools, as the chart runtime takes it.

A spec depends on the query parameters alone, so it is made once a view and kept: a reader who comes
back to a period, or a second reader of it, costs no drawing.
"""

from collections.abc import Mapping
from typing import Any, Final

import orjson
import pandas as pd

from lib import exports, text
from lib.address import View
from lib.charts import registry, titles
from lib.charts.kind import HERE, Chart, ChartError, Rows
from lib.content.view import period_line, unspoken
from lib.kept import kept
from lib.look import look
from lib.model import coverage, figures
from lib.model.talks import Talks

#: How many specs of a negotiation are kept, of 300 kB each: those asked for again at once.
KEPT: Final = 64
#: The words of labels.toml that the chart runtime shows.
RUNTIME: Final = ("open_record", "choose", "svg", "png", "keys_hint")


@kept(KEPT)
def chart_spec(talks: Talks, view: View, name: str) -> dict[str, Any]:
    """Everything the chart runtime needs for one chart in one view; raises KeyError if unknown."""
    chart = registry.charts(talks)[name]
    rows = chart.rows(talks, view)
    return {
        "name": name,
        "token": view.token,
        **said(talks, view, chart, rows),
        "caption_href": None,
        "empty": empty_sentence(talks, view, chart) if rows.empty else None,
        "figure": None if rows.empty else figure_of(rows, chart, talks, view),
        "colors": dict(look(talks, view).dark),
        "links": links(view, name),
        "csv": None,
        "words": runtime_words(),
    }


def said(talks: Talks, view: View, chart: Chart, rows: pd.DataFrame) -> dict[str, Any]:
    """What is said over and under a chart, on the page and on its image."""
    context = sentence_words(talks, view, chart, rows)
    kind, seen = chart.kind, look(talks, view)
    heading = titles.sentence(kind.title, kind.sentences, rows, seen, context)
    parts = [
        kind.sentences["sub"].format(**context),
        chart_line(talks, view, chart),
        *ruled(talks, view, chart),
    ]
    subtitle = " · ".join(parts)
    said_of = [caption(talks, view, chart, rows), left_out(talks, view, rows)]
    line = " · ".join(part for part in said_of if part)
    file_name = exports.file_name(talks, view, chart.name, "")[:-1]
    footer = f"{image_footer(talks)} · {line}"
    image = {"filename": file_name, "title": heading, "subtitle": subtitle, "footer": footer}
    return {
        "heading": heading, "heading_level": 2, "subtitle": subtitle, "caption": line,
        "alt": text.say("chart.alt", heading=heading, subtitle=subtitle), "image": image,
    }  # fmt: skip


def left_out(talks: Talks, view: View, rows: pd.DataFrame) -> str:
    """What a ledger shows without a figure, in a sentence; "" for other charts."""
    return unspoken(talks, view, rows) if "is_unspoken" in rows else ""


def image_footer(talks: Talks) -> str:
    """Where an image of a chart comes from."""
    package, site = talks.package, text.say("site.name")
    return text.say("chart.footer", site=site, title=package.title, version=package.version)


def figure_of(rows: pd.DataFrame, chart: Chart, talks: Talks, view: View) -> dict[str, Any]:
    """The drawn figure as plain data."""
    return chart.draw(rows, look(talks, view)).plain()


def chart_line(talks: Talks, view: View, chart: Chart) -> str:
    """Period, speaker and confidence of a chart in words; some charts always show all sides."""
    if not chart.kind.shows_all_sides:
        return period_line(talks, view)
    sure = text.say(f"sure.{view.confidence}")
    said = [str(view.period), text.say("whose.all_sides"), sure]
    return " · ".join(part for part in said if part)


def ruled(talks: Talks, view: View, chart: Chart) -> list[str]:
    """What the rules behind the marks of a chart are, where it has any."""
    seen = look(talks, view)
    found = any(seen.first <= day <= seen.last for day, _ in seen.rounds)
    return [text.say("chart.ruled")] if chart.kind.rules_rounds and found else []


def links(view: View, name: str) -> list[dict[str, str | None]]:
    """The tools of a chart that are plain links: its rows as CSV and JSON, its embedded page."""
    query = view.but(record="").query
    ways = {"csv": f"/api/charts/{name}.csv", "json": f"/api/charts/{name}.json"}
    return [
        {
            "label": text.say(f"chart.{key}"),
            "href": f"{path}?{query}",
            "download": "" if key == "csv" else None,
        }
        for key, path in {**ways, "embed": f"/embed/{name}"}.items()
    ]


def runtime_words() -> dict[str, str]:
    """The few words that the chart runtime shows."""
    return {key: text.say(f"chart.{key}") for key in RUNTIME}


def are_sums(chart: Chart, rows: pd.DataFrame) -> bool:
    """True where a chart draws sums, which no record stands behind, because of its cap."""
    return chart.uncapped is not None and bool((rows["record"] == "").any())


def capped(chart: Chart, rows: pd.DataFrame) -> str:
    """What is said of rows that are sums, or the most that a chart draws; "" of all others."""
    cap = chart.kind.cap
    if cap is None:
        return ""
    reached = are_sums(chart, rows) if chart.uncapped else rows[cap.column].nunique() >= cap.most
    return text.say(cap.word, most=text.number(cap.most)) if reached else ""


def sentence_words(talks: Talks, view: View, chart: Chart, rows: pd.DataFrame) -> dict[str, Any]:
    """What the sentences of a chart may be filled with."""
    disputed = text.say(f"disputed.{view.disputed}").lower()
    counts = {name: text.Count(rows[name].sum()) for name in chart.kind.counts}
    said = {"disputed": disputed, "figures": view.figures, "capped": capped(chart, rows)}
    return {**chart.context, **counts, **said}


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

    Raises ChartError where these have no column ``record`` or ``date``.

    Kept, so that a new period costs the number of its days, not the number of its records.
    """
    rows = members(talks, whole)
    if lacking := sorted({"record", "date"} - set(rows)):
        raise ChartError(
            f"The members of a chart in {HERE} ({members}) have no column {' and '.join(lacking)}: "
            "a sum is dated and named by the records behind it."
        )
    return coverage.tallies(talks, rows, whole.confidence)


def found_coverage(talks: Talks, view: View, chart: Chart, rows: pd.DataFrame) -> coverage.Coverage:
    """The coverage of the records that a chart draws; raises ChartError where it names none."""
    members = chart.uncapped if are_sums(chart, rows) else chart.members
    if members:
        whole = view.but(period=view.span, record="")
        every = behind(talks, whole, members)
        return coverage.coverage(talks, figures.within(every, view.period))
    if "record" not in rows:
        raise ChartError(
            f"Chart “{chart.name}” has rows without the column “record”: name the record of each, "
            f"or give its ChartKind in {HERE} members=, a function of the records behind its sums."
        )
    day = next((name for name in (chart.day, "date", "start_date") if name in rows), "")
    return coverage.of_rows(talks, rows, day, view.confidence)


def empty_sentence(talks: Talks, view: View, chart: Chart) -> str:
    """The sentence in place of a chart without rows."""
    what, near = chart.kind.sentences["what"], nearest(talks, view, chart)
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


def encoded(talks: Talks, view: View, name: str) -> str:
    """The spec as JSON text, ready to be sent."""
    return encode(chart_spec(talks, view, name))


def encode(made: Mapping[str, Any]) -> str:
    """A spec as JSON text."""
    return orjson.dumps(made).decode()
