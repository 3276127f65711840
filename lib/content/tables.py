"""Tables: those of the package as a view cuts them, those that the model works out, codebooks."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from lib import derived_tables, export, i18n
from lib.cache import memoize
from lib.charts.kind import Chart
from lib.content import columns, values
from lib.content import view as view_words
from lib.content.nodes import Column, Table, Values
from lib.data.schema import Field
from lib.data.tables import text_of
from lib.model import disagreements, reconciliation
from lib.model.dataset import Dataset
from lib.model.mentions import with_record
from lib.params import RECORD_TABLES, View

#: So many of the latest views have their tables kept.
KEPT: Final = 16
#: Columns that serve the program more than the reader.
BACKSTAGE: Final = {
    "research_ref", "date_precision", "latitude", "longitude", "place_precision", "track_order",
}  # fmt: skip
#: The query parameters beside the period that choose the rows of the model's own tables; any other
#: shows all sides, whoever is chosen.
OF_MODEL: Final = {
    "ledger": ("figures", "confidence", "disputed"), "totals": ("figures", "confidence"),
    "steps": ("figures", "confidence"),
}  # fmt: skip
DOT: Final = " · "
#: What the values of a declared type are.
KINDS: Final[dict[str, Values]] = {
    "date": "date", "boolean": "truth", "integer": "number", "number": "number",
}  # fmt: skip
#: The columns of the model's own tables, in order.
UNMATCHED: Final = (
    "title", "date", "topic", "to_party", "state", "party_id", "figure", "unit", "qualifier",
    "speaker", "outlet", "url",
)  # fmt: skip
DIFFERING: Final = tuple(name for name in UNMATCHED if name != "state")
TOTALS: Final = (
    "title", "as_of", "speaker", "figure", "qualifier", "our_sum", "residual", "unit",
    "residual_words", "outlet", "url",
)  # fmt: skip
STEPS: Final = (
    "title", "as_of", "speaker", "figure", "qualifier", "step", "our_step", "step_rest", "unit",
    "residual_words",
)  # fmt: skip


def caption(title: str, rows: int, line: str) -> str:
    """The title of a table, the number of its rows, and of which view they are."""
    return DOT.join(part for part in (title, i18n.counted(rows, "row"), line) if part)


def declared(dataset: Dataset, view: View, name: str, most: int | None = None) -> Table:
    """A table of the package as the view cuts it, or its first ``most`` rows."""
    own, every = derived_tables.every(dataset)[name], export.rows_of_table(dataset, view, name)
    rows = export.with_links(dataset, every if most is None else every.head(most), name)
    shown = [field for field in own.fields if field.name not in BACKSTAGE]
    made = [field_column(dataset, name, field, rows) for field in shown]
    if export.LINKS in rows:
        links, title = rows[export.LINKS], i18n.say("table.source_links")
        made.append(Column(export.LINKS, title, links, "addresses"))
    is_derived = derived_tables.is_derived(dataset, name)
    line = view_words.line(dataset, view, derived_tables.acting(dataset, name))
    keys = rows[own.key[0]].astype("str") if len(own.key) == 1 and not is_derived else ()
    is_record = name in RECORD_TABLES
    records = [f"{name}/{key}" for key in keys] if is_record else ()
    return Table(
        f"table-{name}", caption(own.title, len(every), line), tuple(made),
        head=[one.key for one in made].index("title" if is_derived else own.key[0]),
        records=list(rows["record"]) if is_derived else records,
        anchors=() if is_record else [f"row:{name}/{key}" for key in keys],
        about=own.description, total=len(every),
    )  # fmt: skip


def field_column(dataset: Dataset, table: str, field: Field, rows: pd.DataFrame) -> Column:
    """A declared column: labels for codes, days as far as known, links to what it refers to."""
    own, unit = derived_tables.every(dataset)[table], ""
    if field.unit:
        unit = i18n.say("table.unit", unit=field.unit)
    kind, cells = field_cells(field, rows, own.date_field)
    to = places(dataset, table, field.name, rows[field.name])
    return Column(field.name, f"{field.title}{unit}", cells, kind, to, field.description)


def field_cells(field: Field, rows: pd.DataFrame, day: str) -> tuple[Values, pd.Series]:
    """The cells of a declared column in readers' words, with their kind; ``day`` names its date."""
    cells = rows[field.name]
    if field.name == columns.STATE and "figure" in rows:
        return "text", columns.states(field.label, rows)
    if field.labels:
        return "text", text_of(cells.map(field.label))
    if field.name == day:
        return values.days(rows, field.name)
    if field.name == values.COUNTRY:
        return "text", cells.map(values.country)
    return "address" if field.format == "uri" else KINDS.get(field.type, "text"), cells


def places(dataset: Dataset, table: str, column: str, keys: pd.Series) -> pd.Series | None:
    """Where the cells of a column lead: to the row that they name, or to their own record."""
    own = derived_tables.every(dataset)[table]
    if derived_tables.is_derived(dataset, table):
        return ("record:" + keys.astype("str")) if column == "record" else None
    others = {name: other for name, other, _ in own.references}
    if table in RECORD_TABLES and column == own.key[0]:
        others[column] = table
    if column not in others:
        return None
    scheme = "record" if others[column] in RECORD_TABLES else "row"
    led = f"{scheme}:{others[column]}/" + keys.astype("str")
    return led.where(keys.astype("str") != "", "")


