"""The page of data: every table, chart and file of the folder, and how to cite it."""

from lib import derived_tables, export, i18n
from lib.charts import registry
from lib.content import tables
from lib.content.nodes import Heading, Item, List, Text, item
from lib.data.schema import Table
from lib.snapshot import files, pages
from lib.snapshot.edition import Edition, said
from lib.snapshot.parts import Part, file_link, listing, with_csv

FORMS = {"txt": "text", "bib": "bibtex", "json": "csl"}


def data(edition: Edition) -> list[Part]:
    """Every table and file, and the citation."""
    return [
        Text(said("data.intro"), "prose"),
        *listing(said("data.tables"), every(edition)),
        *listing(said("page.files"), all_files()),
        Text(said("data.check_line"), "code"),
        Heading(said("data.citation")),
        *citation(edition),
        *listing(said("data.charts"), charts(edition)),
    ]


def every(edition: Edition) -> list[Item]:
    """Every table with its description, its rows, its page and its CSV."""
    declared = derived_tables.every(edition.dataset).items()
    return [table_line(name, one, rows_of(edition, name)) for name, one in declared]


def rows_of(edition: Edition, name: str) -> int:
    """How many rows a table has in the view."""
    return len(export.rows_of_table(edition.dataset, edition.view, name))


def table_line(name: str, declared: Table, rows: int) -> Item:
    """A table in one line."""
    title = file_link(declared.title, files.table(name))
    csv = file_link(i18n.say("share.csv"), files.table_csv(name))
    return item(title, i18n.number(rows), declared.description, csv)


def all_files() -> list[Item]:
    """The files that hold everything."""
    found = {
        files.PACKAGE: "package",
        files.DECLARATION: "declaration",
        files.CHECKSUMS: "checksums",
    }
    return [item(file_link(said(f"data.{key}"), path)) for path, key in found.items()]


def citation(edition: Edition) -> list[Part]:
    """The citation in three forms, each also a file."""
    codes: list[Part] = [Text(form, "code") for form in citations(edition).values()]
    names = (f"citation.{ending}" for ending in FORMS)
    links = tuple(item(file_link(name, name)) for name in names)
    return [*codes, Heading(said("data.forms"), 3), List(links)]


def citations(edition: Edition) -> dict[str, str]:
    """The forms of the citation by file."""
    return {f"citation.{ending}": getattr(edition.citation, form) for ending, form in FORMS.items()}


def charts(edition: Edition) -> list[Item]:
    """The CSV of each chart."""
    return [
        item(file_link(name, files.chart_csv(name))) for name in registry.charts(edition.dataset)
    ]


def table_pages(edition: Edition) -> dict[str, bytes]:
    """The page of each table, by path."""
    return {
        files.table(name): table_page(edition, name)
        for name in derived_tables.every(edition.dataset)
    }


def table_page(edition: Edition, name: str) -> bytes:
    """The page of a table: its rows and its columns."""
    one, path = derived_tables.every(edition.dataset)[name], files.table(name)
    shown = with_csv(tables.declared(edition.dataset, edition.view, name), name)
    parts = [*shown, tables.codebook(edition.dataset, name)]
    trail = (files.page("data"), i18n.say("page.data"))
    return pages.page(
        edition, path, one.title, parts, lead=one.description, trail=trail, records=None
    )
