"""What a new edition must be beyond valid: read where it speaks, explained, rightly attributed.

The rules read optional columns and tables where a package has them: ``status`` and ``basis`` of
claims, ``title`` of sources, and ``one_sided``, the stretches of time in which a speaker gave the
figures of his own side only. Claims are judged by them where they are new or changed.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from lib.data.diff import Difference, differences, explains, reasons_since, version_order
from lib.data.schema import Package, read_package
from lib.validation.cells import filled, span
from lib.validation.problem import Problem, Refused, in_file, say
from lib.validation.reader import Row, Sheet
from lib.validation.report import sheets_of

Sheets = Mapping[str, Sheet]
ANNOUNCED = "announced"
#: Measures that speak of what is yet to come, of who proposed it, or of a place: an older source is
#: no fault of theirs.
AHEAD = (
    *(ANNOUNCED, "planned_start", "planned_length", "deadline", "promised", "requested"),
    "agreement",
    *("venue", "coordinates"),
)
FOLDER = "editions"


def edition_path(package: Path, name: str, named: str) -> Path:
    """The path that an argument names: a folder or zip, or a stored version.

    Raises Refused with the versions there are.
    """
    if Path(named).exists():
        return Path(named)
    kept = package.resolve().parent / FOLDER / name
    path = kept / f"{named}.zip"
    if path.parent != kept or not path.is_file():
        there = sorted((one.stem for one in kept.glob("*.zip")), key=version_order)
        allowed = ", ".join(there) or say("sentence", "no_editions")
        raise Refused([in_file(named, "no_edition", allowed=allowed)])
    return path


def beside(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[Problem]:
    """Every fault of a valid edition beside an earlier one, both given by their files."""
    sheets = sheets_of(after)
    package = read_package(after["datapackage.json"])
    found = differences(before, after)
    recent = recent_claims(found)
    return [
        *unexplained(found, reasons_since(after, version_of(before)), sheets),
        *unread(sheets, package),
        *too_old(sheets, package, recent),
        *of_other_side(sheets, recent),
        *untitled(sheets),
    ]


def version_of(files: Mapping[str, bytes]) -> str:
    """The version of a package."""
    return read_package(files["datapackage.json"]).version


def recent_claims(found: Iterable[Difference]) -> set[str]:
    """The keys of the claims that are new or changed, or have another speaker."""
    named = {"claims", "claim_speakers"}
    return {one.key.partition("/")[0] for one in found if one.table in named}


def unexplained(
    found: Iterable[Difference], reasons: list[dict[str, str]], sheets: Sheets
) -> Iterator[Problem]:
    """Cells changed and rows taken out of which no row of ``changes`` speaks."""
    for one in found:
        if one.kind == "added" or any(explains(reason, one) for reason in reasons):
            continue
        sheet = sheets.get(one.table)
        line = lines_of(sheet).get(one.key) if sheet else None
        file = sheet.table.file if sheet else one.table
        shown = sheet.table.shown(one.column) if sheet and one.column else None
        words = {"record": one.record, "old": one.old}
        yield Problem(file, line, shown, one.new, say("expected", f"reason_{one.kind}", **words))


def lines_of(sheet: Sheet) -> dict[str, int]:
    """The line of each row by its key."""
    key = sheet.table.key
    return {"/".join(row.cells.get(name, "") for name in key): row.line for row in sheet.rows}


def unread(sheets: Sheets, package: Package) -> Iterator[Problem]:
    """Rows on a day of which the coverage says that nothing was read."""
    rows = sheets["coverage"].rows if "coverage" in sheets else ()
    stretches = [row.cells for row in rows if row.cells.get("level") == "none"]
    for sheet in sheets.values():
        column = package.tables[sheet.table.name].date_field
        for row, cell in filled(sheet, column) if column else ():
            if any(holds(one, cell) for one in stretches):
                yield sheet.problem(row.line, column, cell, "read_day")


def holds(stretch: Mapping[str, str], cell: str) -> bool:
    """True for an ISO day inside a stretch of days; such days sort as they follow each other."""
    return stretch["first_date"] <= cell <= stretch["last_date"]


def rows_by(sheets: Sheets, table: str, column: str) -> dict[str, list[Mapping[str, str]]]:
    """The rows of a table by a column; none where the package has no such table."""
    found: dict[str, list[Mapping[str, str]]] = {}
    for row in sheets[table].rows if table in sheets else ():
        found.setdefault(row.cells.get(column, ""), []).append(row.cells)
    return found


def judged(sheets: Sheets, recent: set[str]) -> list[Row]:
    """The claims that are judged."""
    rows = sheets["claims"].rows if "claims" in sheets else ()
    return [row for row in rows if row.cells["claim_id"] in recent]


def too_old(sheets: Sheets, package: Package, recent: set[str]) -> Iterator[Problem]:
    """Claims whose source is older than the day they speak of, unless they are announcements."""
    began = first_days(sheets, package)
    published = {
        key: span(rows[0].get("published") or "-")
        for key, rows in rows_by(sheets, "sources", "source_id").items()
    }
    for row in judged(sheets, recent):
        known = published.get(row.cells.get("source_id", ""))
        day = next((began[one] for one in subjects(package, row.cells) if one in began), "")
        if known and known[1].isoformat() < day and not is_ahead(row.cells):
            words = {"day": day, "published": known[1].isoformat()}
            source = row.cells["source_id"]
            yield sheets["claims"].problem(row.line, "source_id", source, "older", **words)


def is_ahead(claim: Mapping[str, str]) -> bool:
    """True for a claim that speaks of what was yet to come, or of a place."""
    return bool({claim.get(name, "") for name in ("measure", "basis", "status")} & set(AHEAD))


def subjects(package: Package, claim: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What a claim speaks of, as table and key."""
    for own, other, _ in package.tables["claims"].references:
        if claim.get(own):
            yield other, claim[own]


