"""Commitments on every surface, by commitment and side: promised, delivered, state and status."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from lib import export, i18n
from lib.api import render
from lib.charts import spec
from lib.content import statements, tables
from lib.model import chart_rows, records
from lib.model.dataset import Dataset
from lib.params import View
from tests.surfaces import reading
from tests.surfaces.transfers import unlike

Key = tuple[str, str]


class Kept(NamedTuple):
    """What a surface answers for one promise: numbers with what qualifies them, state, status."""

    promised: float | None
    promised_qualifier: str
    delivered: float | None
    delivered_qualifier: str
    unit: str
    state: str
    status: str


def answer(row: dict[str, Any]) -> Kept:
    """The answer of a row with the columns of the ledger."""
    return Kept(
        reading.number(row["promised"]), reading.exactness(row["promised_qualifier"] or ""),
        reading.number(row["delivered"]), reading.exactness(row["delivered_qualifier"]),
        reading.text(row["unit"]), reading.text(row["promise_state"]), reading.text(row["status"]),
    )  # fmt: skip


def by_key(rows: list[dict[str, Any]]) -> dict[Key, Kept]:
    """The answers of rows by commitment and receiver."""
    found = {(row["commitment_id"], row["to_party"]): answer(row) for row in rows}
    assert len(found) == len(rows)
    return found


def expected(dataset: Dataset, view: View) -> dict[Key, Kept]:
    """The answers to which every surface is held: those of the whole ledger."""
    rows = chart_rows.whole_ledger(dataset, view)
    return by_key(rows.to_dict("records"))


def of_csv(dataset: Dataset, view: View) -> dict[Key, Kept]:
    """What the CSV says of commitments with a number or a category."""
    rows = export.csv(export.table_rows(dataset, view, "commitments-summary"))
    return by_key([row for row in reading.csv_rows(rows) if row["to_party"]])


def of_table(dataset: Dataset, view: View) -> dict[Key, Kept]:
    """What the table of the pages says of them."""
    labels = i18n.words("labels")
    codes = {
        "status": {words: code for code, words in labels["status"].items()},
        "promise_state": {words: code for code, words in labels["promise"].items()},
        "promised_qualifier": reading.CELLS, "delivered_qualifier": reading.CELLS,
    }  # fmt: skip
    table = tables.declared(dataset, view, "commitments-summary")
    titles = {column.title: column.key for column in table.columns}
    rows = []
    for shown in reading.html_rows(str(render.html([table], lambda to: to))):
        row = {titles[title]: cell for title, cell in shown.items()}
        coded = {name: words.get(row[name], row[name]) for name, words in codes.items()}
        numbers = {name: row[name].replace(",", "") for name in ("promised", "delivered")}
        rows.append({**row, **coded, **numbers})
    return by_key([row for row in rows if row["to_party"]])


def words(row: Kept) -> list[str]:
    """What is said of a promised number wherever words say it: of what, how it stands, what came."""
    if row.promised is None:
        return [i18n.say("ledger.unspoken"), i18n.say(f"status.{row.status}")]
    promised = i18n.amount(row.promised, row.promised_qualifier)
    delivered = (
        i18n.say("ledger.none")
        if row.status == "no_delivery"
        else i18n.amount(
            float("nan") if row.delivered is None else row.delivered, row.delivered_qualifier
        )
    )
    state = [] if row.state == "agreed" else [i18n.say(f"promise.{row.state}")]
    first = i18n.say("ledger.words", delivered=delivered, promised=promised)
    return [first, *state, i18n.say(f"status.{row.status}")]


def of_marks(dataset: Dataset, view: View) -> dict[str, list[str]]:
    """What the bars of the ledger say, by the row that they stand in."""
    figure = spec.chart_spec(dataset, view, "ledger")["figure"] or {"data": []}
    found = {}
    for trace in figure["data"]:
        for name, hover in zip(trace["y"], trace["hovertext"], strict=True):
            lines = reading.plain(hover)
            found[name] = [line.removesuffix("; disputed") for line in (*lines[2:4], lines[-1])]
    return found


def in_records(dataset: Dataset, view: View, keys: list[Key]) -> Iterator[str]:
    """Every record of some commitments that says something else than the ledger."""
    right = expected(dataset, view.but(period=view.span))
    names = dataset.names("parties", "name")
    for commitment, to in keys:
        row = right[commitment, to]
        record = records.find(dataset, f"commitments/{commitment}")
        nodes = statements.figures(dataset, view, record)
        shown = [reading.parts(item) for item in nodes[1].items] if nodes else []
        before = i18n.pattern("record.delivered").split("{said}")[0]
        before = before.format(to=f"to {names[to]}", unit=row.unit)
        said = [
            [part.removeprefix(before).removesuffix("; disputed") for part in one]
            for one in shown if one[0].startswith(before)
        ]  # fmt: skip
        wanted = [words(row)] if row.promised is not None else []
        if said != wanted:
            yield f"record: {commitment} to {to} says {said}, not {wanted}"


def differing(dataset: Dataset, view: View) -> Iterator[str]:
    """Every surface of commitments that says something else than the ledger."""
    right = expected(dataset, view)
    yield from unlike("CSV of commitments", of_csv(dataset, view), right)
    yield from unlike("table of commitments", of_table(dataset, view), right)
    drawn = chart_rows.ledger(dataset, view).to_dict("records")
    yield from unlike("rows of the ledger", by_key(drawn), {
        (row["commitment_id"], row["to_party"]): right[row["commitment_id"], row["to_party"]]
        for row in drawn
    })  # fmt: skip
    names = dataset.names("parties", "name")
    said = of_marks(dataset, view)
    for row in drawn:
        name = i18n.say("ledger.name", title=row["title"], to=names[row["to_party"]])
        wanted = words(right[row["commitment_id"], row["to_party"]])
        missing = [one for one in wanted if one not in said[name]]
        if missing:
            yield f"bars of the ledger: {name} says {said[name]}, not {missing}"
