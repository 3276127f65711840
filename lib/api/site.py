"""Routes of the whole site: health, status, robots, icon and sitemap."""

import json
from datetime import UTC, datetime
from typing import Final
from xml.sax.saxutils import escape

from starlette.requests import Request

from lib import catalog
from lib.api import html, record_pages, requests, statement
from lib.api.responses import Payload, Reply
from lib.model.dataset import Dataset
from lib.model.editions import age
from lib.server import readiness
from lib.sitemap import PAGES, path_of

NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def health(request: Request) -> Reply:
    """That the process answers, and which data it holds."""
    held = {name: dataset.package.version for name, dataset in catalog.catalog().items()}
    ages = {name: told(dataset) for name, dataset in catalog.catalog().items()}
    body = json.dumps({"status": "ok", "talks": held, "age": ages}).encode()
    return Reply(Payload(body, "application/json; charset=utf-8"), cache="no-store")


def live(request: Request) -> Reply:
    """That the process answers at all; who watches it starts it again where this fails."""
    return state(200, "live")


def ready(request: Request) -> Reply:
    """Whether readers may be sent here: 503 while it loads and after it was told to stop."""
    why = readiness.why_not()
    return state(503, why) if why else state(200, "ready")


def state(status: int, word: str) -> Reply:
    """A state of the process in a word, kept by nobody."""
    body = json.dumps({"status": word}).encode()
    return Reply(Payload(body, "application/json; charset=utf-8"), {}, status, "no-store")


def told(dataset: Dataset) -> dict[str, str | int]:
    """How far the data reach, the last day on which sources were read, and the days since."""
    found = age(dataset, datetime.now(UTC).date())
    ends = {"data_to": found.data_to.isoformat(), "read_on": found.read_on.isoformat()}
    return {**ends, "days_since": found.days}


def status(request: Request) -> Reply:
    """The version and the age of the requested data, and every version that can be read."""
    ask = requests.parse_request(request)
    package = ask.dataset.package
    versions = {"version": package.version, "versions": catalog.versions(package.name)}
    body = json.dumps({"talks": package.name, **versions, **told(ask.dataset)}).encode()
    return Reply(Payload(body, "application/json; charset=utf-8"), ask.cites)


def robots(request: Request) -> Reply:
    """That everything may be read, and where the pages are listed."""
    lines = ["User-agent: *", "Allow: /", f"Sitemap: {requests.base(request)}/sitemap.xml", ""]
    return Reply(Payload("\n".join(lines).encode(), "text/plain; charset=utf-8"))


def icon(request: Request) -> Reply:
    """The sign of the site in a browser's tab."""
    return Reply(Payload((html.FOLDER / "favicon.svg").read_bytes(), "image/svg+xml"))


def entry(address: str, day: str) -> str:
    """One page of the sitemap with the day of its data."""
    changed = f"<lastmod>{escape(day)}</lastmod>" if day else ""
    return f"<url><loc>{escape(address)}</loc>{changed}</url>"


def sitemap(request: Request) -> Reply:
    """Every page worth finding; fictional examples are not."""
    real = [dataset for dataset in catalog.catalog().values() if not dataset.package.is_fictional]
    base, day = requests.base(request), catalog.catalog()[catalog.default()].package.created
    entries = [
        entry(f"{base}{path}", day) for path in (*map(path_of, PAGES), "/talks/", statement.PATH)
    ]
    entries += [
        entry(f"{base}{path}", dataset.package.created)
        for dataset in real
        for path in record_pages.paths(dataset)
    ]
    body = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{NAMESPACE}">\n'
        + "\n".join(entries)
        + "\n</urlset>\n"
    )
    return Reply(Payload(body.encode(), "application/xml; charset=utf-8"))
