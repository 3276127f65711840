"""The declaration of a negotiation's tables, with the addresses of their rows in the asked view."""

import json
from dataclasses import replace
from functools import cache
from typing import Any, Final

from starlette.requests import Request

from lib import answers, exports, text
from lib.api.asked import Asked, asked
from lib.api.content import Content
from lib.api.wire import Answer
from lib.model import selection
from lib.model.talks import Talks

MEDIA_TYPE: Final = "application/json; charset=utf-8"


@cache
def links_field() -> dict[str, Any]:
    """The column that every table but the sources has besides the declared ones."""
    said = text.words("api")["column"][exports.LINKS]
    return {"name": exports.LINKS, "type": "string", **said}


def served(resource: dict[str, Any], path: str) -> dict[str, Any]:
    """A declared table as the API serves it under a path."""
    if resource["name"] == "sources":
        return {**resource, "path": path}
    schema = {**resource["schema"], "fields": [*resource["schema"]["fields"], links_field()]}
    return {**resource, "path": path, "schema": schema}


def described(ask: Asked) -> dict[str, Any]:
    """The declaration with every table where it is served."""
    raw = ask.talks.package.raw
    every = resources(ask.talks)
    return {**raw, "resources": [served(entry, place(ask, entry["name"])) for entry in every]}


def place(ask: Asked, table: str) -> str:
    """The address of the CSV of a table, with those words of the request that it answers to."""
    view = selection.heard_by(table, ask.view)
    return replace(ask, view=view).address(f"/api/{table}.csv")


def resources(talks: Talks) -> list[dict[str, Any]]:
    """The declared tables as they stand, and behind them the derived ones, marked as such."""
    derived = [answers.raw(talks, name) for name in answers.declared(talks)]
    return [*talks.package.raw["resources"], *derived]


def answer(request: Request) -> Answer:
    """The declaration as JSON."""
    ask = asked(request)
    body = json.dumps(described(ask), ensure_ascii=False, indent=1).encode()
    return Answer(Content(body, MEDIA_TYPE), ask.cites)
