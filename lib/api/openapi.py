"""OpenAPI description of every route."""

import json
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final

from starlette.requests import Request

from lib import catalog, derived_tables, export, i18n, params
from lib.api import changes, data, figures, html, metadata, oembed, og, responses, search
from lib.api.metadata import links_field
from lib.api.requests import DataRequest, parse_request
from lib.api.responses import Payload, Reply
from lib.charts import registry
from lib.content.search import LONGEST
from lib.data import editions
from lib.data.schema import Field, read_package
from lib.model.claims import CONFIDENCE_CHOICES
from lib.model.dataset import Dataset
from lib.sitemap import PAGES

#: The JSON type of a declared type; a text cell is never null, an empty one is "".
TYPES: Final[dict[str, list[str]]] = {
    "integer": ["integer", "null"],
    "number": ["number", "null"],
    "boolean": ["boolean"],
    "date": ["string", "null"],
}


JSON: Final = "application/json"
#: Faults of a request: not understood, nothing there, a method that no path has, a foreign host.
FAULTS: Final = ("400", "404", "405", "421")


def said(key: str) -> str:
    """The words of the description for a key."""
    return str(i18n.words("api")["openapi"][key])


def bare(media_type: str) -> str:
    """A media type without its parameters."""
    return media_type.partition(";")[0]


def operation(
    summary: str,
    media_type: str,
    schema: dict[str, Any],
    *own: str,
    unused: Collection[str] = (),
    fault: str = "problem",
) -> dict[str, Any]:
    """What a GET of a path answers, with parameters of its own before the query parameters.

    ``unused`` are parameters that change nothing there: they may be given at their default only.
    ``fault`` names the response to a request that is not understood.
    """
    named = [*own, *(word for word in params.PARAMETERS if word not in unused)]
    days = {"description": said("period"), "schema": {"type": "string"}}
    header = {"Parley-Period": days}
    found = {"headers": header, "content": {bare(media_type): {"schema": schema}}}
    return {
        "get": {
            "summary": summary,
            "parameters": [{"$ref": f"#/components/parameters/{name}"} for name in named],
            "responses": {
                "200": {"description": summary, **found},
                "304": {"description": "Not Modified"},
                **{code: {"$ref": f"#/components/responses/{fault}"} for code in FAULTS},
            },
        }
    }


def of_tables(dataset: Dataset) -> dict[str, Any]:
    """The paths of every table."""
    paths: dict[str, Any] = {}
    for name, table in derived_tables.every(dataset).items():
        summary = said("table").format(title=table.title)
        unused = derived_tables.unused_parameters(dataset, name)
        rows = {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}}
        csv, described = said("table_companion"), metadata.CSVW_TYPE
        own = {
            "csv": operation(summary, data.MEDIA_TYPES["csv"], {"type": "string"}, unused=unused),
            "json": operation(summary, JSON, rows, unused=unused),
            "csv-metadata.json": operation(csv, described, {"type": "object"}, unused=unused),
        }
        paths |= {f"/api/{name}.{ending}": path for ending, path in own.items()}
    return paths


def of_charts() -> dict[str, Any]:
    """The paths of charts by name."""
    path, rows = "/api/charts/{chart}", {"type": "array", "items": {"type": "object"}}
    return {
        f"{path}.csv": operation(
            said("chart"), data.MEDIA_TYPES["csv"], {"type": "string"}, "chart"
        ),
        f"{path}.json": operation(said("chart"), JSON, rows, "chart"),
        f"{path}.figure.json": operation(
            said("figure"), JSON, {"type": "object"}, "chart", figures.EDITION
        ),
        f"{path}.csv-metadata.json": operation(
            said("chart_companion"), metadata.CSVW_TYPE, {"type": "object"}, "chart"
        ),
        "/embed/{chart}/table": operation(
            said("rows_page"), "text/html", {"type": "string"}, "chart", fault="problem_page"
        ),
        "/embed/{chart}": operation(
            said("embed"), "text/html", {"type": "string"}, "chart", fault="problem_page"
        ),
    }


def of_the_rest() -> dict[str, Any]:
    """The paths that are neither tables nor charts."""
    return {
        "/api/datapackage.json": operation(said("declaration"), JSON, {"type": "object"}),
        "/api/diff.csv": operation(
            said("diff"), data.MEDIA_TYPES["csv"], {"type": "string"}, changes.SINCE
        ),
        "/api/diff.json": operation(
            said("diff"), JSON, {"type": "array", "items": {"type": "object"}}, changes.SINCE
        ),
        "/api/search.json": operation(
            said("search"),
            JSON,
            {"$ref": "#/components/schemas/Found"},
            *search.PARAMETERS,
            unused=set(params.PARAMETERS) - set(search.HEARD),
        ),
        "/api/status.json": operation(said("status"), JSON, {"type": "object"}),
        "/feed.atom": operation(said("feed"), changes.MEDIA_TYPE, {"type": "string"}),
        "/api/package.zip": operation(said("package"), "application/zip", {}),
        "/api/cite.json": operation(
            said("cite"), "application/vnd.citationstyles.csl+json", {"type": "array"}
        ),
        "/api/cite.bib": operation(said("cite"), "application/x-bibtex", {"type": "string"}),
        "/api/cite.txt": operation(said("cite"), "text/plain", {"type": "string"}),
        "/api/openapi.json": operation(said("openapi"), JSON, {"type": "object"}),
    }


