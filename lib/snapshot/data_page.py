"""The page of data: every table, chart and file of the folder, and how to cite it."""

from markupsafe import Markup

from lib import answers, exports, gallery, text
from lib.api.groups import bullet, link, strong
from lib.schema import Table
from lib.snapshot import declared, pages, paths
from lib.snapshot.edition import Edition, said
from lib.snapshot.parts import Part, heading, listing, prose

FORMS = {"txt": "text", "bib": "bibtex", "json": "csl"}


def data(edition: Edition) -> list[Part]:
    """Every table and file, and the citation."""
    return [
        prose(said("data.intro")),
        *listing(said("data.tables"), [("", tables(edition))]),
        *listing(said("page.files"), [("", files())]),
        Part("code.html", {"words": "", "code": said("data.check_line")}),
        heading(said("data.citation")),
        *citation(edition),
        *listing(said("data.charts"), [("", charts(edition))]),
    ]


def tables(edition: Edition) -> list[Markup]:
    """Every table with its description, its rows, its page and its CSV."""
    every = answers.every(edition.talks).items()
    return [table_line(name, one, rows_of(edition, name)) for name, one in every]


def rows_of(edition: Edition, name: str) -> int:
    """How many rows a table has in the view."""
    return len(exports.rows_of_table(edition.talks, edition.view, name))


def table_line(name: str, declared: Table, rows: int) -> Markup:
    """A table in one line."""
    title = strong(link(paths.table(name), declared.title))
    csv = link(paths.table_csv(name), text.say("chart.csv"))
    return bullet(title, text.number(rows), declared.description, csv)


def files() -> list[Markup]:
    """The files that hold everything."""
    found = {
        paths.PACKAGE: "package",
        paths.DECLARATION: "declaration",
        paths.CHECKSUMS: "checksums",
    }
    return [link(path, said(f"data.{key}")) for path, key in found.items()]


def citation(edition: Edition) -> list[Part]:
    """The citation in three forms, each also a file."""
    links = [link(f"citation.{ending}", f"citation.{ending}") for ending in FORMS]
    codes = [Part("code.html", {"words": "", "code": form}) for form in citations(edition).values()]
    return [*codes, *listing("", [(said("data.forms"), links)])]


def citations(edition: Edition) -> dict[str, str]:
    """The forms of the citation by file."""
    return {f"citation.{ending}": getattr(edition.citation, form) for ending, form in FORMS.items()}


def charts(edition: Edition) -> list[Markup]:
    """The CSV of each chart."""
    return [link(paths.chart_csv(name), name) for name in gallery.gallery(edition.talks)]


def table_pages(edition: Edition) -> dict[str, bytes]:
    """The page of each table, by path."""
    return {paths.table(name): table_page(edition, name) for name in answers.every(edition.talks)}


def table_page(edition: Edition, name: str) -> bytes:
    """The page of a table: its rows and its columns."""
    one, path = answers.every(edition.talks)[name], paths.table(name)
    parts = [declared.table(edition, paths.up(path), name), declared.codebook(one)]
    trail = (paths.page("data"), text.say("page.data"))
    return pages.page(
        edition, path, one.title, parts, lead=one.description, trail=trail, records=None
    )
