"""Written charts: the finding, the figures and the table of a chart as HTML, without any script.

They stand in the first response in the place of each chart: for a crawler and a reader without
JavaScript for good, for everybody else until the chart is drawn.
"""

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from lib import i18n
from lib.api import figures, record_pages, render
from lib.charts import registry, spec
from lib.content import method, tables
from lib.model.dataset import Dataset
from lib.params import View

#: So many rows of a chart at most are written; the whole table and the CSV have the others.
MOST: Final = 500


@dataclass(frozen=True)
class Written:
    """One chart in words: ``address`` is that of its figure, ``level`` that of its heading."""

    address: str
    level: int
    heading: str
    subtitle: str
    figures: str
    caption: str
    cut: str
    table: Markup
    links: tuple[tuple[str, str], ...]


def written(dataset: Dataset, view: View, name: str) -> Written:
    """A chart of the registry in a view, in words."""
    chart, plain = registry.charts(dataset)[name], view.plain
    said, rows = spec.said(dataset, plain, name), chart.rows(dataset, plain)
    figures_said = spec.alternative(dataset, plain, chart, rows)
    return Written(
        address=figures.address(view, name), level=said["heading_level"],
        heading=said["heading"], subtitle=said["subtitle"], figures=said["empty"] or figures_said,
        caption=said["caption"], cut=cut(len(rows)),
        table=Markup("") if rows.empty else table(dataset, plain, name), links=links(plain, name),
    )  # fmt: skip


def table(dataset: Dataset, view: View, name: str) -> Markup:
    """The rows of a chart as an HTML table whose rows lead to the plain pages of their records."""
    chart, heading = registry.charts(dataset)[name], spec.said(dataset, view, name)["heading"]
    found = tables.brief(dataset, view, chart, heading, MOST)
    return render.html([found], lambda to: record_pages.place(dataset, view, to))


def cut(rows: int) -> str:
    """How many of the rows of a chart its table shows, where these are not all."""
    if rows <= MOST:
        return ""
    most, count = i18n.number(MOST), i18n.counted(rows, "row")
    return i18n.say("table.first_of_period", most=most, count=count)


def links(view: View, name: str) -> tuple[tuple[str, str], ...]:
    """The ways to all that is known of the rows of a chart, each with its words."""
    whole = i18n.say("chart.whole_table"), spec.table_place(view, name)["href"]
    files = ((str(one["label"]), str(one["href"])) for one in spec.links(view, name)[:2])
    return whole, *files


def prose(dataset: Dataset, view: View, page: str) -> Markup:
    """What a page says that stands in no chart; "" for a page of charts."""
    if page != "method":
        return Markup("")
    nodes = method.method(dataset, view)
    words = i18n.say("method.contents")
    return render.with_contents(nodes, lambda to: record_pages.place(dataset, view, to), words)
