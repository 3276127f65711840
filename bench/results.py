"""What a run found: one JSON file of rows by suite and server, each column a number or a spread.

A spread is the median with the least and the greatest of some samples. The names of the columns
are those of the tables in docs/speed.md.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any, Final

FILE: Final = Path(__file__).parent / "results.json"
Found = dict[str, Any]


def number(value: float) -> float:
    """A number with four digits, whole from a thousand on."""
    return round(value) if abs(value) >= 1_000 else float(f"{value:.4g}")


def spread(values: Sequence[float], scale: float = 1.0) -> list[float]:
    """Median, least and greatest; nothing where nothing was measured."""
    three = (median(values), min(values), max(values)) if values else ()
    return [number(value * scale) for value in three]


def spreads(samples: Mapping[str, Sequence[float]], scale: float = 1.0) -> Found:
    """The spread of each list of samples that has some."""
    return {name: spread(values, scale) for name, values in samples.items() if values}


def at(found: Found, *path: str) -> float:
    """The number, or the median, at a path of the results; not a number where there is none."""
    here: Any = found
    for name in path:
        here = here.get(name, {})
    if isinstance(here, list):
        here = here[0] if here else {}
    return float("nan") if here == {} else float(here)


def read() -> Found:
    """The results of the latest whole run."""
    found: Found = json.loads(FILE.read_text("utf-8"))
    return found


def written(found: Found) -> str:
    """The results as JSON, a row a line."""
    suites = []
    for suite, rows in found.items():
        pairs = rows.items() if isinstance(rows, dict) else ((None, row) for row in rows)
        lines = [(f"{json.dumps(name)}: " if name else "") + said(row) for name, row in pairs]
        marks = "{}" if isinstance(rows, dict) else "[]"
        inside = ",\n    ".join(lines)
        suites.append(f"  {json.dumps(suite)}: {marks[0]}\n    {inside}\n  {marks[1]}")
    return "{\n" + ",\n".join(suites) + "\n}\n"


def said(value: object) -> str:
    """A value as JSON in one line."""
    return json.dumps(value, ensure_ascii=False)
