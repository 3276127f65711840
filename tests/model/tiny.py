"""Tiny negotiations for rules: two sides, and nothing but the rows that a test writes."""

import json

from lib import params
from lib.data import schema
from lib.model.dataset import Dataset
from tests.conftest import REAL, table

#: What every tiny negotiation has: two sides, a speaker each, the press, and one source.
ALWAYS = {
    "parties": {
        "party_id": ["north", "south", "paper"], "name": ["North", "South", "Paper"],
        "short_name": ["North", "South", "Paper"], "role": ["party", "party", "press"],
        "order": [1, 2, 3],
    },
    "speakers": {
        "speaker_id": ["n", "s", "p"], "name": ["Envoy of North", "Envoy of South", "Paper"],
        "party_id": ["north", "south", "paper"], "kind": ["person"] * 3, "is_named": ["true"] * 3,
    },
    "sources": {"source_id": ["gazette"], "outlet": ["Gazette"], "kind": ["press"],
                "published": ["2031-01-01"], "url": ["https://example.org/1"]},
    "outcomes": {
        "outcome_id": ["aid"], "order": [1], "title": ["Aid"], "short_title": ["Aid"],
        "noun": ["convoy"], "noun_plural": ["convoys"], "verb": ["let through to"],
        "measure": ["convoys"], "person_category": [""], "kinds": ["convoy"],
        "is_reciprocal": ["false"], "symbol": ["circle"],
    },
    "tracks": {"track_id": ["main"], "title": ["Main"], "order": [1]},
    "coverage": {"coverage_id": ["all"], "first_date": ["2031-01-01"],
                 "last_date": ["2031-12-31"], "level": ["dense"]},
}  # fmt: skip
PARTY_OF = {"n": "north", "s": "south", "p": "paper"}


def tiny(said: list[dict[str, object]] = (), **rows: dict[str, list[object]]) -> Dataset:
    """A negotiation of some rows; each claim in ``said`` names its ``by``, the code of a speaker."""
    package = schema.read_package((REAL / "datapackage.json").read_bytes())
    columns = {**ALWAYS, **rows, **statements(said)}
    tables = {
        name: table(name, **columns[name]) if name in columns else table(name, **empty(package, name)).iloc[:0]
        for name in package.tables
    }  # fmt: skip
    return Dataset(package, tables, {"datapackage.json": json.dumps(sorted(columns)).encode()})


def empty(package: schema.Package, name: str) -> dict[str, list[object]]:
    """One row without anything in it."""
    return {package.tables[name].fields[0].name: [""]}


def statements(said: list[dict[str, object]]) -> dict[str, dict[str, list[object]]]:
    """The tables of claims and of who speaks them."""
    if not said:
        return {}
    plain = {"confidence": "high", "stated_date": "2031-02-01", "source_id": "gazette",
             "basis": "stated", "status": "reviewed"}  # fmt: skip
    claims = [{"claim_id": f"c{number}", **plain, **claim} for number, claim in enumerate(said)]
    by = [claim.pop("by") for claim in claims]
    names = dict.fromkeys(name for claim in claims for name in claim)
    return {
        "claims": {name: [claim.get(name, "") for claim in claims] for name in names},
        "claim_speakers": {
            "claim_id": [claim["claim_id"] for claim in claims], "speaker_id": by,
            "party_id": [PARTY_OF[one] for one in by],
        },
    }  # fmt: skip


def seen(dataset: Dataset, **words: str) -> params.View:
    """The view of a tiny negotiation that some words say, none of them objected to."""
    said = {word.rstrip("_"): value for word, value in words.items()}
    found, objections = params.parse(said, dataset.limits)
    assert not objections
    return found
