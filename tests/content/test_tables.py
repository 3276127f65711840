"""A table says the same in every rendering: the same cells, links to the same places."""

from html.parser import HTMLParser

import pandas as pd
import pytest

from lib import catalog, params
from lib.api import render as html
from lib.charts import registry
from lib.content import tables, values
from lib.content.nodes import Column, Table
from lib.views import render

REAL, EXAMPLE = catalog.catalog().values()
VIEW = params.parse({}, EXAMPLE.limits)[0]
EVERY = [
    *(tables.declared(EXAMPLE, VIEW, name) for name in EXAMPLE.package.tables),
    *(tables.codebook(EXAMPLE, name) for name in EXAMPLE.package.tables),
    tables.unmatched(EXAMPLE, VIEW),
    tables.differing(EXAMPLE, VIEW),
    *tables.totals(EXAMPLE, VIEW),
]


class Grid(HTMLParser):
    """The cells of a table of HTML, row by row, and their links."""

    def __init__(self, source):
        super().__init__()
        self.rows, self.links, self.is_cell = [], [], False
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.is_cell = tag in ("td", "th") or (self.is_cell and tag == "a")
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
        elif tag == "a":
            self.links.append(dict(attrs)["href"])

    def handle_endtag(self, tag):
        self.is_cell = self.is_cell and tag not in ("td", "th")

    def handle_data(self, data):
        if self.is_cell:
            self.rows[-1][-1] += data


def read(table):
    """A table as HTML, read back; a place of ours leads to ``#`` and its name."""
    return Grid(str(html.table(table, lambda to: f"#{to}" if to else "")))


def in_app(column, cell):
    """A cell of the app's grid in words; addresses as their sites, as everywhere."""
    if column.kind == "addresses":
        return " ".join(values.site(one) for one in values.addresses(cell))
    return values.written("text" if column.kind == "truth" else column.kind, cell)


@pytest.mark.parametrize("table", EVERY, ids=lambda table: table.name)
def test_app_and_page_have_the_same_cells(table):
    head, *rows = read(table).rows
    frame = render.frame(table, render.MOST)
    assert head == [one.title for one in table.columns]
    assert [list(row) for row in rows] == [
        [in_app(column, cell) for column, cell in zip(table.columns, row, strict=True)]
        for row in frame.itertuples(index=False)
    ]


@pytest.mark.parametrize("table", EVERY[-4:], ids=lambda table: table.name)
def test_a_row_that_opens_a_record_in_the_app_leads_to_it_on_the_page(table):
    links = [link for link in read(table).links if link.startswith("#record:")]
    assert links == [f"#record:{record}" for record in table.records]


def test_every_caption_says_the_rows_and_the_period():
    table = tables.declared(EXAMPLE, VIEW, "rounds")
    assert table.caption == f"Rounds and contacts (fictional) · 8 rows · {VIEW.period}"


def test_a_day_of_a_table_is_no_finer_than_it_is_known():
    table = tables.declared(EXAMPLE, VIEW, "transfers")
    days = next(one for one in table.columns if one.key == "date")
    assert "2021-04" in set(days.cells)
    assert "2021-04-01" not in set(days.cells)


@pytest.mark.parametrize("name", ["meetings", "totals"])
def test_a_no_in_a_table_is_the_word(name):
    column = next(
        one for one in tables.declared(EXAMPLE, VIEW, name).columns if one.kind == "truth"
    )
    said = [values.written(column.kind, cell) for cell in column.cells]
    assert set(said) == {"yes", "no"}


def table_of(titles, cells=("<b>", "b")):
    """A table of text under some titles."""
    columns = tuple(
        Column(str(n), one, pd.Series(cells, dtype="str")) for n, one in enumerate(titles)
    )
    return Table("t", "A & B", columns)


def test_a_title_cannot_leave_its_style_sheet():
    made = str(html.table(table_of(['"}</style>', *"bcdefghi"]), str))
    style = made[: made.index("</style>")]
    assert 'class="many"' in made
    assert '"}<' not in style


def test_a_table_without_rows_keeps_its_headings_and_says_so():
    made = str(html.table(table_of(["one", "two"], ()), str))
    assert Grid(made).rows == [["one", "two"]]
    assert "No rows in this period." in made


def test_a_cell_is_no_markup():
    assert "<b>" not in str(html.table(table_of(["one"]), str))


def test_an_address_that_is_not_of_the_web_is_text():
    column = Column("url", "Link", pd.Series(["javascript:alert(1)"]), "address")
    made = Grid(str(html.table(Table("t", "", (column,)), lambda to: to)))
    assert made.links == []
    assert made.rows[1] == ["javascript:alert(1)"]


@pytest.mark.parametrize("name", ["a b", "</style>", "{}", "Ж", ""])
def test_a_strange_name_of_a_table_names_no_strange_element(name):
    assert html.ID.fullmatch(html.element_id(name))


def test_the_caption_says_whose_figures_where_the_rows_are_chosen_by_them():
    seen = params.parse({"figures": "third_parties", "confidence": "high"}, EXAMPLE.limits)[0]
    handovers, rounds, parties = (
        tables.declared(EXAMPLE, seen, name).caption for name in ("handovers", "rounds", "parties")
    )
    said = "figures of mediators and third parties · high confidence only"
    assert handovers.endswith(f"{seen.period} · {said}")
    assert rounds.endswith(f"{seen.period}")
    assert parties.endswith("rows")
    assert tables.declared(EXAMPLE, seen, "commitments-summary").caption.endswith(said)
    assert "figures of all sides" in tables.differing(EXAMPLE, seen).caption


@pytest.mark.parametrize("dataset", [REAL, EXAMPLE], ids=lambda one: one.package.name)
def test_every_column_of_a_chart_has_a_name_of_its_own_for_readers(dataset):
    view = params.parse({}, dataset.limits)[0]
    assert registry.charts(dataset)
    for name, chart in registry.charts(dataset).items():
        named = {one.key: one.title for one in tables.of_chart(dataset, view, chart, "").columns}
        assert not [key for key, title in named.items() if key == title], name
        assert len(set(named.values())) == len(named), name


def test_codes_stand_in_readers_words():
    view = params.parse({}, REAL.limits)[0]
    charts = registry.charts(REAL)
    shown = {
        "handovers": tables.declared(REAL, view, "handovers"),
        "sittings": tables.declared(REAL, view, "sittings"),
        "commitments": tables.declared(REAL, view, "commitments-summary"),
        **{name: tables.of_chart(REAL, view, charts[name], "") for name in ("ledger", "process")},
    }
    for name, table in shown.items():
        cells = [cell for one in table.columns if "qualifier" in one.key for cell in one.cells]
        assert "at least" in cells, name
        assert "at_least" not in cells, name


@pytest.mark.parametrize(
    ("name", "column", "title"),
    [
        ("monthly-remains", "total", "Number (bodies)"),
        ("single-exchanged", "figure", "Figure (persons)"),
        ("sittings", "upper", "Upper end (minutes)"),
        ("process", "figure", "Figure"),
    ],
)
def test_a_number_says_its_unit_in_the_heading_or_beside_it(name, column, title):
    view = params.parse({}, REAL.limits)[0]
    table = tables.of_chart(REAL, view, registry.charts(REAL)[name], "")
    titles = {one.key: one.title for one in table.columns}
    assert titles[column] == title
    assert "unit" in titles
