"""Tables: those of the package as a view cuts them, those that the model works out, codebooks."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from lib import exports, text
from lib.address import RECORD_TABLES, View
from lib.content import values
from lib.content.nodes import Column, Table, Values
from lib.look import agreed_words
from lib.model import disagreements, reconciliation, selection
from lib.model import rows as model
from lib.model.mentions import with_record
from lib.model.talks import Talks
from lib.schema import Field

#: Columns that serve the program more than the reader.
BACKSTAGE: Final = {
    "research_ref", "date_precision", "latitude", "longitude", "place_precision", "track_order",
}  # fmt: skip
#: What the values of a declared type are.
KINDS: Final[dict[str, Values]] = {
    "date": "date", "boolean": "truth", "integer": "number", "number": "number",
}  # fmt: skip
#: The same by the kind of a frame's column.
OF_FRAME: Final[dict[str, Values]] = {"M": "date", "f": "number", "i": "number", "b": "truth"}
#: The columns of the model's own tables, in order.
LEDGER: Final = (
    "title", "round_title", "agreed_date", "agreed_by", "agreed_says", "to_party", "promised",
    "delivered", "basis", "balance", "share", "first_days", "completion_days", "open_days",
    "one_sided_amount", "disputed_amount", "disputed_links", "status",
)  # fmt: skip
UNMATCHED: Final = (
    "title", "date", "topic", "to_party", "state", "party_id", "figure", "speaker", "outlet", "url",
)  # fmt: skip
DIFFERING: Final = tuple(name for name in UNMATCHED if name != "state")
TOTALS: Final = (
    "title", "as_of", "speaker", "figure", "our_sum", "residual", "residual_reason", "outlet",
    "url",
)  # fmt: skip
STEPS: Final = (
    "title", "as_of", "speaker", "figure", "step", "our_step", "step_rest", "residual_reason",
)  # fmt: skip


def caption(view: View, title: str, rows: int) -> str:
    """The title of a table, the number of its rows, and its period."""
    count = text.counted(rows, "row")
    return text.say("table.caption", title=title, count=count, period=view.period)


def declared(talks: Talks, view: View, name: str, most: int | None = None) -> Table:
    """A table of the package as the view cuts it, or its first ``most`` rows."""
    own, every = talks.package.tables[name], selection.selected(talks, view, name)
    rows = exports.with_links(talks, every if most is None else every.head(most), name)
    shown = [field for field in own.fields if field.name not in BACKSTAGE]
    columns = [field_column(talks, name, field, rows) for field in shown]
    if exports.LINKS in rows:
        links, title = rows[exports.LINKS], text.say("table.source_links")
        columns.append(Column(exports.LINKS, title, links, "addresses"))
    keys = rows[own.key[0]].astype("str") if len(own.key) == 1 else ()
    is_record = name in RECORD_TABLES
    return Table(
        f"table-{name}", caption(view, own.title, len(every)), tuple(columns),
        head=[one.key for one in columns].index(own.key[0]),
        records=[f"{name}/{key}" for key in keys] if is_record else (),
        anchors=() if is_record else [f"row:{name}/{key}" for key in keys],
        about=own.description, total=len(every),
    )  # fmt: skip


def field_column(talks: Talks, table: str, field: Field, rows: pd.DataFrame) -> Column:
    """A declared column: labels for codes, days as far as known, links to what it refers to."""
    own, unit = talks.package.tables[table], ""
    if field.unit:
        unit = text.say("table.unit", unit=field.unit)
    kind, cells = KINDS.get(field.type, "text"), rows[field.name]
    if field.labels:
        kind, cells = "text", cells.map(field.label).fillna("")
    elif field.name == own.date_field:
        kind, cells = values.days(rows, field.name)
    elif field.format == "uri":
        kind = "address"
    elif field.name == values.COUNTRY:
        cells = cells.map(values.country)
    to = places(talks, table, field.name, rows[field.name])
    return Column(field.name, f"{field.title}{unit}", cells, kind, to, field.description)


def places(talks: Talks, table: str, column: str, keys: pd.Series) -> pd.Series | None:
    """Where the cells of a column lead: to the row that they name, or to their own record."""
    own = talks.package.tables[table]
    others = {name: other for name, other, _ in own.references}
    if table in RECORD_TABLES and column == own.key[0]:
        others[column] = table
    if column not in others:
        return None
    scheme = "record" if others[column] in RECORD_TABLES else "row"
    led = f"{scheme}:{others[column]}/" + keys.astype("str")
    return led.where(keys.astype("str") != "", "")


def codes(talks: Talks) -> dict[str, dict[str, str]]:
    """The readers' words of the codes in the model's rows, by column."""
    words, names = text.words("labels"), talks.names("parties", "name")
    return {
        "to_party": names, "party_id": names, "state": words["state_label"],
        "topic": {**talks.names("outcomes", "short_title"), **words["topic"]},
        "status": words["status"], "basis": words["basis"],
    }  # fmt: skip


def reckoned(
    talks: Talks, view: View, name: str, title: str, rows: pd.DataFrame, names: Sequence[str]
) -> Table:
    """Chosen columns of rows of the model; the first leads to the record of its row."""
    words = codes(talks)
    columns = [model_column(words, rows, one) for one in names]
    records = rows["record"].astype("str")
    first = Column(columns[0].key, columns[0].title, columns[0].cells, to="record:" + records)
    said = caption(view, title, len(rows))
    about = text.say("table.alt")
    return Table(name, said, (first, *columns[1:]), 0, list(records), about=about)


def model_column(words: dict[str, dict[str, str]], rows: pd.DataFrame, name: str) -> Column:
    """A column of the model under the readers' name for it."""
    title = text.words("labels")["column"][name]
    if name in words:
        return Column(name, title, rows[name].astype("str").map(words[name]).fillna(""))
    if name == "url":
        return Column(name, title, rows[name], "address")
    if name == "share":
        return Column(name, title, rows[name], "share")
    if rows[name].dtype.kind == "M":
        kind, days = values.days(rows, name)
        return Column(name, title, days, kind)
    return Column(name, title, rows[name], OF_FRAME.get(rows[name].dtype.kind, "text"))


