"""Parts of a page of the snapshot: nodes of content, drawn charts, and numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lib import export, i18n
from lib.charts import registry, spec
from lib.charts.kind import Chart, ChartKind
from lib.content import board, rounds_page, summary, tables
from lib.content.nodes import Heading, Item, Link, List, Node, Table, Text
from lib.params import View
from lib.snapshot import files
from lib.snapshot.edition import Edition, said


@dataclass(frozen=True)
class Drawn:
    """A part that a template shows, what fills the template, and the table that goes with it."""

    template: str
    values: Mapping[str, Any]
    table: Table | None = None


Part = Node | Drawn


def file_link(words: str, path: str) -> Link:
    """A link to a file of the folder."""
    return Link(words, f"file:{path}")


def with_csv(table: Table, name: str) -> list[Part]:
    """A table of the package with the link to its CSV."""
    return [table, file_link(said("page.table_rows"), files.table_csv(name))]


def listing(words: str, items: list[Item]) -> list[Part]:
    """A heading over a list."""
    return [Heading(words), List(tuple(items))]


def prose(name: str) -> Text:
    """A text of our own by its name in the readers' words."""
    return Text(i18n.prose(name), "prose")


def of_page(edition: Edition, page: str, besides: Sequence[ChartKind] = ()) -> list[Drawn]:
    """The charts of a page of the app, but those of some kinds."""
    every = registry.of_page(edition.dataset, page)
    return shown(edition, [chart for chart in every if chart.kind not in besides])


def of_subject(edition: Edition, code: str, first: str) -> list[Drawn]:
    """The charts of one subject that take turns in the app, the one named ``first`` first."""
    every = [one for one in registry.charts(edition.dataset).values() if one.subject == code]
    turns = [one for one in every if one.kind.form]
    return shown(edition, sorted(turns, key=lambda one: one.name != first))


def of_kind(edition: Edition, kind: ChartKind) -> list[Drawn]:
    """The charts of one kind."""
    return shown(edition, registry.of_kind(edition.dataset, kind))


def shown(edition: Edition, every: Sequence[Chart]) -> list[Drawn]:
    """Those of some charts that have a place in the view, for example steps with a delivery."""
    return [of_view(edition, chart) for chart in every if is_shown(edition, chart)]


def is_shown(edition: Edition, chart: Chart) -> bool:
    """True unless the chart is one of many of its kind and has nothing in this view."""
    return not (chart.kind.is_chosen and chart.rows(edition.dataset, edition.view).empty)


def of_view(edition: Edition, chart: Chart) -> Drawn:
    """A chart in the snapshot's view, with a link to the CSV of its rows."""
    path = files.chart_csv(chart.name)
    link = {"label": i18n.say("chart.csv"), "href": path, "download": None}
    made = block(edition, edition.view, chart.name, links=[link])
    return drawn(edition, edition.view, chart, made, path)


def drawn(edition: Edition, view: View, chart: Chart, made: dict[str, Any], rows: str) -> Drawn:
    """A chart with its table, and the path of its CSV where that is a file of its own."""
    table = tables.of_chart(edition.dataset, view, chart, made["heading"])
    label = i18n.say("chart.table")
    given = {"name": files.safe(chart.name), "block": made, "rows": rows, "label": label}
    return Drawn("chart.html", given, table)


def of_record(edition: Edition, name: str) -> list[Drawn]:
    """A chart of a record over everything, its rows inside it; nothing if there is none."""
    found = registry.charts(edition.dataset).get(name)
    if found is None:
        return []
    rows = export.csv(export.chart_rows(edition.dataset, edition.whole, found))
    file = {
        "label": i18n.say("chart.csv"),
        "filename": export.file_name(edition.dataset, edition.whole, name, "csv"),
        "text": rows.decode("utf-8-sig"),
    }
    made = block(edition, edition.whole, name, csv=file)
    return [drawn(edition, edition.whole, found, made, "")]


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
    made = spec.chart_spec(edition.dataset, view, name)
    return {**made, "links": [], "table": None, **changes}


def csvs(edition: Edition) -> dict[str, bytes]:
    """The rows of every chart as CSV, by path."""
    every = registry.charts(edition.dataset)
    return {
        files.chart_csv(name): export.csv(export.chart_rows(edition.dataset, edition.view, chart))
        for name, chart in every.items()
    }


def promises(edition: Edition) -> Drawn:
    """The board of commitments, whole, each leading to the page of its record."""
    found, words = board.board(edition.dataset, edition.view), i18n.words("labels")["board"]
    rows = files.table_csv(board.TABLE)
    return Drawn(
        "promises.html", {"board": found, "words": words, "csv": rows, "place": files.record}
    )


def rounds(edition: Edition) -> Drawn:
    """The rounds and contacts in order of time, each leading to the page of its record."""
    found, words = (
        rounds_page.meetings(edition.dataset, edition.view),
        i18n.words("labels")["rounds"],
    )
    rows = files.table_csv(rounds_page.TABLE)
    return Drawn(
        "meetings.html", {"meetings": found, "words": words, "csv": rows, "place": files.record}
    )


def numbers(edition: Edition) -> Drawn:
    """The numbers, with the rule by which they were chosen."""
    cards = summary.cards(edition.dataset, edition.view)
    rule = summary.card_rule(edition.dataset, edition.view)
    return Drawn("numbers.html", {"cards": list(cards), "rule": rule})
