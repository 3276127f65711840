"""The package descriptor: valid JSON, the shape of datapackage.json, consistent names and keys."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from lib.validation.files import is_safe
from lib.validation.problem import Problem, expected, in_file, inside, say, text_fault

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
    """The declaration without derived tables, which are never read."""
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


DECLARATION = "datapackage.json"
SHAPE = json.loads((Path(__file__).parent / "shape.json").read_text("utf-8"))
MAX_LIST = 500
TYPES = ("string", "integer", "number", "date", "boolean")

ATOM = r"(?:\[(?:[^\[\]\\]|\\.)+\]|\\[dDwWsS]|\\[^\w\s]|[^\\\[\](){}*+?|^$])"
PART = rf"{ATOM}(?:\{{\d{{1,2}}\}}|(?P<repeated>[*+]|\{{\d{{1,2}},\d{{0,2}}\}})|(?P<optional>\?))?"
PARTS = re.compile(PART)
SIMPLE = re.compile(rf"\^?(?:{re.sub('[?]P<[a-z]+>', '?:', PART)})*\$?")
#: With one repeat a text is matched in a time that grows as its length; each "?" may double it.
MOST_OPTIONAL = 2


def is_pattern(value: Any) -> bool:
    """Whether the value is a pattern that no text can keep busy for long (CWE-1333)."""
    if not isinstance(value, str) or len(value) > 100 or not SIMPLE.fullmatch(value):
        return False
    parts = list(PARTS.finditer(value))
    if sum(part["repeated"] is not None for part in parts) > 1:
        return False
    if sum(part["optional"] is not None for part in parts) > MOST_OPTIONAL:
        return False
    try:
        re.compile(value)
    except re.error:
        return False
    return True


def is_category(value: Any) -> bool:
    """Whether the value is a code, or an entry of a code and its label (Data Package v2)."""
    if isinstance(value, dict):
        return is_code(value.get("value")) and isinstance(value.get("label", ""), str)
    return is_code(value)


def is_code(value: Any) -> bool:
    """Whether the value is one word of a code list."""
    return isinstance(value, str | int | float)


LEAVES = {
    "text": lambda value: isinstance(value, str) and bool(value.strip()),
    "string": lambda value: isinstance(value, str),
    "slug": lambda value: isinstance(value, str) and bool(re.fullmatch(r"[a-z0-9._-]+", value)),
    "yes_no": lambda value: isinstance(value, bool),
    "count": lambda value: type(value) is int and value >= 0,
    "code": is_code,
    "category": is_category,
    "type": lambda value: value in TYPES,
    "utf8": lambda value: value in ("utf-8", "utf8", "UTF-8"),
    "pattern": is_pattern,
}


def at(place: str, kind: str, value: Any = None, **words: object) -> Problem:
    """A problem of the declaration at a place in it."""
    shown = None if value is None or isinstance(value, dict | list) else str(value)
    return Problem(DECLARATION, None, place or None, shown, say("shape", kind, **words))


def misfits(value: Any, shape: Any, place: str = "") -> Iterator[Problem]:
    """Every place where the value departs from the shape; entries that the shape lacks are free."""
    if isinstance(shape, dict):
        yield from object_misfits(value, shape, place)
    elif isinstance(shape, list):
        yield from list_misfits(value, shape, place)
    elif not LEAVES[shape](value):
        yield at(place, shape, value)


def object_misfits(value: Any, shape: dict[str, Any], place: str) -> Iterator[Problem]:
    """The misfits of a group of entries; a name that ends in "?" may be absent."""
    if not isinstance(value, dict):
        yield at(place, "object", value)
        return
    for name, inner in shape.items():
        entry = name.removesuffix("?")
        if entry in value:
            yield from misfits(value[entry], inner, inside(place, entry))
        elif not name.endswith("?"):
            yield at(place, "missing", entry=entry)


def list_misfits(value: Any, shape: list[Any], place: str) -> Iterator[Problem]:
    """The misfits of a list, each member named by its own name or else by its number."""
    if not isinstance(value, list) or not (value or "or none" in shape):
        yield at(place, "list", value)
        return
    if len(value) > MAX_LIST:
        yield at(place, "long_list", limit=MAX_LIST)
    for number, member in enumerate(value[:MAX_LIST], start=1):
        name = member.get("name") if isinstance(member, dict) else None
        yield from misfits(member, shape[0], inside(place, name or number))


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