def reckoned(
    dataset: Dataset, view: View, name: str, title: str, rows: pd.DataFrame, names: Sequence[str]
) -> Table:
    """Chosen columns of rows of the model; the first leads to the record of its row."""
    first, *others = (columns.column(dataset, rows, one) for one in names)
    records = rows["record"].astype("str")
    first = replace(first, to="record:" + records)
    acting = {*view_words.PERIOD, *OF_MODEL[name]} if name in OF_MODEL else set()
    line = view_words.line(dataset, view, acting) or view_words.chart_line(dataset, view, True)
    said = caption(title, len(rows), line)
    return Table(name, said, (first, *others), 0, list(records))


@memoize(KEPT)
def unmatched(dataset: Dataset, view: View, topic: str = "") -> Table:
    """The figures that only one side gives, or neither; of one topic or of all."""
    rows = disagreements.unmatched(dataset, view)
    own = rows[rows["topic"] == topic] if topic else rows
    return reckoned(dataset, view, "unmatched", i18n.say("unmatched.heading"), own, UNMATCHED)


@memoize(KEPT)
def differing(dataset: Dataset, view: View, topic: str = "") -> Table:
    """The figures on which the sides differ, of one topic or of all."""
    rows = disagreements.differences(dataset, view, topic)
    return reckoned(dataset, view, "differing", i18n.say("card.differ"), rows, DIFFERING)


def compared_totals(dataset: Dataset, view: View) -> pd.DataFrame:
    """The official totals of a view that can be compared with our sums."""
    rows = reconciliation.of_view(dataset, view)
    return with_record(rows[rows["our_sum"].notna()], "totals", "total_id")


@memoize(KEPT)
def residual_count(dataset: Dataset, view: View) -> str:
    """How many official totals our sums meet, and how many of the rest are explained."""
    return count_line(compared_totals(dataset, view))


@memoize(KEPT)
def totals(dataset: Dataset, view: View) -> tuple[Table, Table]:
    """Official totals against our sums, and the steps between totals of one speaker."""
    rows = told(compared_totals(dataset, view))
    steps = rows[rows["step"].notna()]
    first, second = i18n.say("totals.heading"), i18n.say("totals.steps_heading")
    return (
        reckoned(dataset, view, "totals", first, rows, TOTALS),
        reckoned(dataset, view, "steps", second, steps, STEPS),
    )


def of_chart(dataset: Dataset, view: View, chart: Chart, title: str) -> Table:
    """The rows of a chart as its CSV has them; columns that the chart is about come first."""
    rows = export.chart_rows(dataset, view, chart)
    order = [*dict.fromkeys([one for one in chart.kind.table if one in rows] + list(rows.columns))]
    shown = (columns.column(dataset, rows, name) for name in order)
    head = order.index("title") if "title" in order else 0
    records = rows["record"].astype("str") if "record" in rows else ()
    line = view_words.chart_line(dataset, view, chart.kind.shows_all_sides)
    return Table(
        f"rows-{chart.name}", caption(title, len(rows), line),
        tuple(saying_what_is_missing(column) for column in shown), head, list(records),
    )  # fmt: skip


def brief(dataset: Dataset, view: View, chart: Chart, title: str, most: int) -> Table:
    """The first rows of a chart with the columns that it is about; each leads to its record."""
    every = chart.rows(dataset, view)
    rows, names = every.head(most), [one for one in chart.kind.table if one in every]
    made = [saying_what_is_missing(columns.column(dataset, rows, name)) for name in names]
    head = names.index("title") if "title" in names else 0
    if "record" in rows:
        made[head] = replace(made[head], to=record_places(rows))
    line = view_words.chart_line(dataset, view, chart.kind.shows_all_sides)
    said = caption(title, len(every), line)
    return Table(f"brief-{chart.name}", said, tuple(made), head, total=len(every))


def record_places(rows: pd.DataFrame) -> pd.Series:
    """The place of the record of each row; "" where no record stands behind it."""
    records = rows["record"].astype("str")
    return ("record:" + records).where(records != "", "")


def saying_what_is_missing(column: Column) -> Column:
    """A column of numbers that says where there is no figure; any other as it is."""
    if column.kind != "number":
        return column
    return replace(column, missing=i18n.say("chart.no_figure"))


def codebook(dataset: Dataset, name: str) -> Table:
    """The columns of a table with title, type, unit, meaning and codes."""
    fields = derived_tables.every(dataset)[name].fields
    rows = pd.DataFrame([field_words(field) for field in fields])
    titles = i18n.words("labels")["codebook"]
    made = (Column(key, title, rows[key]) for key, title in titles.items())
    return Table(f"columns-{name}", i18n.say("table.columns"), tuple(made))


def field_words(field: Field) -> dict[str, str]:
    """What the codebook says of a column."""
    codes = "; ".join(f"{code} = {label}" for code, label in field.labels)
    return {
        "name": field.name, "title": field.title, "type": field.type, "unit": field.unit,
        "description": field.description, "labels": codes,
    }  # fmt: skip


def told(rows: pd.DataFrame) -> pd.DataFrame:
    """The reconciled totals with ``residual_words``: which is larger, by how many, and why."""
    pairs = zip(rows["residual"], rows["residual_reason"], strict=True)
    return rows.assign(residual_words=[i18n.residual(left, reason) for left, reason in pairs])


def count_line(rows: pd.DataFrame) -> str:
    """How many of the totals our rows meet, and how many of the rest have a stated reason."""
    counts = reconciliation.residual_counts(rows)
    said = {state: i18n.Count(number) for state, number in counts.items()}
    return i18n.say("residual.counts", all=i18n.Count(sum(counts.values())), **said)
