"""The API described as OpenAPI 3.1, made from the declaration so that it cannot differ from it."""

import json
from typing import Any, Final

from starlette.requests import Request

from lib import address, answers, shelf, text
from lib.api import changed, figures, html, problems
from lib.api.asked import Asked, asked
from lib.api.content import Content
from lib.api.openapi_paths import bare, of_charts, of_tables, of_the_rest, said
from lib.api.row_schemas import row_schema
from lib.api.wire import Answer
from lib.charts import registry
from lib.claims import CONFIDENCE_CHOICES
from lib.model.talks import Talks

MEDIA_TYPE: Final = "application/json; charset=utf-8"


def words(talks: Talks) -> dict[str, dict[str, Any]]:
    """The schema of each word of the address."""
    day = {"type": "string", "format": "date"}
    choices = {
        "from": {**day, "default": talks.span.first.isoformat()},
        "to": {**day, "default": talks.span.last.isoformat()},
        "figures": {
            "type": "string",
            "enum": list(talks.limits.figures),
            "default": talks.limits.figures[0],
        },
        "confidence": {"type": "string", "enum": list(CONFIDENCE_CHOICES), "default": "all"},
        "disputed": {
            "type": "string",
            "enum": list(address.DISPUTED),
            "default": address.DISPUTED[0],
        },
        "record": {"type": "string"},
        "talks": {"type": "string", "enum": list(shelf.shelf()), "default": shelf.default()},
        "version": {"type": "string", "enum": shelf.versions(talks.package.name)},
    }
    about = text.words("api")["openapi"]["word"]
    return {
        word: {"name": word, "in": "query", "description": about[word], "schema": schema}
        for word, schema in choices.items()
    }


def of_figures(talks: Talks) -> dict[str, dict[str, Any]]:
    """What paths take beside the words of the address: a chart, editions of the data."""
    names = {"type": "string", "enum": list(registry.charts(talks))}
    chart = {"name": "chart", "in": "path", "required": True, "description": said("name")}
    edition = {"name": figures.EDITION, "in": "query", "description": said("edition")}
    since = {"name": changed.SINCE, "in": "query", "description": said("since")}
    return {
        "chart": {**chart, "schema": names},
        changed.SINCE: {
            **since,
            "schema": {"type": "string", "enum": shelf.versions(talks.package.name)},
        },
        figures.EDITION: {**edition, "schema": {"type": "string"}},
    }


def components(talks: Talks) -> dict[str, Any]:
    """The parts that paths refer to: words, rows of tables, problems."""
    problem = {
        "type": "object",
        "required": list(problems.Problem(404, "path").members),
        "properties": {"status": {"type": "integer"}},
    }
    reply = {
        "description": said("problem"),
        "content": {
            bare(problems.MEDIA_TYPE): {"schema": {"$ref": "#/components/schemas/Problem"}}
        },
    }
    page = {
        "description": said("problem"),
        "content": {bare(html.MEDIA_TYPE): {"schema": {"type": "string"}}},
    }
    rows = {name: row_schema(talks, name) for name in answers.every(talks)}
    return {
        "parameters": {**words(talks), **of_figures(talks)},
        "schemas": {**rows, "Problem": problem},
        "responses": {"problem": reply, "problem_page": page},
    }


def described(ask: Asked) -> dict[str, Any]:
    """The whole description."""
    package = ask.talks.package
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
        "paths": {**of_tables(ask.talks), **of_charts(), **of_the_rest()},
        "components": components(ask.talks),
    }


def answer(request: Request) -> Answer:
    """The description of the API for the asked negotiation."""
    ask = asked(request)
    return Answer(
        Content(json.dumps(described(ask), ensure_ascii=False, indent=1).encode(), MEDIA_TYPE)
    )
