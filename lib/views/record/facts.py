"""The facts of a record: its own columns, and its host and mediators."""

from typing import Any

import pandas as pd
import streamlit as st

from lib import text
from lib.address import View
from lib.model import records
from lib.model.records import Record
from lib.model.talks import Talks
from lib.views.markup import bullet, plain
from lib.views.record.lists import listed

#: Columns that the head of a record leaves out: keys, and what says nothing by itself.
HIDDEN = (
    "source_id", "second_source_id", "research_ref", "date_precision", "is_round", "was_held",
    "is_counted", "latitude", "longitude", "place_precision", "summary", "description",
    "as_of_edtf", "outcome_id", "end_date",
)  # fmt: skip
#: The column of countries, as ISO 3166-1 alpha-3 codes.
COUNTRY = "country_code"
SUMMARIES = ("summary", "description")


def facts(talks: Talks, view: View, record: Record) -> None:
    """Show the record's own columns with the readers' words for them."""
    summary = next((record.row[name] for name in SUMMARIES if record.row.get(name)), "")
    if summary:
        st.markdown(plain(summary))
    with st.container(horizontal=True, gap="large"):
        with st.container(width=520):
            listed("facts", own_items(talks, record))
        with st.container(width=420):
            listed("mediators", mediator_items(talks, record))


def own_items(talks: Talks, record: Record) -> list[str]:
    """The columns of the record that say something, as list items."""
    declared, row = talks.package.tables[record.table], record.row
    hidden = {declared.key[0], declared.title_field, *HIDDEN}
    hidden |= {"date_edtf"} if row.get("date_precision") == 1 else set()
    fields = [one for one in declared.fields if one.name not in hidden and not blank(row[one.name])]
    return [
        bullet(f"{plain(one.title)}: {plain(shown(talks, record, one.name, row[one.name]))}")
        for one in fields
    ]


def mediator_items(talks: Talks, record: Record) -> list[str]:
    """Host and mediators with their roles, as list items."""
    roles = talks.package.labels("mediations", "role")
    return [
        bullet(plain(row["name"]), plain(roles.get(row["role"], row["role"])), plain(row["people"]))
        for row in records.mediators(talks, record).to_dict("records")
    ]


def blank(value: Any) -> bool:
    """True for a cell with nothing in it, and for a plain no."""
    return bool(pd.isna(value)) or value == "" or value is False


def shown(talks: Talks, record: Record, column: str, value: Any) -> str:
    """A cell in the readers' words: a label for a code, a name for a key, a day for a date."""
    if isinstance(value, pd.Timestamp):
        return text.day(value)
    for own, table, _ in talks.package.tables[record.table].references:
        title = talks.package.tables[table].title_field
        if own == column and title:
            return talks.names(table, title)[str(value)]
    if column == COUNTRY:
        return text.country(str(value))
    label = talks.package.label(record.table, column, value)
    return text.say("word.yes") if label == "True" else label
