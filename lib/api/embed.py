"""Embedded charts: one page with one chart, the only page that other sites may frame."""

from dataclasses import replace
from typing import Final

import orjson
from markupsafe import Markup
from starlette.requests import Request

from lib import citation
from lib.api import about, assets, data, html, middleware, record_pages, render
from lib.api.requests import PERIOD
from lib.api.responses import Payload, Problem, Reply
from lib.cache import memoize
from lib.charts import registry, spec
from lib.content import summary, tables
from lib.content.view import objected
from lib.model.dataset import Dataset
from lib.params import Objection, View
from lib.sitemap import path_of

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
HEADERS: Final = middleware.of_embedded_chart(START)


def failed(problem: Problem) -> Reply:
    """A problem as a page that may be framed like the chart that is missing."""
    return replace(html.failed(problem), headers=middleware.of_plain_page("*"))


@memoize(256)
def embed_payload(
    dataset: Dataset, view: View, base: str, name: str, notes: tuple[Objection, ...]
) -> Payload:
    """The page of one chart in one view, with what was moved to come to it."""
    block = {**spec.chart_spec(dataset, view, name), "heading_level": 1}
    query = f"?{view.query}" if view.query else ""
    return html.html_payload(
        "embed.html",
        heading=block["heading"],
        caption=block["caption"],
        notes=[objected(dataset, note) for note in notes],
        fictional=dataset.package.is_fictional,
        old=summary.old_edition(dataset) if view.version else "",
        about=about.tags(about.of_chart(dataset, view, name, base), base),
        query=query,
        app=f"{path_of(registry.charts(dataset)[name].page)}{query}",
        rows=f"/api/charts/{name}.csv{query}",
        table=block["table"],
        block=orjson.dumps(block).decode(),
        runtime=assets.address("chart.js"),
        start=Markup(START),
    )


@memoize(64)
def table_payload(dataset: Dataset, view: View, base: str, name: str) -> Payload:
    """The rows of one chart in one view as a table, for readers and programs without a screen."""
    chart, said = registry.charts(dataset)[name], spec.chart_spec(dataset, view, name)
    query = f"?{view.query}" if view.query else ""
    table = tables.of_chart(dataset, view, chart, said["heading"])
    return html.html_payload(
        "rows.html",
        talks=dataset,
        home=record_pages.path(dataset),
        licence=citation.licence(dataset),
        heading=said["heading"],
        subtitle=said["subtitle"],
        caption=said["caption"],
        about=about.tags(about.of_chart(dataset, view, name, base, "/table"), base),
        app=f"{path_of(chart.page)}{query}",
        csv=f"/api/charts/{name}.csv{query}",
        body=render.html([table], lambda to: record_pages.place(dataset, view, to)),
    )


def table_handler(request: Request) -> Reply:
    """The rows of the chart that the path names; unknown query parameters are ignored."""
    ask, name = data.named(data.CHARTS, request, strict=False)
    found = table_payload(ask.dataset, ask.plain.view, ask.base, name)
    return Reply(found, {**html.HEADERS, PERIOD: ask.cites[PERIOD]})


def embed_handler(request: Request) -> Reply:
    """The page of the chart that the path names; unknown query parameters are ignored."""
    ask, name = data.named(data.CHARTS, request, strict=False)
    found = embed_payload(ask.dataset, ask.plain.view, ask.base, name, ask.notes)
    return Reply(found, {**HEADERS, PERIOD: ask.cites[PERIOD]})
