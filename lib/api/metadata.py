"""Metadata: the package descriptor of a view, citations, and CSV on the Web."""

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from io import StringIO
from typing import Any, Final

import pandas as pd
from starlette.requests import Request

from lib import citation, derived_tables, export, i18n
from lib.api import data
from lib.api.data import Kind
from lib.api.requests import DataRequest, parse_request
from lib.api.responses import Payload, Reply
from lib.cache import memoize
from lib.citation import Citation
from lib.content.view import period_line
from lib.data.schema import Field
from lib.model.dataset import Dataset

DESCRIPTOR_TYPE: Final = "application/json; charset=utf-8"


@cache
def links_field() -> dict[str, Any]:
    """The column that every table but the sources has besides the declared ones."""
    said = i18n.words("api")["column"][export.LINKS]
    return {"name": export.LINKS, "type": "string", **said}


def served(resource: dict[str, Any], path: str) -> dict[str, Any]:
    """A declared table as the API serves it under a path."""
    if resource["name"] == "sources":
        return {**resource, "path": path}
    schema = {**resource["schema"], "fields": [*resource["schema"]["fields"], links_field()]}
    return {**resource, "path": path, "schema": schema}


def described(ask: DataRequest) -> dict[str, Any]:
    """The declaration with every table where it is served."""
    raw = ask.dataset.package.raw
    every = resources(ask.dataset)
    return {**raw, "resources": [served(entry, place(ask, entry["name"])) for entry in every]}


def place(ask: DataRequest, table: str) -> str:
    """The URL of the CSV of a table, with those query parameters that change its rows."""
    view = derived_tables.heard_by(ask.dataset, table, ask.view)
    return replace(ask, view=view).address(f"/api/{table}.csv")


def resources(dataset: Dataset) -> list[dict[str, Any]]:
    """The declared tables as they stand, and behind them the derived ones, marked as such."""
    derived = [derived_tables.raw(dataset, name) for name in derived_tables.declared(dataset)]
    return [*dataset.package.raw["resources"], *derived]


def descriptor_handler(request: Request) -> Reply:
    """The declaration as JSON."""
    ask = parse_request(request)
    body = json.dumps(described(ask), ensure_ascii=False, indent=1).encode()
    return Reply(Payload(body, DESCRIPTOR_TYPE), ask.cites)


def citation_reply(form: Callable[[Citation], str], media_type: str) -> Callable[[Request], Reply]:
    """A handler of one form of the citation of the app's page in the requested view."""

    def cited(request: Request) -> Reply:
        """The citation in one form."""
        ask = parse_request(request)
        found = citation.citation(ask.dataset, ask.view, ask.cited.address("/"), ask.today)
        return Reply(Payload(form(found).encode(), media_type))

    return cited


csl = citation_reply(
    lambda found: found.csl, "application/vnd.citationstyles.csl+json; charset=utf-8"
)
bibtex = citation_reply(lambda found: found.bibtex + "\n", "application/x-bibtex; charset=utf-8")
plain = citation_reply(lambda found: found.text + "\n", "text/plain; charset=utf-8")


CSVW_TYPE: Final = "application/csvm+json; charset=utf-8"
CONTEXT: Final = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
#: The CSVW datatype of a column by the kind of its frame.
DATATYPES: Final = {"M": "date", "b": "boolean", "i": "integer", "u": "integer", "f": "number"}


def declared(dataset: Dataset, table: str) -> dict[str, Field]:
    """The declared columns of a table; for "" those of all tables, by name, the first of each."""
    if table:
        return derived_tables.every(dataset)[table].field
    every = [field for one in derived_tables.every(dataset).values() for field in one.fields]
    return {field.name: field for field in reversed(every)}


def column(name: str, values: pd.Series, field: Field | None) -> dict[str, Any]:
    """The description of one column."""
    said = i18n.words("api")["column"].get(name, {})
    title = field.title if field else said.get("title", name)
    about = field.description if field else said.get("description", "")
    whole = values.dtype.kind == "f" and (values.dropna() % 1 == 0).all()
    kind = "integer" if whole else DATATYPES.get(values.dtype.kind, "string")
    links = {"separator": " "} if name == export.LINKS else {}
    return {
        "name": name,
        "titles": [name, title],
        "datatype": "anyURI" if links else kind,
        **({"dc:description": about} if about else {}),
        **links,
    }


def metadata(ask: DataRequest, path: str, title: str, columns: list[dict[str, Any]]) -> Payload:
    """The metadata of the CSV under a path."""
    source = ask.address(path)
    found = citation.citation(ask.dataset, ask.view, ask.cited.address(path), ask.today)
    licences = [
        one["path"] for one in ask.dataset.package.raw.get("licenses", ()) if one.get("path")
    ]
    described = {
        "@context": CONTEXT,
        "url": source,
        "dc:title": f"{ask.dataset.package.title}: {title}",
        "dc:description": period_line(ask.dataset, ask.view),
        "dc:license": licences,
        "dc:bibliographicCitation": found.text,
        "dc:hasVersion": ask.dataset.package.version,
        "dc:publisher": citation.said("site"),
        "notes": [
            {
                "words": ask.view.words,
                "accessed": ask.today.isoformat(),
                "bibtex": found.bibtex,
                "csl": json.loads(found.csl),
            }
        ],
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tableSchema": {"columns": columns},
    }
    return Payload(json.dumps(described, ensure_ascii=False, indent=1).encode(), CSVW_TYPE)


def of_rows(kind: Kind) -> Callable[[Request], Reply]:
    """A handler of the metadata of the CSV of the rows that the path names."""

    def answer(request: Request) -> Reply:
        """The metadata."""
        ask, name = data.named(kind, request)
        view = ask.view.plain
        found = kind.rows(ask.dataset, view, name)
        fields = declared(ask.dataset, name if kind is data.TABLES else "")
        columns = [column(one, found[one], fields.get(one)) for one in found.columns]
        title = kind.title(ask.dataset, view, name)
        return Reply(metadata(ask, kind.path(name), title, columns), ask.cites)

    return answer


def records(text: str) -> Iterator[str]:
    """The header and each row of a CSV text with all its lines; empty lines are no rows."""
    lines = list(StringIO(text, newline="\n"))
    reader, done = csv.reader(lines), 0
    for cells in reader:
        if cells:
            yield "".join(lines[done : reader.line_num])
        done = reader.line_num


@memoize(64)
def written(dataset: Dataset, table: str) -> tuple[str, ...]:
    """The header and each row of a table as written in the package."""
    return tuple(records(dataset.files[dataset.package.tables[table].path].decode("utf-8")))


def cut(dataset: Dataset, table: str, rows: pd.DataFrame) -> bytes:
    """The CSV of a table with some of its rows only, named by their place in the whole table."""
    header, *every = written(dataset, table)
    return "".join([header, *(every[place] for place in rows.index)]).encode("utf-8")
