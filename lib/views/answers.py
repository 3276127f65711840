"""Tables of what the model works out: chosen columns under the readers' names for them."""

import pandas as pd
import streamlit as st

from lib import text
from lib.model.talks import Talks
from lib.views import grids, place


def words_of_codes(talks: Talks, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the model with readers' words for parties, topics, states and statuses."""
    words, parties = text.words("labels"), talks.names("parties", "name")
    known = {
        "to_party": parties, "party_id": parties, "state": words["state_label"],
        "topic": {**talks.names("outcomes", "short_title"), **words["topic"]},
        "status": words["status"], "basis": words["basis"], "promise_state": words["promise"],
    }  # fmt: skip
    coded = {name: rows[name].astype("str") for name in known if name in rows}
    said = {name: codes.map(known[name]).fillna("") for name, codes in coded.items()}
    return rows.assign(**said)


def answer_table(key: str, rows: pd.DataFrame, columns: list[str]) -> None:
    """Show chosen columns of rows of the model under the readers' names for them."""
    talks, _, _ = place.reading()
    grids.row_count(rows)
    grids.cut_note(rows, "table.first_of_period")
    rows = grids.first(rows)
    titles = text.words("labels")["column"]
    shown = words_of_codes(talks, rows)[columns].rename(columns=titles)
    dated = [titles.get(name, name) for name in columns if rows[name].dtype.kind == "M"]
    kinds = {name: st.column_config.DateColumn(format=grids.DAY) for name in dated}
    if "url" in columns:
        kinds[titles["url"]] = st.column_config.LinkColumn()
    records = list(rows["record"]) if "record" in rows else []
    grids.grid(key, shown, kinds, records, text.say("table.alt"))
