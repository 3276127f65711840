"""Handovers on every surface: each as the answers that it gives, by handover, outcome and side."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from lib import export, i18n
from lib.api import render
from lib.charts import registry, spec
from lib.charts.style import style
from lib.content import statements, tables
from lib.model import derived, outcomes, records, timeline
from lib.model.dataset import Dataset
from lib.params import View
from tests.surfaces import reading
from tests.surfaces.reading import Answer

Key = tuple[str, str, str]
Answers = dict[Key, Answer]
KEY = ["transfer_id", "outcome_id", "to_party"]


def answer(row: dict[str, Any]) -> Answer:
    """The answer of a row with the columns of a handover."""
    return Answer(
        reading.number(row["figure"]), reading.exactness(row["qualifier"]), reading.text(row["unit"]),
        reading.text(row["speaker"]), reading.text(row["state"]),
    )  # fmt: skip


def by_key(rows: list[dict[str, Any]]) -> Answers:
    """The answers of rows by their key; no key has two."""
    found = {(row["transfer_id"], row["outcome_id"], row["to_party"]): answer(row) for row in rows}
    assert len(found) == len(rows)
    return found


def expected(dataset: Dataset, view: View) -> Answers:
    """The answers to which every surface is held: those of the model's handovers."""
    return by_key(derived.rows(dataset, view, "handovers").to_dict("records"))


def of_csv(dataset: Dataset, view: View) -> Answers:
    """What the CSV says."""
    return by_key(reading.csv_rows(export.csv(export.table_rows(dataset, view, "handovers"))))


def of_json(dataset: Dataset, view: View) -> Answers:
    """What the JSON says."""
    rows = export.json_text(export.table_rows(dataset, view, "handovers"))
    return by_key(json.loads(rows))


def of_table(dataset: Dataset, view: View) -> Answers:
    """What the table of the pages says, of the app, the snapshot and those without a script."""
    table = tables.declared(dataset, view, "handovers")
    titles = {column.title: column.key for column in table.columns}
    shown = reading.html_rows(str(render.html([table], lambda to: to)))
    return by_key([from_words({titles[name]: cell for name, cell in row.items()}) for row in shown])


def from_words(row: dict[str, str]) -> dict[str, Any]:
    """A row of a table of a page with values and codes for words."""
    is_known = row["figure"] not in ("", *reading.SILENT)
    value = float(row["figure"].replace(",", "")) if is_known else None
    code = reading.CELLS.get(row["qualifier"], row["qualifier"])
    return {**row, "figure": value, "qualifier": code, "state": reading.state(row["state"], "")}


def of_headline_rows(dataset: Dataset, view: View, outcome: str) -> Answers:
    """What the rows of a chart of single handovers say to be the headline."""
    rows = outcomes.single(dataset, view, outcome)
    return by_key(rows[rows["is_headline"]].to_dict("records"))


def of_chart_table(dataset: Dataset, view: View, outcome: str) -> Answers:
    """What the table of a chart says to be the headline, as its embedded page has it."""
    chart = registry.charts(dataset)[f"single-{outcome}"]
    table = tables.of_chart(dataset, view, chart, "")
    titles = {column.title: column.key for column in table.columns}
    codes = {name: code for code, name in dataset.names("parties", "name").items()}
    unit = dataset.names("outcomes", "noun_plural")[outcome]
    rows = []
    for shown in reading.html_rows(str(render.html([table], lambda to: to))):
        row = {titles[name]: cell for name, cell in shown.items()}
        if row["is_headline"] == i18n.say("word.yes"):
            assert row["unit"] == unit
            rows.append({**from_words(row), "to_party": codes[row["to_party"]]})
    return by_key(rows)


def of_marks(dataset: Dataset, view: View, outcome: str) -> Counter[Any]:
    """What the marks of single handovers say and where they stand: record, side and answer."""
    said = style(dataset, view).no_figure
    figure = spec.chart_spec(dataset, view, f"single-{outcome}")["figure"]
    found: Counter[Any] = Counter()
    for record, _, y, lines in reading.marks(figure or {"data": []}):
        found[record, *mark(dataset, lines, said, outcome)] += 1
        value = mark(dataset, lines, said, outcome)[1].value
        assert (value is None) == (y < 0)
        assert value is None or value == y
    return found


def mark(dataset: Dataset, lines: list[str], silent: str, outcome: str) -> tuple[str, Answer]:
    """To whom, and the answer, as the lines of a hover text say it."""
    unit = dataset.names("outcomes", "noun_plural")[outcome]
    value, qualifier, rest = reading.amount(lines[2])
    says = i18n.pattern("hover.says").replace("{speaker}", "")
    speaker = next((line.removeprefix(says) for line in lines if line.startswith(says)), "")
    words = [line for line in lines if line == silent or line in reading.STATES]
    return rest, Answer(value, qualifier, unit, speaker, reading.state(words[0], silent))


def rows_as_marks(dataset: Dataset, view: View, outcome: str) -> Counter[Any]:
    """What the rows of a chart of single handovers say, as its marks are to say it."""
    rows = outcomes.single(dataset, view, outcome)
    names = dataset.names("parties", "name")
    return Counter(
        (row["record"], f"to {names[row['to_party']]}", answer(row))
        for row in rows.to_dict("records")
    )


def of_timeline(dataset: Dataset, view: View) -> Answers:
    """What the rows of the timeline say."""
    rows = timeline.marks(dataset, view)
    own = rows[~rows["lane"].isin([timeline.ROUND_LANE, timeline.EVENT_LANE])]
    own = own.rename(columns={"lane": "outcome_id"})
    rows = own.to_dict("records")
    return by_key([{**row, "transfer_id": row["record"].partition("/")[2]} for row in rows])


