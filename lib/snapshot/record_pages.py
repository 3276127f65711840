"""The page of each record: everything that the app shows of it."""

from lib import text
from lib.content.record import record as nodes
from lib.menu import HOME_OF
from lib.model import records
from lib.snapshot import charts, pages, paths
from lib.snapshot.edition import Edition
from lib.snapshot.parts import Drawn


def record_page(edition: Edition, name: str) -> bytes:
    """The page of the record that ``table/key`` names."""
    record, path = records.find(edition.talks, name), paths.record(name)
    made = charts.placed(edition, nodes(edition.talks, edition.whole, name))
    home = HOME_OF[record.table]
    drawn = any(isinstance(part, Drawn) for part in made)
    trail = (paths.page(home), text.say(f"page.{home}"))
    known = pages.unusual(edition) if drawn else None
    return pages.page(edition, path, record.title, made, trail=trail, records=known)


def record_pages(edition: Edition) -> dict[str, bytes]:
    """The page of every record, by path."""
    return {
        paths.record(name): record_page(edition, name) for name in sorted(edition.talks.records)
    }
