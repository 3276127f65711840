"""One negotiation as one value: its declaration, its tables, and the statements in them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256

import pandas as pd

from lib import params, speakers
from lib.data import schema, tables
from lib.model import claims
from lib.period import Period

#: The key columns of ``claims``, each with the table whose record the claim speaks of.
SUBJECTS = {
    "round_id": "rounds",
    "delegation_id": "delegations",
    "meeting_id": "meetings",
    "commitment_id": "commitments",
    "transfer_id": "transfers",
    "total_id": "totals",
}
#: What a statement takes over from its speaker: by which key, of which table and column.
OF_SPEAKER = {
    "speaker_kind": ("speaker_id", "speakers", "kind"),
    "role": ("party_id", "parties", "role"),
}
#: The ``status`` of a claim that waits for review.
CANDIDATE = "candidate"
#: What a statement takes over from its source.
OF_SOURCE = ["outlet", "source_kind", "url"]


@dataclass(frozen=True, eq=False)
class Dataset:
    """A negotiation; hashed by identity, so that results can be memoized by it."""

    package: schema.Package
    tables: Mapping[str, pd.DataFrame]
    files: Mapping[str, bytes]

    def __getitem__(self, table: str) -> pd.DataFrame:
        """The rows of a table; none where the package lacks an optional one."""
        return self.tables[table] if table in self.tables else tables.no_rows(table)

    @cached_property
    def edition(self) -> str:
        """A digest of the files, another one for every change of the data."""
        found = sha256()
        for name in sorted(self.files):
            found.update(sha256(self.files[name]).digest() + name.encode())
        return found.hexdigest()[:12]

    @cached_property
    def parties(self) -> pd.DataFrame:
        """All parties in their fixed order, by code."""
        return self["parties"].sort_values("order").set_index("party_id", drop=False)

    @cached_property
    def sides(self) -> list[str]:
        """The codes of the negotiating parties in their fixed order."""
        return list(self.parties.index[self.parties["role"] == speakers.PARTY])

    @cached_property
    def receivers(self) -> list[str]:
        """The codes of all that receive: the sides, then whoever else a transfer goes to."""
        spoken = self["claims"]
        named = set(spoken.loc[spoken["transfer_id"] != "", "to_party"].unique())
        others = [party for party in self.parties.index if party in named]
        return list(dict.fromkeys([*self.sides, *others]))

    @cached_property
    def span(self) -> Period:
        """From the first to the last day of anything dated, coverage included."""
        dated = [self[t.name][t.date_field] for t in self.package.tables.values() if t.date_field]
        days = pd.concat([*dated, self["coverage"]["first_date"], self["coverage"]["last_date"]])
        if days.dropna().empty:
            made = date.fromisoformat(self.package.created or "1970-01-01")
            return Period(made, made)
        return Period(days.min().date(), days.max().date())

    @cached_property
    def reach(self) -> Period:
        """From the first to the last day of the stretches in which reports were found."""
        found = self["coverage"][self["coverage"]["level"] != "none"]
        if found.empty:
            return self.span
        return Period(found["first_date"].min().date(), found["last_date"].max().date())

    @cached_property
    def records(self) -> frozenset[str]:
        """Every record that an address can name, as ``table/key``."""
        return frozenset(
            f"{name}/{key}"
            for name in params.RECORD_TABLES
            for key in self[name][self.package.tables[name].key[0]]
        )

    @cached_property
    def limits(self) -> params.Limits:
        """The allowed query parameters for this negotiation."""
        figures = speakers.choices(self.sides)
        outcomes = tuple(self["outcomes"].sort_values("order")["outcome_id"].astype("str"))
        name, span = self.package.name, self.span
        rounds = tuple(self["commitments"]["round_id"].astype("str").unique())
        return params.Limits(name, span, figures, self.records, outcomes=outcomes, rounds=rounds)

    @cached_property
    def credits(self) -> pd.Series:
        """How each speaker is named with the side, by ``speaker_id``.

        The package's ``credit`` where it gives one; else the name, with the short name of the party
        in brackets where the name does not say it.
        """
        rows = self["speakers"]
        given = rows["credit"] if "credit" in rows else pd.Series("", rows.index)
        sides = tables.text_of(rows["party_id"].astype("str").map(self.parties["short_name"]))
        names = zip(given.astype("str"), rows["name"].astype("str"), sides, strict=True)
        said = [credit or credited(name, side) for credit, name, side in names]
        return pd.Series(said, rows["speaker_id"].astype("str"), dtype="str", name="credit")

    @cached_property
    def statements(self) -> pd.DataFrame:
        """The reviewed statements, on which every figure rests; candidates wait for review."""
        rows = self.every_statement
        waiting = rows["status"] == CANDIDATE
        return rows[~waiting].reset_index(drop=True) if waiting.any() else rows

    @cached_property
    def candidates(self) -> pd.DataFrame:
        """The statements that wait for review: shown apart, in no figure."""
        rows = self.every_statement
        return rows[rows["status"] == CANDIDATE].reset_index(drop=True)

    @cached_property
    def every_statement(self) -> pd.DataFrame:
        """One row a speaker of a claim, with the speaker, its party and role, and the source."""
        rows = claims.with_bounds(self["claims"]).merge(self["claim_speakers"], on="claim_id")
        of_source = {name: ("source_id", "sources", name) for name in OF_SOURCE}
        of_source["source_kind"] = ("source_id", "sources", "kind")
        found = {
            name: tables.looked_up(rows[key], self[table].set_index(key)[column].astype("str"))
            for name, (key, table, column) in (OF_SPEAKER | of_source).items()
        }
        found["speaker"] = tables.looked_up(rows["speaker_id"], self.credits)
        rows = rows.assign(**found)
        derived = rows["basis"] == "derived"
        if derived.any():  # nobody says it, whoever is named for the parts
            named = rows["speaker"].dtype
            said = rows["speaker"].astype("str").mask(derived, "")
            is_coded = isinstance(named, pd.CategoricalDtype)
            rows = rows.assign(speaker=said.astype("category" if is_coded else named))
        return claims.with_rank(rows.assign(concerned=concerned_parties(self, rows)))

    def names(self, table: str, column: str = "title") -> dict[str, str]:
        """One column of a table by its key, both as text."""
        keys = self[table][self.package.tables[table].key[0]].astype("str")
        return dict(zip(keys, self[table][column].astype("str"), strict=True))

    def about(self, column: str) -> pd.DataFrame:
        """The statements about one kind of subject, by its key column; computed once.

        Where they are few, codes that are held as categories are text again, to be joined to text.
        """
        if column not in self.subjects:
            rows = self.statements[self.statements[column] != ""]
            self.subjects[column] = tables.plain(rows)
        return self.subjects[column]

    @cached_property
    def subjects(self) -> dict[str, pd.DataFrame]:
        """The statements about each kind of subject that was asked for."""
        return {}

    def cut(self, table: str, period: Period) -> pd.DataFrame:
        """The rows of a table whose date lies in the period; undated tables whole."""
        column = self.package.tables[table].date_field
        rows = self[table]
        return rows[period.covers(rows[column])] if column else rows


def credited(name: str, side: str) -> str:
    """The name of a speaker with the side in brackets, unless the name says the side itself."""
    if not side or re.search(rf"\b{re.escape(side)}\b", name):
        return name
    return f"{name[:-1]}, {side})" if name.endswith(")") else f"{name} ({side})"


def concerned_parties(dataset: Dataset, rows: pd.DataFrame) -> pd.Series:
    """The party that each statement concerns: the receiver, or the party of the delegation."""
    of_delegation = dataset["delegations"].set_index("delegation_id")["party_id"].astype("str")
    owners = tables.looked_up(rows["delegation_id"], of_delegation).astype("str")
    concerned = rows["to_party"].astype("str").where(rows["delegation_id"] == "", owners)
    return tables.compact(concerned)


def read_dataset(files: Mapping[str, bytes]) -> Dataset:
    """The negotiation in a data package, given as file contents by path inside the package."""
    package = schema.read_package(files["datapackage.json"])
    return Dataset(package, tables.read_tables(files, package), files)
