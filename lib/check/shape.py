"""The shape of datapackage.json: which entries of which kind it has, by ``shape.json``."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lib.check.problem import Problem, inside, say

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
