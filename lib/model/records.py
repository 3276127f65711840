"""Records: one row of a record table with everything said of it, and why its headline stands."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from lib.model import claims, commitments, durations, figures
from lib.model import rounds as round_parts
from lib.model.dataset import SUBJECTS, Dataset
from lib.model.mentions import with_voice
from lib.params import View


@dataclass(frozen=True)
class Record:
    """A record: its table and key, its row, its title and its day."""

    table: str
    key: str
    row: pd.Series
    title: str


def find(dataset: Dataset, name: str) -> Record:
    """The record that ``table/key`` names; raises KeyError where there is none."""
    table, key = name.split("/", 1)
    declared = dataset.package.tables[table]
    rows = dataset[table]
    found = rows[rows[declared.key[0]] == key]
    if found.empty:
        raise KeyError(name)
    row = found.iloc[0]
    return Record(table, key, row, record_title(dataset, table, row))


def record_title(dataset: Dataset, table: str, row: pd.Series) -> str:
    """The title of a row; a sitting is named by its kind and its round."""
    if table != "meetings":
        return str(row[dataset.package.tables[table].title_field])
    rounds = dataset["rounds"].set_index("round_id")["title"]
    return f"{dataset.package.label('meetings', 'kind', row['kind'])}, {rounds[row['round_id']]}"


def statements(dataset: Dataset, record: Record) -> pd.DataFrame:
    """Every statement about the record, grouped by what is stated, the surest first."""
    column = next((key for key, table in SUBJECTS.items() if table == record.table), "")
    if not column:
        return dataset.statements.iloc[0:0]
    rows = dataset.about(column)
    rows = rows[rows[column] == record.key]
    return rows.sort_values(["measure", "person_category", "to_party", "rank"])


def candidates(dataset: Dataset, record: Record) -> pd.DataFrame:
    """The statements about the record that wait for review."""
    column = next((key for key, table in SUBJECTS.items() if table == record.table), "")
    rows = dataset.candidates
    return rows[rows[column] == record.key] if column else rows.iloc[0:0]


def headline_figures(dataset: Dataset, view: View, record: Record) -> pd.DataFrame:
    """The figures of a transfer by the chosen speaker, with the clause that decided each."""
    rows = figures.figures(dataset, view.figures, view.confidence)
    rows = rows[rows["transfer_id"] == record.key]
    order = {party: number for number, party in enumerate(dataset.sides)}
    return rows.sort_values("to_party", key=lambda column: column.map(order), kind="stable")


def mediators(dataset: Dataset, record: Record) -> pd.DataFrame:
    """Hosts and mediators of a round or transfer."""
    column = {"rounds": "round_id", "transfers": "transfer_id"}.get(record.table, "mediation_id")
    rows = dataset["mediations"]
    rows = rows[rows[column] == record.key].join(dataset.parties[["name"]], on="party_id")
    return rows.drop_duplicates(["party_id", "role", "people"])


def links(dataset: Dataset, record: Record) -> pd.DataFrame:
    """What ties a transfer to commitments, or a commitment to transfers, and who says so."""
    column = {"transfers": "transfer_id", "commitments": "commitment_id"}.get(record.table)
    rows = dataset["fulfilments"]
    return with_voice(dataset, rows[rows[column] == record.key] if column else rows.iloc[0:0])


def stated_totals(dataset: Dataset, record: Record) -> pd.DataFrame:
    """The statements of official totals that count the deliveries of a commitment, newest first."""
    totals = dataset["totals"]
    own = totals.loc[(totals["commitment_id"] == record.key) & (record.table == "commitments")]
    rows = dataset.about("total_id").drop(columns="to_party")
    rows = rows[(rows["measure"] == "total") & rows["total_id"].isin(set(own["total_id"]))]
    rows = rows.merge(own[["total_id", "title", "as_of", "to_party"]], on="total_id")
    return rows.sort_values(["as_of", "to_party", "rank"], ascending=[False, True, True])


def event_statements(dataset: Dataset, record: Record) -> pd.DataFrame:
    """What was said of an event, or of the outcome of a commitment, with speaker and source."""
    events = dataset["events"]
    column = {"events": "event_id", "commitments": "commitment_id"}.get(record.table)
    chosen = events[events[column] == record.key] if column else events.iloc[0:0]
    return with_voice(
        dataset, dataset["event_statements"].merge(chosen[["event_id"]], on="event_id")
    )


def sources(dataset: Dataset, record: Record) -> pd.DataFrame:
    """The sources of a record, each once, by outlet."""
    own = [record.row.get("source_id", ""), record.row.get("second_source_id", "")]
    rounds = [record.key] if record.table == "rounds" else []
    used = pd.concat([
        statements(dataset, record)["source_id"], event_statements(dataset, record)["source_id"],
        *(round_parts.said_of_delegations(dataset, key)["source_id"] for key in rounds),
        links(dataset, record)["source_id"], pd.Series(own, dtype="str"),
    ])  # fmt: skip
    rows = dataset["sources"]
    return rows[rows["source_id"].isin(set(used))].sort_values("outlet")


def example(dataset: Dataset, view: View) -> tuple[pd.Series, pd.DataFrame] | None:
    """The largest figure on which the sides differ, and what each says; None if they agree."""
    rows = figures.figures(dataset, "headline", view.confidence)
    differ = rows[(rows["state"] == "differ") & rows["is_counted"]]
    if differ.empty:
        return None
    figure = differ.sort_values("figure").iloc[-1]
    said = figures.outcome_statements(dataset)
    said = said[said["figure"].notna() & (said["role"] == "party")]
    same = (said[figures.KEY] == figure[figures.KEY]).all(axis=1)
    return figure, said[same].sort_values("rank").drop_duplicates(["party_id", "figure"])


#: By table of a record: the measures of which one figure stands.
MEASURES: Final = {"commitments": ("promised", "requested"), "totals": ("total",)}
BY: Final = ["measure", "to_party"]


def of_record(dataset: Dataset, view: View, record: Record) -> pd.DataFrame:
    """One row a measure and receiver of a commitment or total: figure, speaker, clause and tie.

    A figure is missing where others give one and the chosen speaker does not.
    """
    rows = statements(dataset, record)
    rows = rows[rows["measure"].isin(MEASURES.get(record.table, ()))]
    every = claims.headlines(claims.heard(rows, "headline", "all"), BY)
    own = claims.headlines(claims.heard(rows, view.figures, view.confidence), BY)
    kept = ["figure", "qualifier", "unit", "speaker", "clause", "tie"]
    order = {party: place for place, party in enumerate(dataset.sides)}
    found = every[BY].merge(own[[*BY, *kept]], on=BY, how="left")
    return found.sort_values("to_party", key=lambda column: column.map(order), kind="stable")


def of_ledger(dataset: Dataset, view: View, record: Record) -> list[dict[Hashable, Any]]:
    """What a commitment comes to, a row a direction with a promised number."""
    if record.table != "commitments":
        return []
    rows = commitments.whole_ledger(dataset, view)
    own = (rows["commitment_id"] == record.key) & rows["promised"].notna()
    return rows[own].to_dict("records")


def of_sitting(dataset: Dataset, view: View, record: Record) -> pd.DataFrame:
    """The headline duration of a sitting with its clause; no row for another record or none."""
    rows = durations.of_view(dataset, view.but(period=view.span))
    own = rows["meeting_id"] == record.key if record.table == "meetings" else rows.index < 0
    return rows[own & rows["minutes"].notna()]
