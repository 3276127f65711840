"""What was said of a record, by whom and where: statements, headline figures, outcomes, sources."""

from collections.abc import Sequence

import pandas as pd

from lib import i18n
from lib.charts import promises
from lib.charts.style import agreed_words, style, voice
from lib.content import values
from lib.content.nodes import (
    Heading,
    Item,
    Link,
    List,
    Node,
    Table,
    Text,
    item,
    record_table,
    section,
)
from lib.content.values import Row
from lib.content.view import whose
from lib.model import records
from lib.model.dataset import Dataset
from lib.model.records import Record
from lib.params import View


def strong(words: object) -> Text:
    """The words with weight."""
    return Text(str(words), "strong")


def value(dataset: Dataset, row: Row) -> str:
    """What a statement states: its number with unit and receiver, its day, its time or its text."""
    said = stated(dataset, row)
    return " ".join(part for part in (said, values.to_party(dataset, row["to_party"])) if part)


def stated(dataset: Dataset, row: Row) -> str:
    """The value of a statement alone."""
    if pd.notna(row["value"]):
        return quantity(row["qualifier"], row["value"], row["unit"])
    if pd.notna(row["value_date"]):
        return i18n.day(row["value_date"])
    if row["measure"] == "agreement":
        return agreed_words(dataset, row["value_text"])
    return str(row["value_time"] or row["value_text"])


def quantity(qualifier: str, number: float, unit: str) -> str:
    """A number with its unit and what qualifies it, for example "about 1,000 persons"."""
    return i18n.qualified(f"{values.number(number)} {unit}".strip(), qualifier)


def statement(dataset: Dataset, row: Row, *before: str) -> Item:
    """One statement: value, words, speaker, day, confidence, source and note."""
    return item(
        *before, strong(value(dataset, row)), row["words"],
        row["speaker"] or i18n.say("clause.derived"),
        values.said_day(row["stated_date"]), sureness(dataset, row), values.source(row),
        row["note"],
    )  # fmt: skip


def said(key: str) -> str:
    """The title of a column of a record's tables."""
    return i18n.say(f"record_column.{key}")


def table(
    dataset: Dataset, name: str, caption: str, rows: pd.DataFrame, groups: Sequence[str] = ()
) -> Table:
    """Statements as a table, speaker by value, each once, in the order given.

    ``groups`` says for each row what it measures.
    """
    every = (cells(dataset, row) for row in rows.to_dict("records"))
    told = dict.fromkeys(zip(groups or [""] * len(rows), every, strict=True))
    titles = [said(key) for key in ("speaker", "value", "stated", "sure", "source")]
    columns = {title: [row[at] for _, row in told] for at, title in enumerate(titles)}
    return record_table(name, caption, columns, [group for group, _ in told] if groups else ())


def cells(dataset: Dataset, row: Row) -> tuple[tuple[Item, ...], ...]:
    """One statement by column: speaker, value with words and note, day, confidence, source."""
    note = item(Text(row["note"], "quiet"))
    value_cell = item(strong(value(dataset, row)), row["words"])
    return (
        (item(row["speaker"] or i18n.say("clause.derived")),),
        (value_cell, note) if note else (value_cell,),
        (item(values.said_day(row["stated_date"])),),
        (item(sureness(dataset, row)),),
        (item(values.source(row)),),
    )


def sureness(dataset: Dataset, row: Row) -> str:
    """How sure a statement is, in words."""
    sure = dataset.package.label("claims", "confidence", row["confidence"])
    return i18n.say("record.sure", sure=sure)


def measure(dataset: Dataset, row: Row) -> str:
    """What a statement measures, in readers' words."""
    return dataset.package.label("claims", "measure", row["measure"])


def statements(dataset: Dataset, record: Record) -> list[Node]:
    """Every statement about a record, under what it measures, the surest first."""
    return every(dataset, records.statements(dataset, record), "claims")


def candidates(dataset: Dataset, record: Record) -> list[Node]:
    """The statements about a record that wait for review, apart from the others."""
    return every(dataset, records.candidates(dataset, record), "candidates")


def every(dataset: Dataset, rows: pd.DataFrame, key: str) -> list[Node]:
    """A section of statements under what they measure."""
    if rows.empty:
        return []
    title, groups = i18n.say(f"record.{key}"), rows["measure"]
    named = [dataset.package.label("claims", "measure", code) for code in groups]
    return [Heading(title, 2, key), table(dataset, f"{key}-of-record", title, rows, named)]


def figures(dataset: Dataset, view: View, record: Record) -> list[Node]:
    """Each figure of a record: how much, who says it, and why that one stands."""
    if record.table == "transfers":
        rows = records.headline_figures(dataset, view, record).to_dict("records")
        items = [delivered(dataset, view, row) for row in rows]
    else:
        rows = records.of_record(dataset, view, record).to_dict("records")
        sittings = records.of_sitting(dataset, view, record).to_dict("records")
        items = [*(agreed(dataset, view, row) for row in rows), *map(timed, sittings)]
        items += [followed(dataset, view, row) for row in records.of_ledger(dataset, view, record)]
    return section("figures", i18n.say("record.figures"), items)


def delivered(dataset: Dataset, view: View, row: Row) -> Item:
    """A figure of a transfer; in words where nobody whom the reader hears gives one."""
    outcome = dataset["outcomes"].set_index("outcome_id").loc[row["outcome_id"]]
    to = values.to_party(dataset, row["to_party"])
    state = style(dataset, view).state(row["state"], row["figure"])
    if pd.isna(row["figure"]):
        return item(f"{outcome['short_title']} {to}".strip(), strong(state))
    amount = i18n.count(row["figure"], outcome["noun"], outcome["noun_plural"])
    amount = i18n.qualified(amount, row["qualifier"])
    return item(strong(f"{amount} {to}".strip()), reason(dataset, view, row), state)


