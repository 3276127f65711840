"""The tables of the package: each whole, with links to its records and to the rows it refers to."""

from functools import partial
from typing import Final

import pandas as pd

from lib import answers, exports, text
from lib.address import RECORD_TABLES
from lib.model import selection
from lib.schema import Field, Table
from lib.snapshot import cells, grids, paths
from lib.snapshot.cells import Cell
from lib.snapshot.edition import Edition, said
from lib.snapshot.grids import Column
from lib.snapshot.parts import Part

#: Columns that serve the program more than the reader.
BACKSTAGE: Final = {
    "research_ref",
    "date_precision",
    "latitude",
    "longitude",
    "place_precision",
    "track_order",
}
NUMBERS: Final = ("integer", "number")


def places(edition: Edition, root: str, table: str) -> dict[str, str]:
    """Where each row of a table stands, by its key, seen from a page."""
    column = edition.talks.package.tables[table].key[0]
    if table in RECORD_TABLES:
        keys = edition.talks[table][column]
        return {key: root + paths.record(f"{table}/{key}") for key in keys}
    keys = selection.selection(edition.talks, edition.view)[table][column]
    return {key: root + paths.row(table, key) for key in keys}


def of_record(root: str, record: str) -> str:
    """The place of the page of a record, seen from a page."""
    return root + paths.record(record)


def found(known: dict[str, str], key: str) -> str:
    """The place of a key, or ""."""
    return known.get(key, "")


def cell(field: Field) -> Cell:
    """How the cells of a declared column are written."""
    if field.labels:
        return cells.labelled(field.label)
    if field.format == "uri":
        return cells.address
    kinds = {"date": cells.day, "boolean": cells.truth, **dict.fromkeys(NUMBERS, cells.number)}
    return kinds.get(field.type, cells.plain)


def column(edition: Edition, root: str, declared: Table, field: Field) -> Column:
    """A declared column; its cells lead to the row that they refer to."""
    unit = text.say("table.unit", unit=field.unit) if field.unit else ""
    others = {own: table for own, table, _ in declared.references}
    shown = cell(field)
    if field.name in others:
        shown = cells.linked(partial(found, places(edition, root, others[field.name])))
    elif field.name == "record" and answers.is_derived(edition.talks, declared.name):
        shown = cells.linked(partial(of_record, root))
    elif declared.name in RECORD_TABLES and field.name == declared.key[0]:
        shown = cells.linked(partial(found, places(edition, root, declared.name)))
    return Column(field.name, f"{field.title}{unit}", shown, field.type in NUMBERS)


def columns(edition: Edition, root: str, declared: Table, rows: pd.DataFrame) -> list[Column]:
    """Every column that serves a reader, and that of the source links."""
    shown = [field for field in declared.fields if field.name not in BACKSTAGE]
    made = [column(edition, root, declared, field) for field in shown]
    if exports.LINKS not in rows:
        return made
    return [*made, Column(exports.LINKS, said("table.addresses"), cells.addresses)]


def table(edition: Edition, root: str, name: str) -> Part:
    """A table of the package as the view cuts it."""
    declared = answers.every(edition.talks)[name]
    rows = exports.table_rows(edition.talks, edition.view, name)
    key = declared.key[0] if len(declared.key) == 1 else ""
    made = grids.grid(
        f"table-{paths.safe(name)}",
        grids.caption(edition, declared.title, rows),
        rows,
        columns(edition, root, declared, rows),
        "title" if answers.is_derived(edition.talks, name) else declared.key[0],
        "" if name in RECORD_TABLES else key,
    )
    return grids.part(made, paths.table_csv(name))


def codebook(declared: Table) -> Part:
    """The columns of a table with title, type, unit, meaning and codes."""
    rows = [
        {
            "column": field.name,
            "title": field.title,
            "type": field.type,
            "unit": field.unit,
            "meaning": field.description,
            "codes": "; ".join(f"{code} = {label}" for code, label in field.labels),
        }
        for field in declared.fields
    ]
    titles = text.words("snapshot")["table"]["codebook"]
    return grids.small(f"columns-{paths.safe(declared.name)}", said("table.columns"), titles, rows)
