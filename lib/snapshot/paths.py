"""Where everything stands in the folder: names that every file system and web host can hold."""

import re
from collections.abc import Callable
from hashlib import sha256
from typing import Final

from lib.menu import HOME

#: Small letters only, because a memory stick may not tell "A" from "a"; no device of Windows.
SAFE: Final = re.compile(r"(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[a-z0-9][a-z0-9._-]{0,99}")
STYLE: Final = "assets/snapshot.css"
SCRIPT: Final = "assets/snapshot.js"
RUNTIME: Final = "assets/chart.js"
LICENCES: Final = "assets/LICENSES.txt"
ICON: Final = "assets/icon.svg"
PACKAGE: Final = "package.zip"
DECLARATION: Final = "data/datapackage.json"
CHECKSUMS: Final = "CHECKSUMS.sha256"
README: Final = "README.txt"


def safe(name: str) -> str:
    """The name itself where every file system can hold it, else a digest of it."""
    return name if SAFE.fullmatch(name) else sha256(name.encode()).hexdigest()[:20]


def page(name: str) -> str:
    """The file of a page of the app."""
    return "index.html" if name == HOME else f"{name}.html"


def record(name: str) -> str:
    """The file of the record that ``table/key`` names."""
    table, key = name.split("/", 1)
    return f"records/{safe(table)}/{safe(key)}.html"


def table(name: str) -> str:
    """The page of a table."""
    return f"tables/{safe(name)}.html"


def anchor(key: str) -> str:
    """The name by which links lead to a row in the page of its table."""
    return f"row-{safe(key)}"


def row(name: str) -> str:
    """The place of the row that ``table/key`` names in the page of its table."""
    own, key = name.split("/", 1)
    return f"{table(own)}#{anchor(key)}"


def table_csv(name: str) -> str:
    """The CSV of a table."""
    return f"data/{safe(name)}.csv"


def chart_csv(name: str) -> str:
    """The CSV of a chart's rows."""
    return f"data/charts/{safe(name)}.csv"


def place(to: str) -> str:
    """The file, with its anchor, of a place that content names; raises KeyError if unknown."""
    scheme, name = to.split(":", 1)
    ways: dict[str, Callable[[str], str]] = {"record": record, "page": page, "row": row}
    return name if scheme == "file" else ways[scheme](name)


def up(path: str) -> str:
    """The way from a file up to the folder, to stand before any other path."""
    return "../" * path.count("/")
