"""A tiny valid package, and copies of it with one thing changed."""

import csv
import io
import json
from copy import deepcopy
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from lib.data.required import REQUIRED
from tests.validation.tiny_rows import CELLS

PLAIN = {"string": "x", "integer": "1", "number": "1", "boolean": "true", "date": "2031-05-01"}


def field(table: str, column: str, kind: str) -> dict[str, Any]:
    """One declared column, with a limit of its own where the tests need one."""
    limits = {
        ("claims", "measure"): {"enum": ["convoys", "wounded"]},
        ("outcomes", "noun"): {"pattern": "^[a-z]+$", "minLength": 3, "maxLength": 9},
        ("rounds", "latitude"): {"minimum": -90, "maximum": 90},
        ("tracks", "order"): {"exclusiveMinimum": 0, "exclusiveMaximum": 9},
        ("parties", "order"): {"unique": True},
    }
    title = column.replace("_", " ").capitalize()
    return {
        "name": column,
        "type": kind,
        "title": title,
        "constraints": limits.get((table, column), {}),
    }


def resource(table: str) -> dict[str, Any]:
    """One declared table with all that Parley reads of it."""
    needed = REQUIRED[table]
    keys = [
        {"fields": [column], "reference": {"resource": other, "fields": [target]}}
        for column, (other, target) in needed["references"].items()
    ]
    fields = [field(table, column, kind) for column, kind in needed["columns"].items()]
    schema = {"fields": fields, "primaryKey": needed["key"], "foreignKeys": keys}
    return {"name": table, "path": f"{table}.csv", "title": table.title(), "schema": schema}


def declaration() -> dict[str, Any]:
    """The declaration of the tiny package."""
    resources = [resource(table) for table in REQUIRED]
    return {"name": "tiny", "title": "Tiny talks", "version": "0.1.0", "resources": resources}


def table_bytes(table: str, rows: list[dict[str, str]]) -> bytes:
    """The CSV file of a table."""
    text = io.StringIO(newline="")
    columns = REQUIRED[table]["columns"]
    plain = {name: PLAIN[columns[name]] for name in REQUIRED[table]["required"]}
    writer = csv.DictWriter(text, list(columns), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(plain | row for row in rows)
    return text.getvalue().encode()


def package() -> dict[str, bytes]:
    """The files of the tiny valid package."""
    files = {f"{table}.csv": table_bytes(table, CELLS.get(table, [])) for table in REQUIRED}
    return files | {"datapackage.json": json.dumps(declaration()).encode()}


def with_cells(table: str, number: int = 0, /, **cells: str) -> dict[str, bytes]:
    """The package with cells of one row changed; a number past the end adds a row."""
    rows = deepcopy(CELLS.get(table, []))
    if number >= len(rows):
        rows.append(dict(rows[0]) if rows else {})
    rows[number].update(cells)
    return package() | {f"{table}.csv": table_bytes(table, rows)}


def without_rows(table: str) -> dict[str, bytes]:
    """The package with an empty table."""
    return package() | {f"{table}.csv": table_bytes(table, [])}


def with_file(name: str, content: bytes) -> dict[str, bytes]:
    """The package with another file in place of one of its own."""
    return package() | {name: content}


def declared(raw: dict[str, Any]) -> dict[str, bytes]:
    """The package with another declaration."""
    return with_file("datapackage.json", json.dumps(raw).encode())


def table_of(raw: dict[str, Any], table: str) -> dict[str, Any]:
    """The resource of a table in a declaration."""
    return next(entry for entry in raw["resources"] if entry["name"] == table)


def column_of(raw: dict[str, Any], table: str, column: str) -> dict[str, Any]:
    """The field of a column in a declaration."""
    fields = table_of(raw, table)["schema"]["fields"]
    return next(entry for entry in fields if entry["name"] == column)


def zipped(files: dict[str, bytes], top: str = "") -> bytes:
    """The files as a zip, in a top folder if one is named."""
    data = io.BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(top + name, content)
    return data.getvalue()
