"""What Parley reads of every package: tables, columns, keys, code lists (``required.json``)."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from lib import speakers
from lib.check.declaration import Declared, here
from lib.check.problem import Problem

#: The code lists that are declared elsewhere, by table and column.
DECLARED: Final = {"parties": {"role": list(speakers.OF_ROLE)}}
REQUIRED: Mapping[str, Mapping[str, Any]] = json.loads(
    (Path(__file__).parent / "required.json").read_text("utf-8")
)


def required_problems(tables: Mapping[str, Declared]) -> Iterator[Problem]:
    """Every table, column, key and reference that Parley reads and the package does not declare."""
    for name, needed in REQUIRED.items():
        if name in tables:
            yield from table_problems(tables[name], needed)
        else:
            yield here("no_table", "resources", table=name)


def table_problems(table: Declared, needed: Mapping[str, Any]) -> Iterator[Problem]:
    """What one declared table lacks."""
    yield from column_problems(table, needed["columns"])
    if list(table.key) != needed["key"]:
        yield here("wrong_key", table.name, key=", ".join(needed["key"]))
    for column, (other, target) in needed["references"].items():
        if (column, other, target) not in table.references:
            words = {"column": column, "table": other, "target": target}
            yield here("no_reference", table.name, **words)


def column_problems(table: Declared, columns: Mapping[str, str]) -> Iterator[Problem]:
    """The columns that a table lacks, or has in another type."""
    for column, kind in columns.items():
        if column not in table.fields:
            yield here("no_column", table.name, column=column, table=table.name, type=kind)
        elif table.fields[column]["type"] != kind:
            found = table.fields[column]["type"]
            yield here("wrong_type", table.name, column, value=found, type=kind)


def required_columns(table: str) -> list[str]:
    """The columns of a table that must be filled whatever the package declares."""
    return list(REQUIRED.get(table, {}).get("required", ()))


def codes(table: str) -> dict[str, list[str]]:
    """The code lists that Parley itself relies on, by column of a table."""
    return {**REQUIRED.get(table, {}).get("codes", {}), **DECLARED.get(table, {})}


def may_be_empty(table: str) -> bool:
    """Whether the table may have no rows."""
    return bool(REQUIRED.get(table, {}).get("may_be_empty", True))
