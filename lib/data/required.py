"""What Parley reads of every package: tables, columns, keys, code lists (``required.json``).

The list is kept by hand beside the code that reads: what code cannot do without is required, what
it reads where it is there is optional, and all else in a package is the package's own.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

REQUIRED: Mapping[str, Mapping[str, Any]] = json.loads(
    (Path(__file__).parent / "required.json").read_text("utf-8")
)


def is_optional(table: str) -> bool:
    """Whether a package may lack the table; it is then read as one without rows."""
    return bool(REQUIRED[table].get("is_optional", False))


def optional_columns(table: str) -> dict[str, str]:
    """The columns that a package may lack, with their types; they are then read as empty."""
    known = REQUIRED.get(table, {})
    return {name: known["columns"][name] for name in known.get("optional", ())}


def columns(table: str) -> dict[str, str]:
    """Every column that Parley reads of a table, with its type."""
    return dict(REQUIRED[table]["columns"])


def required_columns(table: str) -> list[str]:
    """The columns of a table that must be filled whatever the package declares."""
    return list(REQUIRED.get(table, {}).get("required", ()))


def codes(table: str) -> dict[str, list[str]]:
    """The code lists that Parley itself relies on, by column of a table."""
    return dict(REQUIRED.get(table, {}).get("codes", {}))


def may_be_empty(table: str) -> bool:
    """Whether the table may have no rows."""
    return bool(REQUIRED.get(table, {}).get("may_be_empty", True))
