"""What a package declares of itself, read without following any address in it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lib.check.problem import Problem, expected, in_file, inside
from lib.check.shape import DECLARATION, SHAPE, misfits
from lib.check.text_faults import text_fault

Reference = tuple[str, str, str]
MB = 1_000_000
MAX_DECLARATION = MB


@dataclass(frozen=True)
class Declared:
    """One table as declared; ``references`` are own column, other table, other column."""

    name: str
    file: str
    fields: Mapping[str, Mapping[str, Any]]
    key: tuple[str, ...]
    references: tuple[Reference, ...]

    @cached_property
    def columns(self) -> list[str]:
        """The names of the columns, in declared order."""
        return list(self.fields)

    def shown(self, column: str) -> str:
        """The readers' title of a column with its name in the file, as "First day (start_date)"."""
        title = self.fields.get(column, {}).get("title", column)
        return column if title == column else f"{title} ({column})"


def declared(resource: Mapping[str, Any]) -> Declared:
    """The table that a resource of the right shape describes."""
    schema = resource["schema"]
    return Declared(
        name=resource["name"],
        file=resource["path"],
        fields={field["name"]: field for field in schema["fields"]},
        key=tuple(schema.get("primaryKey", ())),
        references=tuple(references(resource["name"], schema)),
    )


def references(table: str, schema: Mapping[str, Any]) -> Iterator[Reference]:
    """Each reference of one column to one column; an empty name means the table itself."""
    for entry in schema.get("foreignKeys", ()):
        target = entry["reference"]
        yield entry["fields"][0], target["resource"] or table, target["fields"][0]


def here(kind: str, *place: str, value: str | None = None, **words: object) -> Problem:
    """A problem of the declaration at a place in it."""
    return Problem(DECLARATION, None, inside(*place) or None, value, expected(kind, **words))


def read_json(files: Mapping[str, bytes]) -> tuple[Any, list[Problem]]:
    """The declaration as Python values, and what keeps it from being read."""
    if DECLARATION not in files:
        return None, [in_file(DECLARATION, "no_declaration")]
    if len(files[DECLARATION]) > MAX_DECLARATION:
        return None, [in_file(DECLARATION, "large_declaration", limit=MAX_DECLARATION // MB)]
    return parsed(files[DECLARATION])


def parsed(content: bytes) -> tuple[Any, list[Problem]]:
    """The values of a JSON file in UTF-8, without NaN and infinity, or why there are none."""
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=refuse_constant), []
    except UnicodeDecodeError:
        return None, [in_file(DECLARATION, "not_utf8")]
    except json.JSONDecodeError as fault:
        return None, [Problem(DECLARATION, fault.lineno, None, None, expected("not_json"))]
    except (ValueError, RecursionError):
        return None, [in_file(DECLARATION, "not_json")]


def refuse_constant(name: str) -> None:
    """Raise ValueError for NaN or Infinity, which are no JSON (RFC 8259)."""
    raise ValueError(name)


def read_declaration(files: Mapping[str, bytes]) -> tuple[dict[str, Any], list[Problem]]:
    """The declaration, {} unless its shape is right, and every problem of shape or text in it."""
    raw, problems = read_json(files)
    if problems:
        return {}, problems
    problems = list(misfits(raw, SHAPE))
    return ({} if problems else without_derived(raw)), problems + list(unfit_texts(raw))


def without_derived(raw: dict[str, Any]) -> dict[str, Any]:
    """The declaration without tables that were worked out from others: they are read nowhere."""
    own = [entry for entry in raw["resources"] if entry.get("derived") is not True]
    return {**raw, "resources": own}


def unfit_texts(raw: Any) -> Iterator[Problem]:
    """The texts anywhere in the declaration that a page may not show."""
    waiting = [raw]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += [*value, *value.values()]
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, str) and (fault := text_fault(value)):
            yield Problem(DECLARATION, None, None, value, fault)
