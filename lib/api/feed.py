"""The feed: editions of the data and the records new in each, as Atom (RFC 4287)."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from starlette.requests import Request

from lib import cite, editions, shelf, text
from lib.address import View
from lib.api.asked import asked
from lib.api.content import Content
from lib.api.record_pages import path
from lib.api.wire import Answer
from lib.diff import reasons_since
from lib.kept import kept
from lib.model import editions as model
from lib.model.talks import Talks

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
    return str(text.words("api")["feed"][key]).format(**values)


@lru_cache(maxsize=EDITIONS)
def files_of(place: Path) -> dict[str, bytes]:
    """The tables of an edition that is kept; a few hundred kilobytes are held of each."""
    return editions.files(place)


def entry(name: str, title: str, day: str, link: str, summary: str) -> str:
    """One entry: what it is called, since when it is there, where it leads."""
    return (
        f"<entry><id>{escape(name)}</id><title>{escape(title)}</title>"
        f"<updated>{day or NEVER}T00:00:00Z</updated><link href={quoteattr(link)}/>"
        f"<summary>{escape(summary)}</summary></entry>"
    )


def of_edition(talks: Talks, view: View, base: str, since: str) -> str:
    """The entry of an edition: its version, and what ``changes`` says of it."""
    told = [row["change"] for row in reasons_since(talks.files, since)] if since else []
    link = f"{base}/?{cite.lasting(talks, view.but(record='')).query}"
    title = said("edition", title=talks.package.short_title, version=talks.package.version)
    return entry(link, title, talks.package.created, link, " ".join(told) or said("first"))


def of_records(talks: Talks, view: View, base: str, before: Mapping[str, bytes]) -> Iterator[str]:
    """The entries of the records that an edition was the first to have, the latest first."""
    rows = model.new_records(before, talks, view)
    for row in rows.tail(RECORDS).iloc[::-1].to_dict("records"):
        link = f"{base}{path(talks, row['record'])}"
        summary = said("record", date=text.day(row["date"]), version=talks.package.version)
        yield entry(link, row["title"], talks.package.created, link, summary)


def entries(talks: Talks, view: View, base: str) -> Iterator[str]:
    """Every entry, the newest edition first; of the oldest one only the edition itself."""
    name, present = talks.package.name, talks.package.version
    versions, places = shelf.versions(name), shelf.kept(name)
    versions = versions[: versions.index(present) + 1][-EDITIONS:]
    for since, version in reversed(list(zip(["", *versions], versions, strict=False))):
        edition = talks if version == present else shelf.edition(name, version)
        yield of_edition(edition, view, base, since)
        if since:
            yield from of_records(edition, view, base, files_of(places[since]))


@kept(8)
def content(talks: Talks, view: View, base: str) -> Content:
    """The feed of a view."""
    query = f"?{view.query}" if view.query else ""
    own, page = f"{base}{PATH}{query}", f"{base}/{query}"
    head = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="{NAMESPACE}" xml:lang="en">'
        f"<id>{escape(own)}</id><title>{escape(said('title', title=talks.package.title))}</title>"
        f"<updated>{talks.package.created or NEVER}T00:00:00Z</updated>"
        f'<link rel="self" href={quoteattr(own)}/><link href={quoteattr(page)}/>'
        f"<author><name>{escape(', '.join(cite.authors(talks)))}</name></author>"
        f"<rights>{escape(cite.licence(talks))}</rights>"
    )
    lines = "\n".join([head, *entries(talks, view, base), "</feed>", ""])
    return Content(lines.encode(), MEDIA_TYPE)


def answer(request: Request) -> Answer:
    """The feed of the asked view."""
    ask = asked(request)
    return Answer(content(ask.talks, ask.view, ask.base), ask.cites)