def ledger(talks: Talks, view: View, rows: pd.DataFrame) -> Table:
    """The ledger of commitments, given its rows."""
    said = rows.assign(agreed_by=[agreed_words(talks, code) for code in rows["agreed_by"]])
    return reckoned(talks, view, "ledger", text.say("ledger_table.heading"), said, LEDGER)


def whole_ledger(talks: Talks, view: View) -> Table:
    """The ledger of commitments of a view."""
    return ledger(talks, view, model.whole_ledger(talks, view))


def unmatched(talks: Talks, view: View, topic: str = "") -> Table:
    """The figures that only one side gives, or neither; of one topic or of all."""
    rows = disagreements.unmatched(talks, view)
    own = rows[rows["topic"] == topic] if topic else rows
    return reckoned(talks, view, "unmatched", text.say("unmatched.heading"), own, UNMATCHED)


def differing(talks: Talks, view: View, topic: str = "") -> Table:
    """The figures on which the sides differ, of one topic or of all."""
    rows = disagreements.differences(talks, view, topic)
    return reckoned(talks, view, "differing", text.say("card.differ"), rows, DIFFERING)


def totals(talks: Talks, view: View) -> tuple[Table, Table]:
    """Official totals against our sums, and the steps between totals of one speaker."""
    rows = reconciliation.of_view(talks, view)
    rows = with_record(rows[rows["our_sum"].notna()], "totals", "total_id")
    steps = rows[rows["step"].notna()]
    first, second = text.say("totals.heading"), text.say("totals.steps_heading")
    return (
        reckoned(talks, view, "totals", first, rows, TOTALS),
        reckoned(talks, view, "steps", second, steps, STEPS),
    )


def codebook(talks: Talks, name: str) -> Table:
    """The columns of a table with title, type, unit, meaning and codes."""
    fields = talks.package.tables[name].fields
    rows = pd.DataFrame([field_words(field) for field in fields])
    titles = text.words("labels")["codebook"]
    columns = (Column(key, title, rows[key]) for key, title in titles.items())
    return Table(f"columns-{name}", text.say("table.columns"), tuple(columns))


def field_words(field: Field) -> dict[str, str]:
    """What the codebook says of a column."""
    codes = "; ".join(f"{code} = {label}" for code, label in field.labels)
    return {
        "name": field.name, "title": field.title, "type": field.type, "unit": field.unit,
        "description": field.description, "labels": codes,
    }  # fmt: skip
