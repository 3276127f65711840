"""Files of the snapshot: CSV, package and checksums, written into a folder."""

import json
import os
import re
from collections.abc import Callable, Collection, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from shutil import rmtree
from tempfile import mkdtemp
from typing import Final

from lib import derived_tables, export
from lib.api import assets, metadata, package
from lib.data import editions
from lib.sitemap import HOME
from lib.snapshot import pages, parts
from lib.snapshot.app_pages import app_pages, record_pages
from lib.snapshot.data_page import citations, table_pages
from lib.snapshot.edition import Edition, said, without_address

ICON_SOURCE = assets.FOLDER.parents[1] / "pages" / "static" / "icon.svg"


def tables(edition: Edition) -> dict[str, bytes]:
    """The rows of every table as CSV, by path."""
    return {
        table_csv(name): export.csv(export.table_rows(edition.dataset, edition.view, name))
        for name in derived_tables.every(edition.dataset)
    }


def declared(edition: Edition) -> bytes:
    """The declaration of the tables, each where its CSV stands."""
    raw = edition.dataset.package.raw
    every = metadata.resources(edition.dataset)
    rows = [(one, table_csv(str(one["name"])).removeprefix("data/")) for one in every]
    described = {**raw, "resources": [metadata.served(one, path) for one, path in rows]}
    return json.dumps(described, ensure_ascii=False, indent=1).encode()


def packed(edition: Edition) -> bytes:
    """The package of the view as a zip, its README without an address where there is none."""
    found = package.members(edition.dataset, edition.view, edition.live, edition.taken)
    found.pop("CHECKSUMS.sha256")
    if not edition.live:
        found["README.md"] = without_address(found["README.md"].decode()).encode()
    return editions.packed({**found, "CHECKSUMS.sha256": package.checksums(found)})


def built() -> dict[str, bytes]:
    """The style, the scripts and their licences, by path."""
    dist = assets.FOLDER
    return {
        STYLE: pages.style(),
        SCRIPT: pages.script(),
        ICON: ICON_SOURCE.read_bytes(),
        RUNTIME: (dist / "chart.js").read_bytes(),
        LICENCES: (dist / "LICENSES.txt").read_bytes(),
    }


def readme(edition: Edition) -> bytes:
    """What the folder is, how to open, check, publish and refresh it."""
    package_, title = edition.dataset.package, edition.dataset.package.title
    words = {"title": title, "line": "=" * len(title), "description": package_.description}
    lines = {
        "taken": edition.taken_line,
        "data": edition.data_line,
        "citation": edition.citation.text,
        "first": edition.view.period.first.isoformat(),
        "last": edition.view.period.last.isoformat(),
    }
    return said("readme.text", **words, **lines).encode()


def snapshot_files(edition: Edition) -> dict[str, bytes]:
    """Every file of the snapshot by path, with the checksums of all others."""
    found = {
        **app_pages(edition),
        **table_pages(edition),
        **record_pages(edition),
        **built(),
        **tables(edition),
        **parts.csvs(edition),
        DECLARATION: declared(edition),
        PACKAGE: packed(edition),
        README: readme(edition),
        **{path: f"{form}\n".encode() for path, form in citations(edition).items()},
    }
    return {**found, CHECKSUMS: package.checksums(found)}


class ForeignFilesError(Exception):
    """A folder that holds other files than those of an earlier snapshot."""


def listed(folder: Path) -> set[str]:
    """The files of an earlier snapshot as its checksums list them, none outside the folder."""
    lines = (folder / CHECKSUMS).read_text(encoding="utf-8").splitlines()
    names = {line.partition("  ")[2] for line in lines}
    return {name for name in names if name and is_inside(name)}


def is_inside(name: str) -> bool:
    """True for a relative path that does not leave its folder."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts


def earlier(folder: Path) -> set[str]:
    """The files of an earlier snapshot; raises ForeignFilesError where there are only others."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return set()
    if not (folder / CHECKSUMS).is_file():
        raise ForeignFilesError(str(folder))
    return listed(folder)


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put the files in the place of an earlier snapshot, beside which others stay.

    They are written aside first, so that the folder changes as a whole or, where an OSError is
    raised, not at all.
    """
    own = earlier(folder)
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        written(aside, files)
        exchange(folder, aside, own)
    finally:
        rmtree(aside, ignore_errors=True)


def written(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, which everybody may read."""
    folder.chmod(0o777 & ~mask())
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def mask() -> int:
    """The mask of rights of new files, which can only be read by setting it."""
    os.umask(found := os.umask(0o077))
    return found


def exchange(folder: Path, new: Path, own: Collection[str]) -> None:
    """Put a folder in the place of another, whose files it takes over but for some of its own."""
    if not folder.exists():
        new.rename(folder)
        return
    old = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent)) / folder.name
    folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    for place in sorted(old.rglob("*")):
        name = place.relative_to(old)
        if not place.is_dir() and name.as_posix() not in own and not (folder / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            place.rename(folder / name)
    rmtree(old.parent)


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
