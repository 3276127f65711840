"""Every file of the snapshot: pages, records, tables, CSV, package, citation, checksums."""

import json

from lib import answers, editions, exports
from lib.api import assets, declaration, package
from lib.snapshot import charts, pages, paths
from lib.snapshot.app_pages import app_pages
from lib.snapshot.data_page import citations, table_pages
from lib.snapshot.edition import Edition, said, without_address
from lib.snapshot.record_pages import record_pages

ICON = assets.FOLDER.parents[1] / "pages" / "static" / "icon.svg"


def tables(edition: Edition) -> dict[str, bytes]:
    """The rows of every table as CSV, by path."""
    return {
        paths.table_csv(name): exports.csv(exports.table_rows(edition.talks, edition.view, name))
        for name in answers.every(edition.talks)
    }


def declared(edition: Edition) -> bytes:
    """The declaration of the tables, each where its CSV stands."""
    raw = edition.talks.package.raw
    every = declaration.resources(edition.talks)
    rows = [(one, paths.table_csv(str(one["name"])).removeprefix("data/")) for one in every]
    described = {**raw, "resources": [declaration.served(one, path) for one, path in rows]}
    return json.dumps(described, ensure_ascii=False, indent=1).encode()


def packed(edition: Edition) -> bytes:
    """The package of the view as a zip, its README without an address where there is none."""
    found = package.members(edition.talks, edition.view, edition.live, edition.taken)
    found.pop("CHECKSUMS.sha256")
    if not edition.live:
        found["README.md"] = without_address(found["README.md"].decode()).encode()
    return editions.packed({**found, "CHECKSUMS.sha256": package.checksums(found)})


def built() -> dict[str, bytes]:
    """The style, the scripts and their licences, by path."""
    dist = assets.FOLDER
    return {
        paths.STYLE: pages.style(),
        paths.SCRIPT: pages.script(),
        paths.ICON: ICON.read_bytes(),
        paths.RUNTIME: (dist / "chart.js").read_bytes(),
        paths.LICENCES: (dist / "LICENSES.txt").read_bytes(),
    }


def readme(edition: Edition) -> bytes:
    """What the folder is, how to open, check, publish and refresh it."""
    package_, title = edition.talks.package, edition.talks.package.title
    words = {"title": title, "line": "=" * len(title), "description": package_.description}
    lines = {
        "taken": edition.taken_line,
        "data": edition.data_line,
        "citation": edition.citation.text,
        "first": edition.view.period.first.isoformat(),
        "last": edition.view.period.last.isoformat(),
    }
    return said("readme.text", **words, **lines).encode()


def files(edition: Edition) -> dict[str, bytes]:
    """Every file of the snapshot by path, with the checksums of all others."""
    found = {
        **app_pages(edition),
        **table_pages(edition),
        **record_pages(edition),
        **built(),
        **tables(edition),
        **charts.csvs(edition),
        paths.DECLARATION: declared(edition),
        paths.PACKAGE: packed(edition),
        paths.README: readme(edition),
        **{path: f"{form}\n".encode() for path, form in citations(edition).items()},
    }
    return {**found, paths.CHECKSUMS: package.checksums(found)}
