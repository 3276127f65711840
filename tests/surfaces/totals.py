"""Official totals and our sums on every surface, each as the answers that it gives."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from lib import export, i18n
from lib.charts import registry, spec
from lib.content import blocks, statements, summary, tables
from lib.model import reconciliation, records
from lib.model.dataset import Dataset
from lib.params import View
from tests.surfaces import reading
from tests.surfaces.transfers import unlike

#: A stated total: its record, its value, its qualifier, and who says it.
Stated = tuple[str, float | None, str, str]


def stated(row: dict[str, Any], record: str) -> Stated:
    """The answer of a row of totals."""
    value, code = reading.number(row["figure"]), reading.exactness(row["qualifier"])
    return record, value, code, reading.text(row["speaker"])


def expected(dataset: Dataset, view: View) -> set[Stated]:
    """Every total that is compared with our sums, as the model has it."""
    rows = reconciliation.of_view(dataset, view)
    rows = rows[rows["our_sum"].notna()].to_dict("records")
    return {stated(row, f"totals/{row['total_id']}") for row in rows}


def of_table(dataset: Dataset, view: View) -> set[Stated]:
    """What the table of totals says."""
    table = tables.totals(dataset, view)[0]
    cells = {column.key: list(column.cells) for column in table.columns}
    rows = [dict(zip(cells, row, strict=True)) for row in zip(*cells.values(), strict=True)]
    return {
        stated({**row, "qualifier": reading.CELLS.get(row["qualifier"], "")}, record)
        for row, record in zip(rows, table.records, strict=True)
    }


def of_charts(dataset: Dataset, view: View) -> Iterator[tuple[str, set[Stated]]]:
    """What the CSV and the marks of each chart of totals say."""
    for chart in registry.of_kind(dataset, registry.SCOPE):
        rows = reading.csv_rows(export.csv(export.chart_rows(dataset, view, chart)))
        yield f"CSV of {chart.name}", {stated(row, row["record"]) for row in rows}
        figure = spec.chart_spec(dataset, view, chart.name)["figure"] or {"data": []}
        yield (
            f"marks of {chart.name}",
            {(record, *hovered(lines)) for record, _, _, lines in reading.marks(figure)},
        )


def hovered(lines: list[str]) -> tuple[float | None, str, str]:
    """Value, qualifier and speaker as the lines of a hover text say them."""
    speaker, _, said = lines[1].rpartition(": ")
    value, qualifier, _ = reading.amount(said)
    return value, qualifier, speaker


def in_records(dataset: Dataset, view: View, totals: list[str]) -> Iterator[str]:
    """Every record of some totals whose headline no row of the reconciliation says."""
    rows = reconciliation.reconciled(dataset, view.figures, view.confidence).to_dict("records")
    known = {(f"totals/{row['total_id']}", row["figure"], row["speaker"]): row for row in rows}
    for total in totals:
        nodes = statements.figures(dataset, view, records.find(dataset, total))
        for item in nodes[1].items if nodes else ():
            words = reading.parts(item)
            if len(words) < 2:
                continue
            value, qualifier, rest = reading.amount(words[0])
            row = known.get((total, value, words[1].partition(": ")[0]))
            if row is None or reading.exactness(row["qualifier"]) != qualifier:
                yield f"record: {total} says {words}"
            elif not rest.startswith(row["unit"]):
                yield f"record: {total} counts {rest}, not {row['unit']}"


def differing(dataset: Dataset, view: View) -> Iterator[str]:
    """Every surface of totals and sums that says something else than the model."""
    right = expected(dataset, view)
    table = of_table(dataset, view)
    yield from (f"table of totals: {one}" for one in table ^ right)
    for name, found in of_charts(dataset, view):
        yield from (f"{name}: {one}" for one in found - right)
    yield from of_sums(dataset, view)


def sums(dataset: Dataset, view: View) -> dict[tuple[str, str], str]:
    """By outcome and side, the sum of the handovers of the CSV as surfaces are to say it."""
    content = export.csv(export.table_rows(dataset, view, "handovers"))
    found: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in reading.csv_rows(content):
        if row["is_counted"] == "true" and row["to_party"]:
            found.setdefault((row["outcome_id"], row["to_party"]), []).append(row)
    return {way: added(rows) for way, rows in found.items()}


def added(rows: list[dict[str, str]]) -> str:
    """The sum of some handovers in words: none of nothing known, "at least" where a part is open."""
    known = [float(row["figure"]) for row in rows if row["figure"]]
    is_open = len(known) < len(rows) or any(row["qualifier"] == "at_least" for row in rows)
    return i18n.amount(sum(known) if known else float("nan"), "at_least" if is_open else "")


def of_sums(dataset: Dataset, view: View) -> Iterator[str]:
    """Every card, heading of a block, month and running total that is no sum of the handovers."""
    right, names = sums(dataset, view), dataset.names("parties", "name")
    titles = dataset.names("outcomes", "short_title")
    cards = {name: value for name, value, _ in summary.cards(dataset, view)}
    blocked = {
        (code, one.to): one.value
        for code, own in blocks.sums(dataset, view).items() for one in own
    }  # fmt: skip
    for (outcome, to), said in right.items():
        card = i18n.say("card.to", what=titles[outcome], to=names[to])
        block = outcome, i18n.say("lane.receiver", to=names[to])
        found = {"block": blocked[block], "running total": running(dataset, view, outcome, to)}
        found |= {"card": cards[card]} if card in cards else {}
        found |= {"months": months(dataset, view, outcome, to)}
        yield from unlike(f"sum of {outcome} to {to}", found, dict.fromkeys(found, said))


def running(dataset: Dataset, view: View, outcome: str, to: str) -> str:
    """The last running total to a side, as its line is named in the drawing of the sums."""
    chart = registry.charts(dataset)[f"summed-{outcome}"]
    rows = export.chart_rows(dataset, view, chart)
    last = rows[(rows["series"] == "sum") & (rows["to_party"] == to)].iloc[-1]
    return i18n.amount(last["running_total"], last["qualifier"])


def months(dataset: Dataset, view: View, outcome: str, to: str) -> str:
    """The sum of the months to a side, each as its bar says it; a stub says no number."""
    rows = reading.csv_rows(export.csv(
        export.chart_rows(dataset, view, registry.charts(dataset)[f"monthly-{outcome}"])
    ))  # fmt: skip
    own = [row for row in rows if row["to_party"] == to]
    known = [float(row["total"]) for row in own if row["total"]]
    is_open = len(known) < len(own) or any(row["qualifier"] for row in own)
    if any((row["total"] == "") != (row["silent"] == row["records"]) for row in own):
        return f"a number for silence: {own}"
    total = pd.Series(known, dtype="float64").sum(min_count=1)
    return i18n.amount(total, "at_least" if is_open else "")
