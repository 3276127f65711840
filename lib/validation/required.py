"""Whether a package declares all that Parley reads of it (``lib.data.required``)."""

from collections.abc import Iterator, Mapping
from typing import Any

from lib.data.required import REQUIRED, is_optional, optional_columns
from lib.validation.descriptor import Declared, here
from lib.validation.problem import Problem


def required_problems(tables: Mapping[str, Declared]) -> Iterator[Problem]:
    """Every table, column, key and reference that Parley reads and the package does not declare."""
    for name, needed in REQUIRED.items():
        if name in tables:
            yield from table_problems(tables[name], needed)
        elif not is_optional(name):
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
    """The columns that a table lacks and must have, or has in another type."""
    optional = optional_columns(table.name)
    for column, kind in columns.items():
        if column not in table.fields:
            if column not in optional:
                yield here("no_column", table.name, column=column, table=table.name, type=kind)
        elif table.fields[column]["type"] != kind:
            found = table.fields[column]["type"]
            yield here("wrong_type", table.name, column, value=found, type=kind)