def agreed(dataset: Dataset, view: View, row: Row) -> Item:
    """A figure of a commitment or an official total; in words where the speaker gives none."""
    what = measure(dataset, row).lower()
    named = f"{what} {values.to_party(dataset, row['to_party'])}".strip()
    if pd.isna(row["figure"]):
        return item(strong(f"{named}: {unsaid(dataset, view)}"))
    amount = quantity(row["qualifier"], row["figure"], row["unit"])
    return item(strong(f"{amount} {named}"), reason(dataset, view, row))


def followed(dataset: Dataset, view: View, row: Row) -> Item:
    """What a commitment comes to in one direction: delivered of promised, its state and status."""
    to = values.to_party(dataset, row["to_party"])
    said = promises.fulfilled(row)
    named = i18n.say("record.delivered", said=said, unit=row["unit"], to=to)
    doubt = promises.doubt(row, style(dataset, view))
    return item(strong(named), doubt, i18n.say(f"status.{row['status']}"))


def timed(row: Row) -> Item:
    """The duration of a sitting and the clause under which it stands."""
    return item(
        strong(i18n.lasting(row["least"], row["most"], row["qualifier"])),
        i18n.say(f"clause.{row['clause']}"),
    )


def unsaid(dataset: Dataset, view: View) -> str:
    """The words for a figure that nobody gives whom the reader hears."""
    return i18n.say("record.no_figure_from", who=voice(dataset, view))


def reason(dataset: Dataset, view: View, row: Row) -> str:
    """Who says a figure, under which clause of the rule, and what decided between like ones."""
    own = view.figures == "headline"
    clause = i18n.say(f"clause.{row['clause']}") if own else whose(dataset, view)
    tie = i18n.say(f"tie.{row['tie']}")
    return i18n.say("record.why", speaker=row["speaker"], clause=clause, tie=tie)


def totals(dataset: Dataset, record: Record) -> list[Node]:
    """The totals that speakers state of the deliveries of a commitment."""
    rows, title = records.stated_totals(dataset, record), i18n.say("record.totals")
    if rows.empty:
        return []
    return [Heading(title, 2, "totals"), table(dataset, "totals-of-record", title, rows)]


def outcome(dataset: Dataset, record: Record) -> list[Node]:
    """What was said of an event, or of the outcome of a commitment."""
    rows = records.event_statements(dataset, record)
    if record.table == "events":
        return [Heading(i18n.say("record.said_of_it"), 2, "outcome"), *abreast(dataset, rows)]
    return outcomes(dataset, rows) if len(rows) else []


def outcomes(dataset: Dataset, rows: pd.DataFrame) -> list[Node]:
    """What was said of the outcome of a commitment, a row a statement."""
    title, made = i18n.say("record.outcome"), rows.to_dict("records")
    status = [dataset.package.label("event_statements", "status", row["status"]) for row in made]
    columns = {
        said("speaker"): [[item(row["speaker"])] for row in made],
        said("outcome"): [[item(row["statement"])] for row in made],
        said("status"): [[item(one)] for one in status],
        said("source"): [[item(values.source(row))] for row in made],
    }
    return [Heading(title, 2, "outcome"), record_table("outcome-of-record", title, columns)]


def abreast(dataset: Dataset, rows: pd.DataFrame) -> list[Node]:
    """What each side said of an event, side by side, and below it what others said."""
    party = rows["party_id"].astype("str")
    sides = tuple(of_side(dataset, side, rows[party == side]) for side in dataset.sides)
    others = rows[~party.isin(dataset.sides)].to_dict("records")
    items = tuple(outcome_item(dataset, row, row["speaker"]) for row in others)
    nodes: list[Node] = [List(sides, "columns")]
    if items:
        nodes += [Heading(i18n.say("record.others_said"), 3), List(items)]
    return nodes


def of_side(dataset: Dataset, side: str, rows: pd.DataFrame) -> Item:
    """What one side said of an event, or that it said nothing."""
    name = values.party(dataset, side)
    silent = item(Text(i18n.say("hover.nothing_said", party=name), "quiet"))
    said = [outcome_item(dataset, row, row["speaker"]) for row in rows.to_dict("records")]
    return item(strong(name), List(tuple(said or [silent])))


def outcome_item(dataset: Dataset, row: Row, speaker: str) -> Item:
    """What one speaker said of an outcome."""
    status = dataset.package.label("event_statements", "status", row["status"])
    return item(row["statement"], speaker, status, values.source(row))


def archived(row: Row) -> Link:
    """A link to the archived copy of a source; no words where there is none."""
    return (
        Link(i18n.say("record.archived"), row["archived_url"]) if row["archived_url"] else Link("")
    )


def sources(dataset: Dataset, record: Record) -> list[Node]:
    """The sources of a record by title, with archived copy and kind."""
    kinds = dataset.package.labels("sources", "kind")
    items = [
        item(titled(row), archived(row), kinds.get(row["kind"], ""))
        for row in records.sources(dataset, record).to_dict("records")
    ]
    return section("sources", i18n.say("record.sources"), items)


def titled(row: Row) -> Link:
    """A link to a source by its title, with outlet and day where the title is its own.

    A title that was made of them says them; a package may have no titles.
    """
    title, is_own = row.get("title") or "", row.get("title_how") == "seen"
    day = values.said_day(row["published"])
    before = ", ".join(one for one in (str(row["outlet"]), day) if one)
    words = f"{before}: {title}" if title and is_own else title or before
    return values.source({**row, "outlet": words})
