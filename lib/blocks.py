"""Figure blocks: a chart with its heading, the line under it and its tools, as the runtime takes it.

A block depends on the words of the address alone, so it is made once a view and kept: a reader who
comes back to a period, or a second reader of it, costs no drawing.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

import orjson
import pandas as pd

from lib import exports, findings, gallery, text
from lib.address import View
from lib.look import look
from lib.model import coverage
from lib.model.talks import Talks

#: How many drawn blocks are kept; one of them is about 30 kB.
KEPT: Final = 2_000


def whose(talks: Talks, view: View) -> str:
    """Whose figures the view shows, in words."""
    if view.figures in talks.parties.index:
        return text.say("whose.party", party=talks.parties.loc[view.figures, "name"])
    return text.say(f"whose.{view.figures}")


def period_line(talks: Talks, view: View) -> str:
    """Period, speaker and confidence of the view in words."""
    sure = text.say(f"sure.{view.confidence}")
    return " · ".join(part for part in (str(view.period), whose(talks, view), sure) if part)


def coverage_line(talks: Talks, found: coverage.Coverage) -> str:
    """The line under a chart: how many records, how many of several sides, of one source, when."""
    if not found.records or found.first is None or found.last is None:
        return text.say("chart.coverage_empty", version=found.version)
    span = (
        text.day(found.first)
        if found.first == found.last
        else f"{text.day(found.first)} – {text.day(found.last)}"
    )
    return text.say(
        "chart.coverage", records=text.count(found.records, "record", "records"), several=text.number(found.several_sides),
        one=text.number(found.one_source), span=span, version=found.version,
    )  # fmt: skip


def nearest(talks: Talks, view: View, chart: gallery.Chart) -> str:
    """Where the nearest row outside an empty period lies, in a sentence, or ""."""
    rows = chart.rows(talks, view.but(period=view.span))
    if chart.day not in rows or rows[chart.day].dropna().empty:
        return ""
    middle = pd.Timestamp(view.period.first)
    days = rows[chart.day].dropna()
    closest = days.iloc[(days - middle).abs().argmin()]
    return text.say("chart.nearest", day=text.day(closest))


def found_coverage(
    talks: Talks, view: View, chart: gallery.Chart, rows: pd.DataFrame
) -> coverage.Coverage:
    """The coverage of the records that a chart draws."""
    members = chart.members(talks, view) if chart.members else rows
    day = next((name for name in (chart.day, "date", "start_date") if name in members), None)
    days = members[day] if day else pd.Series(dtype="datetime64[s]")
    return coverage.coverage(talks, members["record"], days, view.confidence)


def figure_of(rows: pd.DataFrame, chart: gallery.Chart, talks: Talks, view: View) -> dict[str, Any]:
    """The drawn figure as plain data."""
    figure = chart.draw(rows, look(talks, view))
    drawn: dict[str, Any] = orjson.loads(figure.to_json(engine="orjson"))
    return {
        "data": drawn["data"],
        "layout": {key: value for key, value in drawn["layout"].items() if key != "template"},
    }


def links(view: View, name: str) -> list[dict[str, str | None]]:
    """The tools of a chart that are plain links: its rows as CSV and JSON, and its embedded page."""
    query = view.but(record="").query
    return [
        {"label": text.say("chart.csv"), "href": f"/api/charts/{name}.csv?{query}", "download": ""},
        {
            "label": text.say("chart.json"),
            "href": f"/api/charts/{name}.json?{query}",
            "download": None,
        },
        {"label": text.say("chart.embed"), "href": f"/embed/{name}?{query}", "download": None},
    ]


def runtime_words() -> dict[str, str]:
    """The few words that the chart runtime shows."""
    return {
        key: text.say(f"chart.{key}")
        for key in ("open_record", "choose", "svg", "png", "keys_hint")
    }


def words_of(talks: Talks, view: View, chart: gallery.Chart) -> Mapping[str, str]:
    """What the sentences of a chart may be filled with."""
    disputed = text.say(f"disputed.{view.disputed}").lower()
    untimed = ""
    if chart.kind == "joint-time-by-track":
        untimed = text.number(chart.rows(talks, view)["untimed"].sum())
    return {**chart.context, "disputed": disputed, "untimed": untimed}


@lru_cache(maxsize=KEPT)
def block(talks: Talks, view: View, name: str) -> dict[str, Any]:
    """Everything the chart runtime needs for one chart in one view; raises KeyError if unknown."""
    chart = gallery.gallery(talks)[name]
    rows, drawn_look = chart.rows(talks, view), look(talks, view)
    context = dict(words_of(talks, view, chart))
    said = text.words("findings")[chart.kind]
    heading = findings.finding(chart.kind, rows, drawn_look, context)
    subtitle = f"{said['sub'].format(**context)} · {period_line(talks, view)}"
    found = found_coverage(talks, view, chart, rows)
    footer = text.say(
        "chart.footer",
        site=text.say("site.name"),
        title=talks.package.title,
        version=talks.package.version,
    )
    line = coverage_line(talks, found)
    return {
        "name": name, "token": view.token, "heading": heading, "heading_level": 2, "subtitle": subtitle,
        "alt": text.say("chart.alt", heading=heading, subtitle=subtitle), "caption": line, "caption_href": None,
        "empty": empty_words(talks, view, chart, said) if rows.empty else None,
        "figure": None if rows.empty else figure_of(rows, chart, talks, view),
        "colors": dict(drawn_look.dark), "links": links(view, name), "csv": None, "words": runtime_words(),
        "image": {"filename": exports.file_name(talks, view, name, "")[:-1], "title": heading, "subtitle": subtitle,
                  "footer": f"{footer} · {line}"},
    }  # fmt: skip


def empty_words(talks: Talks, view: View, chart: gallery.Chart, said: Mapping[str, str]) -> str:
    """The sentence in place of a chart without rows."""
    near = nearest(talks, view, chart)
    return text.say("chart.empty", what=said["what"], period=str(view.period), nearest=near)


@lru_cache(maxsize=KEPT)
def encoded(talks: Talks, view: View, name: str) -> str:
    """The block as JSON text, ready to be sent."""
    return encode(block(talks, view, name))


def encode(made: Mapping[str, Any]) -> str:
    """A block as JSON text."""
    return orjson.dumps(made).decode()
