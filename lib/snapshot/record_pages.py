"""The page of each record: everything that the app shows of it."""

from typing import Final

from lib import text
from lib.api import plain, rounds
from lib.model import records
from lib.model.records import Record
from lib.snapshot import charts, method, pages, paths, related, stated
from lib.snapshot.edition import Edition, said
from lib.snapshot.parts import Group, Part, bullet, listing, strong

#: The page of the app on which a reader finds the records of a table.
HOMES: Final = {
    "rounds": "rounds",
    "meetings": "durations",
    "transfers": "outcomes",
    "commitments": "commitments",
    "totals": "claims",
    "events": "commitments",
}


def facts(edition: Edition, record: Record) -> Part:
    """The record's own columns in readers' words, and its hosts and mediators."""
    found = plain.facts(edition.talks, record)
    people = rounds.mediators(edition.talks, record)
    mediators = [
        (one["role"], " · ".join(part for part in (one["name"], one["people"]) if part))
        for one in people
    ]
    return Part("facts.html", {"facts": [*found, *mediators]})


def delegations(edition: Edition, record: Record) -> list[Group]:
    """Who led each delegation of a round and how large it was."""
    if record.table != "rounds":
        return []
    items = [
        bullet(strong(one["name"]), one["words"])
        for one in rounds.delegations(edition.talks, record.key)
    ]
    return [("", items)] if items else []


def sittings(edition: Edition, record: Record) -> list[Group]:
    """The sittings of a round with their durations."""
    if record.table != "rounds":
        return []
    found = rounds.sittings(edition.talks, edition.whole, record.key)
    items = [bullet(one["day"], one["kind"], strong(one["time"]), one["why"]) for one in found]
    return [("", items)] if items else []


def chart(edition: Edition, record: Record) -> list[Part]:
    """The chart of a round's sittings or of a commitment's deliveries, where there is one."""
    kind = {"rounds": "sittings", "commitments": "steps"}.get(record.table, "")
    return charts.of_record(edition, f"{kind}-{record.key}") if kind else []


def parts(edition: Edition, root: str, record: Record) -> list[Part]:
    """Everything that is known of the record, in the order of the app."""
    heads = text.words("labels")["record"]
    return [
        facts(edition, record),
        *listing(heads["figures"], stated.figures(edition, record)),
        *listing(heads["delegations"], delegations(edition, record)),
        *listing(heads["sittings"], sittings(edition, record)),
        *chart(edition, record),
        *listing(heads["commitments"], related.agreed(edition, root, record)),
        *listing(heads["positions"], stated.positions(edition, record)),
        *listing(heads["links"], related.ties(edition, root, record)),
        *listing(heads["outcome"], stated.outcome(edition, record)),
        *listing(heads["claims"], stated.statements(edition, record)),
        *listing(said("record.related"), related.related(edition, root, record)),
        *listing(heads["sources"], stated.sources(edition, record)),
        method.report(edition, f"{record.table}/{record.key}", said("page.report")),
    ]


def record_page(edition: Edition, name: str) -> bytes:
    """The page of the record that ``table/key`` names."""
    record, path = records.find(edition.talks, name), paths.record(name)
    made = parts(edition, paths.up(path), record)
    home = HOMES[record.table]
    drawn = any(part.template == "chart.html" for part in made)
    head = {"lead": summary(record), "trail": (paths.page(home), text.say(f"page.{home}"))}
    records_of_marks = pages.unusual(edition) if drawn else None
    return pages.page(edition, path, record.title, made, **head, records=records_of_marks)


def summary(record: Record) -> str:
    """What the record says of itself in a sentence or two, or ""."""
    return next(
        (str(record.row[name]) for name in ("summary", "description") if record.row.get(name)), ""
    )


def record_pages(edition: Edition) -> dict[str, bytes]:
    """The page of every record, by path."""
    return {
        paths.record(name): record_page(edition, name) for name in sorted(edition.talks.records)
    }
