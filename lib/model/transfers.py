"""Statements about transfers, each figure of an outcome with one number to be grouped by."""

import pandas as pd

from lib import claims
from lib.groups import Places, numbers, places
from lib.kept import kept
from lib.model.talks import OF_SOURCE, Talks
from lib.model.voices import with_side
from lib.tables import plain

#: What of a statement is needed; the rest would fill memory in large packages.
OF_CLAIM = [
    "claim_id", "transfer_id", "to_party", "measure", "person_category", "figure", "lower",
    "upper", "unit", "qualifier", "confidence", "stated_date", "speaker", "speaker_kind",
    "party_id", "role", "source_id", "clause_number", "rank",
    *(f"tie_{tie}" for tie in claims.TIES), *OF_SOURCE,
]  # fmt: skip


@kept(64)
def keys(talks: Talks, table: str) -> pd.Index:
    """The keys of all records of a table, sorted."""
    key = talks[table][talks.package.tables[table].key[0]]
    found: pd.Index = pd.Index(key.iloc[order(talks, table)])
    return found


@kept(64)
def order(talks: Talks, table: str) -> Places:
    """Where in a table the record of each of the sorted keys is."""
    key = talks[table][talks.package.tables[table].key[0]]
    return key.argsort(kind="stable").to_numpy().astype("int64")


def receivers(talks: Talks) -> pd.Index:
    """The codes of all parties that may receive, sorted; "" where nobody says which."""
    return pd.Index(sorted({"", *talks["parties"]["party_id"].astype("str")}))


def outcome_ids(talks: Talks) -> pd.Index:
    """The codes of all outcomes, sorted."""
    return pd.Index(sorted(talks["outcomes"]["outcome_id"].astype("str")))


@kept(8)
def statements(talks: Talks) -> pd.DataFrame:
    """The statements about transfers, with the ``place`` of the transfer among all."""
    rows = talks.statements[OF_CLAIM]
    rows = plain(rows[rows["transfer_id"] != ""])
    return rows.assign(place=places(rows["transfer_id"], keys(talks, "transfers")))


@kept(8)
def outcome_statements(talks: Talks) -> pd.DataFrame:
    """The statements that give or could give a figure for an outcome, with its ``outcome_id``.

    ``number`` is one integer for each figure, in the order of KEY.
    """
    measured = talks["outcomes"][["outcome_id", "measure", "person_category"]]
    rows = statements(talks)
    rows = rows.assign(speaker=with_side(talks, rows))
    same = ["measure", "person_category"]
    for name in same:
        measured = measured[measured[name].isin(rows[name].unique())]
    rows = rows.merge(measured.astype(rows.dtypes[same].to_dict()), on=same)
    of_outcome = places(rows["outcome_id"], outcome_ids(talks))
    to = places(rows["to_party"], receivers(talks))
    return rows.assign(number=numbered(talks, rows["place"].to_numpy(), of_outcome, to))


def numbered(
    talks: Talks, transfer: Places, outcome: Places | int, to_party: Places | int
) -> Places:
    """One integer for each transfer, outcome and receiver, given by their places."""
    parts = (transfer, keys(talks, "transfers")), (outcome, outcome_ids(talks))
    return numbers(*parts, (to_party, receivers(talks)))
