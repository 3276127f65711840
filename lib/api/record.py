"""One record in words: everything that the app shows of it but its chart, without a script."""

from typing import Final

from lib import text
from lib.address import View
from lib.api import plain, related, rounds, stated
from lib.api.groups import Group
from lib.api.related import Place
from lib.model import records
from lib.model.records import Record
from lib.model.talks import Talks

#: The page of the app on which a reader finds the records of a table.
HOMES: Final = {
    "rounds": "rounds",
    "meetings": "durations",
    "transfers": "outcomes",
    "commitments": "commitments",
    "totals": "claims",
    "events": "commitments",
}
Section = tuple[str, list[Group]]


def summary(record: Record) -> str:
    """What the record says of itself in a sentence or two, or ""."""
    own = (record.row.get(name) for name in ("summary", "description"))
    return next((str(words) for words in own if words), "")


def facts(talks: Talks, record: Record) -> list[tuple[str, str]]:
    """The record's own columns in readers' words, and its hosts and mediators."""
    people = [
        (talks.package.label("mediations", "role", row["role"]), [row["name"], row["people"]])
        for _, row in records.mediators(talks, record).iterrows()
    ]
    mediators = [(role, " · ".join(part for part in parts if part)) for role, parts in people]
    return [*plain.facts(talks, record), *mediators]


def of_round(talks: Talks, view: View, place: Place, record: Record) -> dict[str, list[Group]]:
    """What only a round has, by the key of its heading."""
    if record.table != "rounds":
        return {}
    return {
        "delegations": rounds.delegations(talks, record),
        "sittings": rounds.sittings(talks, view, record),
        "commitments": related.agreed(talks, view, place, record),
        "positions": rounds.positions(talks, record),
    }


def sections(talks: Talks, view: View, place: Place, record: Record) -> list[Section]:
    """Every list with anything in it under its heading, in the order of the app."""
    found = {
        "figures": stated.figures(talks, view, record),
        **of_round(talks, view, place, record),
        "totals": stated.totals(talks, record),
        "links": related.ties(talks, place, record),
        "outcome": stated.outcome(talks, record),
        "claims": stated.statements(talks, record),
        "related": related.related(talks, place, record),
        "sources": stated.sources(talks, record),
    }
    return [(text.say(f"record.{key}"), groups) for key, groups in found.items() if groups]
