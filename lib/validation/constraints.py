"""What Frictionless finds in a table: limits, code lists, duplicate keys, dangling references."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from frictionless import FrictionlessException, Package, Resource, Schema, errors

from lib.data.required import required_columns
from lib.validation.cells import FORMS
from lib.validation.descriptor import Declared, Reference, here
from lib.validation.problem import Problem, say
from lib.validation.reader import Row, Sheet

VERSION = "https://datapackage.org/profiles/2.0/tableschema.json"
KEPT = (
    *("required", "unique", "enum", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    *("pattern", "minLength", "maxLength"),
)
CONSTRAINT = re.compile(r'constraint "(\w+)"')
EARLIER = re.compile(r"position (\d+)$")
MOST_SHOWN = 30


def field(table: Declared, column: str) -> dict[str, Any]:
    """The column as Frictionless is to read it: Parley's form of cells, the package's limits."""
    raw = table.fields[column]
    limits = {name: raw["constraints"][name] for name in KEPT if name in raw.get("constraints", {})}
    if column in required_columns(table.name):
        limits["required"] = True
    if (table.name, column) in FORMS or raw["type"] == "string":
        limits.pop("pattern", None)  # cells.py matches them
    truth = {"trueValues": ["true"], "falseValues": ["false"]} if raw["type"] == "boolean" else {}
    return {"name": column, "type": raw["type"], "constraints": limits, **truth}


def held(sheet: Sheet, sheets: Mapping[str, Sheet]) -> list[Reference]:
    """The references that can be looked up: both columns were read."""
    return [
        (own, other, column)
        for own, other, column in sheet.table.references
        if own in sheet.columns and other in sheets and column in sheets[other].columns
    ]


def schema(sheet: Sheet, references: list[Reference]) -> Schema:
    """The declared columns that the file has, with key and references; may raise Frictionless's."""
    key = list(sheet.table.key)
    return Schema.from_descriptor(
        {
            "$schema": VERSION,
            "fields": [field(sheet.table, column) for column in sheet.columns],
            "missingValues": [""],
            "primaryKey": key if set(key) <= set(sheet.columns) else [],
            "foreignKeys": [reference(*one) for one in references],
        }
    )


def reference(own: str, other: str, column: str) -> dict[str, Any]:
    """The foreign key of a column to one column of another table."""
    return {"fields": [own], "reference": {"resource": f"{other}.{column}", "fields": [column]}}


def target(other: Sheet, column: str, asked: set[str]) -> Resource:
    """One column of another table, to look references up in; only the values asked for."""
    kind = other.table.fields[column]["type"]
    cells = [[cell] for cell in sorted(asked & set(other.values(column)))]
    plain = {"fields": [{"name": column, "type": kind}], "missingValues": [""]}
    name = f"{other.table.name}.{column}"
    return Resource(name=name, data=[[column], *cells], schema=Schema.from_descriptor(plain))


def errors_found(sheet: Sheet, sheets: Mapping[str, Sheet]) -> Iterator[tuple[Row, Any]]:
    """Each row with each error that Frictionless has for it; raises where limits make no sense."""
    references = held(sheet, sheets)
    asked: dict[tuple[str, str], set[str]] = {}
    for own, other, column in references:
        asked.setdefault((other, column), set()).update(sheet.values(own))
    rows = [[row.cells[column] for column in sheet.columns] for row in sheet.rows]
    table = Resource(
        name="checked", data=[list(sheet.columns), *rows], schema=schema(sheet, references)
    )
    others = [target(sheets[other], name, cells) for (other, name), cells in asked.items()]
    Package(resources=[table, *others])
    with table as opened:
        for number, row in enumerate(opened.row_stream):
            yield from ((sheet.rows[number], error) for error in row.errors)


def constraint_problems(sheet: Sheet, sheets: Mapping[str, Sheet]) -> Iterator[Problem]:
    """Every error of Frictionless in a table, in Parley's words."""
    if not sheet.columns:
        return
    try:
        schema(sheet, [])
        for row, error in errors_found(sheet, sheets) if sheet.rows else ():
            yield translated(sheet, row, error)
    except (FrictionlessException, TypeError, ValueError, re.error) as fault:
        note = str(fault).partition("(")[2].rstrip(")") or str(fault)
        yield here("bad_constraint", sheet.table.name, note=note)


def translated(sheet: Sheet, row: Row, error: Any) -> Problem:
    """One error of Frictionless as a problem."""
    if isinstance(error, errors.ForeignKeyError):
        return dangling(sheet, row, error)
    if isinstance(error, errors.PrimaryKeyError):
        return repeated(sheet, row, list(sheet.table.key), error.note)
    if isinstance(error, errors.UniqueError):
        return repeated(sheet, row, [error.field_name], error.note)
    column = error.field_name
    cell = row.cells[column]
    if isinstance(error, errors.ConstraintError):
        return beyond(sheet, row, column, error.note)
    shown = sheet.table.shown(column)
    kind = say("type", sheet.table.fields[column]["type"])
    return Problem(sheet.table.file, row.line, shown, cell, kind)


def dangling(sheet: Sheet, row: Row, error: errors.ForeignKeyError) -> Problem:
    """The problem of a value that its table does not have."""
    column, other = error.field_names[0], error.reference_name.rpartition(".")[0]
    words = {"table": other, "target": error.reference_field_names[0]}
    return sheet.problem(row.line, column, row.cells[column], "reference", **words)


def repeated(sheet: Sheet, row: Row, columns: list[str], note: str) -> Problem:
    """The problem of a key that an earlier row has, or that is empty."""
    shown = ", ".join(map(sheet.table.shown, columns))
    value = ", ".join(row.cells[column] for column in columns)
    earlier = EARLIER.search(note)
    if not earlier:
        return sheet.problem(row.line, columns[0], "", "required")
    line = sheet.rows[int(earlier[1]) - 2].line
    return Problem(
        sheet.table.file, row.line, shown, value, say("expected", "duplicate", line=line)
    )


def beyond(sheet: Sheet, row: Row, column: str, note: str) -> Problem:
    """The problem of a value outside a limit of its column."""
    found = CONSTRAINT.search(note)
    name = found[1] if found else "enum"
    limit = field(sheet.table, column)["constraints"].get(name)
    if isinstance(limit, list):
        limit = ", ".join(map(str, limit[:MOST_SHOWN])) + (" …" if len(limit) > MOST_SHOWN else "")
    return sheet.problem(row.line, column, row.cells[column], name, allowed=limit)
