"""What machines ask of the whole site: is it well, what may be read, which pages are there."""

import json
from datetime import UTC, datetime
from typing import Final
from xml.sax.saxutils import escape

from starlette.requests import Request

from lib import shelf
from lib.api import asked, html, record_pages
from lib.api.content import Content
from lib.api.wire import Answer
from lib.menu import PAGES, path_of
from lib.model.age import age
from lib.model.talks import Talks

NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def health(request: Request) -> Answer:
    """That the process answers, and which data it holds."""
    held = {name: talks.package.version for name, talks in shelf.shelf().items()}
    ages = {name: told(talks) for name, talks in shelf.shelf().items()}
    body = json.dumps({"status": "ok", "talks": held, "age": ages}).encode()
    return Answer(Content(body, "application/json; charset=utf-8"), cache="no-store")


def told(talks: Talks) -> dict[str, str | int]:
    """How far the data reach, the last day on which sources were read, and the days since."""
    found = age(talks, datetime.now(UTC).date())
    ends = {"data_to": found.data_to.isoformat(), "read_on": found.read_on.isoformat()}
    return {**ends, "days_since": found.days}


def status(request: Request) -> Answer:
    """The version and the age of the asked data, and every version that can be read."""
    ask = asked.asked(request)
    package = ask.talks.package
    versions = {"version": package.version, "versions": shelf.versions(package.name)}
    body = json.dumps({"talks": package.name, **versions, **told(ask.talks)}).encode()
    return Answer(Content(body, "application/json; charset=utf-8"), ask.cites)


def robots(request: Request) -> Answer:
    """That everything may be read, and where the pages are listed."""
    lines = ["User-agent: *", "Allow: /", f"Sitemap: {asked.base(request)}/sitemap.xml", ""]
    return Answer(Content("\n".join(lines).encode(), "text/plain; charset=utf-8"))


def icon(request: Request) -> Answer:
    """The sign of the site in a browser's tab."""
    return Answer(Content((html.FOLDER / "favicon.svg").read_bytes(), "image/svg+xml"))


def entry(address: str, day: str) -> str:
    """One page of the sitemap with the day of its data."""
    changed = f"<lastmod>{escape(day)}</lastmod>" if day else ""
    return f"<url><loc>{escape(address)}</loc>{changed}</url>"


def sitemap(request: Request) -> Answer:
    """Every page worth finding; fictional examples are not."""
    real = [talks for talks in shelf.shelf().values() if not talks.package.is_fictional]
    base, day = asked.base(request), shelf.shelf()[shelf.default()].package.created
    entries = [entry(f"{base}{path}", day) for path in (*map(path_of, PAGES), "/talks/")]
    entries += [
        entry(f"{base}{path}", talks.package.created)
        for talks in real
        for path in record_pages.paths(talks)
    ]
    body = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{NAMESPACE}">\n'
        + "\n".join(entries)
        + "\n</urlset>\n"
    )
    return Answer(Content(body.encode(), "application/xml; charset=utf-8"))
