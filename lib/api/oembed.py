"""oEmbed 1.0: how another site shows an address of ours (oembed.com, sections 2.2 to 2.3)."""

import json
import re
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from markupsafe import Markup
from starlette.requests import Request

from lib import catalog, i18n
from lib.api import about, data, record_pages, requests, statement
from lib.api.about import PREVIEW, About
from lib.api.requests import DataRequest
from lib.api.responses import Payload, Problem, Reply
from lib.charts import registry, spec
from lib.content import share
from lib.params import RECORD_TABLES
from lib.sitemap import HOME, page_at

PATH: Final = "/api/oembed.json"
MEDIA_TYPE: Final = "application/json; charset=utf-8"
#: The parameters of a request.
PARAMETERS: Final = ("url", "maxwidth", "maxheight", "format")
#: Seconds for which an answer may be kept.
AGE: Final = 86_400
EMBED: Final = re.compile(r"/embed/([^/]+)(?:/table)?")
TALKS: Final = re.compile(r"/talks/(?:([^/]+)/(?:([^/]+)/(?:([^/]+)/)?)?)?")
NUMBER: Final = re.compile(r"[1-9]\d{0,5}")


@dataclass(frozen=True)
class Found:
    """What an address shows: what it says of itself, and the chart that is shown for it."""

    ask: DataRequest
    about: About
    chart: str = ""


def oembed_handler(request: Request) -> Reply:
    """How the address in ``url`` is shown elsewhere."""
    refuse_unknown(request)
    base = requests.base(request)
    found = at(ours(request.query_params["url"], base), base)
    sizes = {word: limit(request, word) for word in ("maxwidth", "maxheight")}
    body = json.dumps(answer(found, **sizes), ensure_ascii=False).encode()
    return Reply(Payload(body, MEDIA_TYPE))


def refuse_unknown(request: Request) -> None:
    """Raise a Problem for unknown parameters, a missing address, and another form than JSON."""
    allowed = ", ".join(PARAMETERS)
    for word, value in requests.own_words(request):
        if word not in PARAMETERS:
            raise Problem(400, "unknown_word", word[:80], value, allowed)
    if not request.query_params.get("url"):
        raise Problem(400, "empty", "url", "", "url")
    if (form := request.query_params.get("format", "json")) != "json":
        raise Problem(501, "unknown", "format", form, "json")


def limit(request: Request, word: str) -> int | None:
    """The most pixels that a parameter allows, None for any; raises a Problem for no number."""
    value = request.query_params.get(word, "")
    if value and not NUMBER.fullmatch(value):
        raise Problem(400, "unknown", word, value, "1 … 999999")
    return int(value) if value else None


def ours(url: str, base: str) -> SplitResult:
    """The parts of an address of this site; raises a Problem for any other."""
    try:
        parts = urlsplit(url)
    except ValueError:
        raise Problem(404, "foreign", "url", url, base) from None
    if (parts.scheme, parts.netloc.lower()) != tuple(urlsplit(base.lower())[:2]):
        raise Problem(404, "foreign", "url", url, base)
    return parts


def at(parts: SplitResult, base: str) -> Found:
    """What stands at an address of this site; raises a Problem where nothing does."""
    path, words = unquote(parts.path), dict(parse_qsl(parts.query))
    if embedded := EMBED.fullmatch(path):
        return chart_at(requests.understood(words, base), embedded[1])
    if plain := TALKS.fullmatch(path):
        return plain_at(words.get("version", ""), base, *plain.groups(""))
    if path == statement.PATH:
        return Found(requests.understood({}, base), about.of_statement(path, base))
    if page := page_at(path):
        return page_shown(requests.understood(words, base), page)
    raise Problem(404, "page", "url", path)


def chart_at(ask: DataRequest, name: str) -> Found:
    """An embedded chart; raises a Problem where there is none such."""
    names = registry.charts(ask.dataset)
    if name not in names:
        raise Problem(404, data.CHARTS.word, "url", name, ", ".join(names))
    return Found(ask, about.of_chart(ask.dataset, ask.view, name, ask.base), name)


def page_shown(ask: DataRequest, page: str) -> Found:
    """A page of the app by its first chart, or the record that it has open."""
    if ask.view.record:
        return record_at(ask, ask.view.record)
    said = about.of_page(ask.dataset, ask.view, page, ask.base)
    return Found(ask, said, about.embedded_chart(ask.dataset, ask.view, page))


def record_at(ask: DataRequest, name: str) -> Found:
    """A record; raises a Problem where there is none such."""
    if name not in ask.dataset.records:
        raise Problem(404, "record", "url", name)
    place = record_pages.path(ask.dataset, name)
    return Found(ask, about.of_record(ask.dataset, name, place, ask.base))


def plain_at(version: str, base: str, talks: str, table: str, key: str) -> Found:
    """A plain page: of a record, of a table, of a negotiation, or of all for ""."""
    words = {"talks": talks, "version": version}
    ask = requests.understood({word: value for word, value in words.items() if value}, base)
    dataset = ask.dataset
    if key:
        return record_at(ask, f"{table}/{key}")
    if table:
        if table not in RECORD_TABLES:
            raise Problem(404, "table", "url", table, ", ".join(RECORD_TABLES))
        place = record_pages.path(dataset, table)
        return Found(ask, about.of_table(dataset, table, place, base))
    if talks:
        said = about.of_talks(dataset, record_pages.path(dataset), base, "")
        return Found(ask, said, about.embedded_chart(dataset, ask.view, HOME))
    return Found(ask, about.of_catalogue(list(catalog.catalog().values()), base))


def answer(found: Found, maxwidth: int | None, maxheight: int | None) -> dict[str, Any]:
    """The members of the answer: ``rich`` with a chart in a frame, else a ``link``."""
    said, base = found.about, found.ask.base
    width, height = PREVIEW
    shown = {
        "version": "1.0", "title": said.title, "provider_name": i18n.say("site.name"),
        "provider_url": f"{base}/", "cache_age": AGE,
    }  # fmt: skip
    small = (maxwidth is not None and maxwidth < width) or (
        maxheight is not None and maxheight < height
    )
    thumbnail = {"url": f"{base}{said.image}", "width": width, "height": height}
    if not small:
        shown |= {f"thumbnail_{name}": value for name, value in thumbnail.items()}
    if not found.chart:
        return {"type": "link", **shown}
    return {"type": "rich", **shown, **framed(found, maxwidth, maxheight)}


def framed(found: Found, maxwidth: int | None, maxheight: int | None) -> dict[str, Any]:
    """The frame of a chart with its width and height in pixels, no more than is allowed."""
    view, name = found.ask.view, found.chart
    block = spec.chart_spec(found.ask.dataset, view.plain, name)
    width = min(share.WIDTH, maxwidth or share.WIDTH)
    tall = share.height(block["figure"], width)
    height = min(tall, maxheight or tall)
    address = found.ask.base + about.addressed(f"/embed/{name}", view.plain)
    frame = Markup(share.FRAME).format(
        address=address, title=block["heading"], width=width, height=height
    )
    return {"html": str(frame), "width": width, "height": height}
