"""Search routes: the records that a query finds, as JSON and as a plain page."""

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

import orjson
from starlette.requests import Request

from lib import citation, i18n
from lib.api import html, record_pages, requests
from lib.api.data import saved_as
from lib.api.requests import DataRequest, parse_request
from lib.api.responses import Payload, Problem, Reply
from lib.content import search
from lib.content.search import Result
from lib.model.dataset import Dataset
from lib.params import View
from lib.sitemap import HOME_OF, path_of

#: The query parameters of a search: the query, how many results, and how many to leave out.
QUERY, LIMIT, OFFSET = "q", "limit", "offset"
PARAMETERS: Final = (QUERY, LIMIT, OFFSET)
#: How many results there are at once where a request does not say it, and at most.
USUAL, MOST = 20, 100
#: The largest number of results that can be left out.
FARTHEST: Final = 100_000
#: The query parameters of pages that change what is found.
HEARD: Final = ("talks", "version")

#: The words of the field and of what stands under it.
BOX_WORDS: Final = ("label", "placeholder", "results", "found", "none", "all", "failed", "key")


@dataclass(frozen=True)
class Page:
    """A part of the results of a query; ``count`` is the number of all of them."""

    query: str
    count: int
    offset: int
    limit: int
    results: list[Result]


def query_of(request: Request) -> str:
    """The query of a request; raises a Problem where it says nothing or too much."""
    query = request.query_params.get(QUERY, "").strip()
    if not query or len(query) > search.LONGEST:
        raise Problem(400, "query", QUERY, query, str(search.LONGEST))
    return query


def number_of(request: Request, word: str, usual: int, least: int, most: int) -> int:
    """A whole number of a request; raises a Problem where it is none between two bounds."""
    value = request.query_params.get(word, str(usual))
    is_number = value.isascii() and value.isdigit() and len(value) <= len(str(most))
    if not is_number or not least <= int(value) <= most:
        raise Problem(400, "not_a_number", word, value, f"{least} to {most}")
    return int(value)


def page_of(request: Request, dataset: Dataset) -> Page:
    """The part of the results that a request names; raises a Problem where it cannot be read."""
    query = query_of(request)
    limit = number_of(request, LIMIT, USUAL, 1, MOST)
    offset = number_of(request, OFFSET, 0, 0, FARTHEST)
    found = search.found(dataset, query)
    return Page(query, len(found), offset, limit, found[offset : offset + limit])


def refuse_idle(ask: DataRequest) -> None:
    """Raise a Problem for a query parameter of pages that changes nothing in what is found."""
    for word, value in ask.view.words.items():
        if word not in HEARD:
            raise Problem(400, "idle", word, value, ", ".join((*HEARD, *PARAMETERS)))


def row(ask: DataRequest, result: Result) -> dict[str, Any]:
    """A result as JSON: the record, what it is, its page in the app and its plain page."""
    dataset = ask.dataset
    words = ask.view.but(record=result.record).query
    return {
        "record": result.record, "title": result.title, "table": result.table,
        "kind": dataset.package.tables[result.table].title, "day": result.day,
        "date": result.date, "page": f"{path_of(HOME_OF[result.table])}?{words}",
        "plain_page": record_pages.path(dataset, result.record),
    }  # fmt: skip


def answer(dataset: Dataset, query: str) -> dict[str, Any]:
    """What a query finds, as the front end lists it: the count of all, and the first of them."""
    found = search.found(dataset, query)
    rows = [
        {"record": one.record, "title": one.title, "day": one.day,
         "kind": dataset.package.tables[one.table].title}
        for one in found[:USUAL]
    ]  # fmt: skip
    return {"query": query, "count": len(found), "results": rows}


def found_handler(request: Request) -> Reply:
    """The results of a query as JSON."""
    query_of(request)
    ask = parse_request(request, also=PARAMETERS)
    refuse_idle(ask)
    page = page_of(request, ask.dataset)
    rows = [row(ask, result) for result in page.results]
    said = {"query": page.query, "count": page.count, "offset": page.offset, "limit": page.limit}
    body = Payload(orjson.dumps({**said, "results": rows}), "application/json; charset=utf-8")
    return Reply(body, {**saved_as("search.json", "inline"), **ask.cites})


def page_handler(request: Request) -> Reply:
    """The results of a query as a plain page; without a query, the field to type one in."""
    ask = requests.whole_negotiation(request)
    asked = request.query_params.get(QUERY, "").strip()
    dataset = ask.dataset
    page = page_of(request, dataset) if asked else Page("", 0, 0, USUAL, [])
    kinds = {name: table.title for name, table in dataset.package.tables.items()}
    paths = {one.record: record_pages.path(dataset, one.record) for one in page.results}
    body = html.html_payload(
        "search.html", talks=dataset, home=record_pages.path(dataset), page=page, kinds=kinds,
        paths=paths, turns=turns(dataset, page), older=record_pages.older(dataset),
        licence=citation.licence(dataset),
    )  # fmt: skip
    return Reply(body, html.HEADERS)


def turns(dataset: Dataset, page: Page) -> dict[str, str]:
    """The addresses of results ``before`` and ``after`` those of a page, where there are any."""
    offsets = {}
    if page.offset:
        offsets["before"] = max(0, min(page.offset, page.count) - page.limit)
    if page.offset + page.limit < page.count:
        offsets["after"] = page.offset + page.limit
    path, _, version = search_path(dataset).partition("?")
    said = {QUERY: page.query, **({LIMIT: page.limit} if page.limit != USUAL else {})}
    ends = f"&{version}" if version else ""
    return {
        name: f"{path}?{urlencode({**said, OFFSET: offset})}{ends}"
        for name, offset in offsets.items()
    }


def search_path(dataset: Dataset) -> str:
    """The address of the plain page of results, with ``version`` for an earlier edition."""
    path, mark, query = record_pages.path(dataset).partition("?")
    return f"{path}search{mark}{query}"


def box(dataset: Dataset, view: View, is_served: bool = True) -> dict[str, Any]:
    """The search of a page as the front end takes it: which address answers, and its words.

    A negotiation that no address serves has "" for both: the page itself answers.
    """
    words = {word: value for word, value in view.words.items() if word in HEARD}
    address = f"/api/search.json?{urlencode(words)}" if is_served else ""
    said = {name: i18n.pattern(f"search.{name}") for name in BOX_WORDS}
    return {
        "address": address, "page": search_path(dataset) if is_served else "",
        "words": {**said, "longest": search.LONGEST},
    }  # fmt: skip