def first_days(sheets: Sheets, package: Package) -> dict[tuple[str, str], str]:
    """The first day that each dated record allows, as ISO date, by table and key."""
    return {
        (name, row.cells.get(sheet.table.key[0], "")): day
        for name, sheet in sheets.items()
        if package.tables[name].date_field and sheet.table.key
        for row in sheet.rows
        if (day := first_day(row.cells, package.tables[name].date_field))
    }


def first_day(cells: Mapping[str, str], column: str) -> str:
    """The first day that a record allows, as far as it is known; "" where nothing is."""
    known = span(cells.get("date_edtf") or cells.get("as_of_edtf") or cells.get(column) or "-")
    return known[0].isoformat() if known else ""


def of_other_side(sheets: Sheets, recent: set[str]) -> Iterator[Problem]:
    """Figures for another side by a speaker who then gave his own only, without quoted words."""
    stretches = rows_by(sheets, "one_sided", "speaker_id")
    said_by = rows_by(sheets, "claim_speakers", "claim_id")
    days = {
        key: rows[0]["date"] for key, rows in rows_by(sheets, "transfers", "transfer_id").items()
    }
    sides = {key for key, rows in rows_by(sheets, "parties", "party_id").items()
             if rows[0]["role"] == "party"}  # fmt: skip
    for row in judged(sheets, recent) if stretches else ():
        if row.cells["to_party"] not in sides or not row.cells["value"] or row.cells["words"]:
            continue
        when = days.get(row.cells["transfer_id"], "")
        for one in said_by.get(row.cells["claim_id"], ()):
            own = any(holds(part, when) for part in stretches.get(one["speaker_id"], ()))
            if own and one["party_id"] != row.cells["to_party"]:
                words = {"speaker": one["speaker_id"], "day": when}
                to = row.cells["to_party"]
                yield sheets["claims"].problem(row.line, "to_party", to, "own_side", **words)


def untitled(sheets: Sheets) -> Iterator[Problem]:
    """Sources that do not say what they are called."""
    for row in sheets["sources"].rows if "sources" in sheets else ():
        if not row.cells.get("title"):
            yield sheets["sources"].problem(row.line, "title", row.cells["source_id"], "titled")