def of_previews() -> dict[str, Any]:
    """The paths of preview images, and of how addresses are shown elsewhere."""
    image = {"type": "string", "contentMediaType": og.MEDIA_TYPE}
    ways = {
        "{page}": ("page",),
        "charts/{chart}": ("chart",),
        "{record_table}/{key}": ("record_table", "key"),
    }
    paths = {
        f"/og/{name}.png": operation(said("preview"), og.MEDIA_TYPE, image, *own)
        for name, own in ways.items()
    }
    shown = operation(
        said("oembed"), JSON, {"type": "object"}, *oembed.PARAMETERS, unused=params.PARAMETERS
    )
    del shown["get"]["responses"]["200"]["headers"]
    shown["get"]["responses"]["501"] = {"$ref": "#/components/responses/problem"}
    return {**paths, "/api/oembed.json": shown}


MEDIA_TYPE: Final = "application/json; charset=utf-8"


def words(dataset: Dataset) -> dict[str, dict[str, Any]]:
    """The schema of each word of the address."""
    day = {"type": "string", "format": "date"}
    choices = {
        "from": {**day, "default": dataset.span.first.isoformat()},
        "to": {**day, "default": dataset.span.last.isoformat()},
        "figures": {
            "type": "string",
            "enum": list(dataset.limits.figures),
            "default": dataset.limits.figures[0],
        },
        "confidence": {"type": "string", "enum": list(CONFIDENCE_CHOICES), "default": "all"},
        "disputed": {
            "type": "string",
            "enum": list(params.DISPUTED),
            "default": params.DISPUTED[0],
        },
        "by": {"type": "string"},
        "round": {"type": "string", "enum": list(dataset.limits.rounds)},
        "state": {"type": "string", "enum": list(params.STANDS)},
        "record": {"type": "string"},
        "talks": {"type": "string", "enum": list(catalog.catalog()), "default": catalog.default()},
        "version": {"type": "string", "enum": catalog.versions(dataset.package.name)},
    }
    about = i18n.words("api")["openapi"]["word"]
    return {
        word: {"name": word, "in": "query", "description": about[word], "schema": schema}
        for word, schema in choices.items()
    }


def of_figures(dataset: Dataset) -> dict[str, dict[str, Any]]:
    """What paths take beside the query parameters: a chart, editions of the data."""
    names = {"type": "string", "enum": list(registry.charts(dataset))}
    chart = {"name": "chart", "in": "path", "required": True, "description": said("name")}
    edition = {"name": figures.EDITION, "in": "query", "description": said("edition")}
    since = {"name": changes.SINCE, "in": "query", "description": said("since")}
    return {
        **of_oembed(),
        **of_names(),
        "chart": {**chart, "schema": names},
        changes.SINCE: {
            **since,
            "schema": {"type": "string", "enum": catalog.versions(dataset.package.name)},
        },
        figures.EDITION: {**edition, "schema": {"type": "string"}},
    }


def of_oembed() -> dict[str, dict[str, Any]]:
    """What the oEmbed answer takes."""
    pixels = {"type": "integer", "minimum": 1, "maximum": 999_999}
    schemas: dict[str, dict[str, Any]] = {
        "url": {"type": "string", "format": "uri"},
        "maxwidth": pixels,
        "maxheight": pixels,
        "format": {"type": "string", "enum": ["json"], "default": "json"},
    }
    return {
        word: {
            "name": word, "in": "query", "required": word == "url",
            "description": said(word), "schema": schemas[word],
        }
        for word in oembed.PARAMETERS
    }  # fmt: skip


def of_names() -> dict[str, dict[str, Any]]:
    """What the paths of preview images take."""
    every: dict[str, dict[str, Any]] = {
        "page": {"type": "string", "enum": list(PAGES)},
        "record_table": {"type": "string", "enum": list(params.RECORD_TABLES)},
        "key": {"type": "string"},
    }
    return {
        word: {
            "name": word, "in": "path", "required": True,
            "description": said(word), "schema": schema,
        }
        for word, schema in every.items()
    }  # fmt: skip


