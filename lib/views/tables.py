"""Tables: rows of the data package or of the model with the readers' column names and a CSV link."""

import pandas as pd
import streamlit as st

from lib import exports, text
from lib.model import coverage, disagreements
from lib.model import rows as model_rows
from lib.model.talks import Talks
from lib.schema import Field, Table
from lib.views import place, sharing

#: Columns that serve the program more than the reader.
BACKSTAGE = {
    "research_ref",
    "date_precision",
    "latitude",
    "longitude",
    "place_precision",
    "track_order",
}


def column_config(field: Field) -> object:
    """How a declared column is shown: its title, description and kind."""
    unit = text.say("table.unit", unit=field.unit) if field.unit else ""
    label, help_text = f"{field.title}{unit}", field.description
    if field.type == "date":
        return st.column_config.DateColumn(label, help=help_text, format="YYYY-MM-DD")
    if field.format == "uri":
        return st.column_config.LinkColumn(label, help=help_text)
    if field.type in ("integer", "number"):
        return st.column_config.NumberColumn(label, help=help_text, format="localized")
    return st.column_config.Column(label, help=help_text)


def labelled(talks: Talks, table: Table, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with readers' words in place of codes."""
    named = {
        name: rows[name].map(field.label)
        for name, field in table.field.items()
        if field.labels and name in rows
    }
    return rows.assign(**named)


def chosen(key: str, keys: list[str]) -> None:
    """Open the record of the row that was chosen in a table."""
    if picked := st.session_state[key]["selection"]["rows"]:
        place.open_record(keys[picked[0]])


def grid(
    key: str, rows: pd.DataFrame, columns: dict[str, object], records: list[str], alt: str
) -> None:
    """Show rows as a table; choosing a row opens its record where it has one."""
    if not records:
        st.dataframe(
            rows, column_config=columns, hide_index=True, alt=alt, key=key, placeholder="–"
        )
        return
    st.dataframe(
        rows,
        column_config=columns,
        hide_index=True,
        alt=alt,
        key=key,
        placeholder="–",
        selection_mode="single-row",
        on_select=lambda: chosen(key, records),
    )


def table(name: str) -> None:
    """Show one table of the package for the period, with its CSV."""
    talks, view, _ = place.reading()
    declared = talks.package.tables[name]
    rows = exports.table_rows(talks, view, name)
    shown = labelled(
        talks, declared, rows.drop(columns=[column for column in BACKSTAGE if column in rows])
    )
    key = declared.key[0]
    records = (
        [f"{name}/{value}" for value in rows[key]]
        if f"{name}/{rows[key].iloc[0] if len(rows) else ''}" in talks.records
        else []
    )
    columns = {field.name: column_config(field) for field in declared.fields}
    st.caption(
        text.say("table.rows", count=text.count(len(rows), "row", "rows"), period=view.period)
    )
    grid(f"table-{name}", shown, columns, records, declared.description)
    sharing.downloads(talks, view, name)


def data_cards() -> None:
    """Show every table of the package with its description, columns, rows and downloads."""
    talks, view, _ = place.reading()
    names = list(talks.package.tables)
    titles = {name: talks.package.tables[name].title for name in names}
    chosen_table = st.selectbox(
        text.say("data.choose"), names, format_func=titles.__getitem__, key="data_table"
    )
    declared = talks.package.tables[chosen_table]
    st.subheader(declared.title, anchor=False)
    st.markdown(declared.description)
    table(chosen_table)
    with st.expander(text.say("table.columns")):
        st.dataframe(codebook(declared), hide_index=True, alt=text.say("table.columns"))
    sharing.package_links(view)


def codebook(declared: Table) -> pd.DataFrame:
    """The columns of a table with title, type, unit, meaning and codes."""
    return pd.DataFrame([
        {"column": field.name, "title": field.title, "type": field.type, "unit": field.unit, "meaning": field.description,
         "codes": "; ".join(f"{code} = {label}" for code, label in field.labels)}
        for field in declared.fields
    ])  # fmt: skip


def words_of_codes(talks: Talks, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the model with readers' words for parties, topics, states and statuses."""
    words = text.words("labels")
    topics = {
        **talks["outcomes"].set_index("outcome_id")["short_title"].to_dict(),
        **words["topic"],
    }
    maps = {"to_party": talks.parties["name"].to_dict(), "party_id": talks.parties["name"].to_dict(), "topic": topics,
            "state": words["state_label"], "status": words["status"], "basis": words["basis"]}  # fmt: skip
    return rows.assign(
        **{name: rows[name].map(known).fillna("") for name, known in maps.items() if name in rows}
    )


def model_table(key: str, rows: pd.DataFrame, columns: list[str]) -> None:
    """Show chosen columns of rows of the model under the readers' names for them."""
    talks, view, _ = place.reading()
    titles = text.words("labels")["column"]
    records = list(rows["record"]) if "record" in rows else []
    shown = words_of_codes(talks, rows)[columns].rename(columns=titles)
    dates = {
        titles.get(name, name): st.column_config.DateColumn(format="YYYY-MM-DD")
        for name in columns
        if rows[name].dtype.kind == "M"
    }
    links = {titles["url"]: st.column_config.LinkColumn()} if "url" in columns else {}
    st.caption(
        text.say("table.rows", count=text.count(len(rows), "row", "rows"), period=view.period)
    )
    grid(key, shown, {**dates, **links}, records, text.say("table.alt"))


def ledger_table() -> None:
    """Show the ledger of commitments."""
    talks, view, _ = place.reading()
    columns = [
        "title",
        "round_title",
        "agreed_date",
        "agreed_by",
        "agreed_says",
        "to_party",
        "promised",
        "delivered",
        "basis",
        "balance",
        "share",
        "first_days",
        "completion_days",
        "open_days",
        "disputed_links",
        "status",
    ]
    rows = model_rows.whole_ledger(talks, view)
    model_table(
        "table-ledger",
        rows.assign(
            agreed_by=rows["agreed_by"].map(lambda code: sharing.agreed_words(talks, code))
        ),
        columns,
    )


def unmatched_table() -> None:
    """Show the figures that only one side gives, or neither."""
    talks, view, _ = place.reading()
    rows = disagreements.unmatched(talks, view)
    model_table(
        "table-unmatched",
        rows,
        [
            "title",
            "date",
            "topic",
            "to_party",
            "state",
            "party_id",
            "figure",
            "speaker",
            "outlet",
            "url",
        ],
    )


def recent_changes() -> None:
    """Show what changed in the newest version of the data."""
    talks, _, _ = place.reading()
    st.subheader(text.say("overview.changes"), anchor=False)
    rows = coverage.changes(talks)
    for version, part in rows.groupby("version", sort=False):
        st.markdown(
            f"**{text.say('overview.version', version=version, date=text.day(part['date'].iloc[0]))}**"
        )
        st.markdown("\n".join(f"- {row.change} {row.reason}" for row in part.itertuples()))
