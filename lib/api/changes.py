"""Changes: the difference between two editions as rows, and the Atom feed."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from starlette.requests import Request

from lib import catalog, citation, i18n
from lib.api import data
from lib.api.record_pages import path
from lib.api.requests import DataRequest, parse_request
from lib.api.responses import Payload, Problem, Reply
from lib.cache import memoize
from lib.data import editions as archives
from lib.data.diff import reasons_since
from lib.model import editions
from lib.model import editions as model
from lib.model.dataset import Dataset
from lib.params import View

#: The query parameter that names the earlier edition.
SINCE: Final = "since"


def earlier(ask: DataRequest, version: str) -> str:
    """The version to compare with, the one before for "", or the same where it is the first.

    Raises a Problem for a version that is unknown, or later than the requested one.
    """
    versions = catalog.versions(ask.dataset.package.name)
    known = versions[: versions.index(ask.dataset.package.version) + 1]
    if version and version not in known:
        raise Problem(400, "unknown", SINCE, version, ", ".join(known))
    return version or known[-2:][0]


@memoize(8)
def diff_payload(dataset: Dataset, since: str, ending: str) -> Payload:
    """The differences since an earlier edition in a form; empty since the edition itself."""
    before = catalog.edition(dataset.package.name, since)
    return data.file_payload(editions.differences(before, dataset), ending)


def served(ending: str) -> Callable[[Request], Reply]:
    """A handler of the differences as CSV or JSON."""

    def answer(request: Request) -> Reply:
        """The differences since the requested edition."""
        ask = parse_request(request, also=(SINCE,)).plain
        since = earlier(ask, request.query_params.get(SINCE, ""))
        name = f"{ask.dataset.package.name}_changes_{since}_{ask.dataset.package.version}.{ending}"
        saved = data.saved_as(name, "attachment" if ending == "csv" else "inline")
        return Reply(diff_payload(ask.dataset, since, ending), {**saved, **ask.cites})

    return answer


MEDIA_TYPE: Final = "application/atom+xml; charset=utf-8"
NAMESPACE: Final = "http://www.w3.org/2005/Atom"
PATH: Final = "/feed.atom"
#: The day of an edition that does not say its own.
NEVER: Final = "1970-01-01"
#: So many editions back the feed goes, and so many records it names of one edition.
EDITIONS: Final = 10
RECORDS: Final = 100


def said(key: str, **values: object) -> str:
    """The words of the feed for a key."""
    return str(i18n.words("api")["feed"][key]).format(**values)


@lru_cache(maxsize=EDITIONS)
def files_of(place: Path) -> dict[str, bytes]:
    """The tables of a released edition; a few hundred kilobytes are cached of each."""
    return archives.files(place)


def entry(name: str, title: str, day: str, link: str, summary: str) -> str:
    """One entry: what it is called, since when it is there, where it leads."""
    return (
        f"<entry><id>{escape(name)}</id><title>{escape(title)}</title>"
        f"<updated>{day or NEVER}T00:00:00Z</updated><link href={quoteattr(link)}/>"
        f"<summary>{escape(summary)}</summary></entry>"
    )


def of_edition(dataset: Dataset, view: View, base: str, since: str) -> str:
    """The entry of an edition: its version, and what ``changes`` says of it."""
    told = [row["change"] for row in reasons_since(dataset.files, since)] if since else []
    link = f"{base}/?{citation.lasting(dataset, view.but(record='')).query}"
    title = said("edition", title=dataset.package.short_title, version=dataset.package.version)
    return entry(link, title, dataset.package.created, link, " ".join(told) or said("first"))


def of_records(
    dataset: Dataset, view: View, base: str, before: Mapping[str, bytes]
) -> Iterator[str]:
    """The entries of the records that an edition was the first to have, the latest first."""
    rows = model.new_records(before, dataset, view)
    for row in rows.tail(RECORDS).iloc[::-1].to_dict("records"):
        link = f"{base}{path(dataset, row['record'])}"
        summary = said("record", date=i18n.day(row["date"]), version=dataset.package.version)
        yield entry(link, row["title"], dataset.package.created, link, summary)


def entries(dataset: Dataset, view: View, base: str) -> Iterator[str]:
    """Every entry, the newest edition first; of the oldest one only the edition itself."""
    name, present = dataset.package.name, dataset.package.version
    versions, places = catalog.versions(name), catalog.kept(name)
    versions = versions[: versions.index(present) + 1][-EDITIONS:]
    for since, version in reversed(list(zip(["", *versions], versions, strict=False))):
        edition = dataset if version == present else catalog.edition(name, version)
        yield of_edition(edition, view, base, since)
        if since:
            yield from of_records(edition, view, base, files_of(places[since]))


@memoize(8)
def feed_payload(dataset: Dataset, view: View, base: str) -> Payload:
    """The feed of a view."""
    query = f"?{view.query}" if view.query else ""
    own, page = f"{base}{PATH}{query}", f"{base}/{query}"
    head = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="{NAMESPACE}" xml:lang="en">'
        f"<id>{escape(own)}</id><title>{escape(said('title', title=dataset.package.title))}</title>"
        f"<updated>{dataset.package.created or NEVER}T00:00:00Z</updated>"
        f'<link rel="self" href={quoteattr(own)}/><link href={quoteattr(page)}/>'
        f"<author><name>{escape(', '.join(citation.authors(dataset)))}</name></author>"
        f"<rights>{escape(citation.licence(dataset))}</rights>"
    )
    lines = "\n".join([head, *entries(dataset, view, base), "</feed>", ""])
    return Payload(lines.encode(), MEDIA_TYPE)


def answer(request: Request) -> Reply:
    """The feed of the requested view."""
    ask = parse_request(request)
    return Reply(feed_payload(ask.dataset, ask.view, ask.base), ask.cites)
