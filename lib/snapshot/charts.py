"""Charts of the snapshot: the blocks of the app, their tools leading to files of the folder."""

from typing import Any

from lib import blocks, exports, gallery, text
from lib.address import View
from lib.content.nodes import Link, Node
from lib.gallery import Chart
from lib.snapshot import paths
from lib.snapshot.edition import Edition
from lib.snapshot.parts import Drawn, Part


def of_page(edition: Edition, page: str) -> list[Drawn]:
    """The charts of a page of the app; of the step charts those with a delivery in the view."""
    every = gallery.of_page(edition.talks, page)
    return [of_view(edition, chart) for chart in every if is_shown(edition, chart)]


def is_shown(edition: Edition, chart: Chart) -> bool:
    """True unless the chart is one of many of its kind and has nothing in this view."""
    return not (chart.is_chosen and chart.rows(edition.talks, edition.view).empty)


def of_view(edition: Edition, chart: Chart) -> Drawn:
    """A chart in the snapshot's view, with a link to the CSV of its rows."""
    path = paths.chart_csv(chart.name)
    link = {"label": text.say("chart.csv"), "href": path, "download": None}
    made = block(edition, edition.view, chart.name, links=[link])
    return Drawn("chart.html", {"name": paths.safe(chart.name), "block": made, "rows": path})


def of_record(edition: Edition, name: str) -> list[Drawn]:
    """A chart of a record over everything, its rows inside it; nothing if there is none."""
    found = gallery.gallery(edition.talks).get(name)
    if found is None:
        return []
    rows = exports.csv(exports.chart_rows(edition.talks, edition.whole, found))
    file = {
        "label": text.say("chart.csv"),
        "filename": exports.file_name(edition.talks, edition.whole, name, "csv"),
        "text": rows.decode("utf-8-sig"),
    }
    made = block(edition, edition.whole, name, csv=file)
    return [Drawn("chart.html", {"name": paths.safe(name), "block": made, "rows": ""})]


def placed(edition: Edition, nodes: list[Node]) -> list[Part]:
    """The nodes of a record, with its chart where they lead to it."""
    parts: list[Part] = []
    for node in nodes:
        if isinstance(node, Link) and node.to.startswith("chart:"):
            parts += of_record(edition, node.to.removeprefix("chart:"))
        else:
            parts.append(node)
    return parts


def block(edition: Edition, view: View, name: str, **changes: Any) -> dict[str, Any]:
    """The block of a chart without any address of the app."""
    made = blocks.block(edition.talks, view, name)
    return {**made, "links": [], **changes}


def csvs(edition: Edition) -> dict[str, bytes]:
    """The rows of every chart as CSV, by path."""
    every = gallery.gallery(edition.talks)
    return {
        paths.chart_csv(name): exports.csv(exports.chart_rows(edition.talks, edition.view, chart))
        for name, chart in every.items()
    }