def of_search() -> dict[str, dict[str, Any]]:
    """What a search takes beside the words of the address."""
    query = {"type": "string", "minLength": 1, "maxLength": LONGEST}
    count = {"type": "integer", "minimum": 1, "maximum": search.MOST, "default": search.USUAL}
    start = {"type": "integer", "minimum": 0, "maximum": search.FARTHEST, "default": 0}
    schemas = {search.QUERY: query, search.LIMIT: count, search.OFFSET: start}
    about = {search.QUERY: "query", search.LIMIT: "limit", search.OFFSET: "offset"}
    found: dict[str, dict[str, Any]] = {
        name: {"name": name, "in": "query", "description": said(about[name]), "schema": schema}
        for name, schema in schemas.items()
    }
    found[search.QUERY] |= {"required": True, "example": said("query_example")}
    return found


def found_schema() -> dict[str, Any]:
    """The schema of what a search answers."""
    whole, text = {"type": "integer"}, {"type": "string"}
    of_result = (
        "record", "title", "table", "kind", "day", "date", "page", "plain_page",
    )  # fmt: skip
    result = {
        "type": "object", "required": list(of_result), "properties": dict.fromkeys(of_result, text),
    }  # fmt: skip
    parts = {
        "query": text, "count": whole, "offset": whole, "limit": whole,
        "results": {"type": "array", "items": result},
    }  # fmt: skip
    return {"type": "object", "required": list(parts), "properties": parts}


def components(dataset: Dataset) -> dict[str, Any]:
    """The parts that paths refer to: words, rows of tables, problems."""
    problem = {
        "type": "object",
        "required": list(responses.Problem(404, "path").members),
        "properties": {"status": {"type": "integer"}},
    }
    reply = {
        "description": said("problem"),
        "content": {
            bare(responses.MEDIA_TYPE): {"schema": {"$ref": "#/components/schemas/Problem"}}
        },
    }
    page = {
        "description": said("problem"),
        "content": {bare(html.MEDIA_TYPE): {"schema": {"type": "string"}}},
    }
    rows = {name: row_schema(dataset, name) for name in derived_tables.every(dataset)}
    return {
        "parameters": {**words(dataset), **of_figures(dataset), **of_search()},
        "schemas": {**rows, "Problem": problem, "Found": found_schema()},
        "responses": {"problem": reply, "problem_page": page},
    }


def described(ask: DataRequest) -> dict[str, Any]:
    """The whole description."""
    package = ask.dataset.package
    licence: dict[str, str] = next(iter(package.raw.get("licenses", ())), {})
    name = {"name": licence.get("title") or licence.get("name", ""), "url": licence.get("path", "")}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": said("title"),
            "version": package.version,
            "description": said("description"),
            "license": {key: value for key, value in name.items() if value} or {"name": ""},
        },
        "servers": [{"url": ask.base}],
        "paths": {**of_tables(ask.dataset), **of_charts(), **of_previews(), **of_the_rest()},
        "components": components(ask.dataset),
    }


def openapi_handler(request: Request) -> Reply:
    """The description of the API for the asked negotiation."""
    ask = parse_request(request)
    return Reply(
        Payload(json.dumps(described(ask), ensure_ascii=False, indent=1).encode(), MEDIA_TYPE)
    )


def column(field: Field) -> dict[str, Any]:
    """The schema of one column."""
    said = {"title": field.title, "description": field.description}
    shape = {"format": "date"} if field.type == "date" else {}
    return {
        "type": TYPES.get(field.type, ["string"]),
        **{name: words for name, words in said.items() if words},
        **shape,
    }


@cache
def columns_of(edition: Path) -> dict[str, set[str]]:
    """The columns that a stored edition declares, by table; its zip never changes."""
    package = read_package(editions.files(edition)["datapackage.json"])
    return {name: set(table.field) for name, table in package.tables.items()}


def in_every_edition(dataset: Dataset, table: str, columns: Iterable[str]) -> list[str]:
    """Those of the columns of a table that each edition has which can be asked for."""
    every = [columns_of(path) for path in catalog.kept(dataset.package.name).values()]
    older = [one[table] | {export.LINKS} for one in every if table in one]
    return [name for name in columns if all(name in one for one in older)]


def row_schema(dataset: Dataset, table: str) -> dict[str, Any]:
    """The schema of one row of a table as the API serves it, in this edition or an earlier one."""
    declared = derived_tables.every(dataset)[table]
    columns = {field.name: column(field) for field in declared.fields}
    links = links_field()
    if table != "sources":
        columns[export.LINKS] = {
            "type": ["string"],
            "title": links["title"],
            "description": links["description"],
        }
    return {
        "type": "object",
        "title": declared.title,
        "properties": columns,
        "required": in_every_edition(dataset, table, columns),
    }
