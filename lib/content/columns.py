"""Columns of the model's rows in readers' words: their names, the words of codes, and units."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from lib import derived_tables, export, i18n
from lib.cache import memoize
from lib.charts.style import agreements, whole_style
from lib.content import values
from lib.content.nodes import Column, Values
from lib.data.tables import text_of
from lib.model import events
from lib.model.dataset import Dataset

#: What a frame's column holds, by the kind of its type.
OF_FRAME: Final[dict[str, Values]] = {"M": "date", "f": "number", "i": "number", "b": "truth"}
#: What a section of labels.toml says the codes of, by column.
WORDED: Final = {
    "state": "state_label", "status": "status", "basis": "basis", "promise_state": "promise",
    "qualifier": "qualifier_label", "promised_qualifier": "qualifier_label",
    "delivered_qualifier": "qualifier_label", "stated_qualifier": "qualifier_label",
    "link_state": "link_state", "series": "series", "clause": "clause", "tie": "tie",
    "residual_state": "residual_state", "standing": "standing", "agreed_state": "agreed_state",
}  # fmt: skip
#: The tables whose codes of a column have words in the package, by column.
OF_PACKAGE: Final = {
    "kind": ("transfers", "rounds", "meetings", "events"), "source_kind": (),
    "category": ("transfers", "commitments"), "confidence": ("claims",),
    "person_category": ("claims",), "measure": ("claims",),
}  # fmt: skip
#: The columns of numbers that count what the unit of their row says.
COUNTED: Final = frozenset({
    "figure", "total", "running_total", "promised", "delivered", "balance", "our_sum", "residual",
    "step", "our_step", "step_rest", "one_sided_amount", "disputed_amount", "stated_total",
    "summed", "one_sided_added", "disputed_added", "quantity", "difference", "lower", "upper",
    "least", "most",
})  # fmt: skip
UNIT: Final = "unit"
STATE: Final = "state"


@memoize(2)
def titles(dataset: Dataset) -> dict[str, str]:
    """The readers' names of columns: those of labels.toml, then as declared, of answers first."""
    tables = [*derived_tables.every(dataset).values()]
    declared = {field.name: field.title for table in reversed(tables) for field in table.fields}
    own = i18n.words("labels")["column"]
    return {**declared, export.LINKS: i18n.say("table.source_links"), **of_groups(dataset), **own}


def of_groups(dataset: Dataset) -> dict[str, str]:
    """The names of the columns that each group of speakers has."""
    prefixes = {events.SAYS: "group_column.says", events.STATUS: "group_column.kept"}
    return {
        f"{prefix}{group}": i18n.say(key, group=derived_tables.group_name(dataset, group))
        for group in events.speaking(dataset)
        for prefix, key in prefixes.items()
    }


@memoize(2)
def codes(dataset: Dataset) -> dict[str, Mapping[str, str]]:
    """The readers' words of the codes in the model's rows, by column."""
    words, style = i18n.words("labels"), whole_style(dataset)
    names = dataset.names("parties", "name")
    of_package: dict[str, dict[str, str]] = {}
    for column, tables in OF_PACKAGE.items():
        of_package[column] = {
            str(code): label
            for table in tables
            for code, label in dataset.package.labels(table, column).items()
        }
    return {
        **of_package, **{column: words[section] for column, section in WORDED.items()},
        "to_party": names, "party_id": names, "speaks_for": style.names,
        "topic": style.labels["topic"], "lane": style.labels["lane"],
        "source_kind": style.labels["source_kind"], "agreed_by": agreements(dataset),
        "scope": dataset.names("scopes", "title"),
    }  # fmt: skip


def in_words(words: Mapping[str, str], cells: pd.Series) -> pd.Series:
    """The cells with the readers' word of each code; what is no code as it stands."""
    text = text_of(cells)
    named = {code: words.get(code, code) for code in text.unique()}
    return text_of(text.map(named))


def column(dataset: Dataset, rows: pd.DataFrame, name: str) -> Column:
    """A column of the model under the readers' name for it, with its unit where it has one."""
    title = titles(dataset).get(name, name)
    if name == STATE and "figure" in rows:
        return Column(name, title, states(codes(dataset)[name], rows))
    if name in codes(dataset):
        return Column(name, title, in_words(codes(dataset)[name], rows[name]))
    if name == export.LINKS:
        return Column(name, title, rows[name], "addresses")
    if name == "url":
        return Column(name, title, rows[name], "address")
    if rows[name].dtype.kind == "M":
        kind, days = values.days(rows, name)
        return Column(name, title, days, kind)
    kind = OF_FRAME.get(rows[name].dtype.kind, "text")
    return Column(name, title + unit_words(rows, name), rows[name], kind)


def states(words: Mapping[str, str], rows: pd.DataFrame) -> pd.Series:
    """The words of the states of figures: of a missing one no more than that it is missing."""
    said = in_words(words, rows[STATE])
    is_missing = rows["figure"].isna() & (rows[STATE].astype("str") == "no_figure")
    return said.mask(is_missing, i18n.say("state.none"))


def unit_words(rows: pd.DataFrame, name: str) -> str:
    """The unit of a column in brackets where all its rows count the same; else "".

    Where rows count different things, each says which in its column of units.
    """
    if name not in COUNTED or UNIT not in rows:
        return ""
    found = [unit for unit in rows[UNIT].unique() if unit]
    return i18n.say("table.unit", unit=found[0]) if len(found) == 1 else ""
