"""What a data package declares of itself: tables, columns, titles, units, code lists, keys."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Field:
    """One column as declared."""

    name: str
    title: str
    description: str
    type: str = "string"
    unit: str = ""
    format: str = ""
    labels: tuple[tuple[Any, str], ...] = ()

    @cached_property
    def label(self) -> dict[Any, str]:
        """The readers' word for each code of the column, in declared order; {} if it has none."""
        return dict(self.labels)


@dataclass(frozen=True)
class Table:
    """One table as declared."""

    name: str
    title: str
    description: str
    path: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    references: tuple[tuple[str, str, str], ...] = ()
    date_field: str = ""
    title_field: str = ""
    required: tuple[str, ...] = ()

    @cached_property
    def field(self) -> dict[str, Field]:
        """The declared columns by name."""
        return {field.name: field for field in self.fields}


@dataclass(frozen=True)
class Package:
    """A data package as declared; ``raw`` is the declaration itself, without derived tables."""

    name: str
    title: str
    short_title: str
    description: str
    version: str
    created: str
    is_fictional: bool
    tables: Mapping[str, Table]
    raw: Mapping[str, Any]

    def label(self, table: str, column: str, code: Any) -> str:
        """The readers' word for a code, or the code itself where none is declared."""
        return self.tables[table].field[column].label.get(code, str(code))

    def labels(self, table: str, column: str) -> dict[Any, str]:
        """The readers' words of a code list, in declared order."""
        return self.tables[table].field[column].label


def read_field(raw: Mapping[str, Any]) -> Field:
    """The column that a Table Schema field describes (Data Package v2, ``categories`` included)."""
    categories = raw.get("categories") or ()
    codes = [entry if isinstance(entry, dict) else {"value": entry} for entry in categories]
    return Field(
        name=raw["name"],
        title=raw.get("title", raw["name"]),
        description=raw.get("description", ""),
        type=raw.get("type", "string"),
        unit=raw.get("unit", ""),
        format=raw.get("format", ""),
        labels=tuple((code["value"], code.get("label", str(code["value"]))) for code in codes),
    )


def read_references(schema: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    """Each foreign key as (own column, other table, other column)."""
    return tuple(
        (key["fields"][0], key["reference"]["resource"], key["reference"]["fields"][0])
        for key in schema.get("foreignKeys", ())
    )


def read_table(raw: Mapping[str, Any]) -> Table:
    """The table that a resource of the declaration describes."""
    schema = raw["schema"]
    return Table(
        name=raw["name"],
        title=raw.get("title", raw["name"]),
        description=raw.get("description", ""),
        path=raw["path"],
        fields=tuple(read_field(field) for field in schema["fields"]),
        key=tuple(schema.get("primaryKey", ())),
        references=read_references(schema),
        date_field=raw.get("dateField", ""),
        title_field=raw.get("titleField", ""),
        required=tuple(
            field["name"]
            for field in schema["fields"]
            if field.get("constraints", {}).get("required")
        ),
    )


def read_package(declaration: bytes) -> Package:
    """The package that a ``datapackage.json`` declares; raises KeyError where a part is missing.

    Derived tables that were packed with the others are no data: they are left out.
    """
    raw = json.loads(declaration)
    own = [entry for entry in raw["resources"] if entry.get("derived") is not True]
    raw = {**raw, "resources": own}
    return Package(
        name=raw["name"],
        title=raw["title"],
        short_title=raw.get("shortTitle", raw["title"]),
        description=raw.get("description", ""),
        version=raw.get("version", ""),
        created=raw.get("created", "")[:10],
        is_fictional=bool(raw.get("isFictional", False)),
        tables={entry["name"]: read_table(entry) for entry in own},
        raw=raw,
    )


@dataclass(frozen=True)
class Column:
    """One column: ``type`` as Table Schema has it; ``words`` is the key of its title.

    ``group`` is the party or speaking group of which the column tells, "" for none; ``codes`` names
    the words of its codes, ``unit`` is what its numbers count.
    """

    name: str
    type: str = "string"
    words: str = ""
    group: str = ""
    codes: str = ""
    unit: str = ""
    format: str = ""
