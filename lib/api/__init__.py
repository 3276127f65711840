"""HTTP beside the app: data for programs, plain pages, embedded charts, assets, headers."""

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.routing import BaseRoute, Route

from lib.api import (
    assets,
    catalogue,
    changed,
    citations,
    companions,
    declaration,
    embed,
    feed,
    figures,
    html,
    openapi,
    package,
    record_pages,
    rows,
    shell,
    site,
)
from lib.api.closed import Closed
from lib.api.endpoint import Endpoint, data
from lib.api.faults import Faults
from lib.api.headers import SecurityHeaders
from lib.api.hosts import Hosts
from lib.api.problems import Problem
from lib.api.sockets import Sockets
from lib.api.static import StaticFiles
from lib.api.uploads import Held, Uploads, nothing_held
from lib.api.wire import Answer


def nowhere(request: Request) -> Answer:
    """The answer to a path of the API where there is nothing."""
    raise Problem(404, "path", "path", request.url.path, "/api/openapi.json")


def nothing(request: Request) -> Answer:
    """The answer to a path of the site where there is no page."""
    raise Problem(404, "page", "path", request.url.path)


def for_programs() -> list[BaseRoute]:
    """The routes of the API."""
    found = {
        "/cite.json": citations.csl,
        "/cite.bib": citations.bibtex,
        "/cite.txt": citations.plain,
        "/datapackage.json": declaration.answer,
        "/diff.csv": changed.served("csv"),
        "/diff.json": changed.served("json"),
        "/status.json": site.status,
        "/openapi.json": openapi.answer,
        "/package.zip": package.answer,
        "/charts/{chart}.csv-metadata.json": companions.of_rows(rows.CHARTS),
        "/{table}.csv-metadata.json": companions.of_rows(rows.TABLES),
        "/charts/{chart}.csv": rows.served(rows.CHARTS, "csv"),
        "/charts/{chart}.json": rows.served(rows.CHARTS, "json"),
        "/{table}.csv": rows.served(rows.TABLES, "csv"),
        "/{table}.json": rows.served(rows.TABLES, "json"),
        "/{rest:path}": nowhere,
        "": nowhere,
    }
    atom = Route(feed.PATH, data(feed.answer))
    figure = Route("/api/charts/{chart}.figure.json", data(figures.answer, figures.TURNS))
    return [
        figure,
        atom,
        *(Route(f"/api{path}", data(function)) for path, function in found.items()),
    ]


def for_people() -> list[BaseRoute]:
    """The routes of plain pages and embedded charts."""
    found = {
        "/talks/": catalogue.every,
        "/talks/{talks}/": catalogue.one,
        "/talks/{talks}/{table}/": record_pages.every,
        "/talks/{talks}/{table}/{key}/": record_pages.one,
        "/talks/{rest:path}": catalogue.slashed,
        "/talks": catalogue.slashed,
        "/embed/": nothing,
        "/embed": nothing,
    }
    plain = [Route(path, Endpoint(function, html.failed)) for path, function in found.items()]
    return [*plain, Route("/embed/{chart}", Endpoint(embed.answer, embed.failed))]


def for_machines() -> list[BaseRoute]:
    """The routes of health, robots, sitemap and assets."""
    found = {
        "/health": site.health,
        "/robots.txt": site.robots,
        "/sitemap.xml": site.sitemap,
        "/favicon.svg": site.icon,
        "/favicon.ico": site.icon,
        "/assets/{rest:path}": assets.answer,
    }
    return [Route(path, Endpoint(function)) for path, function in found.items()]


def routes() -> list[BaseRoute]:
    """Every route beside the app; what is served unchanged is made ready first."""
    assets.assets()
    shell.bare()
    return [*for_programs(), *for_people(), *for_machines()]


def middleware(held: Held = nothing_held) -> list[Middleware]:
    """Everything around the routes and the app, outermost first.

    ``held`` tells the bytes of the uploads that the app holds, by session.
    """
    outer = [Middleware(one) for one in (SecurityHeaders, Hosts, Faults, Closed, Sockets)]
    inner = [Middleware(one) for one in (StaticFiles, shell.Shell)]
    return [*outer, Middleware(Uploads, held=held), *inner]