def on_timeline(dataset: Dataset, view: View) -> Counter[Any]:
    """What the marks of the timeline say: record, to whom, value, qualifier, speaker and state."""
    said = style(dataset, view).no_figure
    figure = spec.chart_spec(dataset, view, "process")["figure"] or {"data": []}
    outcome = dataset["outcomes"]["outcome_id"].iloc[0]
    return Counter(
        (record, to, *one[:2], *one[3:])
        for record, _, _, lines in reading.marks(figure) if record.startswith("transfers/")
        for to, one in [mark(dataset, lines, said, outcome)]
    )  # fmt: skip


def as_timeline(dataset: Dataset, answers: Answers) -> Counter[Any]:
    """Answers as the marks of the timeline are to say them."""
    names = {**dataset.names("parties", "name"), "": i18n.say("both_directions")}
    return Counter(
        (f"transfers/{transfer}", f"to {names[to]}", *one[:2], *one[3:])
        for (transfer, _, to), one in answers.items()
    )


def of_record(dataset: Dataset, view: View, transfer: str) -> Answers:
    """What the record of a handover says."""
    record = records.find(dataset, f"transfers/{transfer}")
    said = style(dataset, view).no_figure
    nodes = statements.figures(dataset, view, record)
    items = nodes[1].items if nodes else ()
    found = [of_item(dataset, reading.parts(item), said) for item in items]
    return {(transfer, outcome, to): one for outcome, to, one in found}


def of_item(dataset: Dataset, words: list[str], silent: str) -> tuple[str, str, Answer]:
    """The outcome, the receiver and the answer as one line of a record says them."""
    nouns = {
        row[name]: row["outcome_id"]
        for row in dataset["outcomes"].to_dict("records") for name in ("noun", "noun_plural")
    }  # fmt: skip
    units = dataset.names("outcomes", "noun_plural")
    titles = {title: code for code, title in dataset.names("outcomes", "short_title").items()}
    sides = {f"to {name}": code for code, name in dataset.names("parties", "name").items()}
    if len(words) == 2:
        what, _, to = words[0].partition(" to ")
        outcome = titles[what]
        silence = Answer(None, "", units[outcome], "", reading.state(words[1], silent))
        return outcome, sides[f"to {to}"] if to else "", silence
    value, qualifier, rest = reading.amount(words[0])
    noun, _, to = rest.partition(" to ")
    outcome, speaker = nouns[noun], words[1].partition(": ")[0]
    state = reading.state(words[2], silent)
    return (
        outcome,
        sides[f"to {to}"] if to else "",
        Answer(value, qualifier, units[outcome], speaker, state),
    )


#: The surfaces that say everything of every handover.
WHOLE: dict[str, Callable[[Dataset, View], Answers]] = {
    "CSV": of_csv, "JSON": of_json, "table": of_table, "rows of the timeline": of_timeline,
}  # fmt: skip
#: The surfaces that say everything of the handovers of one outcome.
OF_OUTCOME: dict[str, Callable[[Dataset, View, str], Answers]] = {
    "chart rows": of_headline_rows, "table of a chart": of_chart_table,
}  # fmt: skip


def differing(dataset: Dataset, view: View) -> Iterator[str]:
    """Every surface of handovers that says something else than the model."""
    right = expected(dataset, view)
    for name, surface in WHOLE.items():
        yield from unlike(name, surface(dataset, view), right)
    for outcome in dataset["outcomes"]["outcome_id"]:
        for name, of_outcome in OF_OUTCOME.items():
            found = of_outcome(dataset, view, outcome)
            yield from unlike(f"{name}, {outcome}", found, {key: right[key] for key in found})
        drawn, rows = of_marks(dataset, view, outcome), rows_as_marks(dataset, view, outcome)
        yield from unlike(f"marks, {outcome}", drawn, rows)
        yield from unspoken_extreme(dataset, view, outcome)
    yield from unlike(
        "marks of the timeline", on_timeline(dataset, view), as_timeline(dataset, right)
    )


def unspoken_extreme(dataset: Dataset, view: View, outcome: str) -> Iterator[str]:
    """The highest headline of single handovers, where the text alternative does not say it."""
    rows = outcomes.single(dataset, view, outcome)
    known = rows[rows["is_headline"] & rows["figure"].notna()]
    highest = known[known["figure"] == known["figure"].max()]
    alt = spec.chart_spec(dataset, view, f"single-{outcome}")["alt"]
    said = [i18n.number(value) in alt for value in highest["figure"]]
    heard = [speaker in alt for speaker in highest["speaker"].astype("str")]
    if said and not (any(said) and any(heard)):
        yield f"text alternative, {outcome}: {alt}"


def in_records(dataset: Dataset, view: View, transfers: list[str]) -> Iterator[str]:
    """Every record of some handovers that says something else than the model."""
    whole = expected(dataset, view.but(period=view.span))
    for transfer in transfers:
        right = {key: one for key, one in whole.items() if key[0] == transfer}
        yield from unlike("record", of_record(dataset, view, transfer), right)


def unlike(surface: str, found: Any, right: Any) -> Iterator[str]:
    """The name of a surface with what it says, where that is not right."""
    for key in sorted({*found, *right}, key=str):
        if found.get(key) != right.get(key):
            yield f"{surface}: {key} is {found.get(key)}, not {right.get(key)}"
