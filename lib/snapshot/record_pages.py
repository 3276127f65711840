"""The page of each record: everything that the app shows of it."""

from lib import text
from lib.api import record as words
from lib.model import records
from lib.model.records import Record
from lib.snapshot import charts, method, pages, paths
from lib.snapshot.edition import Edition, said
from lib.snapshot.parts import Part, listing

#: The sections that stand before the chart of a record.
BEFORE_CHART = ("figures", "delegations", "sittings")


def chart(edition: Edition, record: Record) -> list[Part]:
    """The chart of a round's sittings or of a commitment's deliveries, where there is one."""
    kind = {"rounds": "sittings", "commitments": "steps"}.get(record.table, "")
    return charts.of_record(edition, f"{kind}-{record.key}") if kind else []


def parts(edition: Edition, root: str, record: Record) -> list[Part]:
    """Everything that is known of the record, its chart before what was agreed."""
    found = words.sections(
        edition.talks, edition.whole, lambda name: root + paths.record(name), record
    )
    first = {text.say(f"record.{key}") for key in BEFORE_CHART}
    lists = {title: listing(title, groups) for title, groups in found}
    return [
        Part("facts.html", {"facts": words.facts(edition.talks, record)}),
        *(part for title, made in lists.items() if title in first for part in made),
        *chart(edition, record),
        *(part for title, made in lists.items() if title not in first for part in made),
        method.report(edition, f"{record.table}/{record.key}", said("page.report")),
    ]


def record_page(edition: Edition, name: str) -> bytes:
    """The page of the record that ``table/key`` names."""
    record, path = records.find(edition.talks, name), paths.record(name)
    made = parts(edition, paths.up(path), record)
    home = words.HOMES[record.table]
    drawn = any(part.template == "chart.html" for part in made)
    trail = (paths.page(home), text.say(f"page.{home}"))
    head = {"lead": words.summary(record), "trail": trail}
    records_of_marks = pages.unusual(edition) if drawn else None
    return pages.page(edition, path, record.title, made, **head, records=records_of_marks)


def record_pages(edition: Edition) -> dict[str, bytes]:
    """The page of every record, by path."""
    return {
        paths.record(name): record_page(edition, name) for name in sorted(edition.talks.records)
    }
