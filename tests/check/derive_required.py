"""Print what Parley reads, derived from the real package: the content of lib/check/required.json.

Run ``python -m tests.check.derive_required > /tmp/required.json`` and move it into place whenever
the real package gains or loses a table or a column.
"""

import json
from pathlib import Path
from typing import Any

REAL = Path(__file__).parents[2] / "data" / "russia-ukraine" / "datapackage.json"
#: Talks may have nothing to show yet, but nobody can speak without parties.
NEVER_EMPTY = {"parties"}
RELIED_ON = {
    *(("speakers", "kind"), ("claims", "qualifier")),
    *(("fulfilments", "status"), ("coverage", "level")),
}
SYMBOLS = [
    *("circle", "square", "diamond", "cross", "x", "star", "pentagon", "hexagon", "octagon"),
    *("triangle-up", "triangle-down", "triangle-left", "triangle-right", "hourglass", "bowtie"),
]


def code_lists(table: str, fields: list[dict[str, Any]]) -> dict[str, list[str]]:
    """The code lists on which the code itself relies; all others are a package's own."""
    if table == "outcomes":
        return {"symbol": SYMBOLS}
    return {
        field["name"]: field["constraints"]["enum"]
        for field in fields
        if (table, field["name"]) in RELIED_ON or field["name"] == "confidence"
    }


def needed(resource: dict[str, Any]) -> dict[str, Any]:
    """What Parley reads of one table."""
    schema = resource["schema"]
    fields = schema["fields"]
    return {
        "may_be_empty": resource["name"] not in NEVER_EMPTY,
        "key": schema["primaryKey"],
        "columns": {field["name"]: field["type"] for field in fields},
        "required": [field["name"] for field in fields if is_required(field)],
        "references": {
            key["fields"][0]: [key["reference"]["resource"], key["reference"]["fields"][0]]
            for key in schema.get("foreignKeys", ())
        },
        "codes": code_lists(resource["name"], fields),
    }


def is_required(field: dict[str, Any]) -> bool:
    """Whether every row must fill the column."""
    return bool(field.get("constraints", {}).get("required", False))


def derived() -> dict[str, Any]:
    """What Parley reads, by table."""
    raw = json.loads(REAL.read_text("utf-8"))
    return {resource["name"]: needed(resource) for resource in raw["resources"]}


def laid_out(tables: dict[str, Any]) -> str:
    """The tables as JSON, one line for each part of a table."""
    blocks = []
    for name, parts in tables.items():
        lines = ",\n".join(f"    {json.dumps(key)}: {json.dumps(parts[key])}" for key in parts)
        blocks.append(f"  {json.dumps(name)}: {{\n{lines}\n  }}")
    return "{\n" + ",\n".join(blocks) + "\n}\n"


if __name__ == "__main__":
    print(laid_out(derived()), end="")
