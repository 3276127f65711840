"""Embedded charts: one page with one chart, the only page that other sites may frame."""

from dataclasses import replace
from typing import Final

import orjson
from markupsafe import Markup
from starlette.requests import Request

from lib.address import Objection, View
from lib.api import assets, html, policies, rows
from lib.api.asked import PERIOD
from lib.api.content import Content
from lib.api.problems import Problem
from lib.api.wire import Answer
from lib.charts import registry, spec
from lib.content import summary
from lib.content.view import objected
from lib.kept import kept
from lib.menu import path_of
from lib.model.talks import Talks

START: Final = """
const app = document.querySelector("footer a").href;
const open = (record) => {
  const address = new URL(app);
  address.searchParams.set("record", record);
  window.open(address, "_blank", "noopener");
};
const block = JSON.parse(document.getElementById("block").textContent);
Parley.draw(document.getElementById("chart"), block, { onSelect: open });
"""
HEADERS: Final = policies.of_embedded_chart(START)


def failed(problem: Problem) -> Answer:
    """A problem as a page that may be framed like the chart that is missing."""
    return replace(html.failed(problem), headers=policies.of_plain_page("*"))


@kept(256)
def content(
    talks: Talks, view: View, base: str, name: str, notes: tuple[Objection, ...]
) -> Content:
    """The page of one chart in one view, with what was moved to come to it."""
    block = {**spec.chart_spec(talks, view, name), "heading_level": 1}
    query = f"?{view.query}" if view.query else ""
    return html.content(
        "embed.html",
        heading=block["heading"],
        caption=block["caption"],
        notes=[objected(talks, note) for note in notes],
        fictional=talks.package.is_fictional,
        old=summary.old_edition(talks) if view.version else "",
        address=f"{base}/embed/{name}{query}",
        query=query,
        app=f"{path_of(registry.charts(talks)[name].page)}{query}",
        rows=f"/api/charts/{name}.csv{query}",
        block=orjson.dumps(block).decode(),
        runtime=assets.address("chart.js"),
        start=Markup(START),
    )


def answer(request: Request) -> Answer:
    """The page of the chart that the path names; words that are none of ours are passed over."""
    ask, name = rows.named(rows.CHARTS, request, strict=False)
    found = content(ask.talks, ask.plain.view, ask.base, name, ask.notes)
    return Answer(found, {**HEADERS, PERIOD: ask.cites[PERIOD]})
