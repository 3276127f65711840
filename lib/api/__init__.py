"""HTTP beside the app: data for programs, plain pages, embedded charts, assets, and the headers of all."""

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.routing import BaseRoute, Route

from lib.api import assets, charts, citations, companions, declaration, package, tables
from lib.api.closed import Closed
from lib.api.endpoint import Endpoint, data
from lib.api.headers import SecurityHeaders
from lib.api.problems import Problem
from lib.api.shell import Shell
from lib.api.static import StaticFiles
from lib.api.wire import Answer


def nowhere(request: Request) -> Answer:
    """The answer to a path of the API where there is nothing."""
    raise Problem(404, "path", "path", request.url.path, "/api/openapi.json")


def routes() -> list[BaseRoute]:
    """Every route beside the app."""
    return [
        Route("/assets/{name}", Endpoint(assets.answer)),
        Route("/api/cite.json", data(citations.csl)),
        Route("/api/cite.bib", data(citations.bibtex)),
        Route("/api/cite.txt", data(citations.plain)),
        Route("/api/datapackage.json", data(declaration.answer)),
        Route("/api/package.zip", data(package.answer)),
        Route("/api/charts/{chart}.csv-metadata.json", data(companions.of_chart)),
        Route("/api/{table}.csv-metadata.json", data(companions.of_table)),
        Route("/api/charts/{chart}.csv", data(charts.csv)),
        Route("/api/charts/{chart}.json", data(charts.json)),
        Route("/api/{table}.csv", data(tables.csv)),
        Route("/api/{table}.json", data(tables.json)),
        Route("/api/{rest:path}", data(nowhere)),
        Route("/api", data(nowhere)),
    ]


def middleware() -> list[Middleware]:
    """Everything around the routes and the app, outermost first."""
    return [
        Middleware(SecurityHeaders),
        Middleware(Closed),
        Middleware(StaticFiles),
        Middleware(Shell),
    ]
