"""Whether a declaration holds together: its names, files, columns and references."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from lib.check.declaration import Declared, declared, here
from lib.check.names import is_safe
from lib.check.problem import Problem, in_file, inside


def declaration_problems(raw: Mapping[str, Any], files: Mapping[str, bytes]) -> Iterator[Problem]:
    """What does not hold together in a declaration of the right shape."""
    tables = {entry["name"]: declared(entry) for entry in raw["resources"]}
    for entry in raw["resources"]:
        names = [field["name"] for field in entry["schema"]["fields"]]
        yield from (here("declared_twice", entry["name"], value=name) for name in twice(names))
        yield from path_problems(entry["path"], files)
        yield from column_problems(entry, tables)
    for name in twice([entry["name"] for entry in raw["resources"]]):
        yield here("declared_twice", "resources", value=name)
    for path in twice([entry["path"] for entry in raw["resources"]]):
        yield here("declared_twice", inside("resources", "path"), value=path)


def twice(names: list[str]) -> list[str]:
    """The names that stand more than once."""
    return [name for name, count in Counter(names).items() if count > 1]


def path_problems(path: str, files: Mapping[str, bytes]) -> Iterator[Problem]:
    """What is wrong with the file of a table."""
    if not is_safe(path):
        yield here("unsafe_path", "path", value=path)
    elif path not in files:
        yield in_file(path, "no_file")


def column_problems(entry: Mapping[str, Any], tables: Mapping[str, Declared]) -> Iterator[Problem]:
    """The columns that keys, dates, titles and references name and that are not there."""
    table, schema = tables[entry["name"]], entry["schema"]
    title = entry.get("titleField") or table.columns[0]
    for column in [*table.key, title, *(own for own, _, _ in table.references)]:
        if column not in table.fields:
            yield here("unknown_column", table.name, value=column)
    date = entry.get("dateField")
    if date and table.fields.get(date, {}).get("type") != "date":
        yield here("not_a_date", table.name, "dateField", value=date)
    yield from reference_problems(table, schema, tables)


def reference_problems(
    table: Declared, schema: Mapping[str, Any], tables: Mapping[str, Declared]
) -> Iterator[Problem]:
    """The references that point nowhere, or that are not of one column."""
    for key in schema.get("foreignKeys", ()):
        if len(key["fields"]) != 1 or len(key["reference"]["fields"]) != 1:
            yield here("one_column", table.name, "foreignKeys")
    for _, other, column in table.references:
        if column not in getattr(tables.get(other), "fields", ()):
            yield here("unknown_target", table.name, "foreignKeys", value=f"{other}.{column}")
