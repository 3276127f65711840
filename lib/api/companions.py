"""Companions: the CSVW metadata of each CSV, with title, columns, version, words and citation."""

import json
from collections.abc import Callable
from typing import Any, Final

import pandas as pd
from starlette.requests import Request

from lib import answers, cite, exports, text
from lib.api import rows
from lib.api.asked import Asked
from lib.api.content import Content
from lib.api.rows import Kind
from lib.api.wire import Answer
from lib.content.view import period_line
from lib.model.talks import Talks
from lib.schema import Field

MEDIA_TYPE: Final = "application/csvm+json; charset=utf-8"
CONTEXT: Final = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
#: The CSVW datatype of a column by the kind of its frame.
DATATYPES: Final = {"M": "date", "b": "boolean", "i": "integer", "u": "integer", "f": "number"}


def declared(talks: Talks, table: str) -> dict[str, Field]:
    """The declared columns of a table; for "" those of all tables, by name, the first of each."""
    if table:
        return answers.every(talks)[table].field
    every = [field for one in answers.every(talks).values() for field in one.fields]
    return {field.name: field for field in reversed(every)}


def column(name: str, values: pd.Series, field: Field | None) -> dict[str, Any]:
    """The description of one column."""
    said = text.words("api")["column"].get(name, {})
    title = field.title if field else said.get("title", name)
    about = field.description if field else said.get("description", "")
    whole = values.dtype.kind == "f" and (values.dropna() % 1 == 0).all()
    kind = "integer" if whole else DATATYPES.get(values.dtype.kind, "string")
    links = {"separator": " "} if name == exports.LINKS else {}
    return {
        "name": name,
        "titles": [name, title],
        "datatype": "anyURI" if links else kind,
        **({"dc:description": about} if about else {}),
        **links,
    }


def metadata(ask: Asked, path: str, title: str, columns: list[dict[str, Any]]) -> Content:
    """The metadata of the CSV under a path."""
    source = ask.address(path)
    found = cite.citation(ask.talks, ask.view, ask.cited.address(path), ask.today)
    licences = [one["path"] for one in ask.talks.package.raw.get("licenses", ()) if one.get("path")]
    described = {
        "@context": CONTEXT,
        "url": source,
        "dc:title": f"{ask.talks.package.title}: {title}",
        "dc:description": period_line(ask.talks, ask.view),
        "dc:license": licences,
        "dc:bibliographicCitation": found.text,
        "dc:hasVersion": ask.talks.package.version,
        "dc:publisher": cite.said("site"),
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
    return Content(json.dumps(described, ensure_ascii=False, indent=1).encode(), MEDIA_TYPE)


def of_rows(kind: Kind) -> Callable[[Request], Answer]:
    """A function that answers with the metadata of the CSV of the rows that the path names."""

    def answer(request: Request) -> Answer:
        """The metadata."""
        ask, name = rows.named(kind, request)
        view = ask.view.but(record="")
        found = kind.rows(ask.talks, view, name)
        fields = declared(ask.talks, name if kind is rows.TABLES else "")
        columns = [column(one, found[one], fields.get(one)) for one in found.columns]
        title = kind.title(ask.talks, view, name)
        return Answer(metadata(ask, kind.path(name), title, columns), ask.cites)

    return answer
