"""Sittings and joint times on every surface, each as the answers that it gives, in minutes."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from lib import export, i18n
from lib.api import render
from lib.charts import registry, spec
from lib.content import statements, summary, tables
from lib.model import chart_rows, derived, durations, records, timeline
from lib.model.dataset import Dataset
from lib.params import View
from tests.surfaces import reading
from tests.surfaces.transfers import unlike


class Time(NamedTuple):
    """What a surface answers for one duration: as it is said, and by whom."""

    said: str
    speaker: str


def said(least: float | None, most: float | None, qualifier: str) -> str:
    """A duration as surfaces say it, "" where nobody reports one."""
    if least is None:
        return ""
    return i18n.lasting(least, float("inf") if most is None else most, qualifier)


def answer(row: dict[str, Any]) -> Time:
    """The answer of a row with the columns of a table of sittings or rounds."""
    least, most = (reading.number(row[name]) for name in ("least_minutes", "most_minutes"))
    words = said(least, most, reading.exactness(row["qualifier"]))
    return Time(words, reading.text(row["speaker"]))


def of_csv(dataset: Dataset, view: View, name: str, key: str) -> dict[str, Time]:
    """What the CSV of sittings or rounds says."""
    content = export.csv(export.table_rows(dataset, view, name))
    return {row[key]: answer(row) for row in reading.csv_rows(content)}


def of_table(dataset: Dataset, view: View, name: str, key: str) -> dict[str, Time]:
    """What the table of the pages says."""
    table = tables.declared(dataset, view, name)
    titles = {column.title: column.key for column in table.columns}
    found = {}
    for shown in reading.html_rows(str(render.html([table], lambda to: to))):
        row = {titles[title]: cell.replace(",", "") for title, cell in shown.items()}
        spoken = shown[next(title for title, name in titles.items() if name == "speaker")]
        code = reading.CELLS.get(row["qualifier"], row["qualifier"])
        found[row[key]] = answer({**row, "qualifier": code, "speaker": spoken})
    return found


def of_model(rows: Any, key: str, least: str) -> dict[str, Time]:
    """What rows of the model say."""
    return {
        row[key]: Time(
            said(reading.number(row[least]), row["most"], reading.exactness(row["qualifier"])),
            reading.text(row["speaker"]),
        )
        for row in rows.to_dict("records")
    }


def of_marks(dataset: Dataset, view: View) -> dict[str, str]:
    """What the thick ticks of the chart of sittings say, by record."""
    figure = spec.chart_spec(dataset, view, "sittings")["figure"] or {"data": []}
    before = i18n.pattern("hover.headline").replace("{time}", "")
    return {
        record: lines[1].removeprefix(before)
        for record, _, _, lines in reading.marks(figure)
        if lines[1].startswith(before)
    }


def of_records(dataset: Dataset, view: View, names: list[str]) -> dict[str, str]:
    """What the records of sittings say."""
    found = {}
    for name in names:
        nodes = statements.figures(dataset, view, records.find(dataset, name))
        found[name] = reading.parts(nodes[1].items[0])[0] if nodes else ""
    return found


def differing(dataset: Dataset, view: View) -> Iterator[str]:
    """Every surface of durations that says something else than the model."""
    right = of_model(durations.of_view(dataset, view), "meeting_id", "least")
    timed = {f"meetings/{key}": one.said for key, one in right.items() if one.said}
    for name, of in (("CSV", of_csv), ("table", of_table)):
        yield from unlike(f"{name} of sittings", of(dataset, view, "sittings", "meeting_id"), right)
    drawn = set(registry.charts(dataset)["sittings"].rows(dataset, view)["record"])
    marked = {record: words for record, words in timed.items() if record in drawn}
    yield from unlike("marks of sittings", of_marks(dataset, view), marked)
    yield from unlike("records of sittings", of_records(dataset, view, list(timed)), timed)
    rounds = of_csv(dataset, view, "rounds-summary", "round_id")
    shown = of_table(dataset, view, "rounds-summary", "round_id")
    yield from unlike("table of rounds", shown, rounds)
    yield from of_rounds(dataset, view, rounds)


def of_rounds(dataset: Dataset, view: View, right: dict[str, Time]) -> Iterator[str]:
    """Every drawing of joint times that says something else than the table of rounds."""
    rows = chart_rows.joint_time(dataset, view)
    found = of_model(rows, "round_id", "minutes")
    yield from unlike("rows of joint time", found, {key: right[key] for key in found})
    for name in ("joint-time", "process", "rounds-by-track"):
        figure = spec.chart_spec(dataset, view, name)["figure"] or {"data": []}
        for record, _, _, lines in reading.marks(figure):
            if record.startswith("rounds/"):
                yield from unlike(name, {record: timed(lines)}, {record: right[record[7:]]})
    marks = timeline.marks(dataset, view)
    units = set(marks.loc[marks["lane"] == timeline.ROUND_LANE, "unit"])
    yield from unlike("units of rounds", dict.fromkeys(units), dict.fromkeys(units & {"minutes"}))
    whole = rows.assign(whole="")
    card = {name: value for name, value, _ in summary.cards(dataset, view)}[i18n.say("card.joint")]
    if len(whole):
        yield from unlike("card", {"joint": card}, {"joint": together(dataset, view)})


def together(dataset: Dataset, view: View) -> str:
    """The joint time of all rounds, added up from the sittings of the CSV."""
    rows = export.csv(export.table_rows(dataset, view, "sittings"))
    rounds = derived.rows(dataset, view, "rounds-summary").set_index("round_id")["is_round"]
    every = dataset["rounds"].set_index("round_id")["is_round"]
    own = [
        row for row in reading.csv_rows(rows)
        if row["counts_as_joint"] == "true" and row["minutes"]
        and rounds.get(row["round_id"], every[row["round_id"]])
    ]  # fmt: skip
    least = sum(float(row["least_minutes"]) for row in own)
    most = sum(float(row["most_minutes"] or "inf") for row in own)
    about = "about" if any(row["qualifier"] == "about" for row in own) else ""
    bounds = "at_least" if most == float("inf") else "between" if least < most else about
    return i18n.lasting(least, most, bounds)


def timed(lines: list[str]) -> Time:
    """The joint time and its speakers as the lines of a hover text say them."""
    middle = i18n.pattern("hover.joint_by").split("{time}")[1].split("{speaker}")[0]
    found = [line.partition(middle) for line in lines if middle in line]
    return Time(found[0][0], found[0][2]) if found else Time("", "")
