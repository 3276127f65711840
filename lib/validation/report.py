"""All checks of one package, from the bytes of its files to every problem at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice

from lib.validation.cells import cell_problems
from lib.validation.constraints import constraint_problems
from lib.validation.descriptor import (
    DECLARATION,
    Declared,
    declaration_problems,
    declared,
    read_declaration,
)
from lib.validation.files import is_safe
from lib.validation.problem import Problem, in_file
from lib.validation.reader import MAX_ROWS, Sheet, read_sheet
from lib.validation.required import required_problems
from lib.validation.rules import RULES

MAX_PROBLEMS = 5_000


@dataclass(frozen=True)
class Report:
    """What was found in a package: what it is, how much of it, and every problem."""

    name: str
    version: str
    tables: int
    rows: int
    problems: tuple[Problem, ...]


def report(files: Mapping[str, bytes]) -> Report:
    """The report on a package, from contents in bytes by name; counts are of tables and of rows."""
    raw, problems = read_declaration(files)
    if not raw:
        return Report("", "", 0, 0, tuple(problems))
    tables = {entry["name"]: declared(entry) for entry in raw["resources"]}
    found = [*problems, *declaration_problems(raw, files), *required_problems(tables)]
    sheets, more = read_sheets(tables, files)
    found += [*more, *row_problems(sheets)]
    rows = sum(len(sheet.rows) for sheet in sheets.values())
    return Report(raw["name"], raw["version"], len(tables), rows, tuple(dict.fromkeys(found)))


def sheets_of(files: Mapping[str, bytes]) -> dict[str, Sheet]:
    """The tables of a valid package by name."""
    raw, _ = read_declaration(files)
    return read_sheets({entry["name"]: declared(entry) for entry in raw["resources"]}, files)[0]


def read_sheets(
    tables: Mapping[str, Declared], files: Mapping[str, bytes]
) -> tuple[dict[str, Sheet], list[Problem]]:
    """The tables that can be read, each file once and no more rows than allowed, and problems."""
    sheets: dict[str, Sheet] = {}
    found: list[Problem] = []
    unread = {name: content for name, content in files.items() if is_safe(name)}
    room = MAX_ROWS
    for table in tables.values():
        if table.file in unread:
            sheet, more = read_sheet(table, unread.pop(table.file), room)
            sheets |= {table.name: sheet} if sheet else {}
            room -= len(sheet.rows) + len(sheet.ragged) if sheet else 0
            found += more
    return sheets, found


def row_problems(sheets: Mapping[str, Sheet]) -> Iterator[Problem]:
    """The problems inside the tables, in the order of tables and lines, 5,000 at most."""
    found = chain(
        chain.from_iterable(map(cell_problems, sheets.values())),
        chain.from_iterable(rule(sheets) for rule in RULES.values()),
        chain.from_iterable(constraint_problems(sheet, sheets) for sheet in sheets.values()),
    )
    first = list(islice(found, MAX_PROBLEMS + 1))
    place = {sheet.table.file: number for number, sheet in enumerate(sheets.values())}
    listed = first[:MAX_PROBLEMS]
    yield from sorted(listed, key=lambda one: (place.get(one.file, -1), one.line or 0))
    if len(first) > MAX_PROBLEMS:
        yield in_file(DECLARATION, "more", limit=MAX_PROBLEMS)


def problems(files: Mapping[str, bytes]) -> list[Problem]:
    """Every problem of a package at once, from contents in bytes by name; [] when it is valid."""
    return list(report(files).problems)
