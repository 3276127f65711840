"""The package of a period: original rows with all they refer to, and what explains them."""

import json
from datetime import date
from hashlib import sha256
from typing import Final

from starlette.requests import Request

from lib import citation, derived_tables, export, i18n
from lib.api import data, metadata
from lib.api.requests import parse_request
from lib.api.responses import Payload, Reply
from lib.cache import memoize
from lib.content import view as view_words
from lib.data import editions
from lib.model import selection
from lib.model.dataset import Dataset
from lib.params import View

PATH: Final = "/api/package.zip"


def tables(dataset: Dataset, view: View) -> dict[str, bytes]:
    """The CSV of each table, its rows untouched, by path inside the package."""
    kept = selection.whole(dataset, view)
    return {
        dataset.package.tables[name].path: metadata.cut(dataset, name, rows)
        for name, rows in kept.items()
    }


def derived(dataset: Dataset, view: View) -> dict[str, bytes]:
    """The CSV of each derived table in the view, by path."""
    return {
        one.path: export.csv(export.table_rows(dataset, view.plain, name))
        for name, one in derived_tables.declared(dataset).items()
    }


def chosen(dataset: Dataset, view: View, name: str) -> str:
    """Whose figures a derived table of the package holds, and how sure, in words."""
    acting = derived_tables.acting(dataset, name) - view_words.PERIOD
    return view_words.line(dataset, view, acting)


def described(dataset: Dataset, view: View, name: str) -> dict[str, object]:
    """The resource of a derived table, whose description says whose figures it holds."""
    raw, line = derived_tables.raw(dataset, name), chosen(dataset, view, name)
    said = i18n.words("api")["readme"]["chosen"].format(line=line) if line else ""
    return metadata.served({**raw, "description": f"{raw['description']}{said}"}, f"{name}.csv")


def with_derived(dataset: Dataset, view: View) -> bytes:
    """The declaration with the derived tables behind the package's own, each marked as derived."""
    raw, names = dataset.package.raw, derived_tables.declared(dataset)
    resources = [described(dataset, view, name) for name in names]
    whole = {**raw, "resources": [*raw["resources"], *resources]}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def listed(dataset: Dataset, view: View) -> str:
    """A line a table: its file, its title, and how many rows are inside."""
    kept = selection.whole(dataset, view)
    counted = {name: i18n.count(len(rows), "row", "rows") for name, rows in kept.items()}
    every = dataset.package.tables.values()
    lines = [f"- `{one.path}`: {one.title} ({counted[one.name]})" for one in every]
    said = i18n.words("api")["readme"]["derived"]
    for name, one in derived_tables.declared(dataset).items():
        shown = ", ".join(part for part in (said, chosen(dataset, view, name)) if part)
        lines.append(f"- `{one.path}`: {one.title} ({shown})")
    return "\n".join(lines)


def readme(dataset: Dataset, view: View, address: str, accessed: date) -> bytes:
    """What is inside, of which view, and how to cite it."""
    found = citation.citation(dataset, view, address, accessed)
    said = i18n.words("api")["readme"]["text"].format(
        **citation.parts(dataset, view, address, accessed),
        description=dataset.package.description,
        period=view.period,
        tables=listed(dataset, view),
        citation=found.text,
        bibtex=found.bibtex,
        csl=found.csl,
    )
    return str(said).encode()


def licence(dataset: Dataset) -> bytes:
    """The text of the licence: the package's own, or its name and address."""
    for name in ("LICENSE", "LICENSE.md"):
        if name in dataset.files:
            return dataset.files[name]
    licences = dataset.package.raw.get("licenses", ())
    return "".join(
        f"{one.get('title', one.get('name', ''))}\n{one.get('path', '')}\n" for one in licences
    ).encode()


def checksums(members: dict[str, bytes]) -> bytes:
    """A line a file, as ``sha256sum --check`` reads it."""
    return "".join(
        f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(members.items())
    ).encode()


def members(dataset: Dataset, view: View, address: str, accessed: date) -> dict[str, bytes]:
    """Every file of the package by path, the derived tables among them."""
    found = {
        "datapackage.json": with_derived(dataset, view),
        "README.md": readme(dataset, view, address, accessed),
        "LICENSE": licence(dataset),
        **tables(dataset, view),
        **derived(dataset, view),
    }
    return {**found, "CHECKSUMS.sha256": checksums(found)}


@memoize(8)
def package_payload(dataset: Dataset, view: View, address: str, accessed: date) -> Payload:
    """The package of a view as a zip."""
    return Payload(editions.packed(members(dataset, view, address, accessed)), "application/zip")


def package_handler(request: Request) -> Reply:
    """The package of the requested view."""
    ask = parse_request(request).plain
    found = package_payload(ask.dataset, ask.view, ask.cited.address(PATH), ask.today)
    name = export.file_name(ask.dataset, ask.view, "package", "zip")
    return Reply(found, {**data.saved_as(name), **ask.cites})
