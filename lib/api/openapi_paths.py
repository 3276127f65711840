"""The paths of the API as OpenAPI describes them."""

from collections.abc import Collection
from typing import Any, Final

from lib import address, answers, text
from lib.api import changed, companions, feed, figures, files
from lib.model import selection
from lib.model.talks import Talks

JSON: Final = "application/json"
#: Faults of a request: not understood, nothing there, a method that no path has, a foreign host.
FAULTS: Final = ("400", "404", "405", "421")


def said(key: str) -> str:
    """The words of the description for a key."""
    return str(text.words("api")["openapi"][key])


def bare(media_type: str) -> str:
    """A media type without its parameters."""
    return media_type.partition(";")[0]


def operation(
    summary: str,
    media_type: str,
    schema: dict[str, Any],
    *own: str,
    idle: Collection[str] = (),
    fault: str = "problem",
) -> dict[str, Any]:
    """What a GET of a path answers, with parameters of its own before the words of the address.

    ``idle`` are words that change nothing there: they may be said at their default only.
    ``fault`` names the response to a request that is not understood.
    """
    named = [*own, *(word for word in address.WORDS if word not in idle)]
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


def of_tables(talks: Talks) -> dict[str, Any]:
    """The paths of every table."""
    paths: dict[str, Any] = {}
    for name, table in answers.every(talks).items():
        summary, idle = said("table").format(title=table.title), selection.idle_words(name)
        rows = {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}}
        csv, described = said("table_companion"), companions.MEDIA_TYPE
        own = {
            "csv": operation(summary, files.MEDIA_TYPES["csv"], {"type": "string"}, idle=idle),
            "json": operation(summary, JSON, rows, idle=idle),
            "csv-metadata.json": operation(csv, described, {"type": "object"}, idle=idle),
        }
        paths |= {f"/api/{name}.{ending}": path for ending, path in own.items()}
    return paths


def of_charts() -> dict[str, Any]:
    """The paths of charts by name."""
    path, rows = "/api/charts/{chart}", {"type": "array", "items": {"type": "object"}}
    return {
        f"{path}.csv": operation(
            said("chart"), files.MEDIA_TYPES["csv"], {"type": "string"}, "chart"
        ),
        f"{path}.json": operation(said("chart"), JSON, rows, "chart"),
        f"{path}.figure.json": operation(
            said("figure"), JSON, {"type": "object"}, "chart", figures.EDITION
        ),
        f"{path}.csv-metadata.json": operation(
            said("chart_companion"), companions.MEDIA_TYPE, {"type": "object"}, "chart"
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
            said("diff"), files.MEDIA_TYPES["csv"], {"type": "string"}, changed.SINCE
        ),
        "/api/diff.json": operation(
            said("diff"), JSON, {"type": "array", "items": {"type": "object"}}, changed.SINCE
        ),
        "/api/status.json": operation(said("status"), JSON, {"type": "object"}),
        "/feed.atom": operation(said("feed"), feed.MEDIA_TYPE, {"type": "string"}),
        "/api/package.zip": operation(said("package"), "application/zip", {}),
        "/api/cite.json": operation(
            said("cite"), "application/vnd.citationstyles.csl+json", {"type": "array"}
        ),
        "/api/cite.bib": operation(said("cite"), "application/x-bibtex", {"type": "string"}),
        "/api/cite.txt": operation(said("cite"), "text/plain", {"type": "string"}),
        "/api/openapi.json": operation(said("openapi"), JSON, {"type": "object"}),
    }
