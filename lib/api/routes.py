"""HTTP beside the app: data for programs, plain pages, embedded charts, assets, headers."""

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.routing import BaseRoute, Route

from lib.api import (
    access,
    assets,
    catalogue,
    changes,
    data,
    embed,
    figures,
    html,
    metadata,
    oembed,
    og,
    openapi,
    package,
    record_pages,
    search,
    site,
    statement,
)
from lib.api.access import AccessLog
from lib.api.assets import StaticFiles
from lib.api.endpoint import Endpoint, data_endpoint
from lib.api.hosts import Hosts
from lib.api.middleware import BlockedPaths, ErrorMiddleware, SecurityHeaders
from lib.api.responses import Problem, Reply
from lib.api.sockets import Sockets
from lib.api.uploads import Held, Uploads, nothing_held
from lib.prerender import shell


def nowhere(request: Request) -> Reply:
    """Raise a Problem: 404 for an unknown path of the API."""
    raise Problem(404, "path", "path", request.url.path, "/api/openapi.json")


def nothing(request: Request) -> Reply:
    """Raise a Problem: 404 for an unknown path of the site."""
    raise Problem(404, "page", "path", request.url.path)


def for_programs() -> list[BaseRoute]:
    """The routes of the API."""
    found = {
        "/cite.json": metadata.csl,
        "/cite.bib": metadata.bibtex,
        "/cite.txt": metadata.plain,
        "/datapackage.json": metadata.descriptor_handler,
        **{f"/diff.{ending}": changes.served(ending) for ending in data.MEDIA_TYPES},
        "/search.json": search.found_handler,
        "/status.json": site.status,
        "/openapi.json": openapi.openapi_handler,
        "/package.zip": package.package_handler,
        "/charts/{chart}.csv-metadata.json": metadata.of_rows(data.CHARTS),
        "/{table}.csv-metadata.json": metadata.of_rows(data.TABLES),
        "/charts/{chart}.csv": data.served(data.CHARTS, "csv"),
        "/charts/{chart}.json": data.served(data.CHARTS, "json"),
        "/{table}.csv": data.served(data.TABLES, "csv"),
        "/{table}.json": data.served(data.TABLES, "json"),
        "/{rest:path}": nowhere,
        "": nowhere,
    }
    others = {changes.PATH: changes.answer, oembed.PATH: oembed.oembed_handler}
    figure = data_endpoint(figures.figure_handler, figures.QUEUE)
    return [
        Route("/api/charts/{chart}.figure.json", figure),
        *(Route(path, data_endpoint(function)) for path, function in others.items()),
        *(Route(f"/api{path}", data_endpoint(function)) for path, function in found.items()),
    ]


def for_people() -> list[BaseRoute]:
    """The routes of plain pages and embedded charts."""
    found = {
        statement.PATH: statement.accessibility,
        "/talks/": catalogue.every,
        "/talks/{talks}/": catalogue.one,
        "/talks/{talks}/search": search.page_handler,
        "/talks/{talks}/search/": search.page_handler,
        "/talks/{talks}/{table}/": record_pages.every,
        "/talks/{talks}/{table}/{key}/": record_pages.one,
        "/talks/{rest:path}": catalogue.slashed,
        "/talks": catalogue.slashed,
        "/embed/": nothing,
        "/embed": nothing,
    }
    plain = [Route(path, Endpoint(function, html.failed)) for path, function in found.items()]
    charts = {"/embed/{chart}": embed.embed_handler, "/embed/{chart}/table": embed.table_handler}
    framed = [Route(path, Endpoint(function, embed.failed)) for path, function in charts.items()]
    return [*plain, *framed]


def for_machines() -> list[BaseRoute]:
    """The routes of health, robots, sitemap, preview images and assets."""
    found = {
        "/health": site.health,
        "/health/live": site.live,
        "/health/ready": site.ready,
        "/robots.txt": site.robots,
        "/sitemap.xml": site.sitemap,
        "/favicon.svg": site.icon,
        "/favicon.ico": site.icon,
        "/assets/{rest:path}": assets.asset_handler,
    }
    preview = Route(og.PATH, Endpoint(og.preview_handler, turns=og.QUEUE))
    return [preview, *(Route(path, Endpoint(function)) for path, function in found.items())]


def routes() -> list[BaseRoute]:
    """Every route beside the app; what is served unchanged is made ready first."""
    assets.assets()
    shell.bare()
    return access.numbered([*for_programs(), *for_people(), *for_machines()])


def middleware(held: Held = nothing_held) -> list[Middleware]:
    """Everything around the routes and the app, outermost first.

    ``held`` returns the bytes of the uploads that the app holds, by session.
    """
    outer = [
        Middleware(one)
        for one in (AccessLog, SecurityHeaders, Hosts, ErrorMiddleware, BlockedPaths, Sockets)
    ]
    inner = [Middleware(one) for one in (StaticFiles, shell.Shell)]
    return [*outer, Middleware(Uploads, held=held), *inner]
